// Jobs of the window: the newest wins, results come back to the UI thread, and the event loop turns meanwhile.
#include <atomic>
#include <condition_variable>
#include <mutex>

#include <QSignalSpy>
#include <QTest>
#include <QThread>
#include <QTimer>

#include "widgets/job_runner.h"

using widgets::JobRunner;
using widgets::Outcome;

namespace {

const gpu::Message kTitle{gpu::mark("test", "Working")};

/// Keeps a job on the compute thread until it is opened or the job is stopped.
class Gate {
public:
    void pass(core::JobContext& context)
    {
        std::unique_lock lock(m_mutex);
        m_entered = true;
        m_changed.notify_all();
        m_changed.wait(lock, context.control.stop, [this] { return m_open; });
        lock.unlock();
        context.control.throwIfStopped();
    }
    void open()
    {
        const std::lock_guard lock(m_mutex);
        m_open = true;
        m_changed.notify_all();
    }
    bool entered()
    {
        const std::lock_guard lock(m_mutex);
        return m_entered;
    }

private:
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    bool m_open = false;
    bool m_entered = false;
};

} // namespace

class TestJobRunner : public QObject {
    Q_OBJECT

private slots:
    void resultsArriveOnTheUiThread()
    {
        JobRunner runner;
        QThread* worker = nullptr;
        QThread* receiver = nullptr;
        int value = 0;
        runner.run<int>(
            "test.sum", kTitle,
            [&worker](core::JobContext&) {
                worker = QThread::currentThread();
                return 42;
            },
            this,
            [&](const Outcome<int>& outcome) {
                receiver = QThread::currentThread();
                value = outcome.value.value_or(-1);
            });
        QTRY_COMPARE(value, 42);
        QCOMPARE(receiver, QThread::currentThread());
        QVERIFY(worker != receiver);
        QVERIFY(runner.idle());
    }

    void whatRunsAheadGivesWay()
    {
        JobRunner runner;
        Gate gate;
        bool cancelled = false;
        int wanted = 0;
        runner.run<int>(
            "test.ahead", kTitle,
            [&gate](core::JobContext& context) {
                gate.pass(context);
                return 1;
            },
            this, [&](const Outcome<int>& outcome) { cancelled = outcome.cancelled; }, widgets::Lane::Ahead);
        QTRY_VERIFY(gate.entered());
        runner.run<int>(
            "test.wanted", kTitle, [](core::JobContext&) { return 2; }, this,
            [&](const Outcome<int>& outcome) { wanted = outcome.value.value_or(-1); });
        QTRY_COMPARE(wanted, 2);
        QVERIFY(cancelled);
    }

    void whatIsWantedGoesBeforeWhatWaitsAhead()
    {
        JobRunner runner;
        Gate gate;
        QStringList order;
        const auto add = [&](const QString& tag, widgets::Lane lane) {
            runner.run<int>(
                tag, kTitle, [](core::JobContext&) { return 0; }, this,
                [&order, tag](const Outcome<int>&) { order << tag; }, lane);
        };
        runner.run<int>(
            "test.first", kTitle,
            [&gate](core::JobContext& context) {
                gate.pass(context);
                return 0;
            },
            this, [](const Outcome<int>&) {});
        add("ahead", widgets::Lane::Ahead);
        add("wanted", widgets::Lane::Compute);
        gate.open();
        QTRY_COMPARE(order, (QStringList{"wanted", "ahead"}));
    }

    void whatRunsAheadIsLeftAloneOncePromoted()
    {
        JobRunner runner;
        Gate gate;
        QList<int> order;
        const auto note = [&order](const Outcome<int>& outcome) { order << outcome.value.value_or(-1); };
        runner.run<int>(
            "test.ahead", kTitle,
            [&gate](core::JobContext& context) {
                gate.pass(context);
                return 1;
            },
            this, note, widgets::Lane::Ahead);
        QTRY_VERIFY(gate.entered());
        runner.promote("test.ahead");
        runner.run<int>(
            "test.wanted", kTitle, [](core::JobContext&) { return 2; }, this, note);
        gate.open();
        QTRY_COMPARE(order, (QList<int>{1, 2}));
    }

