#include "gpu/device.h"

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <cstring>

#include "gpu/base/error.h"
#include "gpu/buffer.h"
#include "gpu/kernel_library.h"
#include "gpu/vk/buffer_handles.h"
#include "gpu/vk/context.h"

namespace gpu {

namespace {

std::string lowerCase(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

std::string environment(const char* name)
{
    const char* value = std::getenv(name);
    return value == nullptr ? std::string() : std::string(value);
}

std::vector<DeviceInfo> describeAll(const std::vector<VkPhysicalDevice>& devices)
{
    std::vector<DeviceInfo> infos;
    infos.reserve(devices.size());
    for (const VkPhysicalDevice device : devices)
        infos.push_back(describeDevice(device, static_cast<int>(infos.size())));
    return infos;
}

Message deviceListHint(const std::vector<DeviceInfo>& infos)
{
    std::string list;
    for (const DeviceInfo& info : infos)
        list += (list.empty() ? "" : ", ") + std::to_string(info.index) + " (" + info.name + ")";
    return {mark("gpu", "Devices here: %1. Leave the choice out to take the best one."), {list}};
}

int rank(DeviceType type)
{
    switch (type) {
    case DeviceType::Discrete:
        return 0;
    case DeviceType::Integrated:
        return 1;
    case DeviceType::Virtual:
        return 2;
    case DeviceType::Software:
        return 3;
    case DeviceType::Other:
        break;
    }
    return 4;
}

bool fits(const DeviceInfo& info, const std::string& selector)
{
    const bool isIndex =
        std::all_of(selector.begin(), selector.end(), [](unsigned char c) { return std::isdigit(c) != 0; });
    if (isIndex)
        return std::to_string(info.index) == selector;
    return lowerCase(info.name).find(lowerCase(selector)) != std::string::npos;
}

/// The best usable device, or the one that the selector names.
const DeviceInfo& choose(const std::vector<DeviceInfo>& infos, const std::string& selector)
{
    std::vector<const DeviceInfo*> candidates;
    for (const DeviceInfo& info : infos)
        if (selector.empty() ? info.unusable.empty() : fits(info, selector))
            candidates.push_back(&info);
    if (selector.empty()) {
        if (candidates.empty())
            throw Error(ErrorKind::Unsupported,
                        {mark("gpu", "No device here can run Tessera: %1"), {infos.front().unusable}},
                        mark("gpu", "Install mesa-vulkan-drivers, which brings a driver that needs no graphics card."));
        return **std::min_element(candidates.begin(), candidates.end(), [](const DeviceInfo* a, const DeviceInfo* b) {
            return rank(a->type) < rank(b->type);
        });
    }
    if (candidates.empty())
        throw Error(ErrorKind::NotFound, {mark("gpu", "There is no device \"%1\""), {selector}}, deviceListHint(infos));
    if (candidates.size() > 1)
        throw Error(ErrorKind::InvalidInput, {mark("gpu", "\"%1\" fits more than one device"), {selector}},
                    deviceListHint(infos));
    if (!candidates.front()->unusable.empty())
        throw Error(ErrorKind::Unsupported,
                    {mark("gpu", "Device \"%1\" cannot be used: it %2"),
                     {candidates.front()->name, candidates.front()->unusable}},
                    deviceListHint(infos));
    return *candidates.front();
}

uint32_t computeQueueFamily(VkPhysicalDevice physical)
{
    uint32_t count = 0;
    vkGetPhysicalDeviceQueueFamilyProperties(physical, &count, nullptr);
    std::vector<VkQueueFamilyProperties> families(count);
    vkGetPhysicalDeviceQueueFamilyProperties(physical, &count, families.data());
    for (uint32_t i = 0; i < count; ++i)
        if ((families[i].queueFlags & VK_QUEUE_COMPUTE_BIT) != 0)
            return i;
    throw Error(ErrorKind::Unsupported, mark("gpu", "The device has no compute queue"));
}

void createLogicalDevice(VulkanContext& vulkan)
{
    vulkan.queueFamily = computeQueueFamily(vulkan.physical);
    const float priority = 1;
    VkDeviceQueueCreateInfo queue{VK_STRUCTURE_TYPE_DEVICE_QUEUE_CREATE_INFO};
    queue.queueFamilyIndex = vulkan.queueFamily;
    queue.queueCount = 1;
    queue.pQueuePriorities = &priority;
    VkPhysicalDeviceFeatures available{};
    vkGetPhysicalDeviceFeatures(vulkan.physical, &available);
    VkPhysicalDeviceFeatures features{};
    features.robustBufferAccess = available.robustBufferAccess;
    features.shaderFloat64 = available.shaderFloat64;
    features.shaderInt64 = available.shaderInt64;
    VkDeviceCreateInfo create{VK_STRUCTURE_TYPE_DEVICE_CREATE_INFO};
    create.queueCreateInfoCount = 1;
    create.pQueueCreateInfos = &queue;
    create.pEnabledFeatures = &features;
    check(vkCreateDevice(vulkan.physical, &create, nullptr, &vulkan.device), "vkCreateDevice");
    vkGetDeviceQueue(vulkan.device, vulkan.queueFamily, 0, &vulkan.queue);
    VkCommandPoolCreateInfo pool{VK_STRUCTURE_TYPE_COMMAND_POOL_CREATE_INFO};
    pool.queueFamilyIndex = vulkan.queueFamily;
    check(vkCreateCommandPool(vulkan.device, &pool, nullptr, &vulkan.commandPool), "vkCreateCommandPool");
}

void checkBounds(const Buffer& buffer, uint64_t offset, uint64_t bytes)
{
    if (offset > buffer.bytes() || bytes > buffer.bytes() - offset)
        throw Error(ErrorKind::Internal,
                    {mark("gpu", "A copy of %1 bytes at %2 does not fit a buffer of %3 bytes"),
                     {std::to_string(bytes), std::to_string(offset), std::to_string(buffer.bytes())}});
}

} // namespace

const char* toString(DeviceType type)
{
    switch (type) {
    case DeviceType::Discrete:
        return "discrete";
    case DeviceType::Integrated:
        return "integrated";
    case DeviceType::Virtual:
        return "virtual";
    case DeviceType::Software:
        return "software";
    case DeviceType::Other:
        break;
    }
    return "other";
}

std::vector<DeviceInfo> listDevices()
{
    const VulkanInstance instance(false);
    return describeAll(instance.physicalDevices());
}

Device::Device() = default;

std::unique_ptr<Device> Device::open(const DeviceOptions& options)
{
    std::unique_ptr<Device> device(new Device);
    device->m_vulkan = std::make_unique<VulkanContext>();
    VulkanContext& vulkan = *device->m_vulkan;
    vulkan.instance = std::make_unique<VulkanInstance>(options.validation || environment("TESSERA_VALIDATION") == "1");
    const std::vector<VkPhysicalDevice> devices = vulkan.instance->physicalDevices();
    vulkan.info =
        choose(describeAll(devices), options.selector.empty() ? environment("TESSERA_DEVICE") : options.selector);
    vulkan.physical = devices[static_cast<size_t>(vulkan.info.index)];
    vulkan.cacheFolder = options.cacheFolder;
    const KernelFamily natural =
        vulkan.info.type == DeviceType::Software ? KernelFamily::Software : KernelFamily::Hardware;
    vulkan.family = options.family.value_or(natural);
    vkGetPhysicalDeviceMemoryProperties(vulkan.physical, &vulkan.memory);
    VkPhysicalDeviceProperties properties{};
    vkGetPhysicalDeviceProperties(vulkan.physical, &properties);
    vulkan.timestampPeriodNs = static_cast<double>(properties.limits.timestampPeriod);
    createLogicalDevice(vulkan);
    device->m_kernels = std::make_unique<KernelLibrary>(vulkan);
    return device;
}

Device::~Device() = default;

const DeviceInfo& Device::info() const { return m_vulkan->info; }

KernelFamily Device::family() const { return m_vulkan->family; }

KernelLibrary& Device::kernels() { return *m_kernels; }

std::shared_ptr<Buffer> Device::allocate(uint64_t bytes, MemoryKind kind)
{
    const auto memory = std::make_shared<BufferMemory>(*m_vulkan, bytes, kind);
    return std::make_shared<Buffer>(std::make_unique<BufferHandles>(memory, 0, bytes));
}

std::vector<std::shared_ptr<Buffer>> Device::allocateBlock(uint64_t blockBytes, std::span<const BlockPart> parts)
{
    std::vector<std::shared_ptr<Buffer>> buffers;
    const auto memory = std::make_shared<BufferMemory>(*m_vulkan, blockBytes, MemoryKind::Device);
    buffers.reserve(parts.size());
    for (const BlockPart& part : parts)
        buffers.push_back(std::make_shared<Buffer>(std::make_unique<BufferHandles>(memory, part.offset, part.bytes)));
    return buffers;
}

void Device::upload(const Buffer& buffer, uint64_t offsetBytes, std::span<const std::byte> data)
{
    checkBounds(buffer, offsetBytes, data.size());
    if (data.empty())
        return;
    if (buffer.mapped() != nullptr) {
        std::memcpy(buffer.mapped() + offsetBytes, data.data(), data.size());
        return;
    }
    const std::shared_ptr<Buffer> staging = allocate(data.size(), MemoryKind::Staging);
    std::memcpy(staging->mapped(), data.data(), data.size());
    const VkBufferCopy region{0, offsetBytes, data.size()};
    m_vulkan->submitOnce([&](VkCommandBuffer commands) {
        vkCmdCopyBuffer(commands, staging->handles().buffer, buffer.handles().buffer, 1, &region);
    });
}

void Device::download(const Buffer& buffer, uint64_t offsetBytes, std::span<std::byte> data)
{
    checkBounds(buffer, offsetBytes, data.size());
    if (data.empty())
        return;
    if (buffer.mapped() != nullptr) {
        std::memcpy(data.data(), buffer.mapped() + offsetBytes, data.size());
        return;
    }
    const std::shared_ptr<Buffer> staging = allocate(data.size(), MemoryKind::Staging);
    const VkBufferCopy region{offsetBytes, 0, data.size()};
    m_vulkan->submitOnce([&](VkCommandBuffer commands) {
        vkCmdCopyBuffer(commands, buffer.handles().buffer, staging->handles().buffer, 1, &region);
    });
    std::memcpy(data.data(), staging->mapped(), data.size());
}

uint64_t Device::allocatedBytes() const { return m_vulkan->counter->now; }

uint64_t Device::peakAllocatedBytes() const { return m_vulkan->counter->peak; }

void Device::resetPeak() { m_vulkan->counter->peak = m_vulkan->counter->now.load(); }

void Device::lose() { m_vulkan->lost = true; }

std::vector<std::string> Device::validationMessages() const
{
    const std::lock_guard lock(m_vulkan->instance->messagesMutex);
    return m_vulkan->instance->messages;
}

} // namespace gpu
