// How much a crash can cost, by a clock of the test's own.

#include <algorithm>
#include <map>
#include <vector>

#include <QRandomGenerator>
#include <QTest>

#include "app/keep_pace.h"

using std::chrono::milliseconds;

namespace {

/// Changes at given times against a writer that takes given times. Tells for each change when it was on disk.
class Simulation {
public:
    Simulation(std::vector<milliseconds> changes, std::vector<milliseconds> writings)
        : m_changes(std::move(changes)), m_writings(std::move(writings))
    {
    }

    std::vector<milliseconds> run()
    {
        size_t next = 0;
        while (next < m_changes.size() || !m_events.empty()) {
            if (next < m_changes.size() && (m_events.empty() || m_changes[next] < m_events.begin()->first)) {
                m_now = m_changes[next++];
                ++m_made;
                if (m_pace.changed())
                    m_events.emplace(m_now + app::KeepPace::kDelay, Event::TimeIsUp);
                continue;
            }
            m_now = m_events.begin()->first;
            const Event event = m_events.begin()->second;
            m_events.erase(m_events.begin());
            if (event == Event::TimeIsUp ? m_pace.timeIsUp() : end())
                begin();
        }
        return m_kept;
    }
    int writings() const { return m_writing; }

private:
    enum class Event { TimeIsUp, Ended };

    void begin()
    {
        m_captured = m_made;
        const milliseconds takes = m_writings[static_cast<size_t>(m_writing++) % m_writings.size()];
        m_events.emplace(m_now + takes, Event::Ended);
    }
    bool end()
    {
        m_kept.resize(std::max(m_kept.size(), m_captured), m_now);
        return m_pace.ended();
    }

    std::vector<milliseconds> m_changes;
    std::vector<milliseconds> m_writings;
    std::multimap<milliseconds, Event> m_events;
    app::KeepPace m_pace;
    milliseconds m_now{0};
    size_t m_made = 0;
    size_t m_captured = 0; ///< changes that the present writing has
    int m_writing = 0;
    std::vector<milliseconds> m_kept; ///< when each change was on disk
};

} // namespace

class TestKeepPace : public QObject {
    Q_OBJECT

private slots:
    void oneChangeIsWrittenOnce()
    {
        Simulation simulation({milliseconds(5)}, {milliseconds(100)});
        QCOMPARE(simulation.run(), std::vector{milliseconds(905)});
        QCOMPARE(simulation.writings(), 1);
    }

    void steadyWorkDoesNotPutTheWritingOff()
    {
        std::vector<milliseconds> changes;
        for (int i = 0; i < 100; ++i)
            changes.emplace_back(50 * i);
        const std::vector<milliseconds> kept = Simulation(changes, {milliseconds(20)}).run();
        QCOMPARE(kept.front(), milliseconds(820));
    }

    void whatChangesDuringAWritingIsWrittenToo()
    {
        // The second change comes when the writing has begun, its time is up before that has ended.
        Simulation simulation({milliseconds(0), milliseconds(810)}, {milliseconds(1000)});
        QCOMPARE(simulation.run(), (std::vector{milliseconds(1800), milliseconds(2800)}));
        QCOMPARE(simulation.writings(), 2);
    }

    void aCrashCostsAtMostTwoSeconds()
    {
        QRandomGenerator random(1);
        milliseconds longest(0);
        for (int round = 0; round < 500; ++round) {
            std::vector<milliseconds> changes;
            milliseconds at(0);
            for (int i = 0; i < 200; ++i)
                changes.push_back(at += milliseconds(random.bounded(1 + 30 * (1 + round % 60))));
            std::vector<milliseconds> writings;
            for (int i = 0; i < 17; ++i)
                writings.emplace_back(random.bounded(1001));
            const std::vector<milliseconds> kept = Simulation(changes, writings).run();
            QCOMPARE(kept.size(), changes.size());
            for (size_t i = 0; i < kept.size(); ++i)
                longest = std::max(longest, kept[i] - changes[i]);
        }
        QVERIFY2(longest <= milliseconds(2000), qPrintable(QString::number(longest.count())));
        QVERIFY(longest > milliseconds(1500)); // the slow writings were met
    }
};

QTEST_GUILESS_MAIN(TestKeepPace)
#include "tst_keep_pace.moc"
