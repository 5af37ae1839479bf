#pragma once

#include <chrono>

namespace app {

/// When work that changes is written: a while after the first change, and at once if that time was up while the last
/// writing still went on. Knows no clock: its owner has a timer. A change is on disk after at most the delay and two
/// writings less the delay that fits into the first, so within two seconds as long as a writing takes one.
class KeepPace {
public:
    static constexpr std::chrono::milliseconds kDelay{800};

    /// Something has changed. True: wait kDelay from now on, then call timeIsUp().
    bool changed()
    {
        const bool starts = !m_waiting;
        m_waiting = true;
        return starts;
    }
    /// True: begin to write what there is now, and call ended() after it, whatever came of it.
    bool timeIsUp()
    {
        m_waiting = false;
        return begin();
    }
    /// True: begin again.
    bool ended()
    {
        m_writing = false;
        return m_due && begin();
    }

private:
    bool begin()
    {
        m_due = m_writing;
        const bool begins = !m_writing;
        m_writing = true;
        return begins;
    }

    bool m_waiting = false;
    bool m_writing = false;
    bool m_due = false; ///< time was up while it was written
};

} // namespace app
