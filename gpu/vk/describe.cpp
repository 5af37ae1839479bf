#include <algorithm>

#include "gpu/vk/context.h"

namespace gpu {

namespace {

constexpr uint32_t kNeededApiVersion = VK_API_VERSION_1_2;
constexpr VkSubgroupFeatureFlags kNeededSubgroupOperations =
    VK_SUBGROUP_FEATURE_BASIC_BIT | VK_SUBGROUP_FEATURE_SHUFFLE_BIT | VK_SUBGROUP_FEATURE_ARITHMETIC_BIT;

DeviceType typeOf(VkPhysicalDeviceType type)
{
    switch (type) {
    case VK_PHYSICAL_DEVICE_TYPE_DISCRETE_GPU:
        return DeviceType::Discrete;
    case VK_PHYSICAL_DEVICE_TYPE_INTEGRATED_GPU:
        return DeviceType::Integrated;
    case VK_PHYSICAL_DEVICE_TYPE_VIRTUAL_GPU:
        return DeviceType::Virtual;
    case VK_PHYSICAL_DEVICE_TYPE_CPU:
        return DeviceType::Software;
    default:
        return DeviceType::Other;
    }
}

std::string versionText(uint32_t version)
{
    return std::to_string(VK_API_VERSION_MAJOR(version)) + "." + std::to_string(VK_API_VERSION_MINOR(version)) + "." +
           std::to_string(VK_API_VERSION_PATCH(version));
}

uint64_t largestDeviceHeap(VkPhysicalDevice physical)
{
    VkPhysicalDeviceMemoryProperties memory{};
    vkGetPhysicalDeviceMemoryProperties(physical, &memory);
    uint64_t largest = 0;
    for (uint32_t i = 0; i < memory.memoryHeapCount; ++i)
        if ((memory.memoryHeaps[i].flags & VK_MEMORY_HEAP_DEVICE_LOCAL_BIT) != 0)
            largest = std::max<uint64_t>(largest, memory.memoryHeaps[i].size);
    return largest;
}

DeviceLimits limitsOf(VkPhysicalDevice physical, const VkPhysicalDeviceLimits& limits, uint32_t subgroupSize)
{
    DeviceLimits result;
    result.maxStorageBufferBytes = limits.maxStorageBufferRange;
    result.maxTexelBufferElements = limits.maxTexelBufferElements;
    result.maxPushConstantBytes = limits.maxPushConstantsSize;
    std::copy(std::begin(limits.maxComputeWorkGroupCount), std::end(limits.maxComputeWorkGroupCount),
              result.maxGroupCount.begin());
    result.maxInvocations = limits.maxComputeWorkGroupInvocations;
    result.maxSharedBytes = limits.maxComputeSharedMemorySize;
    result.subgroupSize = subgroupSize;
    result.heapBytes = largestDeviceHeap(physical);
    return result;
}

bool hasComputeQueue(VkPhysicalDevice physical)
{
    uint32_t count = 0;
    vkGetPhysicalDeviceQueueFamilyProperties(physical, &count, nullptr);
    std::vector<VkQueueFamilyProperties> families(count);
    vkGetPhysicalDeviceQueueFamilyProperties(physical, &count, families.data());
    return std::any_of(families.begin(), families.end(), [](const VkQueueFamilyProperties& family) {
        return (family.queueFlags & VK_QUEUE_COMPUTE_BIT) != 0;
    });
}

} // namespace

DeviceInfo describeDevice(VkPhysicalDevice physical, int index)
{
    DeviceInfo info;
    info.index = index;
    VkPhysicalDeviceDriverProperties driver{VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_DRIVER_PROPERTIES};
    VkPhysicalDeviceSubgroupProperties subgroup{VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SUBGROUP_PROPERTIES};
    VkPhysicalDeviceProperties2 properties{VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_PROPERTIES_2};
    VkPhysicalDeviceProperties basic{};
    vkGetPhysicalDeviceProperties(physical, &basic);
    const bool recent = basic.apiVersion >= kNeededApiVersion;
    if (recent) {
        properties.pNext = &driver;
        driver.pNext = &subgroup;
    }
    vkGetPhysicalDeviceProperties2(physical, &properties);
    info.name = basic.deviceName;
    info.type = typeOf(basic.deviceType);
    info.apiVersion = versionText(basic.apiVersion);
    info.driver = recent ? std::string(driver.driverName) + " " + driver.driverInfo : versionText(basic.driverVersion);
    info.limits = limitsOf(physical, basic.limits, subgroup.subgroupSize);
    info.timestamps = basic.limits.timestampComputeAndGraphics == VK_TRUE;

    VkPhysicalDeviceVulkan12Features features12{VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_VULKAN_1_2_FEATURES};
    VkPhysicalDeviceVulkan11Features features11{VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_VULKAN_1_1_FEATURES};
    VkPhysicalDeviceFeatures2 features{VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_FEATURES_2};
    if (recent) {
        features.pNext = &features12;
        features12.pNext = &features11;
        vkGetPhysicalDeviceFeatures2(physical, &features);
        info.float16Storage = features11.storageBuffer16BitAccess == VK_TRUE;
        info.float16Arithmetic = features12.shaderFloat16 == VK_TRUE;
        info.int8Storage = features12.storageBuffer8BitAccess == VK_TRUE;
        info.float64Arithmetic = features.features.shaderFloat64 == VK_TRUE;
        info.int64Arithmetic = features.features.shaderInt64 == VK_TRUE;
    }

    if (!recent)
        info.unusable = "needs Vulkan 1.2";
    else if (!hasComputeQueue(physical))
        info.unusable = "has no compute queue";
    else if ((subgroup.supportedOperations & kNeededSubgroupOperations) != kNeededSubgroupOperations ||
             (subgroup.supportedStages & VK_SHADER_STAGE_COMPUTE_BIT) == 0)
        info.unusable = "lacks subgroup shuffles in compute shaders";
    return info;
}

} // namespace gpu
