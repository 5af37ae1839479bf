#include "tests/bench/turn_meter.h"

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <stdexcept>

#include <QCoreApplication>
#include <QTest>

#include "app/main_window.h"
#include "widgets/job_runner.h"

namespace bench {

namespace {
constexpr int kPatienceMs = 600'000;

/// What this thread has computed, in milliseconds.
double ownMs()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) * 1e-6;
}
} // namespace

TurnMeter::TurnMeter()
{
    QObject::connect(&m_timer, &QTimer::timeout, [this] { tick(); });
}

void TurnMeter::start()
{
    m_longest = m_longestOwn = 0;
    m_own = ownMs();
    m_clock.start();
    m_timer.start(0);
}

double TurnMeter::stop()
{
    tick();
    m_timer.stop();
    return m_longest;
}

void TurnMeter::tick()
{
    m_longest = std::max(m_longest, static_cast<double>(m_clock.nsecsElapsed()) / 1e6);
    m_clock.start();
    const double own = ownMs();
    m_longestOwn = std::max(m_longestOwn, own - m_own);
    m_own = own;
}

void settle(app::MainWindow& window)
{
    if (!QTest::qWaitFor([&window] { return window.jobs().idle(); }, kPatienceMs))
        throw std::runtime_error("a job does not end");
}

double measureTurns(app::MainWindow& window, const char* what, int count, const std::function<void(int)>& step)
{
    QElapsedTimer clock;
    clock.start();
    TurnMeter meter;
    meter.start();
    for (int i = 0; i < count; ++i) {
        step(i);
        QCoreApplication::processEvents();
    }
    settle(window);
    const double longest = meter.stop();
    const auto all = static_cast<double>(clock.elapsed());
    std::printf("%-34s longest turn %6.1f ms (%6.1f ms of its own), all %8.0f ms\n", what, longest, meter.longestOwn(),
                all);
    std::fflush(stdout);
    return all;
}

} // namespace bench
