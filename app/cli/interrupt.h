#pragma once

#include <stop_token>
#include <thread>

#include <signal.h>

namespace app::cli {

/// Turns the first Ctrl+C (SIGINT) or SIGTERM into a stop request, so that work ends cleanly; the second one ends the
/// program at once. Make it before any other thread starts: threads inherit the blocked signals.
class Interrupt {
public:
    Interrupt();
    ~Interrupt();
    Interrupt(const Interrupt&) = delete;
    Interrupt& operator=(const Interrupt&) = delete;

    std::stop_token token() const { return m_source.get_token(); }

private:
    void waitForSignals(const std::stop_token& ended);

    sigset_t m_signals{};
    sigset_t m_previous{};
    std::stop_source m_source;
    std::jthread m_thread; ///< its own stop token ends the waiting
};

} // namespace app::cli
