#include "tests/reference/elementwise.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <numbers>
#include <optional>

namespace reference {

using gpu::ElementOp;

namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

double flooredModulo(double x, double y)
{
    const double r = std::fmod(x, y);
    return r != 0 && (r < 0) != (y < 0) ? r + y : r;
}

/// Float operations of one argument.
std::optional<double> unary(ElementOp op, double x)
{
    using enum ElementOp;
    switch (op) {
    case Neg:
        return -x;
    case Abs:
        return std::abs(x);
    case Sign:
        return std::isnan(x) ? x : static_cast<double>((x > 0) - (x < 0));
    case Sqrt:
        return std::sqrt(x);
    case Reciprocal:
        return 1 / x;
    case Exp:
        return std::exp(x);
    case Log:
        return std::log(x);
    case Erf:
        return std::erf(x);
    case Gelu:
        return 0.5 * x * (1 + std::erf(x / std::numbers::sqrt2));
    case Relu:
        return x < 0 ? 0 : x;
    case Sigmoid:
        return 1 / (1 + std::exp(-x));
    case Softplus:
        return std::max(x, 0.0) + std::log1p(std::exp(-std::abs(x)));
    case Tanh:
        return std::tanh(x);
    case Sin:
        return std::sin(x);
    case Cos:
        return std::cos(x);
    case Tan:
        return std::tan(x);
    case Asin:
        return std::asin(x);
    case Acos:
        return std::acos(x);
    case Atan:
        return std::atan(x);
    case Sinh:
        return std::sinh(x);
    case Cosh:
        return std::cosh(x);
    case Asinh:
        return std::asinh(x);
    case Acosh:
        return std::acosh(x);
    case Atanh:
        return std::atanh(x);
    case Floor:
        return std::floor(x);
    case Ceil:
        return std::ceil(x);
    case Round:
        return std::nearbyint(x); // half to even, unless the program changed the mode
    default:
        return {};
    }
}

/// Float operations of two or three arguments.
std::optional<double> several(ElementOp op, double x, double y, double z)
{
    using enum ElementOp;
    const bool undefined = std::isnan(x) || std::isnan(y);
    switch (op) {
    case Add:
        return x + y;
    case Sub:
        return x - y;
    case Mul:
        return x * y;
    case Div:
        return x / y;
    case Pow:
        return std::pow(x, y);
    case Min:
        return undefined ? kNaN : std::min(x, y);
    case Max:
        return undefined ? kNaN : std::max(x, y);
    case Mod:
        return flooredModulo(x, y);
    case FMod:
        return std::fmod(x, y);
    case LeakyRelu:
        return x < 0 ? x * y : x;
    case Elu:
        return x < 0 ? y * std::expm1(x) : x;
    case HardSigmoid:
        return std::clamp(x * y + z, 0.0, 1.0);
    case Clip:
        return std::min(std::max(x, y), z);
    default:
        return {};
    }
}

std::optional<bool> comparison(ElementOp op, double x, double y)
{
    using enum ElementOp;
    switch (op) {
    case Equal:
        return x == y;
    case Less:
        return x < y;
    case LessOrEqual:
        return x <= y;
    case Greater:
        return x > y;
    case GreaterOrEqual:
        return x >= y;
    case IsNan:
        return std::isnan(x);
    case IsInf:
        return std::isinf(x);
    case FloatToBool:
        return x != 0;
    default:
        return {};
    }
}

int64_t integerPower(int64_t a, int64_t b)
{
    if (b < 0)
        return a == 1 ? 1 : (a == -1 ? (b % 2 == 0 ? 1 : -1) : 0);
    uint32_t result = 1;
    for (int64_t k = 0; k < b; ++k)
        result *= static_cast<uint32_t>(a);
    return static_cast<int32_t>(result);
}

int64_t integerModulo(int64_t a, int64_t b)
{
    if (b == 0)
        return 0;
    const int64_t r = a % b;
    return r != 0 && (r < 0) != (b < 0) ? r + b : r;
}

bool fits(int64_t value) { return value == static_cast<int32_t>(value); }

bool powerOverflows(int64_t a, int64_t b)
{
    if (b < 0 || (a >= -1 && a <= 1))
        return false;
    int64_t power = 1;
    for (int64_t k = 0; k < b && fits(power); ++k)
        power *= a;
    return !fits(power);
}

/// Integer operations in 64 bits; the result wraps to 32.
std::optional<int64_t> arithmetic(ElementOp op, int64_t a, int64_t b)
{
    using enum ElementOp;
    switch (op) {
    case IntAdd:
        return a + b;
    case IntSub:
        return a - b;
    case IntMul:
        return a * b;
    case IntDiv:
        return b == 0 ? 0 : a / b;
    case IntMod:
        return integerModulo(a, b);
    case IntFMod:
        return b == 0 ? 0 : a % b;
    case IntNeg:
        return -a;
    case IntAbs:
        return std::abs(a);
    case IntSign:
        return (a > 0) - (a < 0);
    case IntMin:
        return std::min(a, b);
    case IntMax:
        return std::max(a, b);
    case IntPow:
        return integerPower(a, b);
    case IntEqual:
        return a == b;
    case IntLess:
        return a < b;
    case IntLessOrEqual:
        return a <= b;
    case IntGreater:
        return a > b;
    case IntGreaterOrEqual:
        return a >= b;
    case AddOverflows:
        return !fits(a + b);
    case SubOverflows:
        return !fits(a - b);
    case MulOverflows:
        return !fits(a * b);
    case PowOverflows:
        return powerOverflows(a, b);
    default:
        return {};
    }
}

std::optional<int64_t> logic(ElementOp op, uint32_t a, uint32_t b)
{
    using enum ElementOp;
    switch (op) {
    case BitAnd:
        return a & b;
    case BitOr:
        return a | b;
    case BitXor:
        return a ^ b;
    case BitNot:
        return ~a;
    case ShiftLeft:
        return b > 31 ? 0 : a << b;
    case ShiftRight:
        return b > 31 ? 0 : a >> b;
    case And:
        return a != 0 && b != 0;
    case Or:
        return a != 0 || b != 0;
    case Xor:
        return (a != 0) != (b != 0);
    case Not:
        return a == 0;
    case IntToBool:
        return a != 0;
    default:
        return {};
    }
}

int32_t toInteger(double x)
{
    if (std::isnan(x))
        return 0;
    return static_cast<int32_t>(std::clamp(std::trunc(x), -2147483648.0, 2147483647.0));
}

Element evaluate(ElementOp op, const Element& a, const Element& b, const Element& c)
{
    if (op == ElementOp::Copy || op == ElementOp::Report)
        return a;
    if (op == ElementOp::Select)
        return a.whole != 0 ? b : c;
    if (op == ElementOp::FloatToInt)
        return {0, toInteger(a.real)};
    if (op == ElementOp::IntToFloat)
        return {static_cast<double>(a.whole), 0};
    if (const auto value = unary(op, a.real))
        return {*value, 0};
    if (const auto value = several(op, a.real, b.real, c.real))
        return {*value, 0};
    if (const auto value = comparison(op, a.real, b.real))
        return {0, *value ? 1 : 0};
    if (const auto value = arithmetic(op, a.whole, b.whole))
        return {0, static_cast<int32_t>(*value)};
    const auto value = logic(op, static_cast<uint32_t>(a.whole), static_cast<uint32_t>(b.whole));
    return {0, static_cast<int32_t>(value.value())};
}

} // namespace

Element elementOf(float value) { return {static_cast<double>(value), std::bit_cast<int32_t>(value)}; }

Element elementOf(int32_t value) { return {static_cast<double>(std::bit_cast<float>(value)), value}; }

Element run(const gpu::ElementProgram& program, std::span<const Element> inputs)
{
    std::vector<Element> results;
    const auto value = [&](const gpu::ElementOperand& operand) -> Element {
        switch (operand.kind) {
        case gpu::ElementOperand::Kind::Input:
            return inputs[operand.index];
        case gpu::ElementOperand::Kind::Result:
            return results[operand.index];
        case gpu::ElementOperand::Kind::Constant:
            return elementOf(static_cast<int32_t>(operand.index));
        case gpu::ElementOperand::Kind::None:
            break;
        }
        return {};
    };
    for (const gpu::ElementInstruction& step : program)
        results.push_back(evaluate(step.op, value(step.a), value(step.b), value(step.c)));
    return results.back();
}

} // namespace reference
