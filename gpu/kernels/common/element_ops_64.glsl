// The operations of ElementOp on one element of 64 bits; see element_ops.glsl.
#ifndef TESSERA_ELEMENT_OPS_64
#define TESSERA_ELEMENT_OPS_64

const int64_t kSmallest64 = kSign64;

int64_t truth64(bool x) { return x ? int64_t(1) : int64_t(0); }

// Out of range: the nearest integer. NaN: 0.
int64_t realToWhole(double x)
{
    const int64_t y = int64_t(clamp(x, -9223372036854775808.0lf, 9223372036854774784.0lf));
    return isNan64(x) ? int64_t(0) : (x >= 9223372036854775808.0lf ? ~kSmallest64 : y);
}

// By zero gives 0. The smallest integer by -1, which traps on some processors, gives itself.
int64_t wholeDivide(int64_t a, int64_t b)
{
    if (b == 0)
        return int64_t(0);
    return b == int64_t(-1) ? -a : a / b;
}

int64_t wholeTruncatedModulo(int64_t a, int64_t b) { return b == 0 ? int64_t(0) : a - wholeDivide(a, b) * b; }

int64_t wholeFlooredModulo(int64_t a, int64_t b)
{
    const int64_t r = wholeTruncatedModulo(a, b);
    return r != 0 && (r < 0) != (b < 0) ? r + b : r;
}

// By squaring; a negative exponent leaves 0 unless the base is 1 or -1.
int64_t wholePower(int64_t a, int64_t b)
{
    int64_t result = int64_t(1), square = a;
    LOOP for (int bit = 0; bit < 63; ++bit) {
        if (((b >> bit) & 1) != 0)
            result *= square;
        square *= square;
    }
    if (b >= 0)
        return result;
    return a == 1 ? int64_t(1) : (a == int64_t(-1) ? ((b & 1) != 0 ? int64_t(-1) : int64_t(1)) : int64_t(0));
}

uint reported = 0; // whether a Report found something

int64_t evaluate(uint op, int64_t a, int64_t b, int64_t c)
{
    const double x = fromBits(a), y = fromBits(b), z = fromBits(c);
    switch (op) {
    case 0: return a; // Copy
    case 1: return toBits(x + y); // Add
    case 2: return toBits(x - y); // Sub
    case 3: return toBits(x * y); // Mul
    case 4: return toBits(x / y); // Div
    case 5: return toBits(power64(x, y)); // Pow
    case 6: return toBits(isNan64(x) || isNan64(y) ? x + y : (x < y ? x : y)); // Min
    case 7: return toBits(isNan64(x) || isNan64(y) ? x + y : (x > y ? x : y)); // Max
    case 8: return toBits(flooredModulo64(x, y)); // Mod
    case 9: return toBits(truncatedModulo64(x, y)); // FMod
    case 10: return a ^ kSign64; // Neg
    case 11: return a & ~kSign64; // Abs
    case 12: return toBits(x < 0.0lf ? -1.0lf : (x > 0.0lf ? 1.0lf : x)); // Sign
    case 13: return toBits(sqrt(x)); // Sqrt
    case 14: return toBits(1.0lf / x); // Reciprocal
    case 15: return toBits(exponential64(x)); // Exp
    case 16: return toBits(logarithm64(x)); // Log
    case 17: return toBits(errorFunction64(x)); // Erf
    case 18: return toBits(0.5lf * x * (1.0lf + errorFunction64(x * 0.7071067811865476lf))); // Gelu
    case 19: return toBits(x < 0.0lf ? 0.0lf : x); // Relu
    case 20: return toBits(x < 0.0lf ? x * y : x); // LeakyRelu
    case 21: return toBits(x < 0.0lf ? y * exponentialMinusOne64(x) : x); // Elu
    case 22: return toBits(1.0lf / (1.0lf + exponential64(-x))); // Sigmoid
    case 23: return toBits(isNan64(x) ? x : clamp(x * y + z, 0.0lf, 1.0lf)); // HardSigmoid
    case 24: return toBits(softplus64(x)); // Softplus
    case 25: return toBits(hyperbolicTangent64(x)); // Tanh
    case 26: return toBits(sine64(x)); // Sin
    case 27: return toBits(cosine64(x)); // Cos
    case 28: return toBits(tangent64(x)); // Tan
    case 29: return toBits(arcSine64(x)); // Asin
    case 30: return toBits(arcCosine64(x)); // Acos
    case 31: return toBits(arcTangent64(x)); // Atan
    case 32: return toBits(hyperbolicSine64(x)); // Sinh
    case 33: return toBits(hyperbolicCosine64(x)); // Cosh
    case 34: return toBits(inverseHyperbolicSine64(x)); // Asinh
    case 35: return toBits(inverseHyperbolicCosine64(x)); // Acosh
    case 36: return toBits(inverseHyperbolicTangent64(x)); // Atanh
    case 37: return toBits(floor(x)); // Floor
    case 38: return toBits(ceil(x)); // Ceil
    case 39: return toBits(roundToEven64(x)); // Round
    case 40: return toBits(x < y ? (y > z ? z : y) : (x > z ? z : x)); // Clip
    case 41: return truth64(isNan64(x)); // IsNan
    case 42: return truth64(isInfinite64(x)); // IsInf
    case 43: return truth64(x == y); // Equal
    case 44: return truth64(x < y); // Less
    case 45: return truth64(x <= y); // LessOrEqual
    case 46: return truth64(x > y); // Greater
    case 47: return truth64(x >= y); // GreaterOrEqual
    case 48: return a + b; // IntAdd
    case 49: return a - b; // IntSub
    case 50: return a * b; // IntMul
    case 51: return wholeDivide(a, b); // IntDiv
    case 52: return wholeFlooredModulo(a, b); // IntMod
    case 53: return wholeTruncatedModulo(a, b); // IntFMod
    case 54: return -a; // IntNeg
    case 55: return a < 0 ? -a : a; // IntAbs
    case 56: return a < 0 ? int64_t(-1) : truth64(a > 0); // IntSign
    case 57: return min(a, b); // IntMin
    case 58: return max(a, b); // IntMax
    case 59: return wholePower(a, b); // IntPow
    case 60: return truth64(a == b); // IntEqual
    case 61: return truth64(a < b); // IntLess
    case 62: return truth64(a <= b); // IntLessOrEqual
    case 63: return truth64(a > b); // IntGreater
    case 64: return truth64(a >= b); // IntGreaterOrEqual
    case 65: return a & b; // BitAnd
    case 66: return a | b; // BitOr
    case 67: return a ^ b; // BitXor
    case 68: return ~a; // BitNot
    case 69: return b < 0 || b > 63 ? int64_t(0) : a << int(b & 63); // ShiftLeft
    case 70: return b < 0 || b > 63 ? int64_t(0) : int64_t(uint64_t(a) >> int(b & 63)); // ShiftRight
    case 71: return truth64(a != 0 && b != 0); // And
    case 72: return truth64(a != 0 || b != 0); // Or
    case 73: return truth64((a != 0) != (b != 0)); // Xor
    case 74: return truth64(a == 0); // Not
    case 75: return a != 0 ? b : c; // Select
    case 76: return realToWhole(x); // FloatToInt
    case 77: return toBits(double(a)); // IntToFloat
    case 78: return truth64((a & ~kSign64) != 0); // FloatToBool
    case 79: return truth64(a != 0); // IntToBool
    case 84: reported |= uint(b != 0); return a; // Report
    case 85: return toBits(double(float(x))); // ToSingle
    }
    return a;
}

#endif
