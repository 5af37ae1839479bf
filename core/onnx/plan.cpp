#include "core/onnx/plan.h"

#include <algorithm>
#include <cstring>

#include "core/onnx/arena.h"
#include "core/onnx/fuse.h"
#include "core/onnx/lowering.h"
#include "core/onnx/model.h"
#include "core/onnx/simplify.h"
#include "gpu/base/error.h"
#include "gpu/buffer.h"
#include "gpu/ops/copy.h"

namespace core::onnx {

using gpu::Error;
using gpu::ErrorKind;
using gpu::mark;

namespace {

/// A tensor as the ONNX type that it stands for.
HostTensor fromDevice(gpu::Device& device, const gpu::Tensor& tensor, const TensorInfo& info)
{
    switch (tensor.dtype()) {
    case gpu::DType::F64:
        return HostTensor::fromValues<double>(info.shape, tensor.toDoubles(device)).cast(info.type);
    case gpu::DType::I64:
        return HostTensor::fromValues<int64_t>(info.shape, tensor.toInt64s(device)).cast(info.type);
    case gpu::DType::F32:
        return HostTensor::fromFloats(info.shape, tensor.toFloats(device)).cast(info.type);
    default:
        return HostTensor::fromValues<int32_t>(info.shape, tensor.toInts(device)).cast(info.type);
    }
}

[[noreturn]] void throwReported(const std::string& node, ReportKind kind)
{
    if (kind == ReportKind::IndexOutside)
        throw Error(ErrorKind::InvalidInput,
                    {mark("onnx", "In node \"%1\" an index lies outside of the axis that it counts"), {node}},
                    mark("onnx", "Use inputs with other numbers: classes, words or places that the model knows"));
    throw Error(ErrorKind::Unsupported,
                {mark("onnx", "In node \"%1\" a number does not fit the 32 bits with which it is computed"), {node}},
                mark("onnx", "The model counts in 64 bits. Use inputs with smaller numbers"));
}

} // namespace

struct Plan::Private {
    Private(gpu::Device& owner, std::shared_ptr<const Model> source) : device(owner), model(std::move(source)) {}

    void build(const PlanOptions& options, const gpu::RunControl& control);
    void pinOutputs(Lowering& lowering);
    void allocate(Lowering& lowering);
    gpu::CommandList record(const Lowering& lowering, const std::vector<LoweredStep>& lowered);
    gpu::Tensor tensorOf(const Lowering& lowering, const DeviceValue& value) const;
    const TensorInfo& wantedInfo(const std::string& name) const;
    void clearReports();
    void throwIfReported();

