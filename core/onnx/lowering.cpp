#include "core/onnx/lowering.h"

#include <algorithm>
#include <limits>

#include "core/onnx/host_eval.h"
#include "core/onnx/model.h"
#include "core/onnx/operators/operators.h"
#include "gpu/base/error.h"
#include "gpu/buffer.h"
#include "gpu/ops/copy.h"
#include "gpu/ops/elementwise.h"

namespace core::onnx {

namespace {

uint64_t bytesOf(const gpu::Layout& layout)
{
    return static_cast<uint64_t>((layout.offset + layout.span()) * gpu::elementBytes(layout.dtype));
}

/// Inputs of a node for host evaluation, if all of them are constant.
bool constantInputs(const BoundGraph& graph, const Node& node, std::vector<HostTensor>& values)
{
    for (const std::string& input : node.inputs) {
        const HostTensor* constant = input.empty() ? nullptr : graph.constant(input);
        if (!input.empty() && (constant == nullptr || elementBytes(constant->type()) == 0))
            return false;
        values.push_back(constant == nullptr ? HostTensor() : *constant);
    }
    return true;
}

/// Which elements of a tensor of 64 bits do not fit 32, for a Report; the last instruction's result.
gpu::ElementProgram narrowing(gpu::DType from)
{
    using gpu::ElementOp;
    using Operand = gpu::ElementOperand;
    const Operand x = Operand::input(0);
    if (from == gpu::DType::I64)
        return {{ElementOp::IntLess, x, Operand::whole(std::numeric_limits<int32_t>::min()), {}},
                {ElementOp::IntGreater, x, Operand::whole(std::numeric_limits<int32_t>::max()), {}},
                {ElementOp::Or, Operand::result(0), Operand::result(1), {}},
                {ElementOp::Report, x, Operand::result(2), {}}};
    return {{ElementOp::ToSingle, x, {}, {}}, // a number must not become infinite
            {ElementOp::IsInf, Operand::result(0), {}, {}},
            {ElementOp::IsInf, x, {}, {}},
            {ElementOp::Xor, Operand::result(1), Operand::result(2), {}},
            {ElementOp::Report, x, Operand::result(3), {}}};
}

gpu::DType otherWidth(gpu::DType dtype)
{
    switch (dtype) {
    case gpu::DType::F32:
        return gpu::DType::F64;
    case gpu::DType::F64:
        return gpu::DType::F32;
    case gpu::DType::I64:
        return gpu::DType::I32;
    default:
        return gpu::DType::I64;
    }
}

} // namespace

Lowering::Lowering(const Model& model, const BoundGraph& graph, WeightCache& modelWeights, WeightCache& planWeights,
                   bool arithmetic64)
    : m_graph(graph), m_modelWeights(modelWeights), m_planWeights(planWeights), m_arithmetic64(arithmetic64)
{
    for (const auto& [name, tensor] : model.graph().initialisers)
        m_modelConstants.insert(tensor.bytes().data());
}

void Lowering::defineInputs()
{
    for (const ValueInfo& input : m_graph.graph.inputs) {
        const TensorInfo& tensor = info(input.name);
        const bool wide = has64(tensor.type) && isUsedIn64(input.name);
        const gpu::DType dtype = wide ? deviceType64(tensor.type) : deviceType(tensor.type);
        const DeviceValue value = allocate(gpu::Layout::rowMajor(tensor.shape, dtype));
        storages[static_cast<size_t>(value.storage)].pinned = true;
        inputs[input.name] = value;
        define(input.name, value);
    }
}

/// Whether a node can make use of more than 32 bits, or the tensor is wanted as it comes.
bool Lowering::isUsedIn64(const std::string& tensor) const
{
    const std::vector<Node>& nodes = m_graph.graph.nodes;
    const std::vector<ValueInfo>& outputs = m_graph.graph.outputs;
    return std::any_of(nodes.begin(), nodes.end(),
                       [&](const Node& node) {
                           return std::find(node.inputs.begin(), node.inputs.end(), tensor) != node.inputs.end() &&
                                  width64Of(node) != Width64::No;
                       }) ||
           std::any_of(outputs.begin(), outputs.end(), [&](const ValueInfo& out) { return out.name == tensor; });
}

void Lowering::run() { throwIfUnsupported(lowerAll()); }

void Lowering::enter(int node)
{
    m_node = node;
    m_width = Width64::AsHeld;
    m_label = m_graph.graph.nodes[static_cast<size_t>(node)].name;
}

std::vector<UnsupportedNode> Lowering::lowerAll()
{
    defineInputs();
    std::vector<UnsupportedNode> unsupported;
    for (size_t index = 0; index < m_graph.graph.nodes.size(); ++index) {
        const Node& node = m_graph.graph.nodes[index];
        enter(static_cast<int>(index));
        try {
            lowerNode(node);
        } catch (const gpu::Error& error) {
            if (error.kind() != gpu::ErrorKind::Unsupported)
                throw;
            unsupported.push_back({node.name, node.opType, node.domain, error.what(), node.origins});
            for (const std::string& output : node.outputs) // so that the nodes behind it can be looked at too
                if (!output.empty() && values.count(output) == 0)
                    define(output, allocate(gpu::Layout::rowMajor(info(output).shape)));
        }
    }
    return unsupported;
}

void Lowering::lowerNode(const Node& node)
{
    if (const Operator* known = findOperator(node)) {
        m_width = width64Of(node);
        known->lower(*this, node);
        return;
    }
    std::vector<HostTensor> constants;
    if (!node.domain.empty() || !canEvaluateOnHost(node.opType))
        throw gpu::Error(gpu::ErrorKind::Unsupported, gpu::Message());
    if (!constantInputs(m_graph, node, constants))
        throw gpu::Error(gpu::ErrorKind::Unsupported,
                         gpu::mark("onnx", "its result depends on values that are only known at run time"));
    const std::vector<HostTensor> results = evaluateOnHost(node, constants, opset());
    for (size_t i = 0; i < node.outputs.size() && i < results.size(); ++i)
        if (!node.outputs[i].empty())
            define(node.outputs[i], upload(results[i], resultType(results[i].type())));
}

gpu::DType Lowering::resultType(ElementType type) const
{
    return m_width != Width64::No && has64(type) ? deviceType64(type) : deviceType(type);
}

DeviceValue Lowering::value(const std::string& tensor) { return value(tensor, m_width); }

DeviceValue Lowering::value(const std::string& tensor, Width64 width, ReportKind report)
{
    if (tensor.empty())
        return {};
    const HostTensor* host = constant(tensor);
    const auto known = values.find(tensor);
    if (known == values.end() && host == nullptr)
        throw gpu::Error(gpu::ErrorKind::Internal,
                         {gpu::mark("onnx", "Tensor \"%1\" is used before it is made"), {tensor}});
    if (known == values.end()) {
        const bool wide = width != Width64::No && has64(host->type());
        const DeviceValue made = upload(*host, wide ? deviceType64(host->type()) : deviceType(host->type()));
        define(tensor, made);
        return made;
    }
    const DeviceValue held = known->second;
    if (width == Width64::AsHeld || !has64(info(tensor).type) ||
        gpu::is64(held.layout.dtype) == (width == Width64::Yes))
        return held;
    DeviceValue& other = m_converted[tensor];
    if (!other.valid())
        other = host == nullptr ? converted(held, report) : upload(*host, otherWidth(held.layout.dtype));
    return other;
}

/// A copy with elements of the other width.
DeviceValue Lowering::converted(const DeviceValue& value, ReportKind kind)
{
    const gpu::DType from = value.layout.dtype;
    gpu::Layout layout = value.layout.isDense() ? value.layout : gpu::Layout::rowMajor(value.shape());
    layout.dtype = otherWidth(from);
    layout.offset = 0;
    const DeviceValue made = allocate(layout);
    std::vector<DeviceValue> operands{value, made};
    gpu::ElementProgram program{{gpu::ElementOp::Copy, gpu::ElementOperand::input(0), {}, {}}};
    if (gpu::is64(from)) {
        program = narrowing(from);
        operands.push_back(report(kind));
    }
    const size_t written = operands.size() - 1;
    append(std::move(operands), written, [program](gpu::Recorder& recorder, std::span<const gpu::Tensor> t) {
        const gpu::Tensor word = t.size() > 2 ? t[2] : gpu::Tensor();
        gpu::elementwise(recorder, program, t.first(1), t[1], word, gpu::ElementWidth::Bits64);
    });
    return made;
}

WeightCache& Lowering::weights(const HostTensor& constant)
{
    return m_modelConstants.count(constant.bytes().data()) > 0 ? m_modelWeights : m_planWeights;
}

DeviceValue Lowering::upload(const HostTensor& constant, gpu::DType dtype)
{
    const gpu::Tensor tensor = weights(constant).tensor(constant, dtype);
    const DeviceValue made = allocate(tensor.layout());
    Storage& storage = storages[static_cast<size_t>(made.storage)];
    storage.pinned = true;
    storage.constant = true;
    storage.buffer = tensor.buffer();
    return made;
}

DeviceValue Lowering::allocate(const gpu::Layout& layout)
{
    Storage storage;
    storage.bytes = bytesOf(layout);
    storages.push_back(storage);
    return {static_cast<int>(storages.size()) - 1, layout};
}

void Lowering::define(const std::string& tensor, const DeviceValue& value) { values[tensor] = value; }

void Lowering::emit(std::vector<DeviceValue> operands, size_t written, RecordStep record)
{
    if (m_width == Width64::No && std::any_of(operands.begin(), operands.end(), [](const DeviceValue& value) {
            return value.valid() && gpu::is64(value.layout.dtype);
        }))
        throw gpu::Error(gpu::ErrorKind::Internal,
                         {gpu::mark("onnx", "Node \"%1\" was given elements of 64 bits"), {m_label}});
    append(std::move(operands), written, std::move(record));
}

void Lowering::append(std::vector<DeviceValue> operands, size_t written, RecordStep record)
{
    const size_t reads = operands.size() - written;
    const auto isConstant = [this](const DeviceValue& value) {
        return !value.valid() || storages[static_cast<size_t>(value.storage)].constant;
    };
    const auto firstWritten = operands.begin() + static_cast<std::ptrdiff_t>(reads);
    const bool constant = std::all_of(operands.begin(), firstWritten, isConstant) &&
                          std::all_of(firstWritten, operands.end(), [this](const DeviceValue& value) {
                              const Storage& storage = storages[static_cast<size_t>(value.storage)];
                              return storage.firstStep < 0;
                          });
    std::vector<LoweredStep>& list = constant ? setupSteps : steps;
    const int index = static_cast<int>(list.size());
    for (size_t i = 0; i < operands.size(); ++i) {
        if (!operands[i].valid())
            continue;
        Storage& storage = storages[static_cast<size_t>(operands[i].storage)];
        if (constant) {
            storage.pinned = true;
            if (i >= reads)
                storage.constant = true;
            continue;
        }
        if (i >= reads)
            storage.constant = false;
        storage.firstStep = storage.firstStep < 0 ? index : storage.firstStep;
        storage.lastStep = index;
    }
    list.push_back({m_label, m_node, std::move(operands), std::move(record)});
}

DeviceValue Lowering::report(ReportKind kind)
{
    if (!reports.valid()) {
        constexpr int64_t kKinds = 2;
        const auto nodes = static_cast<int64_t>(m_graph.graph.nodes.size());
        reports = allocate(gpu::Layout::rowMajor({kKinds * nodes}, gpu::DType::I32));
        Storage& storage = storages[static_cast<size_t>(reports.storage)];
        storage.pinned = true;
        storage.firstStep = storage.lastStep = 0; // reports are for every run: what makes one is never a constant
    }
    const Reporter reporter{m_node, kind};
    auto place = std::find(reporters.begin(), reporters.end(), reporter);
    if (place == reporters.end())
        place = reporters.insert(place, reporter);
    gpu::Layout word = gpu::Layout::rowMajor({1}, gpu::DType::I32);
    word.offset = place - reporters.begin();
    return reports.with(word);
}

DeviceValue Lowering::rowMajor(const DeviceValue& value)
{
    if (value.layout.isRowMajor())
        return value;
    const DeviceValue copy = allocate(gpu::Layout::rowMajor(value.shape(), value.layout.dtype));
    emit({value, copy}, 1,
         [](gpu::Recorder& recorder, std::span<const gpu::Tensor> t) { gpu::copy(recorder, t[0], t[1]); });
    return copy;
}

DeviceValue Lowering::reshaped(const DeviceValue& value, const gpu::Shape& shape)
{
    if (const auto view = value.layout.reshaped(shape))
        return value.with(*view);
    const DeviceValue copy = rowMajor(value);
    return copy.with(*copy.layout.reshaped(shape));
}

} // namespace core::onnx