    void aLongJobMakesWayForOthers()
    {
        JobRunner runner;
        Gate gate;
        QStringList order;
        runner.run<int>(
            "test.long", kTitle,
            [&gate](core::JobContext& context) {
                gate.pass(context);
                context.makeWay();
                return 0;
            },
            this, [&order](const Outcome<int>&) { order << "long"; });
        QTRY_VERIFY(gate.entered());
        runner.run<int>(
            "test.short", kTitle, [](core::JobContext&) { return 0; }, this,
            [&order](const Outcome<int>&) { order << "short"; });
        runner.run<int>(
            "test.failing", kTitle,
            [](core::JobContext&) -> int { throw gpu::Error(gpu::ErrorKind::Internal, gpu::mark("test", "No")); }, this,
            [&order](const Outcome<int>& outcome) { order << (outcome.error ? "failed" : "not failed"); });
        gate.open();
        QTRY_COMPARE(order, (QStringList{"short", "failed", "long"}));
    }

    void theNewestWins()
    {
        JobRunner runner;
        Gate gate;
        QList<int> delivered;
        const auto deliver = [&delivered](const Outcome<int>& outcome) { delivered << outcome.value.value_or(-1); };
        runner.run<int>(
            "test.newest", kTitle,
            [&gate](core::JobContext& context) {
                gate.pass(context);
                return 0;
            },
            this, deliver);
        QTRY_VERIFY(gate.entered());
        for (int i = 1; i <= 20; ++i)
            runner.run<int>(
                "test.newest", kTitle, [i](core::JobContext&) { return i; }, this, deliver);
        QTRY_VERIFY(runner.idle());
        bool drained = false;
        runner.run<int>(
            "test.other", kTitle, [](core::JobContext&) { return 0; }, this,
            [&](const Outcome<int>&) { drained = true; });
        QTRY_VERIFY(drained);
        QCOMPARE(delivered, QList<int>{20});
    }

    void aResultThatWasUnderWayIsDroppedWhenANewerJobExists()
    {
        JobRunner runner;
        QList<int> delivered;
        std::atomic<bool> finished = false;
        const auto deliver = [&delivered](const Outcome<int>& outcome) { delivered << outcome.value.value_or(-1); };
        runner.run<int>(
            "test.stale", kTitle,
            [&finished](core::JobContext&) {
                finished = true;
                return 1;
            },
            this, deliver);
        // Wait without turning the event loop: the result is posted, but not delivered.
        while (!finished)
            QThread::yieldCurrentThread();
        runner.run<int>(
            "test.stale", kTitle, [](core::JobContext&) { return 2; }, this, deliver);
        QTRY_COMPARE(delivered, QList<int>{2});
    }

    void cancelTellsTheNewestJob()
    {
        JobRunner runner;
        Gate gate;
        bool cancelled = false;
        runner.run<int>(
            "test.cancel", kTitle,
            [&gate](core::JobContext& context) {
                gate.pass(context);
                return 0;
            },
            this,
            [&](const Outcome<int>& outcome) { cancelled = outcome.cancelled && !outcome.value && !outcome.error; });
        QTRY_VERIFY(gate.entered());
        QVERIFY(runner.isActive("test.cancel"));
        runner.cancel("test.cancel");
        QTRY_VERIFY(cancelled);
        QVERIFY(!runner.isActive("test.cancel"));
    }

