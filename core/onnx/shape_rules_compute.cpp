#include "core/onnx/shape_rules.h"

#include "core/onnx/window_geometry.h"
#include "gpu/base/error.h"

namespace core::onnx {

namespace {

using gpu::Error;
using gpu::ErrorKind;
using gpu::mark;

[[noreturn]] void throwProductMisfit(const NodeCall& call)
{
    throw Error(ErrorKind::InvalidInput, {mark("onnx", "Matrices of shapes %1 and %2 cannot be multiplied"),
                                          {call.shape(0).toString(), call.shape(1).toString()}});
}

std::vector<TensorInfo> sameAsFirst(const NodeCall& call) { return {call.input(0)}; }

std::vector<TensorInfo> matMul(const NodeCall& call)
{
    gpu::Shape a = call.shape(0);
    gpu::Shape b = call.shape(1);
    if (a.rank() == 0 || b.rank() == 0)
        throwProductMisfit(call);
    const bool vectorA = a.rank() == 1;
    const bool vectorB = b.rank() == 1;
    if (vectorA)
        a.insert(0, 1);
    if (vectorB)
        b.append(1);
    if (a.back() != b[b.rank() - 2])
        throwProductMisfit(call);
    const int64_t rows = a[a.rank() - 2];
    const int64_t columns = b.back();
    for (gpu::Shape* shape : {&a, &b}) {
        shape->erase(shape->rank() - 1);
        shape->erase(shape->rank() - 1);
    }
    gpu::Shape result = gpu::broadcastShapes(a, b);
    if (!vectorA)
        result.append(rows);
    if (!vectorB)
        result.append(columns);
    return {{call.type(0), result}};
}

std::vector<TensorInfo> gemm(const NodeCall& call)
{
    const gpu::Shape& a = call.shape(0);
    const gpu::Shape& b = call.shape(1);
    if (a.rank() != 2 || b.rank() != 2)
        throwProductMisfit(call);
    const int transA = call.node.intAttribute("transA", 0) != 0 ? 1 : 0;
    const int transB = call.node.intAttribute("transB", 0) != 0 ? 1 : 0;
    if (a[1 - transA] != b[transB])
        throwProductMisfit(call);
    const gpu::Shape result{a[transA], b[1 - transB]};
    if (call.has(2) && !(gpu::broadcastShapes(call.shape(2), result) == result))
        throw Error(ErrorKind::InvalidInput, {mark("onnx", "Shape %1 cannot be broadcast to %2"),
                                              {call.shape(2).toString(), result.toString()}});
    return {{call.type(0), result}};
}

void checkChannels(const NodeCall& call, size_t bias, int64_t channels)
{
    if (call.has(bias) && !(call.shape(bias) == gpu::Shape{channels}))
        throw Error(ErrorKind::InvalidInput, {mark("onnx", "A bias of shape %1 does not fit %2 channels"),
                                              {call.shape(bias).toString(), std::to_string(channels)}});
}

std::vector<TensorInfo> conv(const NodeCall& call)
{
    const gpu::Shape output = convGeometry(call).output;
    checkChannels(call, 2, output[1]);
    return {{call.type(0), output}};
}

std::vector<TensorInfo> convTranspose(const NodeCall& call)
{
    const gpu::Shape output = convTransposeGeometry(call).output;
    checkChannels(call, 2, output[1]);
    return {{call.type(0), output}};
}

std::vector<TensorInfo> pool(const NodeCall& call)
{
    const gpu::Shape output = poolGeometry(call).output;
    return {{call.type(0), output}, {ElementType::Int64, output}};
}

std::vector<TensorInfo> globalPool(const NodeCall& call)
{
    gpu::Shape shape = call.shape(0);
    for (int axis = 2; axis < shape.rank(); ++axis)
        shape[axis] = 1;
    return {{call.type(0), shape}};
}

std::vector<TensorInfo> resize(const NodeCall& call) { return {{call.type(0), resizeGeometry(call).output}}; }

std::vector<TensorInfo> reduction(const NodeCall& call)
{
    const bool keep = call.node.intAttribute("keepdims", 1) != 0;
    const std::vector<int> axes = reducedAxes(call);
    return {{call.type(0), reducedShape(call.shape(0), axes, keep)}};
}

std::vector<TensorInfo> argReduction(const NodeCall& call)
{
    const int axis = gpu::normalisedAxis(call.node.intAttribute("axis", 0), call.rank(0));
    const bool keep = call.node.intAttribute("keepdims", 1) != 0;
    if (call.shape(0)[axis] == 0)
        throw Error(ErrorKind::InvalidInput,
                    {mark("onnx", "An axis without elements has no largest or smallest one"), {}});
    return {{ElementType::Int64, reducedShape(call.shape(0), std::span(&axis, 1), keep)}};
}

std::vector<TensorInfo> softmax(const NodeCall& call)
{
    gpu::normalisedAxis(call.node.intAttribute("axis", call.opset < 13 ? 1 : -1), call.rank(0));
    return {call.input(0)};
}

std::vector<TensorInfo> layerNormalization(const NodeCall& call)
{
    const gpu::Shape& x = call.shape(0);
    gpu::Shape means = x;
    for (int axis = gpu::normalisedAxis(call.node.intAttribute("axis", -1), x.rank()); axis < x.rank(); ++axis)
        means[axis] = 1;
    const TensorInfo statistics{elementTypeFromOnnx(call.node.intAttribute("stash_type", 1)), means};
    return {call.input(0), statistics, statistics};
}

constexpr ShapeRuleRow kRules[] = {
    {"ArgMax", argReduction},
    {"ArgMin", argReduction},
    {"AveragePool", pool},
    {"BatchNormalization", sameAsFirst},
    {"Conv", conv},
    {"ConvTranspose", convTranspose},
    {"Gemm", gemm},
    {"GlobalAveragePool", globalPool},
    {"GlobalLpPool", globalPool},
    {"GlobalMaxPool", globalPool},
    {"Hardmax", softmax},
    {"InstanceNormalization", sameAsFirst},
    {"LRN", sameAsFirst},
    {"LayerNormalization", layerNormalization},
    {"LogSoftmax", softmax},
    {"LpNormalization", sameAsFirst},
    {"LpPool", pool},
    {"MatMul", matMul},
    {"MaxPool", pool},
    {"MeanVarianceNormalization", sameAsFirst},
    {"ReduceL1", reduction},
    {"ReduceL2", reduction},
    {"ReduceLogSum", reduction},
    {"ReduceLogSumExp", reduction},
    {"ReduceMax", reduction},
    {"ReduceMean", reduction},
    {"ReduceMin", reduction},
    {"ReduceProd", reduction},
    {"ReduceSum", reduction},
    {"ReduceSumSquare", reduction},
    {"Resize", resize},
    {"Softmax", softmax},
    {"Upsample", resize},
};

} // namespace

std::span<const ShapeRuleRow> computeShapeRules() { return kRules; }

} // namespace core::onnx
