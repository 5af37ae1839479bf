#pragma once

#include <map>
#include <memory>

#include <vulkan/vulkan.h>

#include "gpu/vk/context.h"

namespace gpu {

/// One allocation of device memory, mapped for as long as it lives where the host can see it.
struct BufferMemory {
    BufferMemory(VulkanContext& vulkan, uint64_t bytes, MemoryKind kind);
    ~BufferMemory();
    BufferMemory(const BufferMemory&) = delete;
    BufferMemory& operator=(const BufferMemory&) = delete;

    VulkanContext& vulkan;
    std::shared_ptr<MemoryCounter> counter;
    VkDeviceMemory memory = VK_NULL_HANDLE;
    uint64_t bytes = 0;
    std::byte* mapped = nullptr;
};

/// A VkBuffer on (a part of) an allocation, with its texel views.
struct BufferHandles {
    BufferHandles(std::shared_ptr<BufferMemory> owner, uint64_t offset, uint64_t bytes);
    ~BufferHandles();
    BufferHandles(const BufferHandles&) = delete;
    BufferHandles& operator=(const BufferHandles&) = delete;

    /// The whole buffer as texels; made when first asked for. Throws Unsupported above the device's texel limit.
    VkBufferView view(VkFormat format);

    std::shared_ptr<BufferMemory> memory;
    uint64_t offset = 0; ///< inside the allocation
    uint64_t bytes = 0;  ///< as asked for
    uint64_t bufferBytes = 0;
    VkBuffer buffer = VK_NULL_HANDLE;
    std::map<VkFormat, VkBufferView> views;
};

} // namespace gpu
