#pragma once
// Recording and running of kernels. An operation in gpu/ops calls Recorder::dispatch; barriers follow from what each
// kernel reads and writes, and a finished CommandList runs in slices so that it can be stopped between them.

#include <cstdint>
#include <initializer_list>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "gpu/base/progress.h"
#include "gpu/tensor.h"

namespace gpu {

class Device;

/// Values of the specialisation constants 0, 1, 2, … of a kernel. Only for tile sizes, local sizes, subgroup size and
/// variants: shapes and strides go into the push constants, or every shape would cost a compilation.
using SpecialisationConstants = std::vector<uint32_t>;

/// How many invocations a dispatch needs along x, y and z; rounded up to whole workgroups.
struct Threads {
    uint64_t x = 1;
    uint64_t y = 1;
    uint64_t z = 1;
};

/// What a dispatch costs, for the table of kernels and to plan slices before anything was measured.
struct Cost {
    double floatingPointOperations = 0;
    double bytes = 0;
};

/// The time one dispatch took, measured by the device's timestamps.
struct KernelTiming {
    std::string kernel; ///< name of the .comp
    std::string label;  ///< what it was for, e.g. the ONNX node's name
    double milliseconds = 0;
    Cost cost;
};

/// A recorded sequence of dispatches. Keeps all buffers it uses alive. Can be run any number of times.
class CommandList {
public:
    struct Private;
    explicit CommandList(std::unique_ptr<Private> state);
    CommandList(CommandList&&) noexcept;
    CommandList& operator=(CommandList&&) noexcept;
    ~CommandList();

    /// Runs everything and waits. Between slices of at most about 50 ms (as measured in earlier runs, estimated in the
    /// first) the stop token is looked at. Throws Cancelled, DeviceLost, OutOfMemory.
    void run(const RunControl& control = {});
    size_t dispatchCount() const;
    /// The kernel of each dispatch (name of the .comp) and what it costs, in recorded order; no times.
    std::vector<KernelTiming> dispatches() const;
    /// Distinct pipelines used.
    size_t pipelineCount() const;
    /// One entry per dispatch in recorded order, from the last run that was measured (the first run always is).
    const std::vector<KernelTiming>& timings() const;
    /// Measure every run from now on, not only those needed for planning.
    void setMeasuring(bool on);
    /// How many submissions the next run is split into.
    size_t sliceCount() const;

private:
    bool vulkanTimestamps() const;
    std::unique_ptr<Private> m_state;
};

/// Records dispatches. Compute thread only.
class Recorder {
public:
    explicit Recorder(Device& device);
    ~Recorder();
    Recorder(const Recorder&) = delete;
    Recorder& operator=(const Recorder&) = delete;

    Device& device() const;
    /// The label that following dispatches carry in timings.
    void setLabel(std::string label);
    /// How many there are so far.
    size_t dispatchCount() const;

    /// Appends a run of `kernel`. tensors[i] becomes binding i (a whole buffer; the tensor's offset and strides are for
    /// the kernel's parameters); an invalid Tensor binds a small dummy. push is the kernel's push-constant struct.
    /// Throws Unsupported if a device limit would be broken, Internal if the arguments do not fit the kernel.
    template <typename Push>
    void dispatch(std::string_view kernel, const SpecialisationConstants& constants,
                  std::initializer_list<Tensor> tensors, const Push& push, Threads threads, Cost cost = {})
    {
        static_assert(std::is_trivially_copyable_v<Push> && sizeof(Push) % 4 == 0);
        dispatchBytes(kernel, constants, std::span<const Tensor>(tensors.begin(), tensors.size()),
                      std::as_bytes(std::span(&push, 1)), threads, cost);
    }
    void dispatchBytes(std::string_view kernel, const SpecialisationConstants& constants,
                       std::span<const Tensor> tensors, std::span<const std::byte> push, Threads threads, Cost cost);

    /// Puts words that do not fit the push constants into a buffer that lives as long as the command list.
    /// The result is an I32 tensor: bind it, and give its offset() to the kernel.
    Tensor parameters(std::span<const uint32_t> words);
    /// A row-major tensor that lives as long as the command list, for what an operation needs in between.
    Tensor scratch(const Shape& shape, DType dtype = DType::F32);

    /// Ends the recording. The recorder is empty afterwards and can be used again.
    CommandList finish();

private:
    struct Private;
    std::unique_ptr<Private> m_state;
};

} // namespace gpu
