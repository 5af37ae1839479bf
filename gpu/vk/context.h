#pragma once
// The Vulkan objects behind a Device. Only gpu/*.cpp includes this.

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include <vulkan/vulkan.h>

#include "gpu/device.h"

namespace gpu {

/// Throws the Error that fits a failed call (`call` is its name). VK_SUCCESS passes; so do positive codes.
void check(VkResult result, const char* call);

/// An instance with its validation messages. Destroyed last.
struct VulkanInstance {
    explicit VulkanInstance(bool validation);
    ~VulkanInstance();
    VulkanInstance(const VulkanInstance&) = delete;
    VulkanInstance& operator=(const VulkanInstance&) = delete;

    std::vector<VkPhysicalDevice> physicalDevices() const;

    VkInstance handle = VK_NULL_HANDLE;
    VkDebugUtilsMessengerEXT messenger = VK_NULL_HANDLE;
    mutable std::mutex messagesMutex;
    std::vector<std::string> messages;

private:
    VulkanInstance() = default; ///< holds nothing yet; the destructor clears up from here on
    void listen();
};

/// What Tessera wants to know of one physical device; `unusable` says why it cannot compute.
DeviceInfo describeDevice(VkPhysicalDevice physical, int index);

/// Bytes of living buffers; outlives the device if buffers do not.
struct MemoryCounter {
    std::atomic<uint64_t> now{0};
    std::atomic<uint64_t> peak{0};

    void add(uint64_t bytes);
    void remove(uint64_t bytes) { now -= bytes; }
};

struct VulkanContext {
    ~VulkanContext();

    /// A memory type that has all `required` and, if there is one, also the `preferred` properties.
    /// Throws OutOfMemory if there is none.
    uint32_t memoryType(uint32_t allowedBits, VkMemoryPropertyFlags required, VkMemoryPropertyFlags preferred) const;
    /// vkQueueSubmit, unless somebody wants to see what a lost device leads to.
    VkResult submit(const VkSubmitInfo& submission, VkFence fence) const
    {
        return lost ? VK_ERROR_DEVICE_LOST : vkQueueSubmit(queue, 1, &submission, fence);
    }
    /// Waits for all that was submitted, after a failure too: what the device may still use must not be freed. A lost
    /// device answers at once.
    void drain() const { vkDeviceWaitIdle(device); }
    /// Records with `record(VkCommandBuffer)`, submits, waits.
    template <typename Record>
    void submitOnce(Record record);

    std::unique_ptr<VulkanInstance> instance;
    VkPhysicalDevice physical = VK_NULL_HANDLE;
    VkDevice device = VK_NULL_HANDLE;
    VkQueue queue = VK_NULL_HANDLE;
    uint32_t queueFamily = 0;
    VkCommandPool commandPool = VK_NULL_HANDLE;
    VkPhysicalDeviceMemoryProperties memory{};
    DeviceInfo info;
    KernelFamily family = KernelFamily::Hardware;
    double timestampPeriodNs = 1;
    bool lost = false; ///< by Device::lose()
    std::filesystem::path cacheFolder;
    std::shared_ptr<MemoryCounter> counter = std::make_shared<MemoryCounter>();
};

template <typename Record>
void VulkanContext::submitOnce(Record record)
{
    VkCommandBufferAllocateInfo allocate{VK_STRUCTURE_TYPE_COMMAND_BUFFER_ALLOCATE_INFO};
    allocate.commandPool = commandPool;
    allocate.level = VK_COMMAND_BUFFER_LEVEL_PRIMARY;
    allocate.commandBufferCount = 1;
    VkCommandBuffer commands = VK_NULL_HANDLE;
    check(vkAllocateCommandBuffers(device, &allocate, &commands), "vkAllocateCommandBuffers");
    VkCommandBufferBeginInfo begin{VK_STRUCTURE_TYPE_COMMAND_BUFFER_BEGIN_INFO};
    begin.flags = VK_COMMAND_BUFFER_USAGE_ONE_TIME_SUBMIT_BIT;
    VkResult result = vkBeginCommandBuffer(commands, &begin);
    if (result == VK_SUCCESS) {
        record(commands);
        result = vkEndCommandBuffer(commands);
    }
    if (result == VK_SUCCESS) {
        VkSubmitInfo submission{VK_STRUCTURE_TYPE_SUBMIT_INFO};
        submission.commandBufferCount = 1;
        submission.pCommandBuffers = &commands;
        result = submit(submission, VK_NULL_HANDLE);
    }
    if (result == VK_SUCCESS)
        result = vkQueueWaitIdle(queue);
    if (result != VK_SUCCESS)
        drain();
    vkFreeCommandBuffers(device, commandPool, 1, &commands);
    check(result, "vkQueueSubmit");
}

} // namespace gpu
