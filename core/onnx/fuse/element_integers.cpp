#include "core/onnx/fuse/element_integers.h"

#include <limits>

namespace core::onnx {

namespace {

using gpu::ElementOp;
using Builder = ElementProgramBuilder;
using Operand = gpu::ElementOperand;

constexpr int32_t kSmallest = std::numeric_limits<int32_t>::min();
constexpr float kTooLarge = 2147483648.0F; ///< the smallest float that 32 bits with a sign cannot hold

Operand integer(int32_t value) { return Operand::constant(value); }

bool isNarrow(ElementType type) { return isInteger(type) && elementBytes(type) < 4; }

bool isSigned(ElementType type)
{
    return type == ElementType::Int8 || type == ElementType::Int16 || type == ElementType::Int32 ||
           type == ElementType::Int64;
}

/// Types with numbers that the device's integers are too small for.
bool isWide(ElementType type)
{
    return type == ElementType::Int64 || type == ElementType::UInt32 || type == ElementType::UInt64;
}

/// The lowest bits of x that a narrow type has.
Operand wrapped(Builder& builder, Operand x, ElementType to)
{
    const auto bits = static_cast<int32_t>(8 * elementBytes(to));
    const Operand mask = integer((1 << bits) - 1);
    if (!isSigned(to))
        return builder.emit(ElementOp::BitAnd, x, mask);
    const Operand half = integer(1 << (bits - 1));
    const Operand low = builder.emit(ElementOp::BitAnd, builder.emit(ElementOp::IntAdd, x, half), mask);
    return builder.emit(ElementOp::IntSub, low, half);
}

bool canLeaveRange(ElementOp op)
{
    switch (op) {
    case ElementOp::IntAdd:
    case ElementOp::IntSub:
    case ElementOp::IntMul:
    case ElementOp::IntDiv:
    case ElementOp::IntNeg:
    case ElementOp::IntAbs:
    case ElementOp::IntPow:
    case ElementOp::ShiftLeft:
        return true;
    default:
        return false;
    }
}

/// Whether op(a, b), which gave `result`, leaves 32 bits with a sign.
Operand overflow(Builder& builder, ElementOp op, Operand a, Operand b, Operand result)
{
    switch (op) {
    case ElementOp::IntAdd:
        return builder.emit(ElementOp::AddOverflows, a, b);
    case ElementOp::IntSub:
        return builder.emit(ElementOp::SubOverflows, a, b);
    case ElementOp::IntMul:
        return builder.emit(ElementOp::MulOverflows, a, b);
    case ElementOp::IntPow:
        return builder.emit(ElementOp::PowOverflows, a, b);
    case ElementOp::IntDiv:
        return builder.emit(ElementOp::And, builder.emit(ElementOp::IntEqual, a, integer(kSmallest)),
                            builder.emit(ElementOp::IntEqual, b, integer(-1)));
    case ElementOp::ShiftLeft: {
        const Operand back = builder.emit(ElementOp::ShiftRight, result, b);
        return builder.emit(ElementOp::Not, builder.emit(ElementOp::IntEqual, back, a));
    }
    default: // IntNeg, IntAbs
        return builder.emit(ElementOp::IntEqual, a, integer(kSmallest));
    }
}

Operand reportNegative(Builder& builder, Operand x)
{
    return builder.emit(ElementOp::Report, x, builder.emit(ElementOp::IntLess, x, integer(0)));
}

} // namespace

Operand integerResult(Builder& builder, ElementOp op, ElementType type, Operand a, Operand b)
{
    const Operand result = builder.emit(op, a, b);
    if (!canLeaveRange(op))
        return result;
    if (isNarrow(type))
        return wrapped(builder, result, type);
    if (!isWide(type))
        return result;
    // 32 bits without a sign wrap around as the type does; only the upper half of the numbers is missing. Neither they
    // nor 64 bits without a sign, which are below 2^31 here, overflow in a difference.
    Operand checked = result;
    if (type != ElementType::UInt32 && (isSigned(type) || op != ElementOp::IntSub))
        checked = builder.emit(ElementOp::Report, checked, overflow(builder, op, a, b, result));
    return isSigned(type) ? checked : reportNegative(builder, checked);
}

Operand integerOfReal(Builder& builder, Operand x, ElementType to)
{
    const Operand result = builder.emit(ElementOp::FloatToInt, x);
    if (isNarrow(to))
        return wrapped(builder, result, to);
    if (!isWide(to))
        return result;
    Operand outside = builder.emit(ElementOp::GreaterOrEqual, x, Operand::constant(kTooLarge));
    if (isSigned(to))
        outside = builder.emit(ElementOp::Or, outside, builder.emit(ElementOp::Less, x, Operand::constant(-kTooLarge)));
    const Operand checked = builder.emit(ElementOp::Report, result, outside);
    return isSigned(to) ? checked : reportNegative(builder, checked);
}

Operand integerAs(Builder& builder, Operand x, ElementType from, ElementType to)
{
    const bool cut = elementBytes(to) <= elementBytes(from) || (isSigned(from) && !isSigned(to));
    if (isNarrow(to) && isInteger(from) && cut)
        return wrapped(builder, x, to);
    const Operand copy = builder.emit(ElementOp::Copy, x);
    return isWide(to) && !isSigned(to) && isSigned(from) ? reportNegative(builder, copy) : copy;
}

} // namespace core::onnx
