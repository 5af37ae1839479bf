#include "gpu/recorder.h"

#include <algorithm>

#include "gpu/base/error.h"
#include "gpu/buffer.h"
#include "gpu/device.h"
#include "gpu/kernel_library.h"
#include "gpu/vk/buffer_handles.h"
#include "gpu/vk/command_list.h"

namespace gpu {

namespace {

constexpr size_t kParameterChunkWords = size_t{16} * 1024;
constexpr size_t kParameterAlignmentWords = 4;

/// A range of an allocation; parts of one block overlap where their memory does.
struct MemoryRange {
    const BufferMemory* memory = nullptr;
    uint64_t begin = 0;
    uint64_t end = 0;

    explicit MemoryRange(const Buffer& buffer)
        : memory(buffer.handles().memory.get()),
          begin(buffer.handles().offset),
          end(buffer.handles().offset + buffer.handles().bufferBytes)
    {
    }
    bool overlaps(const MemoryRange& other) const
    {
        return memory == other.memory && begin < other.end && other.begin < end;
    }
};

bool anyOverlaps(const std::vector<MemoryRange>& ranges, const MemoryRange& range)
{
    return std::any_of(ranges.begin(), ranges.end(), [&](const MemoryRange& other) { return other.overlaps(range); });
}

/// What was read and written since the last barrier.
struct Hazards {
    std::vector<MemoryRange> read;
    std::vector<MemoryRange> written;

    /// Adds a step's accesses; true if a barrier has to come first.
    bool add(const std::vector<MemoryRange>& reads, const std::vector<MemoryRange>& writes)
    {
        const bool conflict =
            std::any_of(reads.begin(), reads.end(), [this](const MemoryRange& r) { return anyOverlaps(written, r); }) ||
            std::any_of(writes.begin(), writes.end(),
                        [this](const MemoryRange& r) { return anyOverlaps(written, r) || anyOverlaps(read, r); });
        if (conflict) {
            read.clear();
            written.clear();
        }
        read.insert(read.end(), reads.begin(), reads.end());
        written.insert(written.end(), writes.begin(), writes.end());
        return conflict;
    }
};

} // namespace

struct Recorder::Private {
    explicit Private(Device& owner) : device(owner) {}

    Device& device;
    std::string label;
    std::unique_ptr<CommandList::Private> list;
    Hazards hazards;
    Tensor dummy;
    std::shared_ptr<Buffer> parameterBuffer;
    std::vector<uint32_t> parameterWords;

