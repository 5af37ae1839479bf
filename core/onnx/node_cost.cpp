#include "core/onnx/node_cost.h"

#include <algorithm>
#include <limits>
#include <map>
#include <string>
#include <unordered_map>

namespace core::onnx {

namespace {

using Outputs = std::span<const TensorInfo>;
using Cost = std::optional<NodeCost>;

constexpr uint64_t kMost = std::numeric_limits<uint64_t>::max();

uint64_t times(uint64_t a, uint64_t b)
{
    uint64_t product = 0;
    return __builtin_mul_overflow(a, b, &product) ? kMost : product;
}

uint64_t plus(uint64_t a, uint64_t b)
{
    uint64_t sum = 0;
    return __builtin_add_overflow(a, b, &sum) ? kMost : sum;
}

uint64_t count(const gpu::Shape& shape) { return static_cast<uint64_t>(shape.elementCount()); }

uint64_t extent(const gpu::Shape& shape, int axis) { return static_cast<uint64_t>(shape[axis]); }

NodeCost plain(uint64_t operations) { return {0, operations}; }

/// Sums of products, and `more` operations besides.
NodeCost products(uint64_t multiplyAdds, uint64_t more = 0)
{
    return {multiplyAdds, plus(times(2, multiplyAdds), more)};
}

/// Elements of the weights that one channel of the first axis has.
uint64_t perChannel(const gpu::Shape& weights)
{
    return weights.rank() == 0 || weights[0] == 0 ? 0 : count(weights) / extent(weights, 0);
}

/// One weight of its channel's kernel for each output. w: (O, C / groups, ...).
NodeCost convolution(const gpu::Shape& weights, const gpu::Shape& output, bool bias)
{
    return products(times(count(output), perChannel(weights)), bias ? count(output) : 0);
}

Cost conv(const NodeCall& call, Outputs outputs) { return convolution(call.shape(1), outputs[0].shape, call.has(2)); }

Cost qLinearConv(const NodeCall& call, Outputs outputs)
{
    return convolution(call.shape(3), outputs[0].shape, call.has(8));
}

/// Each input meets all weights of its channel. w: (C, O / groups, ...).
Cost convTranspose(const NodeCall& call, Outputs outputs)
{
    return products(times(count(call.shape(0)), perChannel(call.shape(1))), call.has(2) ? count(outputs[0].shape) : 0);
}

Cost matMul(const NodeCall& call, Outputs outputs)
{
    return products(times(count(outputs[0].shape), static_cast<uint64_t>(call.shape(0).back())));
}

Cost gemm(const NodeCall& call, Outputs outputs)
{
    const uint64_t out = count(outputs[0].shape);
    const uint64_t inner = extent(call.shape(0), call.node.intAttribute("transA", 0) != 0 ? 0 : 1);
    uint64_t more = call.node.floatAttribute("alpha", 1) == 1 ? 0 : out;
    if (call.has(2))
        more = plus(more, call.node.floatAttribute("beta", 1) == 1 ? out : times(2, out));
    return products(times(out, inner), more);
}

/// One multiply-add for each combination of all indices, times operands - 1. Not with an ellipsis.
Cost einsum(const NodeCall& call, Outputs outputs)
{
    std::map<char, uint64_t> extents;
    size_t operand = 0;
    int axis = 0;
    for (const char letter : call.node.stringAttribute("equation", "")) {
        if (letter == '-' || letter == '>' || letter == ' ') {
            if (letter == '-')
                break;
        } else if (letter == ',') {
            ++operand;
            axis = 0;
        } else if (letter == '.' || operand >= call.inputs.size() || axis >= call.rank(operand)) {
            return std::nullopt;
        } else {
            extents[letter] = extent(call.shape(operand), axis++);
        }
    }
    uint64_t all = 1;
    for (const auto& [letter, size] : extents)
        all = times(all, size);
    if (call.inputs.size() == 1)
        return plain(all == count(outputs[0].shape) ? 0 : all);
    return products(times(all, call.inputs.size() - 1));
}

/// The products of each step with W and R. X: (steps, batch, inputs). Source: ONNX RNN-7, GRU-7, LSTM-7.
Cost recurrent(const NodeCall& call, Outputs)
{
    const gpu::Shape& x = call.shape(0);
    if (x.rank() != 3)
        return std::nullopt;
    return products(times(times(extent(x, 0), extent(x, 1)), plus(count(call.shape(1)), count(call.shape(2)))));
}

/// Max, Min and Sum take one step less than they have inputs, Mean divides besides.
Cost ofSeveral(const NodeCall& call, Outputs outputs)
{
    const uint64_t steps = call.inputs.size() - (call.node.is("Mean") ? 0 : 1);
    return plain(times(steps, count(outputs[0].shape)));
}

/// What each element of the input costs, and what each result costs once they are summed.
struct Folding {
    uint64_t perInput;
    uint64_t perOutput;
};

Cost folding(const NodeCall& call, Outputs outputs)
{
    static const std::unordered_map<std::string_view, Folding> table{
        {"ArgMax", {1, 0}},       {"ArgMin", {1, 0}},          {"CumSum", {1, 0}},    {"GlobalAveragePool", {1, 1}},
        {"GlobalLpPool", {2, 1}}, {"GlobalMaxPool", {1, 0}},   {"ReduceL1", {2, 0}},  {"ReduceL2", {2, 1}},
        {"ReduceLogSum", {1, 1}}, {"ReduceLogSumExp", {2, 1}}, {"ReduceMax", {1, 0}}, {"ReduceMean", {1, 1}},
        {"ReduceMin", {1, 0}},    {"ReduceProd", {1, 0}},      {"ReduceSum", {1, 0}}, {"ReduceSumSquare", {2, 0}},
    };
    const Folding& row = table.at(call.node.opType);
    return plain(plus(times(row.perInput, count(call.shape(0))), times(row.perOutput, count(outputs[0].shape))));
}

/// Each value of the window, and one more for a mean or a root.
Cost pool(const NodeCall& call, Outputs outputs)
{
    uint64_t window = 1;
    for (const int64_t size : call.node.intsAttribute("kernel_shape"))
        window = times(window, static_cast<uint64_t>(std::max<int64_t>(size, 0)));
    if (call.node.is("AveragePool"))
        window = plus(window, 1);
    if (call.node.is("LpPool"))
        window = plus(times(2, window), 1);
    return plain(times(window, count(outputs[0].shape)));
}

/// A multiplication and an addition for each of 2 (linear) or 4 (cubic) neighbours along each axis that changes.
Cost resize(const NodeCall& call, Outputs outputs)
{
    const std::string mode = call.node.stringAttribute("mode", "nearest");
    const uint64_t neighbours = mode == "cubic" ? 4 : mode == "nearest" ? 0 : 2;
    const gpu::Shape& to = outputs[0].shape;
    uint64_t taps = 1;
    for (int axis = 0; axis < to.rank() && axis < call.rank(0); ++axis)
        if (to[axis] != call.shape(0)[axis])
            taps = times(taps, neighbours);
    return plain(taps <= 1 ? 0 : times(times(2, taps), count(to)));
}

Cost gridSample(const NodeCall& call, Outputs outputs)
{
    const std::string mode = call.node.stringAttribute("mode", "bilinear");
    const uint64_t neighbours = mode == "nearest" ? 0 : mode == "bicubic" ? 16 : 4;
    return plain(times(2 * neighbours, count(outputs[0].shape)));
}

/// Mean, deviation, its square, the sum of squares, and the product with 1 / root; scale and bias.
Cost layerNorm(const NodeCall& call, Outputs)
{
    const uint64_t perValue = 6 - (call.has(1) ? 0 : 1) + (call.has(2) ? 1 : 0);
    return plain(times(perValue, count(call.shape(0))));
}

/// The square, a sum over the window, alpha, bias, power and quotient.
Cost localResponse(const NodeCall& call, Outputs)
{
    const auto size = static_cast<uint64_t>(std::max<int64_t>(call.node.intAttribute("size", 1), 1));
    return plain(times(plus(size, 5), count(call.shape(0))));
}

using CostRule = Cost (*)(const NodeCall&, Outputs);

/// Operators whose cost is not a number for each value of the result.
const std::unordered_map<std::string_view, CostRule>& rules()
{
    static const std::unordered_map<std::string_view, CostRule> table{
        {"ArgMax", folding},
        {"ArgMin", folding},
        {"AveragePool", pool},
        {"Conv", conv},
        {"ConvInteger", conv},
        {"ConvTranspose", convTranspose},
        {"CumSum", folding},
        {"Einsum", einsum},
        {"GRU", recurrent},
        {"Gemm", gemm},
        {"GlobalAveragePool", folding},
        {"GlobalLpPool", folding},
        {"GlobalMaxPool", folding},
        {"GridSample", gridSample},
        {"LRN", localResponse},
        {"LSTM", recurrent},
        {"LayerNormalization", layerNorm},
        {"LpPool", pool},
        {"MatMul", matMul},
        {"MatMulInteger", matMul},
        {"Max", ofSeveral},
        {"MaxPool", pool},
        {"Mean", ofSeveral},
        {"Min", ofSeveral},
        {"QLinearConv", qLinearConv},
        {"QLinearMatMul", matMul},
        {"RNN", recurrent},
        {"ReduceL1", folding},
        {"ReduceL2", folding},
        {"ReduceLogSum", folding},
        {"ReduceLogSumExp", folding},
        {"ReduceMax", folding},
        {"ReduceMean", folding},
        {"ReduceMin", folding},
        {"ReduceProd", folding},
        {"ReduceSum", folding},
        {"ReduceSumSquare", folding},
        {"Resize", resize},
        {"Sum", ofSeveral},
        {"Upsample", resize},
    };
    return table;
}

/// Steps for each value of the first result.
const std::unordered_map<std::string_view, uint64_t>& perValue()
{
    static const std::unordered_map<std::string_view, uint64_t> table{
        // one step
        {"Abs", 1},
        {"Acos", 1},
        {"Acosh", 1},
        {"Add", 1},
        {"Asin", 1},
        {"Asinh", 1},
        {"Atan", 1},
        {"Atanh", 1},
        {"Ceil", 1},
        {"Cos", 1},
        {"Cosh", 1},
        {"Div", 1},
        {"Erf", 1},
        {"Exp", 1},
        {"Floor", 1},
        {"Log", 1},
        {"Mod", 1},
        {"Mul", 1},
        {"Neg", 1},
        {"Pow", 1},
        {"Reciprocal", 1},
        {"Relu", 1},
        {"Round", 1},
        {"Sign", 1},
        {"Sin", 1},
        {"Sinh", 1},
        {"Sqrt", 1},
        {"Sub", 1},
        {"Tan", 1},
        {"Tanh", 1},
        {"ThresholdedRelu", 1},
        // as many as the standard's formula has
        {"BatchNormalization", 2},        // with mean and deviation in scale and bias
        {"Celu", 6},                      // max(0, x) + min(0, alpha (exp(x / alpha) - 1)), without the sum with 0
        {"Clip", 2},                      // two bounds
        {"DequantizeLinear", 2},          // offset and scale
        {"DynamicQuantizeLinear", 5},     // smallest, largest, quotient, rounding, offset
        {"Elu", 4},                       // exp, - 1, alpha, choice
        {"Gelu", 5},                      // x / 2 (1 + erf(x / root 2))
        {"GroupNormalization", 7},        // as layer normalisation with scale and bias
        {"HardSigmoid", 4},               // alpha x + beta between two bounds
        {"HardSwish", 5},                 // x HardSigmoid(x)
        {"Hardmax", 1},                   // the largest
        {"InstanceNormalization", 7},     // as layer normalisation with scale and bias
        {"LeakyRelu", 2},                 // alpha x, choice
        {"LogSoftmax", 5},                // largest, difference, exp, sum, difference
        {"LpNormalization", 3},           // square, sum, quotient
        {"MeanVarianceNormalization", 5}, // mean, deviation, square, sum, quotient
        {"Mish", 5},                      // x tanh(log(1 + exp x))
        {"PRelu", 2},                     // slope x, choice
        {"QuantizeLinear", 3},            // quotient, rounding, offset
        {"Selu", 5},                      // gamma (alpha (exp x - 1)), choice
        {"Shrink", 2},                    // bias, choice
        {"Sigmoid", 4},                   // 1 / (1 + exp(-x))
        {"Softmax", 5},                   // largest, difference, exp, sum, quotient
        {"Softplus", 3},                  // log(1 + exp x)
        {"Softsign", 3},                  // x / (1 + |x|)
        // none: comparisons, logic, conversions, and what only moves, picks or makes values
        {"And", 0},
        {"BitShift", 0},
        {"BitwiseAnd", 0},
        {"BitwiseNot", 0},
        {"BitwiseOr", 0},
        {"BitwiseXor", 0},
        {"Cast", 0},
        {"CastLike", 0},
        {"Compress", 0},
        {"Concat", 0},
        {"Constant", 0},
        {"ConstantOfShape", 0},
        {"DepthToSpace", 0},
        {"Dropout", 0},
        {"Equal", 0},
        {"Expand", 0},
        {"EyeLike", 0},
        {"Flatten", 0},
        {"Gather", 0},
        {"GatherElements", 0},
        {"GatherND", 0},
        {"Greater", 0},
        {"GreaterOrEqual", 0},
        {"Identity", 0},
        {"IsInf", 0},
        {"IsNaN", 0},
        {"Less", 0},
        {"LessOrEqual", 0},
        {"NonZero", 0},
        {"Not", 0},
        {"OneHot", 0},
        {"Or", 0},
        {"Pad", 0},
        {"Range", 0},
        {"Reshape", 0},
        {"ReverseSequence", 0},
        {"ScatterElements", 0},
        {"ScatterND", 0},
        {"Shape", 0},
        {"Size", 0},
        {"Slice", 0},
        {"SpaceToDepth", 0},
        {"Split", 0},
        {"Squeeze", 0},
        {"Tile", 0},
        {"TopK", 0},
        {"Transpose", 0},
        {"Trilu", 0},
        {"Unsqueeze", 0},
        {"Where", 0},
        {"Xor", 0},
    };
    return table;
}

} // namespace

NodeCost& NodeCost::operator+=(const NodeCost& other)
{
    multiplyAdds = plus(multiplyAdds, other.multiplyAdds);
    operations = plus(operations, other.operations);
    return *this;
}

std::optional<NodeCost> nodeCost(const NodeCall& call, std::span<const TensorInfo> outputs)
{
    if (!call.node.domain.empty() || outputs.empty() || !outputs[0].valid())
        return std::nullopt;
    if (const auto rule = rules().find(call.node.opType); rule != rules().end())
        return rule->second(call, outputs);
    if (const auto row = perValue().find(call.node.opType); row != perValue().end())
        return plain(times(row->second, count(outputs[0].shape)));
    return std::nullopt;
}

} // namespace core::onnx
