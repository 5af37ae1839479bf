#include "gpu/vk/context.h"

namespace gpu {

VulkanContext::~VulkanContext()
{
    if (device == VK_NULL_HANDLE)
        return;
    drain(); // a lost device is destroyed like any other
    vkDestroyCommandPool(device, commandPool, nullptr);
    vkDestroyDevice(device, nullptr);
}

} // namespace gpu
