#include "gpu/kernel_library.h"

#include <algorithm>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <utility>

#include "gpu/base/error.h"
#include "gpu/vk/kernel.h"
#include "gpu/vk/kernel_table.h"

namespace gpu {

namespace {

std::filesystem::path cacheFile(const VulkanContext& vulkan)
{
    VkPhysicalDeviceProperties properties{};
    vkGetPhysicalDeviceProperties(vulkan.physical, &properties);
    std::string name = "pipelines-";
    for (const uint8_t byte : properties.pipelineCacheUUID) {
        constexpr const char* kDigits = "0123456789abcdef";
        name += kDigits[byte >> 4];
        name += kDigits[byte & 15];
    }
    return vulkan.cacheFolder / (name + ".bin");
}

std::vector<char> readAll(const std::filesystem::path& path)
{
    std::error_code error;
    const std::uintmax_t bytes = std::filesystem::file_size(path, error);
    std::ifstream file(path, std::ios::binary);
    std::vector<char> all(error ? 0 : static_cast<size_t>(bytes));
    if (!file.read(all.data(), static_cast<std::streamsize>(all.size())))
        all.clear();
    return all;
}

} // namespace

KernelModule::KernelModule(VulkanContext& context, std::string kernelName, KernelReflection read)
    : vulkan(context), name(std::move(kernelName)), reflection(std::move(read))
{
}

KernelModule::KernelModule(VulkanContext& context, std::string kernelName, std::span<const uint32_t> words)
    : KernelModule(context, std::move(kernelName), reflect(words))
{
    std::vector<VkDescriptorSetLayoutBinding> bindings;
    for (const KernelBinding& binding : reflection.bindings)
        bindings.push_back({binding.binding, binding.type, 1, VK_SHADER_STAGE_COMPUTE_BIT, nullptr});
    VkDescriptorSetLayoutCreateInfo set{VK_STRUCTURE_TYPE_DESCRIPTOR_SET_LAYOUT_CREATE_INFO};
    set.bindingCount = static_cast<uint32_t>(bindings.size());
    set.pBindings = bindings.data();
    check(vkCreateDescriptorSetLayout(vulkan.device, &set, nullptr, &setLayout), "vkCreateDescriptorSetLayout");
    const VkPushConstantRange push{VK_SHADER_STAGE_COMPUTE_BIT, 0, reflection.pushBytes};
    VkPipelineLayoutCreateInfo create{VK_STRUCTURE_TYPE_PIPELINE_LAYOUT_CREATE_INFO};
    create.setLayoutCount = 1;
    create.pSetLayouts = &setLayout;
    create.pushConstantRangeCount = reflection.pushBytes > 0 ? 1 : 0;
    create.pPushConstantRanges = &push;
    check(vkCreatePipelineLayout(vulkan.device, &create, nullptr, &layout), "vkCreatePipelineLayout");
    VkShaderModuleCreateInfo source{VK_STRUCTURE_TYPE_SHADER_MODULE_CREATE_INFO};
    source.codeSize = words.size_bytes();
    source.pCode = words.data();
    check(vkCreateShaderModule(vulkan.device, &source, nullptr, &shader), "vkCreateShaderModule");
}

KernelModule::~KernelModule()
{
    vkDestroyShaderModule(vulkan.device, shader, nullptr);
    vkDestroyPipelineLayout(vulkan.device, layout, nullptr);
    vkDestroyDescriptorSetLayout(vulkan.device, setLayout, nullptr);
}

Kernel::Kernel(KernelModule& owner, const std::vector<uint32_t>& constants, VkPipelineCache cache) : module(owner)
{
    uint64_t invocations = 1;
    for (size_t axis = 0; axis < 3; ++axis) {
        const LocalExtent& extent = module.reflection.local[axis];
        localSize[axis] =
            extent.specialised && extent.constantId < constants.size() ? constants[extent.constantId] : extent.value;
        invocations *= localSize[axis];
    }
    if (invocations == 0 || invocations > module.vulkan.info.limits.maxInvocations)
        throw Error(
            ErrorKind::Unsupported,
            {mark("gpu", "Kernel %1 asks for %2 invocations in a workgroup, the device allows %3"),
             {module.name, std::to_string(invocations), std::to_string(module.vulkan.info.limits.maxInvocations)}});
    std::vector<VkSpecializationMapEntry> entries;
    for (uint32_t i = 0; i < constants.size(); ++i)
        entries.push_back({i, i * 4, 4});
    VkSpecializationInfo specialisation{};
    specialisation.mapEntryCount = static_cast<uint32_t>(entries.size());
    specialisation.pMapEntries = entries.data();
    specialisation.dataSize = constants.size() * 4;
    specialisation.pData = constants.data();
    VkComputePipelineCreateInfo create{VK_STRUCTURE_TYPE_COMPUTE_PIPELINE_CREATE_INFO};
    create.flags = VK_PIPELINE_CREATE_DISPATCH_BASE_BIT;
    create.stage.sType = VK_STRUCTURE_TYPE_PIPELINE_SHADER_STAGE_CREATE_INFO;
    create.stage.stage = VK_SHADER_STAGE_COMPUTE_BIT;
    create.stage.module = module.shader;
    create.stage.pName = "main";
    create.stage.pSpecializationInfo = &specialisation;
    create.layout = module.layout;
    check(vkCreateComputePipelines(module.vulkan.device, cache, 1, &create, nullptr, &pipeline),
          "vkCreateComputePipelines");
}

Kernel::~Kernel() { vkDestroyPipeline(module.vulkan.device, pipeline, nullptr); }

/// The driver's compiled code. Software drivers keep their own on disk and have an empty pipeline cache.
struct KernelLibrary::Cache {
    VkPipelineCache handle = VK_NULL_HANDLE;
    std::filesystem::path file;
};

KernelLibrary::KernelLibrary(VulkanContext& vulkan) : m_vulkan(vulkan), m_cache(std::make_unique<Cache>())
{
    std::vector<char> stored;
    if (!vulkan.cacheFolder.empty() && vulkan.info.type != DeviceType::Software) {
        m_cache->file = cacheFile(vulkan);
        stored = readAll(m_cache->file);
    }
    VkPipelineCacheCreateInfo create{VK_STRUCTURE_TYPE_PIPELINE_CACHE_CREATE_INFO};
    create.initialDataSize = stored.size();
    create.pInitialData = stored.data();
    check(vkCreatePipelineCache(vulkan.device, &create, nullptr, &m_cache->handle), "vkCreatePipelineCache");
}

KernelLibrary::~KernelLibrary()
{
    try {
        save();
    } catch (const std::exception&) {
        // What is not kept is compiled again.
    }
    m_kernels.clear();
    m_modules.clear();
    vkDestroyPipelineCache(m_vulkan.device, m_cache->handle, nullptr);
}

KernelModule& KernelLibrary::module(std::string_view name)
{
    if (const auto found = m_modules.find(name); found != m_modules.end())
        return *found->second;
    const std::span<const EmbeddedKernel> all = embeddedKernels();
    const auto embedded =
        std::find_if(all.begin(), all.end(), [name](const EmbeddedKernel& k) { return name == k.name; });
    if (embedded == all.end())
        throw Error(ErrorKind::Internal, {mark("gpu", "There is no kernel \"%1\""), {std::string(name)}});
    const bool software = m_vulkan.family == KernelFamily::Software;
    auto made =
        std::make_unique<KernelModule>(m_vulkan, std::string(name), software ? embedded->software : embedded->hardware);
    return *m_modules.emplace(std::string(name), std::move(made)).first->second;
}

Kernel& KernelLibrary::get(std::string_view name, const std::vector<uint32_t>& constants)
{
    std::unique_ptr<Kernel>& kernel = m_kernels[{std::string(name), constants}];
    if (!kernel)
        kernel = std::make_unique<Kernel>(module(name), constants, m_cache->handle);
    return *kernel;
}

void KernelLibrary::save() const
{
    if (m_cache->file.empty() || m_kernels.empty())
        return;
    size_t bytes = 0;
    if (vkGetPipelineCacheData(m_vulkan.device, m_cache->handle, &bytes, nullptr) != VK_SUCCESS || bytes == 0)
        return;
    std::vector<char> data(bytes);
    if (vkGetPipelineCacheData(m_vulkan.device, m_cache->handle, &bytes, data.data()) != VK_SUCCESS)
        return;
    std::error_code ignored;
    std::filesystem::create_directories(m_vulkan.cacheFolder, ignored);
    const std::filesystem::path beside = m_cache->file.string() + ".new";
    std::ofstream file(beside, std::ios::binary);
    file.write(data.data(), static_cast<std::streamsize>(bytes));
    file.close();
    if (file)
        std::filesystem::rename(beside, m_cache->file, ignored);
    else
        std::filesystem::remove(beside, ignored);
}

} // namespace gpu