    gpu::Device& device;
    std::shared_ptr<const Model> model;
    std::shared_ptr<WeightCache> modelWeights;
    std::shared_ptr<WeightCache> planWeights;
    BoundGraph graph;
    std::map<std::string, int> counts;
    std::map<std::string, DeviceValue> outputValues;
    std::map<std::string, gpu::Tensor, std::less<>> inputs;
    std::map<std::string, gpu::Tensor, std::less<>> outputs;
    gpu::Tensor reports;             ///< see Lowering
    std::vector<Reporter> reporters; ///< see Lowering
    std::unique_ptr<gpu::CommandList> commands;
    std::vector<PlanStep> steps; ///< of the last recording
    uint64_t arenaBytes = 0;
    uint64_t pinnedBytes = 0;
};

void Plan::Private::build(const PlanOptions& options, const gpu::RunControl& control)
{
    const bool arithmetic64 = options.arithmetic64 && device.info().arithmetic64();
    graph = fuse(simplify(model->graph(), {options.inputShapes, options.constantInputs, options.outputs}),
                 widestWith(arithmetic64));
    counts = countByType(graph.graph);
    modelWeights = options.weights ? options.weights : std::make_shared<WeightCache>(device);
    planWeights = std::make_shared<WeightCache>(device);
    control.throwIfStopped();
    Lowering lowering(*model, graph, *modelWeights, *planWeights, arithmetic64);
    lowering.run();
    pinOutputs(lowering);
    modelWeights->flush(control);
    planWeights->flush(control);
    allocate(lowering);
    if (!lowering.setupSteps.empty())
        record(lowering, lowering.setupSteps).run({control.stop, nullptr});
    commands = std::make_unique<gpu::CommandList>(record(lowering, lowering.steps));
    for (const auto& [name, value] : lowering.inputs)
        inputs.emplace(name, tensorOf(lowering, value));
    for (const auto& [name, value] : outputValues)
        outputs.emplace(name, tensorOf(lowering, value));
    reports = tensorOf(lowering, lowering.reports);
    reporters = lowering.reporters;
}

/// Wanted tensors are kept to the end, dense and row-major. Constants are read from the graph instead.
void Plan::Private::pinOutputs(Lowering& lowering)
{
    std::map<std::string, int> makers;
    for (size_t node = 0; node < graph.graph.nodes.size(); ++node)
        for (const std::string& output : graph.graph.nodes[node].outputs)
            makers[output] = static_cast<int>(node);
    for (const ValueInfo& output : graph.graph.outputs) {
        if (graph.constant(output.name) != nullptr)
            continue;
        if (const auto maker = makers.find(output.name); maker != makers.end())
            lowering.enter(maker->second);
        const DeviceValue value = lowering.rowMajor(lowering.value(output.name));
        lowering.storages[static_cast<size_t>(value.storage)].pinned = true;
        outputValues[output.name] = value;
    }
}

void Plan::Private::allocate(Lowering& lowering)
{
    std::vector<Lifetime> lifetimes;
    std::vector<size_t> owners;
    for (size_t i = 0; i < lowering.storages.size(); ++i) {
        Storage& storage = lowering.storages[i];
        if (storage.buffer)
            continue;
        if (storage.pinned) {
            storage.buffer = device.allocate(storage.bytes);
            pinnedBytes += storage.bytes;
        } else if (storage.firstStep >= 0) {
            lifetimes.push_back({storage.bytes, storage.firstStep, storage.lastStep});
            owners.push_back(i);
        }
    }
    const ArenaPlan arena = planArena(lifetimes, gpu::Device::kBlockAlignment);
    arenaBytes = arena.bytes;
    if (owners.empty())
        return;
    std::vector<gpu::Device::BlockPart> parts;
    for (size_t i = 0; i < owners.size(); ++i)
        parts.push_back({arena.offsets[i], lifetimes[i].bytes});
    const std::vector<std::shared_ptr<gpu::Buffer>> buffers = device.allocateBlock(arena.bytes, parts);
    for (size_t i = 0; i < owners.size(); ++i)
        lowering.storages[owners[i]].buffer = buffers[i];
}

gpu::Tensor Plan::Private::tensorOf(const Lowering& lowering, const DeviceValue& value) const
{
    if (!value.valid())
        return {};
    return {lowering.storages[static_cast<size_t>(value.storage)].buffer, value.layout};
}

gpu::CommandList Plan::Private::record(const Lowering& lowering, const std::vector<LoweredStep>& lowered)
{
    gpu::Recorder recorder(device);
    steps.clear();
    for (const LoweredStep& step : lowered) {
        std::vector<gpu::Tensor> tensors;
        for (const DeviceValue& operand : step.operands)
            tensors.push_back(tensorOf(lowering, operand));
        recorder.setLabel(step.label);
        const size_t first = recorder.dispatchCount();
        step.record(recorder, tensors);
        steps.push_back({step.node, first, recorder.dispatchCount() - first});
    }
    return recorder.finish();
}

const TensorInfo& Plan::Private::wantedInfo(const std::string& name) const
{
    const bool wanted = std::any_of(graph.graph.outputs.begin(), graph.graph.outputs.end(),
                                    [&name](const ValueInfo& output) { return output.name == name; });
    if (!wanted)
        throw Error(ErrorKind::NotFound,
                    {mark("onnx", "Tensor \"%1\" was not asked for when the plan was made"), {name}});
    return graph.info(name);
}

void Plan::Private::clearReports()
{
    const std::vector<int32_t> none(reporters.size(), 0);
    if (!none.empty())
        device.upload(*reports.buffer(), 0, std::as_bytes(std::span(none)));
}

void Plan::Private::throwIfReported()
{
    if (reporters.empty())
        return;
    const std::vector<int32_t> found = reports.toInts(device);
    for (size_t k = 0; k < reporters.size(); ++k)
        if (found[k] != 0)
            throwReported(graph.graph.nodes[static_cast<size_t>(reporters[k].node)].name, reporters[k].kind);
}

Plan::Plan(gpu::Device& device, std::shared_ptr<const Model> model, const PlanOptions& options,
           const gpu::RunControl& control)
    : m_state(std::make_unique<Private>(device, std::move(model)))
{
    m_state->build(options, control);
}

Plan::~Plan() = default;

std::vector<std::string> Plan::inputNames() const
{
    std::vector<std::string> names;
    for (const ValueInfo& input : m_state->graph.graph.inputs)
        names.push_back(input.name);
    return names;
}

void Plan::setInput(const std::string& name, const HostTensor& value)
{
    const auto found = m_state->inputs.find(name);
    if (found == m_state->inputs.end()) {
        const std::vector<ValueInfo>& declared = m_state->model->graph().inputs;
        if (std::any_of(declared.begin(), declared.end(), [&](const ValueInfo& v) { return v.name == name; }))
            return;
        throw Error(ErrorKind::NotFound, {mark("onnx", "The model has no input \"%1\""), {name}});
    }
    const TensorInfo& info = m_state->graph.info(name);
    if (!(value.info() == info))
        throw Error(ErrorKind::InvalidInput, {mark("onnx", "Input \"%1\" must be %2 of shape %3, not %4 of shape %5"),
                                              {name, std::string(toString(info.type)), info.shape.toString(),
                                               std::string(toString(value.type())), value.shape().toString()}});
    m_state->device.upload(*found->second.buffer(), 0, toDeviceBytes(value, found->second.dtype()));
}

void Plan::run(const gpu::RunControl& control)
{
    m_state->clearReports();
    m_state->commands->run(control);
    m_state->throwIfReported();
}

HostTensor Plan::output(const std::string& name)
{
    const TensorInfo& info = m_state->wantedInfo(name);
    if (const HostTensor* constant = m_state->graph.constant(name))
        return *constant;
    return fromDevice(m_state->device, m_state->outputs.at(name), info);
}

gpu::Tensor Plan::deviceOutput(const std::string& name)
{
    m_state->wantedInfo(name);
    const auto found = m_state->outputs.find(name);
    return found == m_state->outputs.end() ? gpu::Tensor() : found->second;
}

uint64_t Plan::arenaBytes() const { return m_state->arenaBytes; }

uint64_t Plan::pinnedBytes() const { return m_state->pinnedBytes; }

size_t Plan::stepCount() const { return m_state->commands->dispatchCount(); }

gpu::CommandList& Plan::commands() { return *m_state->commands; }

const BoundGraph& Plan::graph() const { return m_state->graph; }

const std::vector<PlanStep>& Plan::steps() const { return m_state->steps; }

const std::map<std::string, int>& Plan::nodeCounts() const { return m_state->counts; }

} // namespace core::onnx
