#include <algorithm>
#include <iterator>

#include "core/onnx/operators/operators.h"
#include "gpu/base/error.h"

namespace core::onnx {

namespace {

constexpr Operator kOperators[] = {
    {"ArgMax", "", lowerArgReduce},
    {"ArgMin", "", lowerArgReduce},
    {"Attention", kFusedDomain, lowerAttention},
    {"AveragePool", "", lowerPool},
    {"ChannelNorm", kFusedDomain, lowerChannelNorm},
    {"Concat", "", lowerConcat, Width64::AsHeld},
    {"Conv", "", lowerConv},
    {"ConvTranspose", "", lowerConvTranspose},
    {"CumSum", "", lowerCumSum, Width64::Yes},
    {"Elementwise", kFusedDomain, lowerElementwise},
    {"Expand", "", lowerExpand, Width64::AsHeld},
    {"Flatten", "", lowerReshape, Width64::AsHeld},
    {"FusedConv", kFusedDomain, lowerConv},
    {"FusedConvTranspose", kFusedDomain, lowerConvTranspose},
    {"FusedMatMul", kFusedDomain, lowerFusedMatMul},
    {"Gather", "", lowerGather, Width64::AsHeld},
    {"GatherElements", "", lowerGatherElements},
    {"Gelu", kFusedDomain, lowerGelu},
    {"Gemm", "", lowerGemm, Width64::Yes},
    {"GridSample", "", lowerGridSample},
    {"Identity", "", lowerIdentity, Width64::AsHeld},
    {"LayerNorm", kFusedDomain, lowerLayerNorm},
    {"LayerNormalization", "", lowerLayerNorm, Width64::Yes},
    {"LpPool", "", lowerPool},
    {"MatMul", "", lowerMatMul, Width64::Yes},
    {"MaxPool", "", lowerPool},
    {"OneHot", "", lowerOneHot},
    {"Pad", "", lowerPad, Width64::AsHeld},
    {"ReduceL1", "", lowerReduce, Width64::Yes},
    {"ReduceL2", "", lowerReduce, Width64::Yes},
    {"ReduceLogSum", "", lowerReduce, Width64::Yes},
    {"ReduceLogSumExp", "", lowerReduce, Width64::Yes},
    {"ReduceMax", "", lowerReduce, Width64::Yes},
    {"ReduceMean", "", lowerReduce, Width64::Yes},
    {"ReduceMin", "", lowerReduce, Width64::Yes},
    {"ReduceProd", "", lowerReduce, Width64::Yes},
    {"ReduceSum", "", lowerReduce, Width64::Yes},
    {"ReduceSumSquare", "", lowerReduce, Width64::Yes},
    {"Reshape", "", lowerReshape, Width64::AsHeld},
    {"Resize", "", lowerResize},
    {"RoiAlign", "", lowerRoiAlign},
    {"ScatterElements", "", lowerScatterElements},
    {"Slice", "", lowerSlice, Width64::AsHeld},
    {"Softmax", "", lowerSoftmax, Width64::Yes},
    {"Split", "", lowerSplit, Width64::AsHeld},
    {"Squeeze", "", lowerReshape, Width64::AsHeld},
    {"Tile", "", lowerTile, Width64::AsHeld},
    {"TopK", "", lowerTopK},
    {"Transpose", "", lowerTranspose, Width64::AsHeld},
    {"Unsqueeze", "", lowerReshape, Width64::AsHeld},
    {"Upsample", "", lowerResize},
};

} // namespace

const Operator* findOperator(const Node& node)
{
    const auto found = std::find_if(std::begin(kOperators), std::end(kOperators),
                                    [&node](const Operator& row) { return node.is(row.type, row.domain); });
    return found == std::end(kOperators) ? nullptr : found;
}

Width64 width64Of(const Node& node)
{
    if (node.is("Elementwise", kFusedDomain)) // the fusion decides
        return node.intAttribute(kBitsAttribute, 32) == 64 ? Width64::Yes : Width64::No;
    if (node.is("LayerNormalization") && node.outputs.size() > 1) // mean and deviation have a type of their own
        return Width64::No;
    const Operator* known = findOperator(node);
    return known == nullptr ? Width64::AsHeld : known->width;
}

CallOf::CallOf(Lowering& lowering, const Node& node) : m_call{node, {}, {}, lowering.opset()}
{
    for (const std::string& input : node.inputs) {
        m_inputs.push_back(input.empty() ? TensorInfo() : lowering.info(input));
        m_values.push_back(input.empty() ? nullptr : lowering.constant(input));
    }
    m_call.inputs = m_inputs;
    m_call.values = m_values;
}

DeviceValue makeOutput(Lowering& lowering, const Node& node, size_t k)
{
    const TensorInfo& info = lowering.info(node.output(k));
    const DeviceValue value = lowering.allocate(gpu::Layout::rowMajor(info.shape, lowering.resultType(info.type)));
    lowering.define(node.output(k), value);
    return value;
}

DeviceValue makeMoved(Lowering& lowering, const Node& node, const DeviceValue& like)
{
    const gpu::Shape& shape = lowering.info(node.output(0)).shape;
    const DeviceValue value = lowering.allocate(gpu::Layout::rowMajor(shape, like.layout.dtype));
    lowering.define(node.output(0), value);
    return value;
}

gpu::Layout layoutLike(const gpu::Shape& shape, const gpu::Layout& like, gpu::DType dtype)
{
    if (shape.rank() == 4 && like.shape.rank() == 4 && like.strides[1] == 1 && like.shape[1] > 1 && !like.isRowMajor())
        return gpu::Layout::channelsLast(shape, dtype);
    return gpu::Layout::rowMajor(shape, dtype);
}

DeviceValue makeOutputLike(Lowering& lowering, const Node& node, const DeviceValue& like, size_t k)
{
    const TensorInfo& info = lowering.info(node.output(k));
    gpu::Layout layout = layoutLike(info.shape, like.layout, lowering.resultType(info.type));
    if (like.shape() == info.shape && like.layout.isDense()) {
        layout = like.layout;
        layout.offset = 0;
        layout.dtype = lowering.resultType(info.type);
    }
    const DeviceValue value = lowering.allocate(layout);
    lowering.define(node.output(k), value);
    return value;
}

gpu::Activation activationOf(const Node& node, std::string_view attribute)
{
    const std::string name = node.stringAttribute(attribute, "");
    if (name.empty())
        return gpu::Activation::None;
    if (name == "Relu")
        return gpu::Activation::Relu;
    if (name == "Gelu")
        return gpu::Activation::Gelu;
    throwUnsupported("its activation " + name + " is unknown");
}

bool sumsIntegers(const Lowering& lowering, ElementType type)
{
    return lowering.arithmetic64() && (type == ElementType::Int32 || type == ElementType::Int64);
}

void throwUnsupported(std::string reason)
{
    throw gpu::Error(gpu::ErrorKind::Unsupported, {gpu::mark("onnx", "%1"), {std::move(reason)}});
}

} // namespace core::onnx
