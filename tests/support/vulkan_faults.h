#pragma once
// Vulkan that fails when a test wants it to. A program that is linked with this calls Vulkan through it: the n-th call
// from now can be made to fail as a driver would fail it. What was made and never destroyed is told by the validation
// layer when a device or an instance goes, which is after anybody else could ask.

#include <string>
#include <vector>

#include <vulkan/vulkan.h>

namespace support {

/// Starts counting the calls that may fail; none does.
void countVulkanCalls();
struct VulkanCall {
    std::string name;
    const void* from = nullptr; ///< the place in the program
};
/// Those calls since then, in their order.
std::vector<VulkanCall> vulkanCalls();

/// Lets the call with this index (0 is the next one that may fail) return `result` without doing anything. A lost
/// device stays lost until it is destroyed.
void failVulkanCall(size_t index, VkResult result);
/// Whether that call came.
bool vulkanCallFailed();

/// What a driver may answer to a call of this name, besides success.
std::vector<VkResult> vulkanFailures(const std::string& call);

/// From the next opening on the software device looks like a card with memory of its own, which the host cannot see:
/// other kernels run, and what goes there and back is copied by the device.
void pretendGraphicsCard(bool on);

/// Everything that the validation layers said since the last call, also about what outlived its device; and whether an
/// instance lives, which is told every time.
std::string vulkanMessages();

} // namespace support
