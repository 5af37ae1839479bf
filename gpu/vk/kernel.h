#pragma once

#include <array>
#include <cstdint>
#include <string>

#include <vulkan/vulkan.h>

#include "gpu/vk/context.h"
#include "gpu/vk/reflection.h"

namespace gpu {

/// The SPIR-V of one kernel on one device, with the layouts that all its specialisations share.
struct KernelModule {
    KernelModule(VulkanContext& vulkan, std::string name, std::span<const uint32_t> words);
    ~KernelModule();
    KernelModule(const KernelModule&) = delete;
    KernelModule& operator=(const KernelModule&) = delete;

    VulkanContext& vulkan;
    std::string name;
    KernelReflection reflection;
    VkShaderModule shader = VK_NULL_HANDLE;
    VkDescriptorSetLayout setLayout = VK_NULL_HANDLE;
    VkPipelineLayout layout = VK_NULL_HANDLE;

private:
    /// Holds nothing yet; the destructor clears up from here on.
    KernelModule(VulkanContext& vulkan, std::string name, KernelReflection reflection);
};

/// One specialised kernel, ready to be dispatched.
struct Kernel {
    Kernel(KernelModule& module, const std::vector<uint32_t>& constants, VkPipelineCache cache);
    ~Kernel();
    Kernel(const Kernel&) = delete;
    Kernel& operator=(const Kernel&) = delete;

    KernelModule& module;
    VkPipeline pipeline = VK_NULL_HANDLE;
    std::array<uint32_t, 3> localSize{1, 1, 1};
    /// Measured time per unit of work (see command_list.cpp); 0 until measured.
    double millisecondsPerWork = 0;
    /// Whether it ever ran: the first run may contain its compilation.
    bool warm = false;
};

} // namespace gpu
