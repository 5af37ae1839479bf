#include "tests/support/vulkan_faults.h"

#include <algorithm>
#include <map>
#include <mutex>
#include <optional>
#include <string_view>
#include <utility>

#include <dlfcn.h>

namespace {

enum class Kind { Memory, Device }; ///< Device: a lost one fails it

struct State {
    std::mutex mutex;
    std::vector<support::VulkanCall> calls;
    std::optional<size_t> failing;
    VkResult result = VK_SUCCESS;
    bool failed = false;
    bool lost = false;
    bool card = false;
    int instances = 0; ///< that live
    std::map<VkInstance, VkDebugUtilsMessengerEXT> listeners;
    std::string messages;
};

State& state()
{
    static auto& only = *new State; // outlives what is destroyed at the program's end
    return only;
}

/// The answer that a test wants for this call.
std::optional<VkResult> fault(const char* call, Kind kind, const void* from)
{
    const std::lock_guard lock(state().mutex);
    const size_t index = state().calls.size();
    state().calls.push_back({call, from});
    if (state().failing == index) {
        state().failing.reset();
        state().failed = true;
        state().lost = state().result == VK_ERROR_DEVICE_LOST;
        return state().result;
    }
    if (state().lost && kind != Kind::Memory)
        return VK_ERROR_DEVICE_LOST;
    return std::nullopt;
}

/// The function that the loader has under this name.
template <typename Function>
Function* loaders(const char* name)
{
    return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

template <typename Pointer>
Pointer extension(VkInstance instance, const char* name)
{
    const auto get = loaders<decltype(vkGetInstanceProcAddr)>("vkGetInstanceProcAddr");
    return reinterpret_cast<Pointer>(get(instance, name));
}

VKAPI_ATTR VkBool32 VKAPI_CALL listen(VkDebugUtilsMessageSeverityFlagBitsEXT, VkDebugUtilsMessageTypeFlagsEXT,
                                      const VkDebugUtilsMessengerCallbackDataEXT* data, void*)
{
    const std::lock_guard lock(state().mutex);
    state().messages += std::string(data->pMessage) + "\n";
    return VK_FALSE;
}

VkDebugUtilsMessengerCreateInfoEXT listener()
{
    VkDebugUtilsMessengerCreateInfoEXT create{VK_STRUCTURE_TYPE_DEBUG_UTILS_MESSENGER_CREATE_INFO_EXT};
    create.messageSeverity =
        VK_DEBUG_UTILS_MESSAGE_SEVERITY_WARNING_BIT_EXT | VK_DEBUG_UTILS_MESSAGE_SEVERITY_ERROR_BIT_EXT;
    create.messageType = VK_DEBUG_UTILS_MESSAGE_TYPE_VALIDATION_BIT_EXT;
    create.pfnUserCallback = listen;
    return create;
}

/// The program's own listener is gone when the instance is destroyed, and nobody can ask it once the device is.
void startListening(VkInstance instance, const VkInstanceCreateInfo& created)
{
    const bool possible =
        std::any_of(created.ppEnabledExtensionNames, created.ppEnabledExtensionNames + created.enabledExtensionCount,
                    [](const char* name) { return std::string_view(name) == VK_EXT_DEBUG_UTILS_EXTENSION_NAME; });
    if (!possible)
        return;
    const auto create = extension<PFN_vkCreateDebugUtilsMessengerEXT>(instance, "vkCreateDebugUtilsMessengerEXT");
    const VkDebugUtilsMessengerCreateInfoEXT info = listener();
    VkDebugUtilsMessengerEXT made = VK_NULL_HANDLE;
    if (create(instance, &info, nullptr, &made) != VK_SUCCESS)
        return;
    const std::lock_guard lock(state().mutex);
    state().listeners[instance] = made;
}

void stopListening(VkInstance instance)
{
    VkDebugUtilsMessengerEXT made = VK_NULL_HANDLE;
    {
        const std::lock_guard lock(state().mutex);
        const auto found = state().listeners.find(instance);
        if (found == state().listeners.end())
            return;
        made = found->second;
        state().listeners.erase(found);
    }
    const auto destroy = extension<PFN_vkDestroyDebugUtilsMessengerEXT>(instance, "vkDestroyDebugUtilsMessengerEXT");
    destroy(instance, made, nullptr);
}

VKAPI_ATTR VkResult VKAPI_CALL createMessenger(VkInstance instance, const VkDebugUtilsMessengerCreateInfoEXT* create,
                                               const VkAllocationCallbacks* allocator, VkDebugUtilsMessengerEXT* made)
{
    if (const auto answer = fault("vkCreateDebugUtilsMessengerEXT", Kind::Memory, __builtin_return_address(0)))
        return *answer;
    return extension<PFN_vkCreateDebugUtilsMessengerEXT>(instance, "vkCreateDebugUtilsMessengerEXT")(instance, create,
                                                                                                     allocator, made);
}

} // namespace

namespace support {

void countVulkanCalls()
{
    const std::lock_guard lock(state().mutex);
    state().calls.clear();
    state().failing.reset();
    state().failed = false;
    state().lost = false;
}

std::vector<VulkanCall> vulkanCalls()
{
    const std::lock_guard lock(state().mutex);
    return state().calls;
}

void failVulkanCall(size_t index, VkResult result)
{
    countVulkanCalls();
    const std::lock_guard lock(state().mutex);
    state().failing = index;
    state().result = result;
}

bool vulkanCallFailed()
{
    const std::lock_guard lock(state().mutex);
    return state().failed;
}

std::vector<VkResult> vulkanFailures(const std::string& call)
{
    if (call == "vkWaitForFences")
        return {VK_ERROR_DEVICE_LOST, VK_ERROR_OUT_OF_HOST_MEMORY, VK_TIMEOUT};
    if (call == "vkQueueSubmit" || call == "vkQueueWaitIdle" || call == "vkGetQueryPoolResults")
        return {VK_ERROR_DEVICE_LOST, VK_ERROR_OUT_OF_DEVICE_MEMORY};
    if (call == "vkCreateDevice")
        return {VK_ERROR_DEVICE_LOST, VK_ERROR_OUT_OF_HOST_MEMORY, VK_ERROR_INITIALIZATION_FAILED};
    if (call == "vkCreateInstance")
        return {VK_ERROR_INCOMPATIBLE_DRIVER, VK_ERROR_OUT_OF_HOST_MEMORY};
    if (call == "vkAllocateDescriptorSets")
        return {VK_ERROR_OUT_OF_POOL_MEMORY, VK_ERROR_OUT_OF_DEVICE_MEMORY};
    if (call == "vkMapMemory")
        return {VK_ERROR_MEMORY_MAP_FAILED, VK_ERROR_OUT_OF_HOST_MEMORY};
    if (call == "vkAllocateMemory")
        return {VK_ERROR_OUT_OF_DEVICE_MEMORY, VK_ERROR_TOO_MANY_OBJECTS};
    return {VK_ERROR_OUT_OF_HOST_MEMORY};
}

void pretendGraphicsCard(bool on)
{
    const std::lock_guard lock(state().mutex);
    state().card = on;
}

std::string vulkanMessages()
{
    const std::lock_guard lock(state().mutex);
    std::string messages = std::exchange(state().messages, {});
    if (state().instances > 0)
        messages += std::to_string(state().instances) + " instances are left\n";
    return messages;
}

} // namespace support

extern "C" {

// One line a function: its name, its parameters, how they are passed on.
#define TESSERA_MAY_FAIL(name, kind, parameters, arguments)                                                            \
    VKAPI_ATTR VkResult VKAPI_CALL name parameters                                                                     \
    {                                                                                                                  \
        if (const auto answer = fault(#name, kind, __builtin_return_address(0)))                                       \
            return *answer;                                                                                            \
        return loaders<decltype(name)>(#name) arguments;                                                               \
    }
#define TESSERA_MAKES(name, Information, Handle)                                                                       \
    TESSERA_MAY_FAIL(                                                                                                  \
        name, Kind::Memory,                                                                                            \
        (VkDevice device, const Information* create, const VkAllocationCallbacks* allocator, Handle* made),            \
        (device, create, allocator, made))

TESSERA_MAKES(vkAllocateMemory, VkMemoryAllocateInfo, VkDeviceMemory)
TESSERA_MAKES(vkCreateBuffer, VkBufferCreateInfo, VkBuffer)
TESSERA_MAKES(vkCreateBufferView, VkBufferViewCreateInfo, VkBufferView)
TESSERA_MAKES(vkCreateCommandPool, VkCommandPoolCreateInfo, VkCommandPool)
TESSERA_MAKES(vkCreateDescriptorPool, VkDescriptorPoolCreateInfo, VkDescriptorPool)
TESSERA_MAKES(vkCreateDescriptorSetLayout, VkDescriptorSetLayoutCreateInfo, VkDescriptorSetLayout)
TESSERA_MAKES(vkCreateFence, VkFenceCreateInfo, VkFence)
TESSERA_MAKES(vkCreatePipelineCache, VkPipelineCacheCreateInfo, VkPipelineCache)
TESSERA_MAKES(vkCreatePipelineLayout, VkPipelineLayoutCreateInfo, VkPipelineLayout)
TESSERA_MAKES(vkCreateQueryPool, VkQueryPoolCreateInfo, VkQueryPool)
TESSERA_MAKES(vkCreateShaderModule, VkShaderModuleCreateInfo, VkShaderModule)
TESSERA_MAY_FAIL(vkAllocateCommandBuffers, Kind::Memory,
                 (VkDevice device, const VkCommandBufferAllocateInfo* allocate, VkCommandBuffer* made),
                 (device, allocate, made))
TESSERA_MAY_FAIL(vkAllocateDescriptorSets, Kind::Memory,
                 (VkDevice device, const VkDescriptorSetAllocateInfo* allocate, VkDescriptorSet* made),
                 (device, allocate, made))
TESSERA_MAY_FAIL(vkBeginCommandBuffer, Kind::Memory, (VkCommandBuffer commands, const VkCommandBufferBeginInfo* begin),
                 (commands, begin))
TESSERA_MAY_FAIL(vkBindBufferMemory, Kind::Memory,
                 (VkDevice device, VkBuffer buffer, VkDeviceMemory memory, VkDeviceSize offset),
                 (device, buffer, memory, offset))
TESSERA_MAY_FAIL(vkCreateComputePipelines, Kind::Memory,
                 (VkDevice device, VkPipelineCache cache, uint32_t count, const VkComputePipelineCreateInfo* create,
                  const VkAllocationCallbacks* allocator, VkPipeline* made),
                 (device, cache, count, create, allocator, made))
TESSERA_MAY_FAIL(vkCreateDevice, Kind::Memory,
                 (VkPhysicalDevice physical, const VkDeviceCreateInfo* create, const VkAllocationCallbacks* allocator,
                  VkDevice* made),
                 (physical, create, allocator, made))
TESSERA_MAY_FAIL(vkEndCommandBuffer, Kind::Memory, (VkCommandBuffer commands), (commands))
TESSERA_MAY_FAIL(vkEnumerateInstanceLayerProperties, Kind::Memory, (uint32_t * count, VkLayerProperties* layers),
                 (count, layers))
TESSERA_MAY_FAIL(vkEnumeratePhysicalDevices, Kind::Memory,
                 (VkInstance instance, uint32_t* count, VkPhysicalDevice* devices), (instance, count, devices))
TESSERA_MAY_FAIL(vkGetQueryPoolResults, Kind::Device,
                 (VkDevice device, VkQueryPool pool, uint32_t first, uint32_t count, size_t bytes, void* data,
                  VkDeviceSize stride, VkQueryResultFlags flags),
                 (device, pool, first, count, bytes, data, stride, flags))
TESSERA_MAY_FAIL(vkMapMemory, Kind::Memory,
                 (VkDevice device, VkDeviceMemory memory, VkDeviceSize offset, VkDeviceSize bytes,
                  VkMemoryMapFlags flags, void** address),
                 (device, memory, offset, bytes, flags, address))
TESSERA_MAY_FAIL(vkQueueSubmit, Kind::Device,
                 (VkQueue queue, uint32_t count, const VkSubmitInfo* submits, VkFence fence),
                 (queue, count, submits, fence))
TESSERA_MAY_FAIL(vkQueueWaitIdle, Kind::Device, (VkQueue queue), (queue))
TESSERA_MAY_FAIL(vkResetFences, Kind::Memory, (VkDevice device, uint32_t count, const VkFence* fences),
                 (device, count, fences))
TESSERA_MAY_FAIL(vkWaitForFences, Kind::Device,
                 (VkDevice device, uint32_t count, const VkFence* fences, VkBool32 all, uint64_t nanoseconds),
                 (device, count, fences, all, nanoseconds))

VKAPI_ATTR VkResult VKAPI_CALL vkCreateInstance(const VkInstanceCreateInfo* create,
                                                const VkAllocationCallbacks* allocator, VkInstance* made)
{
    if (const auto answer = fault("vkCreateInstance", Kind::Memory, __builtin_return_address(0)))
        return *answer;
    const VkResult result = loaders<decltype(vkCreateInstance)>("vkCreateInstance")(create, allocator, made);
    if (result == VK_SUCCESS) {
        startListening(*made, *create);
        const std::lock_guard lock(state().mutex);
        ++state().instances;
    }
    return result;
}

VKAPI_ATTR void VKAPI_CALL vkDestroyInstance(VkInstance instance, const VkAllocationCallbacks* allocator)
{
    stopListening(instance);
    loaders<decltype(vkDestroyInstance)>("vkDestroyInstance")(instance, allocator);
    const std::lock_guard lock(state().mutex);
    --state().instances;
}

VKAPI_ATTR void VKAPI_CALL vkDestroyDevice(VkDevice device, const VkAllocationCallbacks* allocator)
{
    loaders<decltype(vkDestroyDevice)>("vkDestroyDevice")(device, allocator);
    const std::lock_guard lock(state().mutex);
    state().lost = false;
}

/// The device below is whole and may still be at work: it ends its work in any case.
VKAPI_ATTR VkResult VKAPI_CALL vkDeviceWaitIdle(VkDevice device)
{
    const VkResult result = loaders<decltype(vkDeviceWaitIdle)>("vkDeviceWaitIdle")(device);
    const std::lock_guard lock(state().mutex);
    return state().lost ? VK_ERROR_DEVICE_LOST : result;
}

VKAPI_ATTR void VKAPI_CALL vkGetPhysicalDeviceProperties(VkPhysicalDevice device,
                                                         VkPhysicalDeviceProperties* properties)
{
    loaders<decltype(vkGetPhysicalDeviceProperties)>("vkGetPhysicalDeviceProperties")(device, properties);
    const std::lock_guard lock(state().mutex);
    if (state().card)
        properties->deviceType = VK_PHYSICAL_DEVICE_TYPE_DISCRETE_GPU;
}

VKAPI_ATTR PFN_vkVoidFunction VKAPI_CALL vkGetInstanceProcAddr(VkInstance instance, const char* name)
{
    if (std::string_view(name) == "vkCreateDebugUtilsMessengerEXT")
        return reinterpret_cast<PFN_vkVoidFunction>(createMessenger);
    return loaders<decltype(vkGetInstanceProcAddr)>("vkGetInstanceProcAddr")(instance, name);
}

} // extern "C"
