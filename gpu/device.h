#pragma once
// One opened Vulkan device. Everything here belongs to the compute thread.

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace gpu {

class Buffer;
class KernelLibrary;
struct VulkanContext;

enum class DeviceType { Discrete, Integrated, Virtual, Software, Other };

/// Which variant of each kernel runs: `Software` loads through texel buffers and spreads values by constant subgroup
/// shuffles (one workgroup is one subgroup on one CPU thread); `Hardware` uses shared memory and storage buffers.
enum class KernelFamily { Software, Hardware };

struct DeviceLimits {
    uint64_t maxStorageBufferBytes = 0; ///< largest range that one binding may have
    uint64_t maxTexelBufferElements = 0;
    uint32_t maxPushConstantBytes = 0;
    std::array<uint32_t, 3> maxGroupCount{};
    uint32_t maxInvocations = 0; ///< per workgroup
    uint32_t maxSharedBytes = 0;
    uint32_t subgroupSize = 0;
    uint64_t heapBytes = 0; ///< of the largest device-local heap
};

struct DeviceInfo {
    int index = 0;
    std::string name;
    DeviceType type = DeviceType::Other;
    std::string driver; ///< driver name and version
    std::string apiVersion;
    DeviceLimits limits;
    bool float16Storage = false;
    bool float16Arithmetic = false;
    bool int8Storage = false;
    bool float64Arithmetic = false;
    bool int64Arithmetic = false;
    bool timestamps = false;
    std::string unusable; ///< why Tessera cannot compute on it; empty if it can

    /// Whether the kernels for tensors of 64 bits run.
    bool arithmetic64() const { return float64Arithmetic && int64Arithmetic; }
};

/// "discrete", "integrated", "virtual", "software" or "other": the words of the command line and of JSON.
const char* toString(DeviceType type);

struct DeviceOptions {
    /// Index or part of a name (case does not matter). Empty: $TESSERA_DEVICE, else the best: discrete, integrated,
    /// software.
    std::string selector;
    /// Which kernels run; empty: by the device's type.
    std::optional<KernelFamily> family;
    /// Loads the validation layer (with synchronization validation); its messages are collected. Also by
    /// TESSERA_VALIDATION=1.
    bool validation = false;
    /// Where the pipeline cache is kept; empty: nowhere.
    std::filesystem::path cacheFolder;
};

/// All Vulkan devices of this machine. Throws Unsupported if there is no Vulkan loader or driver at all.
std::vector<DeviceInfo> listDevices();

enum class MemoryKind {
    Device,  ///< fastest for kernels
    Staging, ///< host-visible and coherent: mapped() is never null
};

class Device {
public:
    /// Opens the chosen device. Throws NotFound with the list of devices if the selector fits none or several,
    /// Unsupported if the device lacks what the kernels need.
    static std::unique_ptr<Device> open(const DeviceOptions& options = {});
    ~Device();
    Device(const Device&) = delete;
    Device& operator=(const Device&) = delete;

    const DeviceInfo& info() const;
    const DeviceLimits& limits() const { return info().limits; }
    KernelFamily family() const;

    /// Uninitialised memory. bytes may be 0 (a minimal buffer is made). Throws LimitExceeded above
    /// limits().maxStorageBufferBytes, OutOfMemory if the driver refuses.
    std::shared_ptr<Buffer> allocate(uint64_t bytes, MemoryKind kind = MemoryKind::Device);
    /// Buffers that share one block of memory and may overlap, for values that are not alive at the same time. Offsets
    /// are multiples of kBlockAlignment. Errors as in allocate.
    struct BlockPart {
        uint64_t offset = 0;
        uint64_t bytes = 0;
    };
    static constexpr uint64_t kBlockAlignment = 256;
    std::vector<std::shared_ptr<Buffer>> allocateBlock(uint64_t blockBytes, std::span<const BlockPart> parts);
    /// Copies into / out of a buffer and waits. Throws Internal outside its bounds.
    void upload(const Buffer& buffer, uint64_t offsetBytes, std::span<const std::byte> data);
    void download(const Buffer& buffer, uint64_t offsetBytes, std::span<std::byte> data);

    /// Bytes held by all living buffers, and the most that ever were at once.
    uint64_t allocatedBytes() const;
    uint64_t peakAllocatedBytes() const;
    void resetPeak();

    /// As if the device had stopped answering: from now on all work on it throws DeviceLost, so that anybody can see
    /// what then happens.
    void lose();

    /// Messages of the validation layer since opening (errors and warnings). Empty without validation.
    std::vector<std::string> validationMessages() const;

    KernelLibrary& kernels();
    VulkanContext& vulkan() const { return *m_vulkan; }

private:
    Device();
    std::unique_ptr<VulkanContext> m_vulkan;
    std::unique_ptr<KernelLibrary> m_kernels;
};

} // namespace gpu
