#include "gpu/vk/command_list.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

#include "gpu/base/error.h"
#include "gpu/buffer.h"
#include "gpu/vk/buffer_handles.h"

namespace gpu {

namespace {

constexpr double kSliceMilliseconds = 50;
/// While nothing was measured, estimates may be wrong by several times.
constexpr double kUnmeasuredSliceMilliseconds = 15;
constexpr int kMeasuredRuns = 2;
constexpr size_t kSlicesInFlight = 2;
constexpr uint64_t kWaitNanoseconds = 120'000'000'000;

double work(const Step& step)
{
    const double groups = static_cast<double>(step.groups[0]) * step.groups[1] * step.groups[2];
    return step.cost.floatingPointOperations + 4 * step.cost.bytes + 1000 * groups + 10'000;
}

/// Splits the step along its longest axis into parts of about equal size.
std::vector<Chunk> split(size_t index, const Step& step, double parts)
{
    const auto longest =
        static_cast<size_t>(std::max_element(step.groups.begin(), step.groups.end()) - step.groups.begin());
    const uint32_t extent = step.groups[longest];
    const auto pieces = static_cast<uint32_t>(std::clamp(parts, 1.0, static_cast<double>(extent)));
    std::vector<Chunk> chunks;
    for (uint32_t piece = 0; piece < pieces; ++piece) {
        const auto begin = static_cast<uint32_t>(static_cast<uint64_t>(extent) * piece / pieces);
        const auto end = static_cast<uint32_t>(static_cast<uint64_t>(extent) * (piece + 1) / pieces);
        Chunk chunk{index, {0, 0, 0}, step.groups};
        chunk.base[longest] = begin;
        chunk.count[longest] = end - begin;
        chunks.push_back(chunk);
    }
    return chunks;
}

void recordBarrier(VkCommandBuffer commands, VkPipelineStageFlags before, VkAccessFlags written,
                   VkPipelineStageFlags after, VkAccessFlags used)
{
    VkMemoryBarrier barrier{VK_STRUCTURE_TYPE_MEMORY_BARRIER};
    barrier.srcAccessMask = written;
    barrier.dstAccessMask = used;
    vkCmdPipelineBarrier(commands, before, after, 0, 1, &barrier, 0, nullptr, 0, nullptr);
}

/// A whole step by the plain command: synchronization validation does not look at the one with a base.
void recordDispatch(VkCommandBuffer commands, const Step& step, const Chunk& chunk)
{
    const GroupCounts& count = chunk.count;
    if (count == step.groups)
        vkCmdDispatch(commands, count[0], count[1], count[2]);
    else
        vkCmdDispatchBase(commands, chunk.base[0], chunk.base[1], chunk.base[2], count[0], count[1], count[2]);
}

} // namespace

CommandList::Private::Private(VulkanContext& context) : vulkan(context)
{
    VkCommandPoolCreateInfo pool{VK_STRUCTURE_TYPE_COMMAND_POOL_CREATE_INFO};
    pool.queueFamilyIndex = vulkan.queueFamily;
    check(vkCreateCommandPool(vulkan.device, &pool, nullptr, &commandPool), "vkCreateCommandPool");
}

CommandList::Private::~Private()
{
    discardSlices();
    vkDestroyDescriptorPool(vulkan.device, descriptorPool, nullptr);
    vkDestroyCommandPool(vulkan.device, commandPool, nullptr);
}

void CommandList::Private::discardSlices()
{
    for (Slice& slice : slices) {
        vkDestroyFence(vulkan.device, slice.fence, nullptr);
        vkFreeCommandBuffers(vulkan.device, commandPool, 1, &slice.commands);
    }
    slices.clear();
    vkDestroyQueryPool(vulkan.device, queryPool, nullptr);
    queryPool = VK_NULL_HANDLE;
}

void CommandList::Private::createDescriptors()
{
    if (steps.empty())
        return;
    uint32_t storage = 0;
    uint32_t texel = 0;
    for (const Step& step : steps)
        for (const KernelBinding& binding : step.kernel->module.reflection.bindings)
            ++(binding.type == VK_DESCRIPTOR_TYPE_STORAGE_BUFFER ? storage : texel);
    const std::array<VkDescriptorPoolSize, 2> sizes{
        VkDescriptorPoolSize{VK_DESCRIPTOR_TYPE_STORAGE_BUFFER, std::max(storage, 1U)},
        VkDescriptorPoolSize{VK_DESCRIPTOR_TYPE_STORAGE_TEXEL_BUFFER, std::max(texel, 1U)}};
    VkDescriptorPoolCreateInfo pool{VK_STRUCTURE_TYPE_DESCRIPTOR_POOL_CREATE_INFO};
    pool.maxSets = static_cast<uint32_t>(steps.size());
    pool.poolSizeCount = static_cast<uint32_t>(sizes.size());
    pool.pPoolSizes = sizes.data();
    check(vkCreateDescriptorPool(vulkan.device, &pool, nullptr, &descriptorPool), "vkCreateDescriptorPool");
    for (Step& step : steps) {
        VkDescriptorSetAllocateInfo allocate{VK_STRUCTURE_TYPE_DESCRIPTOR_SET_ALLOCATE_INFO};
        allocate.descriptorPool = descriptorPool;
        allocate.descriptorSetCount = 1;
        allocate.pSetLayouts = &step.kernel->module.setLayout;
        check(vkAllocateDescriptorSets(vulkan.device, &allocate, &step.set), "vkAllocateDescriptorSets");
        for (const KernelBinding& binding : step.kernel->module.reflection.bindings) {
            BufferHandles& handles = step.tensors[binding.binding].buffer()->handles();
            const VkDescriptorBufferInfo whole{handles.buffer, 0, VK_WHOLE_SIZE};
            VkWriteDescriptorSet write{VK_STRUCTURE_TYPE_WRITE_DESCRIPTOR_SET};
            write.dstSet = step.set;
            write.dstBinding = binding.binding;
            write.descriptorCount = 1;
            write.descriptorType = binding.type;
            VkBufferView view = VK_NULL_HANDLE;
            if (binding.type == VK_DESCRIPTOR_TYPE_STORAGE_TEXEL_BUFFER) {
                view = handles.view(binding.format);
                write.pTexelBufferView = &view;
            } else {
                write.pBufferInfo = &whole;
            }
            vkUpdateDescriptorSets(vulkan.device, 1, &write, 0, nullptr);
        }
    }
}

double CommandList::Private::estimate(const Step& step) const
{
    if (step.milliseconds > 0)
        return step.milliseconds;
    if (step.kernel->millisecondsPerWork > 0)
        return step.kernel->millisecondsPerWork * work(step);
    const double workPerMillisecond = vulkan.info.type == DeviceType::Software ? 1e7 : 1e9;
    return work(step) / workPerMillisecond;
}

/// Cuts the steps into slices that are not planned longer than the limit; a step that is longer itself is divided.
void CommandList::Private::plan()
{
    discardSlices();
    Slice current;
    const auto close = [&] {
        if (!current.chunks.empty())
            slices.push_back(std::exchange(current, Slice{}));
    };
    for (size_t index = 0; index < steps.size(); ++index) {
        const Step& step = steps[index];
        const double limit = step.milliseconds > 0 || step.kernel->millisecondsPerWork > 0
                                 ? kSliceMilliseconds
                                 : kUnmeasuredSliceMilliseconds;
        const double expected = estimate(step);
        const std::vector<Chunk> chunks = split(index, step, std::ceil(expected / limit));
        for (const Chunk& chunk : chunks) {
            const double part = expected / static_cast<double>(chunks.size());
            if (current.plannedMilliseconds + part > limit)
                close();
            current.chunks.push_back(chunk);
            current.plannedMilliseconds += part;
        }
    }
    close();
}

void CommandList::Private::recordSlice(Slice& slice, uint32_t firstQuery, bool measure)
{
    VkCommandBufferAllocateInfo allocate{VK_STRUCTURE_TYPE_COMMAND_BUFFER_ALLOCATE_INFO};
    allocate.commandPool = commandPool;
    allocate.level = VK_COMMAND_BUFFER_LEVEL_PRIMARY;
    allocate.commandBufferCount = 1;
    check(vkAllocateCommandBuffers(vulkan.device, &allocate, &slice.commands), "vkAllocateCommandBuffers");
    const VkFenceCreateInfo fence{VK_STRUCTURE_TYPE_FENCE_CREATE_INFO};
    check(vkCreateFence(vulkan.device, &fence, nullptr, &slice.fence), "vkCreateFence");
    const VkCommandBufferBeginInfo begin{VK_STRUCTURE_TYPE_COMMAND_BUFFER_BEGIN_INFO};
    check(vkBeginCommandBuffer(slice.commands, &begin), "vkBeginCommandBuffer");
    const auto queries = static_cast<uint32_t>(2 * slice.chunks.size());
    if (measure)
        vkCmdResetQueryPool(slice.commands, queryPool, firstQuery, queries);
    constexpr VkPipelineStageFlags kCompute = VK_PIPELINE_STAGE_COMPUTE_SHADER_BIT;
    constexpr VkAccessFlags kReadWrite = VK_ACCESS_SHADER_READ_BIT | VK_ACCESS_SHADER_WRITE_BIT;
    uint32_t query = firstQuery;
    for (size_t i = 0; i < slice.chunks.size(); ++i) {
        const Chunk& chunk = slice.chunks[i];
        const Step& step = steps[chunk.step];
        const bool continues = i > 0 && slice.chunks[i - 1].step == chunk.step;
        if (i == 0 || (step.barrierBefore && !continues))
            recordBarrier(slice.commands, kCompute, VK_ACCESS_SHADER_WRITE_BIT, kCompute, kReadWrite);
        vkCmdBindPipeline(slice.commands, VK_PIPELINE_BIND_POINT_COMPUTE, step.kernel->pipeline);
        const VkPipelineLayout layout = step.kernel->module.layout;
        vkCmdBindDescriptorSets(slice.commands, VK_PIPELINE_BIND_POINT_COMPUTE, layout, 0, 1, &step.set, 0, nullptr);
        if (const uint32_t bytes = step.kernel->module.reflection.pushBytes; bytes > 0)
            vkCmdPushConstants(slice.commands, layout, VK_SHADER_STAGE_COMPUTE_BIT, 0, bytes, step.push.data());
        if (measure)
            vkCmdWriteTimestamp(slice.commands, VK_PIPELINE_STAGE_BOTTOM_OF_PIPE_BIT, queryPool, query++);
        recordDispatch(slice.commands, step, chunk);
        if (measure)
            vkCmdWriteTimestamp(slice.commands, VK_PIPELINE_STAGE_BOTTOM_OF_PIPE_BIT, queryPool, query++);
    }
    recordBarrier(slice.commands, kCompute, VK_ACCESS_SHADER_WRITE_BIT,
                  VK_PIPELINE_STAGE_HOST_BIT | VK_PIPELINE_STAGE_TRANSFER_BIT,
                  VK_ACCESS_HOST_READ_BIT | VK_ACCESS_TRANSFER_READ_BIT);
    check(vkEndCommandBuffer(slice.commands), "vkEndCommandBuffer");
}

void CommandList::Private::record(bool measure)
{
    plan();
    size_t chunks = 0;
    for (const Slice& slice : slices)
        chunks += slice.chunks.size();
    if (measure && chunks > 0) {
        VkQueryPoolCreateInfo create{VK_STRUCTURE_TYPE_QUERY_POOL_CREATE_INFO};
        create.queryType = VK_QUERY_TYPE_TIMESTAMP;
        create.queryCount = static_cast<uint32_t>(2 * chunks);
        check(vkCreateQueryPool(vulkan.device, &create, nullptr, &queryPool), "vkCreateQueryPool");
    }
    uint32_t query = 0;
    for (Slice& slice : slices) {
        recordSlice(slice, query, measure);
        query += static_cast<uint32_t>(2 * slice.chunks.size());
    }
    recordedMeasuring = measure;
}

void CommandList::Private::submitAll(const RunControl& control)
{
    double total = 1e-9;
    for (const Slice& slice : slices)
        total += slice.plannedMilliseconds;
    double done = 0;
    size_t waited = 0;
    const auto wait = [&](bool mayThrow) {
        const Slice& slice = slices[waited++];
        const VkResult result = vkWaitForFences(vulkan.device, 1, &slice.fence, VK_TRUE, kWaitNanoseconds);
        done += slice.plannedMilliseconds;
        if (mayThrow) {
            check(result == VK_TIMEOUT ? VK_ERROR_DEVICE_LOST : result, "vkWaitForFences");
            control.report(done / total);
        }
    };
    for (size_t i = 0; i < slices.size(); ++i) {
        if (i - waited >= kSlicesInFlight)
            wait(true);
        if (control.stop.stop_requested()) {
            while (waited < i)
                wait(false);
            control.throwIfStopped();
        }
        check(vkResetFences(vulkan.device, 1, &slices[i].fence), "vkResetFences");
        VkSubmitInfo submit{VK_STRUCTURE_TYPE_SUBMIT_INFO};
        submit.commandBufferCount = 1;
        submit.pCommandBuffers = &slices[i].commands;
        const VkResult result = vulkan.submit(submit, slices[i].fence);
        if (result != VK_SUCCESS) {
            while (waited < i)
                wait(false);
            check(result, "vkQueueSubmit");
        }
    }
    while (waited < slices.size())
        wait(true);
}

void CommandList::Private::readTimings()
{
    if (queryPool == VK_NULL_HANDLE)
        return;
    std::vector<double> milliseconds(steps.size(), 0);
    uint32_t query = 0;
    for (const Slice& slice : slices) {
        std::vector<uint64_t> ticks(2 * slice.chunks.size());
        check(vkGetQueryPoolResults(vulkan.device, queryPool, query, static_cast<uint32_t>(ticks.size()),
                                    ticks.size() * sizeof(uint64_t), ticks.data(), sizeof(uint64_t),
                                    VK_QUERY_RESULT_64_BIT | VK_QUERY_RESULT_WAIT_BIT),
              "vkGetQueryPoolResults");
        for (size_t i = 0; i < slice.chunks.size(); ++i)
            milliseconds[slice.chunks[i].step] +=
                static_cast<double>(ticks[2 * i + 1] - ticks[2 * i]) * vulkan.timestampPeriodNs * 1e-6;
        query += static_cast<uint32_t>(ticks.size());
    }
    timings.clear();
    for (size_t i = 0; i < steps.size(); ++i) {
        Step& step = steps[i];
        timings.push_back({step.kernel->module.name, step.label, milliseconds[i], step.cost});
        // The first dispatch of a kernel ever may contain its compilation: it says nothing about speed.
        if (std::exchange(step.kernel->warm, true)) {
            step.milliseconds = milliseconds[i];
            step.kernel->millisecondsPerWork =
                std::max(step.kernel->millisecondsPerWork * 0.5, milliseconds[i] / work(step));
        }
    }
}

CommandList::CommandList(std::unique_ptr<Private> state) : m_state(std::move(state)) {}
CommandList::CommandList(CommandList&&) noexcept = default;
CommandList& CommandList::operator=(CommandList&&) noexcept = default;
CommandList::~CommandList() = default;

void CommandList::run(const RunControl& control)
{
    control.throwIfStopped();
    const bool measure = vulkanTimestamps() && (m_state->measuring || m_state->runs < kMeasuredRuns);
    const bool settled = m_state->runs > kMeasuredRuns && !m_state->slices.empty();
    if (!settled || measure != m_state->recordedMeasuring)
        m_state->record(measure);
    try {
        m_state->submitAll(control);
        if (measure)
            m_state->readTimings();
    } catch (...) {
        m_state->vulkan.drain();
        throw;
    }
    ++m_state->runs;
}

bool CommandList::vulkanTimestamps() const { return m_state->vulkan.info.timestamps; }

size_t CommandList::dispatchCount() const { return m_state->steps.size(); }

std::vector<KernelTiming> CommandList::dispatches() const
{
    std::vector<KernelTiming> all;
    for (const Step& step : m_state->steps)
        all.push_back({step.kernel->module.name, step.label, 0, step.cost});
    return all;
}

size_t CommandList::pipelineCount() const
{
    std::set<const Kernel*> kernels;
    for (const Step& step : m_state->steps)
        kernels.insert(step.kernel);
    return kernels.size();
}

const std::vector<KernelTiming>& CommandList::timings() const { return m_state->timings; }

void CommandList::setMeasuring(bool on) { m_state->measuring = on; }

size_t CommandList::sliceCount() const { return m_state->slices.size(); }

} // namespace gpu
