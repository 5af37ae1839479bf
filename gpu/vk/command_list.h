#pragma once

#include <array>
#include <memory>
#include <string>
#include <vector>

#include <vulkan/vulkan.h>

#include "gpu/recorder.h"
#include "gpu/vk/context.h"
#include "gpu/vk/kernel.h"

namespace gpu {

using GroupCounts = std::array<uint32_t, 3>;

/// One recorded dispatch.
struct Step {
    Kernel* kernel = nullptr;
    std::vector<std::byte> push;
    GroupCounts groups{};
    bool barrierBefore = false;
    std::string label;
    Cost cost;
    VkDescriptorSet set = VK_NULL_HANDLE;
    std::vector<Tensor> tensors;
    double milliseconds = 0; ///< last measurement that holds no compilation; 0 before the first
};

/// A part of a step's workgroups: what one vkCmdDispatchBase runs.
struct Chunk {
    size_t step = 0;
    GroupCounts base{};
    GroupCounts count{};
};

/// What is submitted at once.
struct Slice {
    std::vector<Chunk> chunks;
    double plannedMilliseconds = 0;
    VkCommandBuffer commands = VK_NULL_HANDLE;
    VkFence fence = VK_NULL_HANDLE;
};

struct CommandList::Private {
    explicit Private(VulkanContext& context);
    ~Private();
    Private(const Private&) = delete;
    Private& operator=(const Private&) = delete;

    void createDescriptors();
    void plan();
    void record(bool measure);
    void recordSlice(Slice& slice, uint32_t firstQuery, bool measure);
    void readTimings();
    void discardSlices();
    void submitAll(const RunControl& control);
    double estimate(const Step& step) const;

    VulkanContext& vulkan;
    std::vector<Step> steps;
    std::vector<std::shared_ptr<Buffer>> keptBuffers;
    std::vector<Slice> slices;
    std::vector<KernelTiming> timings;
    VkDescriptorPool descriptorPool = VK_NULL_HANDLE;
    VkCommandPool commandPool = VK_NULL_HANDLE;
    VkQueryPool queryPool = VK_NULL_HANDLE;
    bool measuring = false;
    bool recordedMeasuring = false;
    int runs = 0;
};

} // namespace gpu
