// Elementwise operators that are more than one instruction, or depend on attributes and types.

#include <algorithm>
#include <cmath>
#include <limits>
#include <unordered_map>

#include "core/onnx/fuse/element_integers.h"
#include "core/onnx/fuse/element_program.h"

namespace core::onnx {

namespace {

using gpu::ElementOp;
using Builder = ElementProgramBuilder;
using Operand = gpu::ElementOperand;
using Result = std::optional<Operand>;

Operand real(double value) { return Operand::real(value); }

Operand integer(int64_t value) { return Operand::whole(value); }

Operand smallestInteger(const Builder& builder)
{
    return integer(builder.is64() ? std::numeric_limits<int64_t>::min() : std::numeric_limits<int32_t>::min());
}

Operand largestInteger(const Builder& builder)
{
    return integer(builder.is64() ? std::numeric_limits<int64_t>::max() : std::numeric_limits<int32_t>::max());
}

bool isReal(const Builder& builder, const Node& node, size_t input = 0)
{
    return builder.kind(node.input(input)) == ElementKind::Real;
}

/// All casts but those to and from bfloat16, strings and complex numbers.
Result cast(Builder& builder, const Node& node)
{
    const ElementType from = builder.graph().info(node.input(0)).type;
    const ElementType to = builder.graph().info(node.output(0)).type;
    const ElementKind source = elementKind(from);
    const ElementKind target = elementKind(to);
    if (source == ElementKind::None || to == ElementType::BFloat16)
        return std::nullopt;
    const Operand x = builder.operand(node.input(0));
    if (target == ElementKind::Integer)
        return source == ElementKind::Real ? integerOfReal(builder, x, to) : integerAs(builder, x, from, to);
    if (source == target)
        return builder.emit(from == ElementType::Double && to != from ? ElementOp::ToSingle : ElementOp::Copy, x);
    if (target == ElementKind::Real)
        return builder.emit(ElementOp::IntToFloat, x);
    return builder.emit(source == ElementKind::Real ? ElementOp::FloatToBool : ElementOp::IntToBool, x);
}

/// Bounds are attributes before opset 11 and inputs since.
Result clip(Builder& builder, const Node& node)
{
    const ElementKind kind = builder.kind(node.input(0));
    const bool reals = kind == ElementKind::Real;
    if (!reals && kind != ElementKind::Integer)
        return std::nullopt;
    constexpr float kInfinity = std::numeric_limits<float>::infinity();
    Operand low = reals ? real(static_cast<double>(node.floatAttribute("min", -kInfinity))) : smallestInteger(builder);
    Operand high = reals ? real(static_cast<double>(node.floatAttribute("max", kInfinity))) : largestInteger(builder);
    if (node.hasInput(1))
        low = builder.operand(node.input(1));
    if (node.hasInput(2))
        high = builder.operand(node.input(2));
    const Operand x = builder.operand(node.input(0));
    if (reals)
        return builder.emit(ElementOp::Clip, x, low, high);
    return builder.emit(ElementOp::IntMin, builder.emit(ElementOp::IntMax, x, low), high);
}

Result modulo(Builder& builder, const Node& node)
{
    const bool truncating = node.intAttribute("fmod", 0) != 0;
    const ElementKind kind = builder.kind(node.input(0));
    if (kind == ElementKind::None || kind == ElementKind::Boolean || (kind == ElementKind::Real && !truncating))
        return std::nullopt;
    const ElementOp op = kind == ElementKind::Real ? ElementOp::FMod
                         : truncating              ? ElementOp::IntFMod
                                                   : ElementOp::IntMod;
    return builder.emit(op, builder.operand(node.input(0)), builder.operand(node.input(1)));
}

/// Small constant exponents become products: exact, and defined for negative bases.
Result realPower(Builder& builder, Operand x, double exponent)
{
    if (exponent == 0.5)
        return builder.emit(ElementOp::Sqrt, x);
    if (exponent == 1)
        return builder.emit(ElementOp::Copy, x);
    if (exponent == -1)
        return builder.emit(ElementOp::Reciprocal, x);
    if (exponent != 2 && exponent != 3)
        return std::nullopt;
    const Operand square = builder.emit(ElementOp::Mul, x, x);
    return exponent == 2 ? square : builder.emit(ElementOp::Mul, square, x);
}

Result power(Builder& builder, const Node& node)
{
    const ElementKind base = builder.kind(node.input(0));
    const ElementKind exponent = builder.kind(node.input(1));
    const bool numbers = base == ElementKind::Real || base == ElementKind::Integer;
    if (!numbers || (exponent != ElementKind::Real && exponent != ElementKind::Integer))
        return std::nullopt;
    Operand x = builder.operand(node.input(0));
    const HostTensor* constant = builder.graph().constant(node.input(1));
    if (constant && constant->elementCount() != 1)
        constant = nullptr;
    const ElementType type = builder.graph().info(node.output(0)).type;
    if (base == ElementKind::Integer) {
        if (exponent == ElementKind::Integer)
            return integerResult(builder, ElementOp::IntPow, type, x, builder.operand(node.input(1)));
        // A whole exponent that only happens to be written as a real number: the integer power is exact.
        if (constant && std::abs(constant->doubleAt(0)) < 1024 &&
            std::trunc(constant->doubleAt(0)) == constant->doubleAt(0))
            return integerResult(builder, ElementOp::IntPow, type, x,
                                 integer(static_cast<int64_t>(constant->doubleAt(0))));
        x = builder.emit(ElementOp::IntToFloat, x);
    }
    Result result;
    if (constant)
        result = realPower(builder, x, constant->doubleAt(0));
    if (!result) {
        Operand y = builder.operand(node.input(1));
        if (exponent == ElementKind::Integer)
            y = builder.emit(ElementOp::IntToFloat, y);
        result = builder.emit(ElementOp::Pow, x, y);
    }
    return base == ElementKind::Integer ? integerOfReal(builder, *result, type) : *result;
}

Result where(Builder& builder, const Node& node)
{
    if (builder.kind(node.input(0)) != ElementKind::Boolean ||
        builder.kind(node.input(1)) != builder.kind(node.input(2)))
        return std::nullopt;
    return builder.emit(ElementOp::Select, builder.operand(node.input(0)), builder.operand(node.input(1)),
                        builder.operand(node.input(2)));
}

Result relu(Builder& builder, const Node& node)
{
    const Operand x = builder.operand(node.input(0));
    if (isReal(builder, node))
        return builder.emit(ElementOp::Relu, x);
    return builder.kind(node.input(0)) == ElementKind::Integer ? Result(builder.emit(ElementOp::IntMax, x, integer(0)))
                                                               : std::nullopt;
}

Result mean(Builder& builder, const Node& node)
{
    for (size_t k = 0; k < node.inputs.size(); ++k) // an input may be left out or of another type
        if (!isReal(builder, node, k))
            return std::nullopt;
    Operand sum = builder.operand(node.input(0));
    for (size_t k = 1; k < node.inputs.size(); ++k)
        sum = builder.emit(ElementOp::Add, sum, builder.operand(node.input(k)));
    return builder.emit(ElementOp::Div, sum, real(static_cast<double>(node.inputs.size())));
}

Result bitShift(Builder& builder, const Node& node)
{
    const std::string direction = node.stringAttribute("direction", "");
    if (builder.kind(node.input(0)) != ElementKind::Integer || (direction != "LEFT" && direction != "RIGHT"))
        return std::nullopt;
    return integerResult(builder, direction == "LEFT" ? ElementOp::ShiftLeft : ElementOp::ShiftRight,
                         builder.graph().info(node.output(0)).type, builder.operand(node.input(0)),
                         builder.operand(node.input(1)));
}

Result isInf(Builder& builder, const Node& node)
{
    const bool positive = node.intAttribute("detect_positive", 1) != 0;
    const bool negative = node.intAttribute("detect_negative", 1) != 0;
    if (!isReal(builder, node) || (!positive && !negative))
        return std::nullopt;
    const Operand x = builder.operand(node.input(0));
    const Operand infinite = builder.emit(ElementOp::IsInf, x);
    if (positive && negative)
        return infinite;
    return builder.emit(ElementOp::And, infinite,
                        builder.emit(positive ? ElementOp::Greater : ElementOp::Less, x, real(0)));
}

Result gelu(Builder& builder, const Node& node)
{
    return isReal(builder, node) ? Result(builder.emit(ElementOp::Gelu, builder.operand(node.input(0)))) : std::nullopt;
}

Result elu(Builder& builder, const Node& node)
{
    if (!isReal(builder, node))
        return std::nullopt;
    return builder.emit(ElementOp::Elu, builder.operand(node.input(0)),
                        real(static_cast<double>(node.floatAttribute("alpha", 1))));
}

Result leakyRelu(Builder& builder, const Node& node)
{
    if (!isReal(builder, node))
        return std::nullopt;
    return builder.emit(ElementOp::LeakyRelu, builder.operand(node.input(0)),
                        real(static_cast<double>(node.floatAttribute("alpha", 0.01F))));
}

Result hardSigmoid(Builder& builder, const Node& node)
{
    if (!isReal(builder, node))
        return std::nullopt;
    return builder.emit(ElementOp::HardSigmoid, builder.operand(node.input(0)),
                        real(static_cast<double>(node.floatAttribute("alpha", 0.2F))),
                        real(static_cast<double>(node.floatAttribute("beta", 0.5F))));
}

Result hardSwish(Builder& builder, const Node& node)
{
    if (!isReal(builder, node))
        return std::nullopt;
    const Operand x = builder.operand(node.input(0));
    return builder.emit(ElementOp::Mul, x, builder.emit(ElementOp::HardSigmoid, x, real(1.0 / 6), real(0.5)));
}

/// gamma (max(x, 0) + min(alpha (exp x - 1), 0))
Result selu(Builder& builder, const Node& node)
{
    if (!isReal(builder, node))
        return std::nullopt;
    const float alpha = node.floatAttribute("alpha", 1.67326319F);
    const float gamma = node.floatAttribute("gamma", 1.05070102F);
    const Operand bent = builder.emit(ElementOp::Elu, builder.operand(node.input(0)), real(static_cast<double>(alpha)));
    return builder.emit(ElementOp::Mul, bent, real(static_cast<double>(gamma)));
}

/// max(x, 0) + min(alpha (exp(x / alpha) - 1), 0)
Result celu(Builder& builder, const Node& node)
{
    const float alpha = node.floatAttribute("alpha", 1);
    if (!isReal(builder, node) || alpha == 0)
        return std::nullopt;
    const Operand scaled =
        builder.emit(ElementOp::Div, builder.operand(node.input(0)), real(static_cast<double>(alpha)));
    return builder.emit(ElementOp::Mul, builder.emit(ElementOp::Elu, scaled, real(1)),
                        real(static_cast<double>(alpha)));
}

Result softsign(Builder& builder, const Node& node)
{
    if (!isReal(builder, node))
        return std::nullopt;
    const Operand x = builder.operand(node.input(0));
    const Operand divisor = builder.emit(ElementOp::Add, builder.emit(ElementOp::Abs, x), real(1));
    return builder.emit(ElementOp::Div, x, divisor);
}

Result thresholdedRelu(Builder& builder, const Node& node)
{
    if (!isReal(builder, node))
        return std::nullopt;
    const Operand x = builder.operand(node.input(0));
    const Operand above =
        builder.emit(ElementOp::Greater, x, real(static_cast<double>(node.floatAttribute("alpha", 1))));
    return builder.emit(ElementOp::Select, above, x, real(0));
}

Result pRelu(Builder& builder, const Node& node)
{
    if (!isReal(builder, node))
        return std::nullopt;
    const Operand x = builder.operand(node.input(0));
    const Operand bent = builder.emit(ElementOp::Mul, x, builder.operand(node.input(1)));
    return builder.emit(ElementOp::Select, builder.emit(ElementOp::Less, x, real(0)), bent, x);
}

/// x + bias below -lambd, x - bias above lambd, else 0.
Result shrink(Builder& builder, const Node& node)
{
    if (!isReal(builder, node))
        return std::nullopt;
    const Operand x = builder.operand(node.input(0));
    const Operand bias = real(static_cast<double>(node.floatAttribute("bias", 0)));
    const float lambda = node.floatAttribute("lambd", 0.5F);
    const Operand below = builder.emit(ElementOp::Less, x, real(static_cast<double>(-lambda)));
    const Operand above = builder.emit(ElementOp::Greater, x, real(static_cast<double>(lambda)));
    const Operand upper = builder.emit(ElementOp::Select, above, builder.emit(ElementOp::Sub, x, bias), real(0));
    return builder.emit(ElementOp::Select, below, builder.emit(ElementOp::Add, x, bias), upper);
}

/// Only stretches its input, which every operand may be: no instruction.
Result expand(Builder& builder, const Node& node) { return builder.operand(node.input(0)); }

const std::unordered_map<std::string_view, ElementTranslation>& specialTable()
{
    static const std::unordered_map<std::string_view, ElementTranslation> table{
        {"BitShift", bitShift},
        {"Cast", cast},
        {"Celu", celu},
        {"Clip", clip},
        {"Elu", elu},
        {"Expand", expand},
        {"HardSigmoid", hardSigmoid},
        {"HardSwish", hardSwish},
        {"IsInf", isInf},
        {"LeakyRelu", leakyRelu},
        {"Mean", mean},
        {"Mod", modulo},
        {"PRelu", pRelu},
        {"Pow", power},
        {"Relu", relu},
        {"Selu", selu},
        {"Shrink", shrink},
        {"Softsign", softsign},
        {"ThresholdedRelu", thresholdedRelu},
        {"Where", where},
    };
    return table;
}

} // namespace

ElementTranslation specialTranslation(const Node& node)
{
    if (node.is("Gelu", kFusedDomain))
        return gelu;
    if (!node.domain.empty())
        return nullptr;
    const auto found = specialTable().find(node.opType);
    return found == specialTable().end() ? nullptr : found->second;
}

} // namespace core::onnx
