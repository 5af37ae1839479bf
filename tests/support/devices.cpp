#include "tests/support/devices.h"

#include <array>
#include <cstddef>
#include <memory>
#include <vector>

namespace support {
namespace {

struct OpenDevice {
    std::unique_ptr<gpu::Device> device;
    size_t messagesSeen = 0;
};

std::array<OpenDevice, 2>& openDevices()
{
    // Never destroyed: when static objects go, the driver and the validation layers are already gone.
    static auto& devices = *new std::array<OpenDevice, 2>;
    return devices;
}

} // namespace

gpu::Device& device(gpu::KernelFamily family)
{
    OpenDevice& entry = openDevices()[static_cast<size_t>(family)];
    if (!entry.device) {
        gpu::DeviceOptions options;
        options.family = family;
        entry.device = gpu::Device::open(options);
    }
    return *entry.device;
}

std::span<const gpu::KernelFamily> families()
{
    using gpu::KernelFamily;
    static constexpr std::array kBoth = {KernelFamily::Software, KernelFamily::Hardware};
    static const bool software = device(KernelFamily::Hardware).info().type == gpu::DeviceType::Software;
    return software ? std::span(kBoth) : std::span(kBoth).subspan(1);
}

const char* toString(gpu::KernelFamily family)
{
    return family == gpu::KernelFamily::Software ? "software" : "hardware";
}

std::string newValidationMessages()
{
    std::string text;
    for (OpenDevice& entry : openDevices()) {
        if (!entry.device)
            continue;
        const std::vector<std::string> messages = entry.device->validationMessages();
        for (; entry.messagesSeen < messages.size(); ++entry.messagesSeen)
            text += messages[entry.messagesSeen] + "\n";
    }
    return text;
}

void closeDevices()
{
    for (OpenDevice& entry : openDevices())
        entry = {};
}

} // namespace support
