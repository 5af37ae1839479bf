#pragma once
// How long the window's event loop is held up.

#include <functional>

#include <QElapsedTimer>
#include <QTimer>

namespace app {
class MainWindow;
}

namespace bench {

/// The longest time between two turns of the event loop since start().
class TurnMeter {
public:
    TurnMeter();
    void start();
    /// In milliseconds.
    double stop();
    /// The most that this thread has computed in one turn: the same, but for what other programs take.
    double longestOwn() const { return m_longestOwn; }

private:
    void tick();

    QTimer m_timer;
    QElapsedTimer m_clock;
    double m_own = 0;        ///< of the thread, when the turn began
    double m_longest = 0;    ///< milliseconds
    double m_longestOwn = 0; ///< likewise
};

/// Waits until the window has no job left. Throws std::runtime_error if that takes ten minutes.
void settle(app::MainWindow& window);

/// Does the step `count` times, a turn of the event loop each, then waits for what it started; prints the longest turn.
/// Gives the milliseconds of all.
double measureTurns(app::MainWindow& window, const char* what, int count, const std::function<void(int)>& step);

} // namespace bench
