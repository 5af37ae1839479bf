#include "gpu/vk/context.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "gpu/base/error.h"

namespace gpu {

namespace {

constexpr const char* kValidationLayer = "VK_LAYER_KHRONOS_validation";

VKAPI_ATTR VkBool32 VKAPI_CALL collectMessage(VkDebugUtilsMessageSeverityFlagBitsEXT, VkDebugUtilsMessageTypeFlagsEXT,
                                              const VkDebugUtilsMessengerCallbackDataEXT* data, void* user)
{
    auto* instance = static_cast<VulkanInstance*>(user);
    const std::lock_guard lock(instance->messagesMutex);
    instance->messages.emplace_back(data->pMessage);
    return VK_FALSE;
}

bool hasLayer(const char* name)
{
    uint32_t count = 0;
    check(vkEnumerateInstanceLayerProperties(&count, nullptr), "vkEnumerateInstanceLayerProperties");
    std::vector<VkLayerProperties> layers(count);
    check(vkEnumerateInstanceLayerProperties(&count, layers.data()), "vkEnumerateInstanceLayerProperties");
    return std::any_of(layers.begin(), layers.end(),
                       [name](const VkLayerProperties& layer) { return std::strcmp(layer.layerName, name) == 0; });
}

Message causeOf(VkResult result, const char* call)
{
    return {mark("gpu", "The graphics driver failed: %1 returned %2"), {call, std::to_string(result)}};
}

} // namespace

void check(VkResult result, const char* call)
{
    if (result >= 0)
        return;
    switch (result) {
    case VK_ERROR_OUT_OF_HOST_MEMORY:
    case VK_ERROR_OUT_OF_DEVICE_MEMORY:
    case VK_ERROR_OUT_OF_POOL_MEMORY:
    case VK_ERROR_TOO_MANY_OBJECTS:
        throw Error(ErrorKind::OutOfMemory, {mark("gpu", "The device has not enough memory (%1)"), {call}},
                    mark("gpu", "Close other programs, use a smaller picture, or choose another device"));
    case VK_ERROR_DEVICE_LOST:
        throw Error(ErrorKind::DeviceLost, {mark("gpu", "The device stopped answering (%1)"), {call}},
                    mark("gpu", "Try again; if it happens often, choose another device"));
    case VK_ERROR_INCOMPATIBLE_DRIVER:
        throw Error(
            ErrorKind::Unsupported, mark("gpu", "No Vulkan driver was found"),
            mark("gpu", "Install a Vulkan driver; mesa-vulkan-drivers brings one that needs no graphics card."));
    default:
        throw Error(ErrorKind::Internal, causeOf(result, call),
                    mark("gpu", "Update the graphics driver, or choose another device"));
    }
}

VulkanInstance::VulkanInstance(bool validation) : VulkanInstance()
{
    if (validation && !hasLayer(kValidationLayer))
        throw Error(ErrorKind::NotFound, mark("gpu", "The Vulkan validation layer is not installed"),
                    mark("gpu", "Install vulkan-validationlayers, or unset TESSERA_VALIDATION"));
    VkApplicationInfo application{VK_STRUCTURE_TYPE_APPLICATION_INFO};
    application.pApplicationName = "tessera";
    application.apiVersion = VK_API_VERSION_1_2;
    const std::array<VkValidationFeatureEnableEXT, 1> enabled{
        VK_VALIDATION_FEATURE_ENABLE_SYNCHRONIZATION_VALIDATION_EXT};
    VkValidationFeaturesEXT features{VK_STRUCTURE_TYPE_VALIDATION_FEATURES_EXT};
    features.enabledValidationFeatureCount = static_cast<uint32_t>(enabled.size());
    features.pEnabledValidationFeatures = enabled.data();
    const char* extension = VK_EXT_DEBUG_UTILS_EXTENSION_NAME;
    VkInstanceCreateInfo create{VK_STRUCTURE_TYPE_INSTANCE_CREATE_INFO};
    create.pApplicationInfo = &application;
    if (validation) {
        create.pNext = &features;
        create.enabledLayerCount = 1;
        create.ppEnabledLayerNames = &kValidationLayer;
        create.enabledExtensionCount = 1;
        create.ppEnabledExtensionNames = &extension;
    }
    check(vkCreateInstance(&create, nullptr, &handle), "vkCreateInstance");
    if (validation)
        listen();
}

void VulkanInstance::listen()
{
    VkDebugUtilsMessengerCreateInfoEXT create{VK_STRUCTURE_TYPE_DEBUG_UTILS_MESSENGER_CREATE_INFO_EXT};
    create.messageSeverity =
        VK_DEBUG_UTILS_MESSAGE_SEVERITY_WARNING_BIT_EXT | VK_DEBUG_UTILS_MESSAGE_SEVERITY_ERROR_BIT_EXT;
    create.messageType = VK_DEBUG_UTILS_MESSAGE_TYPE_VALIDATION_BIT_EXT;
    create.pfnUserCallback = collectMessage;
    create.pUserData = this;
    const auto createMessenger = reinterpret_cast<PFN_vkCreateDebugUtilsMessengerEXT>(
        vkGetInstanceProcAddr(handle, "vkCreateDebugUtilsMessengerEXT"));
    check(createMessenger(handle, &create, nullptr, &messenger), "vkCreateDebugUtilsMessengerEXT");
}

VulkanInstance::~VulkanInstance()
{
    if (messenger != VK_NULL_HANDLE) {
        const auto destroyMessenger = reinterpret_cast<PFN_vkDestroyDebugUtilsMessengerEXT>(
            vkGetInstanceProcAddr(handle, "vkDestroyDebugUtilsMessengerEXT"));
        destroyMessenger(handle, messenger, nullptr);
    }
    if (handle != VK_NULL_HANDLE)
        vkDestroyInstance(handle, nullptr);
}

std::vector<VkPhysicalDevice> VulkanInstance::physicalDevices() const
{
    uint32_t count = 0;
    check(vkEnumeratePhysicalDevices(handle, &count, nullptr), "vkEnumeratePhysicalDevices");
    std::vector<VkPhysicalDevice> devices(count);
    check(vkEnumeratePhysicalDevices(handle, &count, devices.data()), "vkEnumeratePhysicalDevices");
    if (devices.empty())
        check(VK_ERROR_INCOMPATIBLE_DRIVER, "vkEnumeratePhysicalDevices");
    return devices;
}

} // namespace gpu
