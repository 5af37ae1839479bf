#include "tests/reference/elements_64.h"

#include <algorithm>
#include <limits>
#include <stdexcept>

namespace reference {

namespace {

// A wider type than the kernel has, and the lower half of what comes out.
__extension__ using Wide = __int128;

Wide power(Wide a, int64_t b)
{
    if (b < 0)
        return a == 1 ? 1 : (a == -1 ? (b % 2 == 0 ? 1 : -1) : 0);
    uint64_t result = 1;
    for (int64_t k = 0; k < b; ++k)
        result *= static_cast<uint64_t>(a);
    return static_cast<int64_t>(result);
}

Wide modulo(Wide a, Wide b)
{
    if (b == 0)
        return 0;
    const Wide r = a % b;
    return r != 0 && (r < 0) != (b < 0) ? r + b : r;
}

Wide evaluated(gpu::ElementOp op, Wide a, Wide b)
{
    using enum gpu::ElementOp;
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
        return modulo(a, b);
    case IntFMod:
        return b == 0 ? 0 : a % b;
    case IntNeg:
        return -a;
    case IntAbs:
        return a < 0 ? -a : a;
    case IntSign:
        return (a > 0) - (a < 0);
    case IntMin:
        return std::min(a, b);
    case IntMax:
        return std::max(a, b);
    case IntPow:
        return power(a, static_cast<int64_t>(b));
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
    case BitAnd:
        return a & b;
    case BitOr:
        return a | b;
    case BitXor:
        return a ^ b;
    case BitNot:
        return ~a;
    case ShiftLeft:
        return b < 0 || b > 63 ? 0 : static_cast<Wide>(static_cast<uint64_t>(a) << static_cast<int>(b));
    case ShiftRight:
        return b < 0 || b > 63 ? 0 : static_cast<Wide>(static_cast<uint64_t>(a) >> static_cast<int>(b));
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
        throw std::logic_error("no operation on integers of 64 bits");
    }
}

} // namespace

int64_t whole(gpu::ElementOp op, int64_t a, int64_t b) { return static_cast<int64_t>(evaluated(op, a, b)); }

} // namespace reference
