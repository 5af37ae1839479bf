// Softmax's relatives, norms, and poolings over all of the picture.

#include <algorithm>
#include <numeric>

#include "core/onnx/decompose/rules.h"
#include "gpu/base/error.h"

namespace core::onnx {

namespace {

using gpu::Error;
using gpu::ErrorKind;
using gpu::mark;

std::vector<int64_t> axesFrom(int first, int rank)
{
    std::vector<int64_t> axes(static_cast<size_t>(std::max(rank - first, 0)));
    std::iota(axes.begin(), axes.end(), first);
    return axes;
}

/// (1, C, 1, ...): how one number per channel stands beside a tensor of this rank.
std::vector<int64_t> channelShape(int64_t channels, int rank)
{
    std::vector<int64_t> shape(static_cast<size_t>(std::max(rank, 2)), 1);
    shape[1] = channels;
    return shape;
}

/// Applies `along(tensor, axis)` to the axis that Softmax and its relatives mean: before opset 13 that was all axes
/// from `axis` on, taken together.
template <typename Along>
void alongSoftmaxAxis(Decomposition& d, Along&& along)
{
    const gpu::Shape& shape = d.call().shape(0);
    const bool coerced = d.call().opset < 13;
    const int axis = gpu::normalisedAxis(d.node().intAttribute("axis", coerced ? 1 : -1), shape.rank());
    if (!coerced) {
        d.result(0, along(d.input(0), axis, shape[axis]));
        return;
    }
    int64_t columns = 1;
    for (int k = axis; k < shape.rank(); ++k)
        columns *= shape[k];
    const std::string flat = d.add("Flatten", {d.input(0)}, {{"axis", int64_t{axis}}});
    d.result(0, d.reshape(along(flat, 1, columns), shape));
}

/// x - log(sum(exp x)), with the sum taken relative to the largest element. Source: ONNX LogSoftmax-1, -13.
void logSoftmax(Decomposition& d)
{
    alongSoftmaxAxis(d, [&d](const std::string& x, int axis, int64_t) {
        return d.add("Sub", {x, d.reduce("ReduceLogSumExp", x, {axis})});
    });
}

/// 1 at the first largest element, else 0. Source: ONNX Hardmax-1, -13.
void hardmax(Decomposition& d)
{
    alongSoftmaxAxis(d, [&d](const std::string& x, int axis, int64_t extent) {
        const std::string where = d.add("ArgMax", {x}, {{"axis", int64_t{axis}}, {"keepdims", int64_t{0}}});
        const std::vector<float> offOn{0, 1};
        const std::string values = d.constant(HostTensor::fromFloats({2}, offOn).cast(d.type()));
        return d.add("OneHot", {where, d.number(static_cast<double>(extent), ElementType::Int64), values},
                     {{"axis", int64_t{axis}}});
    });
}

/// (x - mean) / sqrt(variance + epsilon) * scale + bias; in training mode with the statistics of the input, which are
/// mixed into the running ones. Source: ONNX BatchNormalization-15 (older versions without training).
void batchNormalization(Decomposition& d)
{
    const gpu::Shape& shape = d.call().shape(0);
    const bool training = d.node().intAttribute("training_mode", 0) != 0;
    const int64_t channels = shape.rank() > 1 ? shape[1] : 1;
    const std::vector<int64_t> wide = channelShape(channels, shape.rank());
    const auto beside = [&](size_t k) { return d.reshape(d.input(k), wide); };
    std::string mean = beside(3);
    std::string variance = beside(4);
    if (training) {
        std::vector<int64_t> axes = axesFrom(2, shape.rank());
        axes.insert(axes.begin(), 0);
        const double momentum = d.node().floatAttribute("momentum", 0.9F);
        const std::string runningMean = mean;
        const std::string runningVariance = variance;
        mean = d.reduce("ReduceMean", d.input(0), axes);
        const std::string centred = d.add("Sub", {d.input(0), mean});
        variance = d.reduce("ReduceMean", d.add("Mul", {centred, centred}), axes);
        const auto mixed = [&](const std::string& running, const std::string& current) {
            const std::string sum = d.add(
                "Add", {d.add("Mul", {running, d.number(momentum)}), d.add("Mul", {current, d.number(1 - momentum)})});
            return d.reshape(sum, std::vector<int64_t>{channels});
        };
        d.result(1, mixed(runningMean, mean));
        d.result(2, mixed(runningVariance, variance));
    } else if (!d.node().output(1).empty() || !d.node().output(2).empty()) {
        throw Error(ErrorKind::Unsupported, mark("onnx", "its optional outputs belong to training"));
    }
    const double epsilon = d.node().floatAttribute("epsilon", 1e-5F);
    const std::string deviation = d.add("Sqrt", {d.add("Add", {variance, d.number(epsilon)})});
    const std::string factor = d.add("Div", {beside(1), deviation});
    d.result(0, d.add("Add", {d.add("Mul", {d.add("Sub", {d.input(0), mean}), factor}), beside(2)}));
}

/// Each channel of each picture has mean 0 and variance 1 before scale and bias. Source: ONNX InstanceNormalization-6.
void instanceNormalization(Decomposition& d)
{
    const gpu::Shape& shape = d.call().shape(0);
    if (shape.rank() < 3)
        throw Error(ErrorKind::InvalidInput,
                    {mark("onnx", "An input of shape %1 has no spatial axes"), {shape.toString()}});
    const std::vector<int64_t> wide = channelShape(shape[1], shape.rank());
    const std::string normal = d.add("LayerNormalization", {d.input(0), ""},
                                     {{"axis", int64_t{2}}, {"epsilon", d.node().floatAttribute("epsilon", 1e-5F)}});
    const std::string scaled = d.add("Mul", {normal, d.reshape(d.input(1), wide)});
    d.result(0, d.add("Add", {scaled, d.reshape(d.input(2), wide)}));
}

/// x / (the sum of |x|, or the root of the sum of squares, along an axis). Source: ONNX LpNormalization-1.
void lpNormalization(Decomposition& d)
{
    const int64_t p = d.node().intAttribute("p", 2);
    if (p != 1 && p != 2)
        throw Error(ErrorKind::InvalidInput, {mark("onnx", "The norm %1 is neither 1 nor 2"), {std::to_string(p)}});
    const int axis = gpu::normalisedAxis(d.node().intAttribute("axis", -1), d.call().rank(0));
    d.result(0, d.add("Div", {d.input(0), d.reduce(p == 1 ? "ReduceL1" : "ReduceL2", d.input(0), {axis})}));
}

/// x / (bias + alpha / size * sum of squares over `size` neighbouring channels) ^ beta: the mean of squares is an
/// average pooling along the channels. Source: ONNX LRN-1, -13.
void localResponseNormalization(Decomposition& d)
{
    const gpu::Shape& shape = d.call().shape(0);
    const int64_t size = d.node().intAttribute("size", 1);
    if (shape.rank() < 2 || size < 1)
        throw Error(ErrorKind::InvalidInput, {mark("onnx", "Shape %1 has no %2 neighbouring channels"),
                                              {shape.toString(), std::to_string(size)}});
    const int64_t rest = shape.elementCount() / std::max<int64_t>(shape[0] * shape[1], 1);
    const std::string squares = d.add("Mul", {d.input(0), d.input(0)});
    const std::string lines = d.reshape(squares, std::vector<int64_t>{shape[0], 1, shape[1], rest});
    const std::vector<int64_t> kernel{size, 1};
    const std::vector<int64_t> pads{(size - 1) / 2, 0, size / 2, 0};
    const std::string means =
        d.add("AveragePool", {lines}, {{"kernel_shape", kernel}, {"pads", pads}, {"count_include_pad", int64_t{1}}});
    const std::string scaled =
        d.add("Mul", {d.reshape(means, shape), d.number(d.node().floatAttribute("alpha", 1e-4F))});
    const std::string base = d.add("Add", {scaled, d.number(d.node().floatAttribute("bias", 1))});
    d.result(0, d.add("Div", {d.input(0), d.add("Pow", {base, d.number(d.node().floatAttribute("beta", 0.75F))})}));
}

/// (x - mean) / (standard deviation + 1e-9). The deviation is taken from centred values, where the standard's function
/// subtracts squares: the same but for rounding. Source: ONNX MeanVarianceNormalization-13.
void meanVarianceNormalization(Decomposition& d)
{
    const std::vector<int64_t> axes = d.node().intsAttribute("axes", {0, 2, 3});
    const std::string centred = d.add("Sub", {d.input(0), d.reduce("ReduceMean", d.input(0), axes)});
    const std::string variance = d.reduce("ReduceMean", d.add("Mul", {centred, centred}), axes);
    d.result(0, d.add("Div", {centred, d.add("Add", {d.add("Sqrt", {variance}), d.number(1e-9)})}));
}

/// Source: ONNX GlobalAveragePool-1, GlobalMaxPool-1, GlobalLpPool-2.
void globalPool(Decomposition& d)
{
    const int64_t p = d.node().intAttribute("p", 2);
    const bool power = d.node().opType == "GlobalLpPool";
    if (power && p != 1 && p != 2)
        throw Error(ErrorKind::Unsupported,
                    {mark("onnx", "Its norm p = %1 is not supported, only 1 and 2 are"), {std::to_string(p)}});
    const char* reduction = d.node().opType == "GlobalMaxPool" ? "ReduceMax"
                            : !power                           ? "ReduceMean"
                            : p == 1                           ? "ReduceL1"
                                                               : "ReduceL2";
    d.result(0, d.reduce(reduction, d.input(0), axesFrom(2, d.call().rank(0))));
}

constexpr DecompositionRow kRules[] = {
    {"BatchNormalization", batchNormalization},
    {"GlobalAveragePool", globalPool},
    {"GlobalLpPool", globalPool},
    {"GlobalMaxPool", globalPool},
    {"Hardmax", hardmax},
    {"InstanceNormalization", instanceNormalization},
    {"LRN", localResponseNormalization},
    {"LogSoftmax", logSoftmax},
    {"LpNormalization", lpNormalization},
    {"MeanVarianceNormalization", meanVarianceNormalization},
};

} // namespace

std::span<const DecompositionRow> normaliseDecompositions() { return kRules; }

} // namespace core::onnx
