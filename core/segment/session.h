#pragma once

#include <functional>
#include <memory>
#include <string>

#include "core/segment/belongings.h"
#include "core/segment/predictor.h"
#include "gpu/device.h"

namespace core::segment {

/// The compute thread's state of the segmentation work: the device and the predictor, opened when first needed.
class Session {
public:
    Session(gpu::DeviceOptions device, PredictorFiles files, PredictorOptions options = {});
    ~Session();

    /// Opens the device if it is not open. Throws what Device::open throws.
    gpu::Device& device(JobContext& context);
    Predictor& predictor(JobContext& context);
    Belongings& belongings() { return m_belongings; }
    /// Closes everything; the next call opens it again (after a lost device).
    void reset();
    /// Opens another device and only then closes the one before. Throws what Device::open throws; then nothing changes.
    void choose(gpu::DeviceOptions device, JobContext& context);

private:
    gpu::DeviceOptions m_deviceOptions;
    PredictorFiles m_files;
    PredictorOptions m_options;
    std::unique_ptr<gpu::Device> m_device;
    Belongings m_belongings;
    std::unique_ptr<Predictor> m_predictor;
};

} // namespace core::segment
