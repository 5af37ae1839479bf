#include "tests/bench/turn_meter.h"

#include <algorithm>
#include <cstdio>
#include <stdexcept>

#include <QCoreApplication>
#include <QTest>

#include "app/main_window.h"
#include "widgets/job_runner.h"

namespace bench {

namespace {
constexpr int kPatienceMs = 600'000;
}

TurnMeter::TurnMeter()
{
    QObject::connect(&m_timer, &QTimer::timeout, [this] { tick(); });
}

void TurnMeter::start()
{
    m_longest = 0;
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
    std::printf("%-34s longest turn %6.1f ms, all %8.0f ms\n", what, longest, all);
    std::fflush(stdout);
    return all;
}

} // namespace bench
