#pragma once
// What a compiled kernel says about itself: bindings, their access, its push constants and its workgroup size.

#include <array>
#include <cstdint>
#include <map>
#include <span>
#include <vector>

#include <vulkan/vulkan.h>

namespace gpu {

struct KernelBinding {
    uint32_t binding = 0;
    VkDescriptorType type = VK_DESCRIPTOR_TYPE_STORAGE_BUFFER;
    VkFormat format = VK_FORMAT_UNDEFINED; ///< of texel buffers
    bool reads = true;
    bool writes = true;
};

/// A workgroup extent: fixed, or the value of a specialisation constant.
struct LocalExtent {
    uint32_t value = 1;
    bool specialised = false;
    uint32_t constantId = 0;
};

struct KernelReflection {
    std::vector<KernelBinding> bindings; ///< ascending; a kernel's unused bindings may be missing
    uint32_t pushBytes = 0;
    std::array<LocalExtent, 3> local{};
};

/// Reads a SPIR-V module. Throws Internal if it is malformed.
KernelReflection reflect(std::span<const uint32_t> words);

} // namespace gpu
