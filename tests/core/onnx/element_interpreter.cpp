#include "tests/core/onnx/element_interpreter.h"

#include <bit>
#include <cmath>
#include <functional>
#include <stdexcept>
#include <unordered_map>

namespace onnx_test {

namespace {

using core::onnx::ElementType;
using core::onnx::HostTensor;
using gpu::ElementOp;
using gpu::ElementOperand;

using Word = uint32_t;
using RealFunction = std::function<double(double, double, double)>;
using IntFunction = std::function<int64_t(int64_t, int64_t, int64_t)>;

double real(Word word) { return static_cast<double>(std::bit_cast<float>(word)); }

int64_t integer(Word word) { return static_cast<int32_t>(word); }

/// Real operands, real result.
const std::unordered_map<ElementOp, RealFunction>& realFunctions()
{
    static const std::unordered_map<ElementOp, RealFunction> table{
        {ElementOp::Add, [](double a, double b, double) { return a + b; }},
        {ElementOp::Sub, [](double a, double b, double) { return a - b; }},
        {ElementOp::Mul, [](double a, double b, double) { return a * b; }},
        {ElementOp::Div, [](double a, double b, double) { return a / b; }},
        {ElementOp::Pow, [](double a, double b, double) { return std::pow(a, b); }},
        {ElementOp::Min, [](double a, double b, double) { return std::min(a, b); }},
        {ElementOp::Max, [](double a, double b, double) { return std::max(a, b); }},
        {ElementOp::FMod, [](double a, double b, double) { return std::fmod(a, b); }},
        {ElementOp::Neg, [](double a, double, double) { return -a; }},
        {ElementOp::Abs, [](double a, double, double) { return std::abs(a); }},
        {ElementOp::Sqrt, [](double a, double, double) { return std::sqrt(a); }},
        {ElementOp::Reciprocal, [](double a, double, double) { return 1 / a; }},
        {ElementOp::Exp, [](double a, double, double) { return std::exp(a); }},
        {ElementOp::Erf, [](double a, double, double) { return std::erf(a); }},
        {ElementOp::Gelu, [](double a, double, double) { return a / 2 * (1 + std::erf(a / std::sqrt(2.0))); }},
        {ElementOp::Relu, [](double a, double, double) { return std::max(a, 0.0); }},
        {ElementOp::Floor, [](double a, double, double) { return std::floor(a); }},
        {ElementOp::Clip, [](double a, double b, double c) { return std::min(std::max(a, b), c); }},
    };
    return table;
}

/// Integer (or boolean) operands and result.
const std::unordered_map<ElementOp, IntFunction>& intFunctions()
{
    static const std::unordered_map<ElementOp, IntFunction> table{
        {ElementOp::IntAdd, [](int64_t a, int64_t b, int64_t) { return a + b; }},
        {ElementOp::IntSub, [](int64_t a, int64_t b, int64_t) { return a - b; }},
        {ElementOp::IntMul, [](int64_t a, int64_t b, int64_t) { return a * b; }},
        {ElementOp::IntDiv, [](int64_t a, int64_t b, int64_t) { return a / b; }},
        {ElementOp::IntMod, [](int64_t a, int64_t b, int64_t) { return ((a % b) + b) % b; }},
        {ElementOp::IntFMod, [](int64_t a, int64_t b, int64_t) { return a % b; }},
        {ElementOp::IntMin, [](int64_t a, int64_t b, int64_t) { return std::min(a, b); }},
        {ElementOp::IntMax, [](int64_t a, int64_t b, int64_t) { return std::max(a, b); }},
        {ElementOp::IntEqual, [](int64_t a, int64_t b, int64_t) { return a == b; }},
        {ElementOp::IntLess, [](int64_t a, int64_t b, int64_t) { return a < b; }},
        {ElementOp::IntGreater, [](int64_t a, int64_t b, int64_t) { return a > b; }},
        {ElementOp::AddOverflows, [](int64_t a, int64_t b, int64_t) { return a + b != static_cast<int32_t>(a + b); }},
        {ElementOp::SubOverflows, [](int64_t a, int64_t b, int64_t) { return a - b != static_cast<int32_t>(a - b); }},
        {ElementOp::MulOverflows, [](int64_t a, int64_t b, int64_t) { return a * b != static_cast<int32_t>(a * b); }},
        {ElementOp::IntToBool, [](int64_t a, int64_t, int64_t) { return a != 0; }},
        {ElementOp::And, [](int64_t a, int64_t b, int64_t) { return a != 0 && b != 0; }},
        {ElementOp::Or, [](int64_t a, int64_t b, int64_t) { return a != 0 || b != 0; }},
        {ElementOp::Xor, [](int64_t a, int64_t b, int64_t) { return (a != 0) != (b != 0); }},
        {ElementOp::Not, [](int64_t a, int64_t, int64_t) { return a == 0; }},
    };
    return table;
}

Word step(ElementOp op, Word a, Word b, Word c)
{
    if (const auto found = realFunctions().find(op); found != realFunctions().end())
        return std::bit_cast<Word>(static_cast<float>(found->second(real(a), real(b), real(c))));
    if (const auto found = intFunctions().find(op); found != intFunctions().end())
        return static_cast<Word>(found->second(integer(a), integer(b), integer(c)));
    switch (op) {
    case ElementOp::Copy:
    case ElementOp::Report:
        return a;
    case ElementOp::Select:
        return a != 0 ? b : c;
    case ElementOp::Equal:
        return real(a) == real(b) ? 1 : 0;
    case ElementOp::Less:
        return real(a) < real(b) ? 1 : 0;
    case ElementOp::Greater:
        return real(a) > real(b) ? 1 : 0;
    case ElementOp::GreaterOrEqual:
        return real(a) >= real(b) ? 1 : 0;
    case ElementOp::FloatToInt:
        return static_cast<Word>(static_cast<int32_t>(real(a)));
    case ElementOp::IntToFloat:
        return std::bit_cast<Word>(static_cast<float>(integer(a)));
    case ElementOp::FloatToBool:
        return real(a) != 0 ? 1 : 0;
    default:
        throw std::logic_error("instruction " + std::to_string(static_cast<int>(op)));
    }
}

Word wordOf(const HostTensor& tensor, int64_t index)
{
    if (isFloatingPoint(tensor.type()))
        return std::bit_cast<Word>(static_cast<float>(tensor.doubleAt(index)));
    return static_cast<Word>(tensor.int64At(index));
}

/// The place of element `index` of `to` in a tensor of shape `from` that is broadcast.
int64_t sourceIndex(int64_t index, const gpu::Shape& from, const gpu::Shape& to)
{
    const gpu::Shape strides = from.rowMajorStrides();
    int64_t source = 0;
    for (int axis = to.rank() - 1; axis >= 0; --axis) {
        const int64_t position = index % to[axis];
        index /= to[axis];
        const int own = axis - (to.rank() - from.rank());
        if (own >= 0 && from[own] != 1)
            source += position * strides[own];
    }
    return source;
}

} // namespace

HostTensor interpreted(const gpu::ElementProgram& program, const std::vector<HostTensor>& inputs,
                       const core::onnx::TensorInfo& out)
{
    std::vector<double> values;
    for (int64_t index = 0; index < out.shape.elementCount(); ++index) {
        std::vector<Word> results;
        const auto operand = [&](const ElementOperand& argument) -> Word {
            switch (argument.kind) {
            case ElementOperand::Kind::Input: {
                const HostTensor& input = inputs.at(argument.index);
                return wordOf(input, sourceIndex(index, input.shape(), out.shape));
            }
            case ElementOperand::Kind::Constant:
                return argument.index;
            case ElementOperand::Kind::Result:
                return results.at(argument.index);
            default:
                return 0;
            }
        };
        for (const gpu::ElementInstruction& instruction : program)
            results.push_back(
                step(instruction.op, operand(instruction.a), operand(instruction.b), operand(instruction.c)));
        values.push_back(isFloatingPoint(out.type) ? real(results.back())
                                                   : static_cast<double>(integer(results.back())));
    }
    return HostTensor::fromValues<double>(out.shape, values).cast(out.type);
}

} // namespace onnx_test
