#include "app/cli/interrupt.h"

#include <algorithm>
#include <chrono>
#include <csignal>

#include <unistd.h>

namespace app::cli {
namespace {

// A signal to the process and one to its group, as some programs send them together, are one wish.
constexpr std::chrono::milliseconds kSamePress{500};

} // namespace

Interrupt::Interrupt()
{
    sigemptyset(&m_signals);
    sigaddset(&m_signals, SIGINT);
    sigaddset(&m_signals, SIGTERM);
    sigaddset(&m_signals, SIGUSR2);
    pthread_sigmask(SIG_BLOCK, &m_signals, &m_previous);
    m_thread = std::jthread([this](const std::stop_token& ended) { waitForSignals(ended); });
}

Interrupt::~Interrupt()
{
    m_thread.request_stop();
    // The thread sleeps in sigwait(): a signal that only it gets wakes it.
    pthread_kill(m_thread.native_handle(), SIGUSR2);
    m_thread.join();
    pthread_sigmask(SIG_SETMASK, &m_previous, nullptr);
}

void Interrupt::waitForSignals(const std::stop_token& ended)
{
    auto first = std::chrono::steady_clock::time_point::max();
    for (;;) {
        int signal = 0;
        if (sigwait(&m_signals, &signal) != 0 || ended.stop_requested())
            return;
        if (signal == SIGUSR2)
            continue;
        const auto now = std::chrono::steady_clock::now();
        if (!m_source.request_stop() && now - first > kSamePress)
            _exit(128 + signal);
        first = std::min(first, now);
    }
}

} // namespace app::cli
