#pragma once

#include "core/jobs/job_queue.h"

namespace core::segment {

/// An engine whose device can be lost, by itself or for somebody to see what that is like.
class DeviceWatch {
public:
    virtual ~DeviceWatch() = default;

    /// As if the device had been lost: the next work on it throws DeviceLost, and what comes after opens it again.
    /// Opens the device if it is not open. Compute thread only.
    virtual void loseDevice(JobContext& context) = 0;
    /// How often it was lost so far. Any thread.
    virtual int losses() const = 0;
};

} // namespace core::segment
