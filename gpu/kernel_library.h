#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gpu {

struct Kernel;
struct KernelModule;
struct VulkanContext;

/// Kernels of one device by name and specialisation. A pipeline is made when first asked for and kept; what the driver
/// compiled is kept on disk where the driver's own cache does not do so. Compute thread only.
class KernelLibrary {
public:
    explicit KernelLibrary(VulkanContext& vulkan);
    ~KernelLibrary();
    KernelLibrary(const KernelLibrary&) = delete;
    KernelLibrary& operator=(const KernelLibrary&) = delete;

    /// The kernel of this device's family. Throws Internal for an unknown name, Unsupported if the workgroup it asks
    /// for is larger than the device allows.
    Kernel& get(std::string_view name, const std::vector<uint32_t>& constants);
    /// How many pipelines were made so far.
    size_t pipelineCount() const { return m_kernels.size(); }
    /// Writes the pipeline cache to the device's cache folder, if it has one. Failures to write are ignored: it is a
    /// cache.
    void save() const;

private:
    KernelModule& module(std::string_view name);

    VulkanContext& m_vulkan;
    struct Cache;
    std::unique_ptr<Cache> m_cache;
    std::map<std::string, std::unique_ptr<KernelModule>, std::less<>> m_modules;
    std::map<std::pair<std::string, std::vector<uint32_t>>, std::unique_ptr<Kernel>> m_kernels;
};

} // namespace gpu
