#include "gpu/buffer.h"
#include "gpu/base/limit.h"

#include <algorithm>

#include "gpu/base/error.h"
#include "gpu/vk/buffer_handles.h"

namespace gpu {

namespace {

constexpr VkBufferUsageFlags kUsage = VK_BUFFER_USAGE_STORAGE_BUFFER_BIT | VK_BUFFER_USAGE_STORAGE_TEXEL_BUFFER_BIT |
                                      VK_BUFFER_USAGE_TRANSFER_SRC_BIT | VK_BUFFER_USAGE_TRANSFER_DST_BIT;
constexpr uint64_t kTexelBytes = 16;

/// Whole texels, so that the last vec4 of a buffer can be loaded.
uint64_t wholeTexels(uint64_t bytes)
{
    return std::max(kTexelBytes, (bytes + kTexelBytes - 1) / kTexelBytes * kTexelBytes);
}

VkBuffer createBuffer(VulkanContext& vulkan, uint64_t bytes)
{
    VkBufferCreateInfo create{VK_STRUCTURE_TYPE_BUFFER_CREATE_INFO};
    create.size = bytes;
    create.usage = kUsage;
    create.sharingMode = VK_SHARING_MODE_EXCLUSIVE;
    VkBuffer buffer = VK_NULL_HANDLE;
    check(vkCreateBuffer(vulkan.device, &create, nullptr, &buffer), "vkCreateBuffer");
    return buffer;
}

VkMemoryRequirements requirementsFor(VulkanContext& vulkan, uint64_t bytes)
{
    const VkBuffer probe = createBuffer(vulkan, bytes);
    VkMemoryRequirements requirements{};
    vkGetBufferMemoryRequirements(vulkan.device, probe, &requirements);
    vkDestroyBuffer(vulkan.device, probe, nullptr);
    return requirements;
}

} // namespace

void MemoryCounter::add(uint64_t bytes)
{
    const uint64_t total = now += bytes;
    uint64_t seen = peak;
    while (total > seen && !peak.compare_exchange_weak(seen, total)) {
    }
}

uint32_t VulkanContext::memoryType(uint32_t allowedBits, VkMemoryPropertyFlags required,
                                   VkMemoryPropertyFlags preferred) const
{
    for (const VkMemoryPropertyFlags wanted : {required | preferred, required})
        for (uint32_t i = 0; i < memory.memoryTypeCount; ++i)
            if ((allowedBits & (1U << i)) != 0 && (memory.memoryTypes[i].propertyFlags & wanted) == wanted)
                return i;
    throw Error(ErrorKind::OutOfMemory, mark("gpu", "The device offers no memory of the kind that is needed"));
}

BufferMemory::BufferMemory(VulkanContext& context, uint64_t wanted, MemoryKind kind)
    : vulkan(context), counter(context.counter)
{
    bytes = wholeTexels(wanted);
    if (counter->now.load() + bytes > static_cast<uint64_t>(limits::deviceBytes.value()))
        limits::deviceBytes.refuse({mark("gpu", "%1 MiB more would be too much: the device holds %2 MiB already"),
                                    {std::to_string(bytes >> 20), std::to_string(counter->now.load() >> 20)}});
    if (bytes > vulkan.info.limits.heapBytes)
        throw Error(ErrorKind::OutOfMemory,
                    {mark("gpu", "%1 MiB are more than the device's memory of %2 MiB"),
                     {std::to_string(bytes >> 20), std::to_string(vulkan.info.limits.heapBytes >> 20)}},
                    mark("gpu", "Use a smaller picture or model, or choose another device"));
    // A block larger than one binding may be is fine: its parts are bound.
    const VkMemoryRequirements requirements = requirementsFor(vulkan, bytes);
    constexpr VkMemoryPropertyFlags kNone = 0;
    constexpr VkMemoryPropertyFlags kDeviceLocal = VK_MEMORY_PROPERTY_DEVICE_LOCAL_BIT;
    constexpr VkMemoryPropertyFlags kCached = VK_MEMORY_PROPERTY_HOST_CACHED_BIT;
    constexpr VkMemoryPropertyFlags kHost = VK_MEMORY_PROPERTY_HOST_VISIBLE_BIT | VK_MEMORY_PROPERTY_HOST_COHERENT_BIT;
    const bool staging = kind == MemoryKind::Staging;
    const bool sharesHostMemory =
        vulkan.info.type == DeviceType::Software || vulkan.info.type == DeviceType::Integrated;
    VkMemoryAllocateInfo allocate{VK_STRUCTURE_TYPE_MEMORY_ALLOCATE_INFO};
    allocate.allocationSize = requirements.size;
    allocate.memoryTypeIndex = vulkan.memoryType(requirements.memoryTypeBits, staging ? kHost : kDeviceLocal,
                                                 staging ? kCached : (sharesHostMemory ? kHost : kNone));
    check(vkAllocateMemory(vulkan.device, &allocate, nullptr, &memory), "vkAllocateMemory");
    counter->add(bytes);
    const VkMemoryPropertyFlags got = vulkan.memory.memoryTypes[allocate.memoryTypeIndex].propertyFlags;
    if (staging || (sharesHostMemory && (got & kHost) == kHost)) {
        void* address = nullptr;
        const VkResult result = vkMapMemory(vulkan.device, memory, 0, VK_WHOLE_SIZE, 0, &address);
        if (result != VK_SUCCESS) {
            vkFreeMemory(vulkan.device, memory, nullptr);
            counter->remove(bytes);
            check(result, "vkMapMemory");
        }
        mapped = static_cast<std::byte*>(address);
    }
}

BufferMemory::~BufferMemory()
{
    vkFreeMemory(vulkan.device, memory, nullptr);
    counter->remove(bytes);
}

BufferHandles::BufferHandles(std::shared_ptr<BufferMemory> owner, uint64_t start, uint64_t wanted)
    : memory(std::move(owner)), offset(start), bytes(wanted), bufferBytes(wholeTexels(wanted))
{
    const DeviceLimits& limits = memory->vulkan.info.limits;
    if (bufferBytes > limits.maxStorageBufferBytes)
        throw Error(ErrorKind::LimitExceeded,
                    {mark("gpu", "A tensor of %1 MiB is larger than this device can bind at once (%2 MiB)"),
                     {std::to_string(bufferBytes >> 20), std::to_string(limits.maxStorageBufferBytes >> 20)}},
                    mark("gpu", "Use a smaller picture or model, or choose another device"));
    if (start % Device::kBlockAlignment != 0 || start + bytes > memory->bytes)
        throw Error(ErrorKind::Internal, mark("gpu", "A buffer does not lie inside its block of memory"));
    buffer = createBuffer(memory->vulkan, bufferBytes);
    const VkResult result = vkBindBufferMemory(memory->vulkan.device, buffer, memory->memory, offset);
    if (result != VK_SUCCESS) {
        vkDestroyBuffer(memory->vulkan.device, buffer, nullptr);
        check(result, "vkBindBufferMemory");
    }
}

BufferHandles::~BufferHandles()
{
    for (const auto& [format, texels] : views)
        vkDestroyBufferView(memory->vulkan.device, texels, nullptr);
    vkDestroyBuffer(memory->vulkan.device, buffer, nullptr);
}

VkBufferView BufferHandles::view(VkFormat format)
{
    VkBufferView& texels = views[format];
    if (texels != VK_NULL_HANDLE)
        return texels;
    const uint64_t texelBytes =
        format == VK_FORMAT_R32G32B32A32_SFLOAT || format == VK_FORMAT_R32G32B32A32_UINT ? 16 : 4;
    if (bufferBytes / texelBytes > memory->vulkan.info.limits.maxTexelBufferElements)
        throw Error(ErrorKind::Unsupported,
                    {mark("gpu", "A tensor of %1 MiB is larger than this device's texel buffers may be"),
                     {std::to_string(bufferBytes >> 20)}},
                    mark("gpu", "Choose another device"));
    VkBufferViewCreateInfo create{VK_STRUCTURE_TYPE_BUFFER_VIEW_CREATE_INFO};
    create.buffer = buffer;
    create.format = format;
    create.range = bufferBytes;
    check(vkCreateBufferView(memory->vulkan.device, &create, nullptr, &texels), "vkCreateBufferView");
    return texels;
}

Buffer::Buffer(std::unique_ptr<BufferHandles> handles) : m_handles(std::move(handles)) {}

Buffer::~Buffer() = default;

uint64_t Buffer::bytes() const { return m_handles->bytes; }

std::byte* Buffer::mapped() const
{
    return m_handles->memory->mapped == nullptr ? nullptr : m_handles->memory->mapped + m_handles->offset;
}

} // namespace gpu
