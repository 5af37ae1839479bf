#pragma once
// How a long computation is stopped and how it tells how far it is.

#include <functional>
#include <stop_token>

#include "gpu/base/text.h"

namespace gpu {

/// Handed down into every long computation. Default constructed: never stopped, nobody listens.
struct RunControl {
    std::stop_token stop;
    /// Called on the computing thread with the part done, 0 … 1, never decreasing within one computation.
    std::function<void(double)> progress;

    void report(double fraction) const
    {
        if (progress)
            progress(fraction);
    }
    /// Throws Error{Cancelled} once a stop was requested.
    void throwIfStopped() const;
};

} // namespace gpu
