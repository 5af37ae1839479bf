#pragma once
// The same many times over: what the process keeps from one turn to the next.

#include <cstdint>
#include <functional>
#include <string>

namespace support {

/// What a process holds.
struct Holdings {
    int64_t resident = 0;    ///< bytes of its own in memory or swapped out; not those of files. 0 under a sanitizer
    int64_t heap = 0;        ///< bytes that are allocated
    int64_t descriptors = 0; ///< open files, sockets and the like
    int64_t threads = 0;

    /// After what is free has been given back to the system.
    static Holdings now();
};

struct Growth {
    Holdings before; ///< the medians of the first quarter of the turns
    Holdings after;  ///< those of the last quarter
    int turns = 0;

    /// Whether memory has grown by two per cent or more; empty if it has not.
    std::string inMemory() const;
    /// Whether a descriptor or a thread is left; empty if none is.
    std::string inHandles() const;
    /// For the test's output.
    std::string text() const;
};

/// Calls `turn` with 0, 1, …: so many times, and a quarter as many before that do not count, until all is there that is
/// kept for good. Ends early once a turn returns false.
Growth soak(int turns, const std::function<bool(int)>& turn);

} // namespace support
