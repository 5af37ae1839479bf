#pragma once

#include <functional>

#include "core/jobs/job_queue.h"
#include "core/segment/belongings.h"

namespace gpu {
class Device;
}

namespace core::segment {

/// Has a device open on which others may compute in between. An engine that does not lend its own is none.
class DeviceLender {
public:
    virtual ~DeviceLender() = default;

    /// Does other work on the device, opening it if it is not open. Compute thread only. Throws what gpu::Device::open
    /// throws.
    virtual void onDevice(const std::function<void(gpu::Device&)>& work, JobContext& context) = 0;
    /// Of the device that is lent; to be called by such work.
    virtual Belongings& belongings() = 0;
};

} // namespace core::segment
