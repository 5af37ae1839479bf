#include "core/segment/session.h"

#include <utility>

namespace core::segment {

Session::Session(gpu::DeviceOptions device, PredictorFiles files, PredictorOptions options)
    : m_deviceOptions(std::move(device)), m_files(std::move(files)), m_options(std::move(options))
{
}

Session::~Session() { reset(); }

gpu::Device& Session::device(JobContext& context)
{
    context.control.throwIfStopped();
    if (!m_device) {
        context.step(gpu::mark("segment", "Opening the compute device"));
        m_device = gpu::Device::open(m_deviceOptions);
    }
    return *m_device;
}

Predictor& Session::predictor(JobContext& context)
{
    gpu::Device& opened = device(context);
    if (!m_predictor)
        m_predictor = std::make_unique<Predictor>(opened, m_files, m_options);
    return *m_predictor;
}

void Session::reset()
{
    m_predictor.reset(); // before the device whose memory it holds
    m_belongings.clear();
    m_device.reset();
}

void Session::choose(gpu::DeviceOptions device, JobContext& context)
{
    context.control.throwIfStopped();
    context.step(gpu::mark("segment", "Opening the compute device"));
    std::unique_ptr<gpu::Device> opened = gpu::Device::open(device);
    reset();
    m_device = std::move(opened);
    m_deviceOptions = std::move(device);
}

} // namespace core::segment