    CommandList::Private& current()
    {
        if (!list)
            list = std::make_unique<CommandList::Private>(device.vulkan());
        return *list;
    }
    const Tensor& dummyTensor()
    {
        if (!dummy.valid())
            dummy = Tensor::allocate(device, Shape{4});
        return dummy;
    }
    void uploadParameters()
    {
        if (parameterBuffer)
            device.upload(*parameterBuffer, 0, std::as_bytes(std::span(parameterWords)));
        parameterBuffer.reset();
        parameterWords.clear();
    }
};

Recorder::Recorder(Device& device) : m_state(std::make_unique<Private>(device)) {}

Recorder::~Recorder() = default;

Device& Recorder::device() const { return m_state->device; }

void Recorder::setLabel(std::string label) { m_state->label = std::move(label); }

size_t Recorder::dispatchCount() const { return m_state->list ? m_state->list->steps.size() : 0; }

namespace {

GroupCounts groupsFor(const Kernel& kernel, const Threads& threads, const DeviceLimits& limits)
{
    GroupCounts groups{};
    const std::array<uint64_t, 3> wanted{threads.x, threads.y, threads.z};
    for (size_t axis = 0; axis < 3; ++axis) {
        const uint64_t count = (wanted[axis] + kernel.localSize[axis] - 1) / kernel.localSize[axis];
        if (count > limits.maxGroupCount[axis])
            throw Error(ErrorKind::Unsupported,
                        {mark("gpu", "Kernel %1 needs %2 workgroups, the device allows %3"),
                         {kernel.module.name, std::to_string(count), std::to_string(limits.maxGroupCount[axis])}},
                        mark("gpu", "Use a smaller picture or model, or choose another device"));
        groups[axis] = static_cast<uint32_t>(count);
    }
    return groups;
}

void checkArguments(const Kernel& kernel, size_t tensors, size_t pushBytes, const DeviceLimits& limits)
{
    const KernelReflection& reflection = kernel.module.reflection;
    const bool enoughTensors = reflection.bindings.empty() || reflection.bindings.back().binding < tensors;
    if (!enoughTensors || pushBytes < reflection.pushBytes)
        throw Error(ErrorKind::Internal,
                    {mark("gpu", "Kernel %1 was called with the wrong arguments"), {kernel.module.name}});
    if (reflection.pushBytes > limits.maxPushConstantBytes)
        throw Error(ErrorKind::Unsupported,
                    {mark("gpu", "Kernel %1 has more parameters than the device allows"), {kernel.module.name}});
}

} // namespace

void Recorder::dispatchBytes(std::string_view name, const SpecialisationConstants& constants,
                             std::span<const Tensor> tensors, std::span<const std::byte> push, Threads threads,
                             Cost cost)
{
    Device& device = m_state->device;
    Kernel& kernel = device.kernels().get(name, constants);
    checkArguments(kernel, tensors.size(), push.size(), device.limits());
    if (threads.x == 0 || threads.y == 0 || threads.z == 0)
        return;
    Step step;
    step.kernel = &kernel;
    step.groups = groupsFor(kernel, threads, device.limits());
    step.push.assign(push.begin(), push.end());
    step.label = m_state->label;
    step.cost = cost;
    step.tensors.assign(tensors.begin(), tensors.end());
    for (Tensor& tensor : step.tensors)
        if (!tensor.valid())
            tensor = m_state->dummyTensor();
    std::vector<MemoryRange> reads;
    std::vector<MemoryRange> writes;
    for (const KernelBinding& binding : kernel.module.reflection.bindings) {
        const MemoryRange range(*step.tensors[binding.binding].buffer());
        if (binding.reads)
            reads.push_back(range);
        if (binding.writes)
            writes.push_back(range);
    }
    step.barrierBefore = m_state->hazards.add(reads, writes);
    m_state->current().steps.push_back(std::move(step));
}

Tensor Recorder::parameters(std::span<const uint32_t> words)
{
    std::vector<uint32_t>& all = m_state->parameterWords;
    if (m_state->parameterBuffer && (all.size() + words.size()) * 4 > m_state->parameterBuffer->bytes())
        m_state->uploadParameters();
    if (!m_state->parameterBuffer) {
        m_state->parameterBuffer = m_state->device.allocate(4 * std::max(kParameterChunkWords, words.size()));
        m_state->current().keptBuffers.push_back(m_state->parameterBuffer);
    }
    Layout layout = Layout::rowMajor(Shape{static_cast<int64_t>(words.size())}, DType::I32);
    layout.offset = static_cast<int64_t>(all.size());
    all.insert(all.end(), words.begin(), words.end());
    all.resize((all.size() + kParameterAlignmentWords - 1) / kParameterAlignmentWords * kParameterAlignmentWords);
    return {m_state->parameterBuffer, layout};
}

Tensor Recorder::scratch(const Shape& shape, DType dtype)
{
    Tensor tensor = Tensor::allocate(m_state->device, shape, dtype);
    m_state->current().keptBuffers.push_back(tensor.buffer());
    return tensor;
}

CommandList Recorder::finish()
{
    m_state->uploadParameters();
    m_state->current().createDescriptors();
    m_state->hazards = {};
    return CommandList(std::move(m_state->list));
}

} // namespace gpu
