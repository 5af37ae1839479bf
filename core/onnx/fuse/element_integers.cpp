#include "core/onnx/fuse/element_integers.h"

#include <limits>

namespace core::onnx {

namespace {

using gpu::ElementOp;
using Builder = ElementProgramBuilder;
using Operand = gpu::ElementOperand;

constexpr int32_t kSmallest = std::numeric_limits<int32_t>::min();
constexpr int32_t kLargest = std::numeric_limits<int32_t>::max();
constexpr double kTooLarge = 2147483648.0; ///< the smallest number that 32 bits with a sign cannot hold
constexpr double kTooLarge64 = 0x1p63;     ///< that 64 bits cannot hold

Operand integer(int64_t value) { return Operand::whole(value); }

/// Types with fewer bits than the program's integers have.
bool isNarrow(const Builder& builder, ElementType type)
{
    return isInteger(type) && elementBytes(type) < (builder.is64() ? 8 : 4);
}

bool isSigned(ElementType type)
{
    return type == ElementType::Int8 || type == ElementType::Int16 || type == ElementType::Int32 ||
           type == ElementType::Int64;
}

/// Types with numbers that the program's integers are too small for, or the 32 bits in which results lie.
bool isWide(const Builder& builder, ElementType type)
{
    return (type == ElementType::Int64 && !builder.is64()) || type == ElementType::UInt32 ||
           type == ElementType::UInt64;
}

/// The lowest bits of x that a narrow type has.
Operand wrapped(Builder& builder, Operand x, ElementType to)
{
    const int64_t bits = 8 * elementBytes(to);
    const Operand mask = integer((int64_t{1} << bits) - 1);
    if (!isSigned(to))
        return builder.emit(ElementOp::BitAnd, x, mask);
    const Operand half = integer(int64_t{1} << (bits - 1));
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

/// What lies in 32 bits with a sign has no room for the upper half of an unsigned type's numbers.
Operand reportUnsigned(Builder& builder, Operand x)
{
    Operand outside = builder.emit(ElementOp::IntLess, x, integer(0));
    if (builder.is64())
        outside = builder.emit(ElementOp::Or, outside, builder.emit(ElementOp::IntGreater, x, integer(kLargest)));
    return builder.emit(ElementOp::Report, x, outside);
}

} // namespace

Operand integerResult(Builder& builder, ElementOp op, ElementType type, Operand a, Operand b)
{
    const Operand result = builder.emit(op, a, b);
    if (!canLeaveRange(op) || builder.is64()) // 64 bits wrap around as the type does
        return result;
    if (isNarrow(builder, type))
        return wrapped(builder, result, type);
    if (!isWide(builder, type))
        return result;
    // 32 bits without a sign wrap around as the type does; only the upper half of the numbers is missing. Neither they
    // nor 64 bits without a sign, which are below 2^31 here, overflow in a difference.
    Operand checked = result;
    if (type != ElementType::UInt32 && (isSigned(type) || op != ElementOp::IntSub))
        checked = builder.emit(ElementOp::Report, checked, overflow(builder, op, a, b, result));
    return isSigned(type) ? checked : reportUnsigned(builder, checked);
}

Operand integerOfReal(Builder& builder, Operand x, ElementType to)
{
    const Operand result = builder.emit(ElementOp::FloatToInt, x);
    if (to == ElementType::Int32 && builder.is64()) // the nearest integer, as it is with 32 bits
        return builder.emit(ElementOp::IntMax, builder.emit(ElementOp::IntMin, result, integer(kLargest)),
                            integer(kSmallest));
    if (elementBytes(to) < 4)
        return wrapped(builder, result, to);
    if (builder.is64() && !isSigned(to))
        return reportUnsigned(builder, result);
    if (!isWide(builder, to) && !builder.is64())
        return result;
    const double tooLarge = builder.is64() ? kTooLarge64 : kTooLarge;
    Operand outside = builder.emit(ElementOp::GreaterOrEqual, x, Operand::real(tooLarge));
    if (isSigned(to))
        outside = builder.emit(ElementOp::Or, outside, builder.emit(ElementOp::Less, x, Operand::real(-tooLarge)));
    const Operand checked = builder.emit(ElementOp::Report, result, outside);
    return isSigned(to) ? checked : reportUnsigned(builder, checked);
}

Operand integerAs(Builder& builder, Operand x, ElementType from, ElementType to)
{
    const bool cut = elementBytes(to) <= elementBytes(from) || (isSigned(from) && !isSigned(to));
    if (isNarrow(builder, to) && isInteger(from) && cut) {
        const Operand low = wrapped(builder, x, to);
        return to == ElementType::UInt32 ? reportUnsigned(builder, low) : low;
    }
    const Operand copy = builder.emit(ElementOp::Copy, x);
    return isWide(builder, to) && !isSigned(to) && isSigned(from) ? reportUnsigned(builder, copy) : copy;
}

} // namespace core::onnx