    void filesDoNotWaitForTheDevice()
    {
        JobRunner runner;
        Gate gate;
        bool read = false;
        runner.run<int>(
            "test.compute", kTitle,
            [&gate](core::JobContext& context) {
                gate.pass(context);
                return 0;
            },
            this, [](const Outcome<int>&) {});
        QTRY_VERIFY(gate.entered());
        runner.run<int>(
            "test.file", kTitle, [](core::JobContext&) { return 1; }, this,
            [&read](const Outcome<int>& outcome) { read = outcome.value.has_value(); }, widgets::Lane::Files);
        QTRY_VERIFY(read);
        QVERIFY(runner.isActive("test.compute"));
        gate.open();
        QTRY_VERIFY(runner.idle());
    }

    void errorsArriveWithTheirHint()
    {
        JobRunner runner;
        std::shared_ptr<const gpu::Error> error;
        runner.run<int>(
            "test.fail", kTitle,
            [](core::JobContext&) -> int {
                throw gpu::Error(gpu::ErrorKind::Io, {gpu::mark("test", "No room on %1"), {"disk"}},
                                 gpu::mark("test", "Free some"));
            },
            this, [&](const Outcome<int>& outcome) { error = outcome.error; });
        QTRY_VERIFY(error);
        QCOMPARE(error->what(), "No room on disk");
        QCOMPARE(error->hint().english(), std::string("Free some"));
    }

    void theEventLoopTurnsWhileAJobRuns()
    {
        JobRunner runner;
        Gate gate;
        int turns = 0;
        QTimer timer;
        connect(&timer, &QTimer::timeout, this, [&] {
            if (++turns == 200)
                gate.open();
        });
        bool done = false;
        runner.run<int>(
            "test.turns", kTitle,
            [&gate](core::JobContext& context) {
                gate.pass(context);
                return 0;
            },
            this, [&](const Outcome<int>& outcome) { done = outcome.value.has_value(); });
        timer.start(0);
        // The job cannot end before the loop has turned 200 times: it would hang if the window waited for it.
        QTRY_VERIFY(done);
        QVERIFY(turns >= 200);
    }

    void manyStepsAreFewEvents()
    {
        JobRunner runner;
        int changes = 0;
        double last = -1;
        connect(&runner, &JobRunner::activityChanged, this, [&] {
            ++changes;
            if (const auto activity = runner.current())
                last = activity->fraction;
        });
        std::atomic<bool> reported = false;
        Gate gate;
        runner.run<int>(
            "test.steps", kTitle,
            [&](core::JobContext& context) {
                for (int i = 1; i <= 10000; ++i)
                    context.control.report(i / 10000.0);
                reported = true;
                gate.pass(context);
                return 0;
            },
            this, [](const Outcome<int>&) {});
        while (!reported)
            QThread::yieldCurrentThread();
        QTRY_COMPARE(last, 1.0);
        QVERIFY2(changes <= 10, qPrintable(QString::number(changes)));
        gate.open();
        QTRY_VERIFY(runner.idle());
    }

    void aReceiverThatIsGoneIsNotCalled()
    {
        JobRunner runner;
        Gate gate;
        bool called = false;
        auto receiver = std::make_unique<QObject>();
        runner.run<int>(
            "test.gone", kTitle,
            [&gate](core::JobContext& context) {
                gate.pass(context);
                return 1;
            },
            receiver.get(), [&](const Outcome<int>&) { called = true; });
        QTRY_VERIFY(gate.entered());
        receiver.reset();
        gate.open();
        QTRY_VERIFY(runner.idle());
        QVERIFY(!called);
    }

    void destructionStopsWhatRuns()
    {
        Gate gate;
        bool called = false;
        {
            JobRunner runner;
            runner.run<int>(
                "test.end", kTitle,
                [&gate](core::JobContext& context) {
                    gate.pass(context);
                    return 1;
                },
                this, [&](const Outcome<int>&) { called = true; });
            QTRY_VERIFY(gate.entered());
        }
        QCoreApplication::processEvents();
        QVERIFY(!called);
    }
};

QTEST_MAIN(TestJobRunner)
#include "tst_job_runner.moc"
