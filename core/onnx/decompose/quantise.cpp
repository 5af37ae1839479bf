// Quantised operators. Integers are multiplied as floats that hold them exactly, so the sums are exact; where a sum
// could leave the 24 bits that a float has, factors are split into a high and a low half first.

#include <algorithm>
#include <string>
#include <utility>

#include "core/onnx/decompose/rules.h"
#include "gpu/base/error.h"

namespace core::onnx {

namespace {

using gpu::Error;
using gpu::ErrorKind;
using gpu::mark;

struct Range {
    double low, high;
};

Range rangeOf(ElementType type)
{
    switch (type) {
    case ElementType::UInt8:
        return {0, 255};
    case ElementType::Int8:
        return {-128, 127};
    case ElementType::UInt16:
        return {0, 65535};
    case ElementType::Int16:
        return {-32768, 32767};
    default:
        throw Error(ErrorKind::Unsupported,
                    {mark("onnx", "Quantised tensors of type %1 are not supported"), {std::string(toString(type))}});
    }
}

/// One number per slice of an axis, so that it stands beside a tensor of `rank` axes; scalars stay.
std::string besideAxis(Decomposition& d, size_t k, int rank, int64_t axis)
{
    const gpu::Shape& shape = d.call().shape(k);
    if (shape.rank() != 1 || shape[0] == 1)
        return shape.rank() == 1 ? d.reshape(d.input(k), std::vector<int64_t>{}) : d.input(k);
    std::vector<int64_t> wide(static_cast<size_t>(rank), 1);
    wide[static_cast<size_t>(gpu::normalisedAxis(axis, rank))] = shape[0];
    return d.reshape(d.input(k), wide);
}

/// Rounded half to even, moved by the zero point, cut to what the type holds.
std::string saturated(Decomposition& d, const std::string& real, const std::string& zeroPoint, ElementType type)
{
    const Range range = rangeOf(type);
    std::string y = d.add("Round", {real});
    if (!zeroPoint.empty())
        y = d.add("Add", {y, d.cast(zeroPoint, ElementType::Float)});
    y = d.add("Clip", {y, d.number(range.low, ElementType::Float), d.number(range.high, ElementType::Float)});
    return d.cast(y, type);
}

/// Source: ONNX QuantizeLinear-10, -13.
void quantizeLinear(Decomposition& d)
{
    const int rank = d.call().rank(0);
    const int64_t axis = d.node().intAttribute("axis", 1);
    const std::string x = d.cast(d.input(0), ElementType::Float);
    const std::string quotient = d.add("Div", {x, besideAxis(d, 1, rank, axis)});
    const bool moved = d.call().has(2);
    d.result(0, saturated(d, quotient, moved ? besideAxis(d, 2, rank, axis) : std::string(),
                          moved ? d.call().type(2) : ElementType::UInt8));
}

/// Source: ONNX DequantizeLinear-10, -13.
void dequantizeLinear(Decomposition& d)
{
    const int rank = d.call().rank(0);
    const int64_t axis = d.node().intAttribute("axis", 1);
    const ElementType type = d.call().type(1);
    std::string x = d.cast(d.input(0), type);
    if (d.call().has(2))
        x = d.add("Sub", {x, d.cast(besideAxis(d, 2, rank, axis), type)});
    d.result(0, d.add("Mul", {x, besideAxis(d, 1, rank, axis)}));
}

/// Source: ONNX DynamicQuantizeLinear-11.
void dynamicQuantizeLinear(Decomposition& d)
{
    std::vector<int64_t> axes;
    for (int axis = 0; axis < d.call().rank(0); ++axis)
        axes.push_back(axis);
    const std::string zero = d.number(0);
    const std::string high = d.add("Max", {d.reduce("ReduceMax", d.input(0), axes, false), zero});
    const std::string low = d.add("Min", {d.reduce("ReduceMin", d.input(0), axes, false), zero});
    const std::string scale = d.add("Div", {d.add("Sub", {high, low}), d.number(255)});
    const std::string exact = d.add("Div", {d.add("Sub", {zero, low}), scale});
    const std::string point = saturated(d, exact, "", ElementType::UInt8);
    const std::string y = saturated(d, d.add("Div", {d.input(0), scale}), point, ElementType::UInt8);
    d.result(0, y);
    d.result(1, scale);
    d.result(2, point);
}

constexpr int64_t kExactIntegers = 1 << 24; ///< floats hold every integer up to here
constexpr int64_t kLargestFactor = 255;     ///< of an 8-bit number minus a zero point
constexpr int64_t kHalf = 16;

/// high * 16 + low == x, both of at most 16.
std::pair<std::string, std::string> halves(Decomposition& d, const std::string& x)
{
    const std::string high = d.add("Floor", {d.add("Mul", {x, d.number(1.0 / kHalf, ElementType::Float)})});
    const std::string low = d.add("Sub", {x, d.add("Mul", {high, d.number(kHalf, ElementType::Float)})});
    return {high, low};
}

/// multiply(a, b) as int32, where each element of the result is a sum of `terms` products.
template <typename Multiply>
std::string exactProduct(Decomposition& d, const std::string& a, const std::string& b, int64_t terms,
                         Multiply&& multiply)
{
    const auto whole = [&](const std::string& x, const std::string& y) {
        return d.cast(multiply(x, y), ElementType::Int32);
    };
    const auto joined = [&](const std::string& high, const std::string& low) {
        return d.add("Add", {d.add("Mul", {high, d.number(kHalf, ElementType::Int32)}), low});
    };
    if (terms * kLargestFactor * kLargestFactor <= kExactIntegers)
        return whole(a, b);
    const auto [aHigh, aLow] = halves(d, a);
    if (terms * kHalf * kLargestFactor <= kExactIntegers)
        return joined(whole(aHigh, b), whole(aLow, b));
    if (terms * kHalf * kHalf > kExactIntegers)
        throw Error(ErrorKind::Unsupported,
                    {mark("onnx", "Sums of %1 products of integers are not supported"), {std::to_string(terms)}});
    const auto [bHigh, bLow] = halves(d, b);
    return joined(joined(whole(aHigh, bHigh), whole(aHigh, bLow)), joined(whole(aLow, bHigh), whole(aLow, bLow)));
}

/// Input k minus its zero point, as a float. The point is a scalar or one number per slice of `axis`.
std::string centred(Decomposition& d, size_t k, size_t zeroPoint, int64_t axis)
{
    rangeOf(d.call().type(k));
    const std::string x = d.cast(d.input(k), ElementType::Float);
    if (!d.call().has(zeroPoint))
        return x;
    return d.add("Sub", {x, d.cast(besideAxis(d, zeroPoint, d.call().rank(k), axis), ElementType::Float)});
}

/// Where the operands of an integer product stand among the inputs.
struct ProductInputs {
    size_t a, aZero, b, bZero;
};

std::string integerMatMul(Decomposition& d, const ProductInputs& at)
{
    const int64_t rows = d.call().rank(at.a) > 1 ? -2 : -1;
    return exactProduct(d, centred(d, at.a, at.aZero, rows), centred(d, at.b, at.bZero, -1),
                        d.call().shape(at.a).back(), [&d](const std::string& a, const std::string& b) {
                            return d.add("MatMul", {a, b});
                        });
}

std::string integerConv(Decomposition& d, const ProductInputs& at)
{
    const gpu::Shape& w = d.call().shape(at.b);
    const int64_t terms = w.elementCount() / std::max<int64_t>(w.rank() > 0 ? w[0] : 1, 1);
    Decomposition::Attributes attributes = d.node().attributes;
    return exactProduct(d, centred(d, at.a, at.aZero, 1), centred(d, at.b, at.bZero, 0), terms,
                        [&d, attributes](const std::string& a, const std::string& b) {
                            return d.add("Conv", {a, b}, attributes);
                        });
}

/// Source: ONNX MatMulInteger-10.
void matMulInteger(Decomposition& d) { d.result(0, integerMatMul(d, {0, 2, 1, 3})); }

/// Source: ONNX ConvInteger-10.
void convInteger(Decomposition& d) { d.result(0, integerConv(d, {0, 2, 1, 3})); }

/// Source: ONNX QLinearMatMul-10.
void qLinearMatMul(Decomposition& d)
{
    const std::string sums = d.cast(integerMatMul(d, {0, 2, 3, 5}), ElementType::Float);
    const int rank = std::max(d.call().rank(0), d.call().rank(3));
    const std::string scales = d.add("Mul", {besideAxis(d, 1, rank, -2), besideAxis(d, 4, rank, -1)});
    const std::string real = d.add("Mul", {sums, d.add("Div", {scales, besideAxis(d, 6, rank, -2)})});
    d.result(0, saturated(d, real, besideAxis(d, 7, rank, -2), d.call().type(7)));
}

/// Source: ONNX QLinearConv-10.
void qLinearConv(Decomposition& d)
{
    const int rank = d.call().rank(0);
    std::string sums = integerConv(d, {0, 2, 3, 5});
    if (d.call().has(8))
        sums = d.add("Add", {sums, besideAxis(d, 8, rank, 1)});
    const std::string scales = d.add("Mul", {besideAxis(d, 1, rank, 1), besideAxis(d, 4, rank, 1)});
    const std::string factor = d.add("Div", {scales, besideAxis(d, 6, rank, 1)});
    const std::string real = d.add("Mul", {d.cast(sums, ElementType::Float), factor});
    d.result(0, saturated(d, real, besideAxis(d, 7, rank, 1), d.call().type(7)));
}

constexpr DecompositionRow kRules[] = {
    {"ConvInteger", convInteger},
    {"DequantizeLinear", dequantizeLinear},
    {"DynamicQuantizeLinear", dynamicQuantizeLinear},
    {"MatMulInteger", matMulInteger},
    {"QLinearConv", qLinearConv},
    {"QLinearMatMul", qLinearMatMul},
    {"QuantizeLinear", quantizeLinear},
};

} // namespace

std::span<const DecompositionRow> quantiseDecompositions() { return kRules; }

} // namespace core::onnx
