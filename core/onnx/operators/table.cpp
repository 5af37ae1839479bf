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
    {"Concat", "", lowerConcat},
    {"Conv", "", lowerConv},
    {"ConvTranspose", "", lowerConvTranspose},
    {"CumSum", "", lowerCumSum},
    {"Elementwise", kFusedDomain, lowerElementwise},
    {"Expand", "", lowerExpand},
    {"Flatten", "", lowerReshape},
    {"FusedConv", kFusedDomain, lowerConv},
    {"FusedConvTranspose", kFusedDomain, lowerConvTranspose},
    {"FusedMatMul", kFusedDomain, lowerFusedMatMul},
    {"Gather", "", lowerGather},
    {"GatherElements", "", lowerGatherElements},
    {"Gelu", kFusedDomain, lowerGelu},
    {"Gemm", "", lowerGemm},
    {"GridSample", "", lowerGridSample},
    {"Identity", "", lowerIdentity},
    {"LayerNorm", kFusedDomain, lowerLayerNorm},
    {"LayerNormalization", "", lowerLayerNorm},
    {"LpPool", "", lowerPool},
    {"MatMul", "", lowerMatMul},
    {"MaxPool", "", lowerPool},
    {"OneHot", "", lowerOneHot},
    {"Pad", "", lowerPad},
    {"ReduceL1", "", lowerReduce},
    {"ReduceL2", "", lowerReduce},
    {"ReduceLogSum", "", lowerReduce},
    {"ReduceLogSumExp", "", lowerReduce},
    {"ReduceMax", "", lowerReduce},
    {"ReduceMean", "", lowerReduce},
    {"ReduceMin", "", lowerReduce},
    {"ReduceProd", "", lowerReduce},
    {"ReduceSum", "", lowerReduce},
    {"ReduceSumSquare", "", lowerReduce},
    {"Reshape", "", lowerReshape},
    {"Resize", "", lowerResize},
    {"RoiAlign", "", lowerRoiAlign},
    {"ScatterElements", "", lowerScatterElements},
    {"Slice", "", lowerSlice},
    {"Softmax", "", lowerSoftmax},
    {"Split", "", lowerSplit},
    {"Squeeze", "", lowerReshape},
    {"Tile", "", lowerTile},
    {"TopK", "", lowerTopK},
    {"Transpose", "", lowerTranspose},
    {"Unsqueeze", "", lowerReshape},
    {"Upsample", "", lowerResize},
};

} // namespace

const Operator* findOperator(const Node& node)
{
    const auto found = std::find_if(std::begin(kOperators), std::end(kOperators),
                                    [&node](const Operator& row) { return node.is(row.type, row.domain); });
    return found == std::end(kOperators) ? nullptr : found;
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
    const DeviceValue value = lowering.allocate(gpu::Layout::rowMajor(info.shape, deviceType(info.type)));
    lowering.define(node.output(k), value);
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
    gpu::Layout layout = layoutLike(info.shape, like.layout, deviceType(info.type));
    if (like.shape() == info.shape && like.layout.isDense()) {
        layout = like.layout;
        layout.offset = 0;
        layout.dtype = deviceType(info.type);
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

void throwUnsupported(std::string reason)
{
    throw gpu::Error(gpu::ErrorKind::Unsupported, {gpu::mark("onnx", "%1"), {std::move(reason)}});
}

} // namespace core::onnx
