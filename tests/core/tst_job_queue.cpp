// The compute thread from many others at once. The thread sanitizer runs this (./test tsan).

#include <QTest>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <new>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "core/jobs/job_queue.h"

using core::JobContext;
using core::JobQueue;
using core::JobResult;
using core::Urgency;

namespace {

/// Opens once; everybody waits for that.
class Gate {
public:
    void open()
    {
        const std::lock_guard lock(m_mutex);
        m_open = true;
        m_changed.notify_all();
    }
    void wait()
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return m_open; });
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_open = false;
};

/// Results in the order in which the jobs ended.
class Results {
public:
    JobQueue::Done keeper(std::string name)
    {
        return [this, name = std::move(name)](const JobResult& result) {
            const std::lock_guard lock(m_mutex);
            m_ended.emplace_back(name, result);
            m_changed.notify_all();
        };
    }
    std::vector<std::pair<std::string, JobResult>> wait(size_t count)
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [&] { return m_ended.size() >= count; });
        return m_ended;
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::vector<std::pair<std::string, JobResult>> m_ended;
};

/// Ends as soon as it is asked to.
void untilStopped(JobContext& context)
{
    while (true) {
        context.control.throwIfStopped();
        std::this_thread::yield();
    }
}

} // namespace

class TestJobQueue : public QObject {
    Q_OBJECT

private slots:
    void jobsRunOneAfterTheOtherInTheirOrder()
    {
        Results results;
        std::atomic<int> inside{0};
        std::atomic<bool> overlapped{false};
        JobQueue queue;
        for (int i = 0; i < 50; ++i)
            queue.run(
                "tag" + std::to_string(i),
                [&](JobContext&) {
                    overlapped = overlapped || ++inside > 1;
                    --inside;
                },
                {}, results.keeper(std::to_string(i)));
        const auto ended = results.wait(50);
        for (size_t i = 0; i < ended.size(); ++i) {
            QCOMPARE(ended[i].first, std::to_string(i));
            QVERIFY(!ended[i].second.cancelled && !ended[i].second.error);
        }
        QVERIFY(!overlapped);
    }

    void aNewJobStopsTheOneOfItsTag()
    {
        Results results;
        Gate started;
        JobQueue queue;
        queue.run(
            "a",
            [&](JobContext& context) {
                started.open();
                untilStopped(context);
            },
            {}, results.keeper("first"));
        started.wait();
        queue.run(
            "a", [](JobContext&) {}, {}, results.keeper("second"));
        const auto ended = results.wait(2);
        QCOMPARE(ended[0].first, std::string("first"));
        QVERIFY(ended[0].second.cancelled);
        QVERIFY(!ended[1].second.cancelled);
    }

    void whatIsThrownBecomesTheResult()
    {
        Results results;
        JobQueue queue;
        queue.run(
            "a", [](JobContext&) { throw gpu::Error(gpu::ErrorKind::NotFound, gpu::mark("core", "gone")); }, {},
            results.keeper("ours"));
        queue.run(
            "b", [](JobContext&) { throw std::runtime_error("odd"); }, {}, results.keeper("other"));
        queue.run(
            "c", [](JobContext&) { throw std::bad_alloc(); }, {}, results.keeper("memory"));
        queue.run(
            "d", [](JobContext&) {}, {}, results.keeper("next"));
        const auto ended = results.wait(4);
        QVERIFY(ended[0].second.error && ended[0].second.error->kind() == gpu::ErrorKind::NotFound);
        QVERIFY(ended[1].second.error && ended[1].second.error->kind() == gpu::ErrorKind::Internal);
        QVERIFY(ended[2].second.error && ended[2].second.error->kind() == gpu::ErrorKind::OutOfMemory);
        QVERIFY(!ended[3].second.error && !ended[3].second.cancelled);
    }

    void backgroundJobsMakeWay()
    {
        Results results;
        Gate started;
        JobQueue queue;
        queue.run(
            "slow",
            [&](JobContext& context) {
                started.open();
                untilStopped(context);
            },
            {}, results.keeper("background"), Urgency::Background);
        started.wait();
        queue.run(
            "click", [](JobContext&) {}, {}, results.keeper("normal"));
        const auto ended = results.wait(2);
        QVERIFY(ended[0].first == "background" && ended[0].second.cancelled);
        QVERIFY(ended[1].first == "normal" && !ended[1].second.cancelled);
    }

    void jobsRunInsideOfOneThatMakesWay()
    {
        Results results;
        Gate started;
        Gate queued;
        JobQueue queue;
        queue.run(
            "long",
            [&](JobContext& context) {
                started.open();
                queued.wait();
                context.makeWay();
            },
            {}, results.keeper("long"));
        started.wait();
        queue.run(
            "short", [](JobContext&) {}, {}, results.keeper("short"));
        queued.open();
        QCOMPARE(results.wait(2)[0].first, std::string("short"));
    }

    void everyJobEndsOnceWhateverManyThreadsDo()
    {
        constexpr int kThreads = 4;
        constexpr int kJobs = 200;
        std::atomic<int> begun{0};
        std::atomic<int> steps{0};
        Results results;
        {
            JobQueue queue;
            std::vector<std::thread> threads;
            for (int t = 0; t < kThreads; ++t)
                threads.emplace_back([&, t] {
                    for (int i = 0; i < kJobs; ++i) {
                        const std::string tag = std::to_string((i + t) % 7);
                        queue.run(
                            tag,
                            [&](JobContext& context) {
                                ++begun;
                                context.step(gpu::mark("core", "working"));
                                context.makeWay();
                            },
                            [&](const gpu::Message&, double) { ++steps; }, results.keeper(tag),
                            i % 3 == 0 ? Urgency::Background : Urgency::Normal);
                        if (i % 5 == 0)
                            queue.cancel(std::to_string(i % 7));
                        if (i % 11 == 0)
                            queue.promote(tag);
                        if (i % 50 == 49)
                            queue.cancelAll();
                        (void)queue.idle();
                    }
                });
            for (std::thread& thread : threads)
                thread.join();
        }
        const auto ended = results.wait(kThreads * kJobs);
        QCOMPARE(ended.size(), size_t{kThreads * kJobs});
        QCOMPARE(steps.load(), begun.load());
        const auto done =
            std::count_if(ended.begin(), ended.end(), [](const auto& entry) { return !entry.second.cancelled; });
        QVERIFY(done <= begun.load());
    }

    void theLastOneOutStopsWhatRuns()
    {
        Results results;
        Gate started;
        {
            JobQueue queue;
            queue.run(
                "endless",
                [&](JobContext& context) {
                    started.open();
                    untilStopped(context);
                },
                {}, results.keeper("endless"));
            started.wait();
            queue.run(
                "waiting", [](JobContext&) {}, {}, results.keeper("waiting"));
        }
        const auto ended = results.wait(2);
        QVERIFY(ended[0].second.cancelled && ended[1].second.cancelled);
    }
};

QTEST_GUILESS_MAIN(TestJobQueue)

#include "tst_job_queue.moc"
