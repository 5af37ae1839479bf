// The operations of ElementOp, on four elements at once. Values travel as bits, so that no device may flush what only moves.
// Without ELEMENT_ALL only those that are common or short: every one costs time when a pipeline is built.
#ifndef TESSERA_ELEMENT_OPS
#define TESSERA_ELEMENT_OPS
#include "common/activation.glsl"
#include "common/math.glsl"

uvec4 U(vec4 x) { return floatBitsToUint(x); }
bvec4 either(bvec4 a, bvec4 b) { return bvec4(uvec4(a) | uvec4(b)); }
uvec4 truth(uvec4 a) { return uvec4(notEqual(a, uvec4(0))); }
uvec4 magnitude(uvec4 a) { return uvec4(abs(ivec4(a))); }

vec4 clipped(vec4 x, vec4 low, vec4 high)
{
    x = mix(x, low, lessThan(x, low));
    return mix(x, high, greaterThan(x, high));
}

// Out of range: the nearest integer. NaN: 0.
uvec4 floatToInt(vec4 x)
{
    uvec4 y = uvec4(ivec4(clamp(x, -2147483648.0, 2147483520.0)));
    y = mix(y, uvec4(0x7fffffffu), greaterThanEqual(x, vec4(2147483648.0)));
    return mix(y, uvec4(0), isNan4(x));
}

// Integer division by way of magnitudes, because a signed division of the smallest integer by -1 traps on some
// processors; by zero gives 0.
uvec4 intDivide(uvec4 a, uvec4 b)
{
    uvec4 q = magnitude(a) / max(magnitude(b), uvec4(1));
    q = mix(q, -q, greaterThan((a ^ b) & 0x80000000u, uvec4(0)));
    return mix(q, uvec4(0), equal(b, uvec4(0)));
}

uvec4 intTruncatedModulo(uvec4 a, uvec4 b)
{
    uvec4 r = a - intDivide(a, b) * b;
    return mix(r, uvec4(0), equal(b, uvec4(0)));
}

uvec4 intFlooredModulo(uvec4 a, uvec4 b)
{
    uvec4 r = intTruncatedModulo(a, b);
    uvec4 turn = truth(r) & ((r ^ b) >> 31);
    return r + b * turn;
}

// By squaring; a negative exponent leaves 0 unless the base is 1 or -1.
uvec4 intPower(uvec4 a, uvec4 b)
{
    uvec4 result = uvec4(1);
    uvec4 square = a;
    for (uint bit = 0; bit < 31; ++bit) {
        result *= mix(uvec4(1), square, notEqual((b >> bit) & 1u, uvec4(0)));
        square *= square;
    }
    uvec4 one = uvec4(equal(a, uvec4(1)));
    uvec4 minusOne = uvec4(equal(a, uvec4(0xffffffffu)));
    uvec4 reciprocal = one + minusOne * (1u - 2u * (b & 1u));
    return mix(result, reciprocal, lessThan(ivec4(b), ivec4(0)));
}

uvec4 mulOverflows(uvec4 a, uvec4 b)
{
    ivec4 high, low;
    imulExtended(ivec4(a), ivec4(b), high, low);
    return uvec4(notEqual(high, low >> 31));
}

// A square beyond 32 bits matters only if a factor of it is needed.
uvec4 powerOverflows(uvec4 a, uvec4 b)
{
    uvec4 result = uvec4(1);
    uvec4 square = a;
    uvec4 squareIsWrong = uvec4(0);
    uvec4 wrong = uvec4(0);
    for (uint bit = 0; bit < 31; ++bit) {
        uvec4 used = (b >> bit) & 1u;
        wrong |= used & (squareIsWrong | mulOverflows(result, square));
        result *= mix(uvec4(1), square, notEqual(used, uvec4(0)));
        squareIsWrong |= mulOverflows(square, square);
        square *= square;
    }
    return mix(wrong, uvec4(0), lessThan(ivec4(b), ivec4(0)));
}

uvec4 reported = uvec4(0); // elements whose Report found something

uvec4 evaluate(uint op, uvec4 a, uvec4 b, uvec4 c)
{
    const vec4 x = uintBitsToFloat(a), y = uintBitsToFloat(b), z = uintBitsToFloat(c);
    const ivec4 i = ivec4(a), j = ivec4(b);
    switch (op) {
    case 0: return a; // Copy
    case 1: return U(x + y); // Add
    case 2: return U(x - y); // Sub
    case 3: return U(x * y); // Mul
    case 4: return U(x / y); // Div
    case 6: return U(mix(mix(y, x, lessThan(x, y)), x + y, either(isNan4(x), isNan4(y)))); // Min
    case 7: return U(mix(mix(y, x, greaterThan(x, y)), x + y, either(isNan4(x), isNan4(y)))); // Max
    case 10: return a ^ 0x80000000u; // Neg
    case 11: return a & 0x7fffffffu; // Abs
    case 12: return U(mix(mix(x, vec4(-1), lessThan(x, vec4(0))), vec4(1), greaterThan(x, vec4(0)))); // Sign
    case 13: return U(sqrt(x)); // Sqrt
    case 14: return U(1.0 / x); // Reciprocal
    case 15: return U(exponential(x)); // Exp
    case 17: return U(accurateErrorFunction(x)); // Erf
    case 18: return U(activate(x, kActivationGelu)); // Gelu
    case 19: return U(mix(x, vec4(0), lessThan(x, vec4(0)))); // Relu
    case 22: return U(1.0 / (1.0 + exponential(-x))); // Sigmoid
    case 25: return U(hyperbolicTangent(x)); // Tanh
    case 26: return U(sin(x)); // Sin
    case 27: return U(cos(x)); // Cos
    case 37: return U(floor(x)); // Floor
    case 38: return U(ceil(x)); // Ceil
    case 39: return U(roundEven(x)); // Round
    case 40: return U(clipped(x, y, z)); // Clip
    case 41: return uvec4(isNan4(x)); // IsNan
    case 43: return uvec4(equal(x, y)); // Equal
    case 44: return uvec4(lessThan(x, y)); // Less
    case 45: return uvec4(lessThanEqual(x, y)); // LessOrEqual
    case 46: return uvec4(greaterThan(x, y)); // Greater
    case 47: return uvec4(greaterThanEqual(x, y)); // GreaterOrEqual
    case 48: return a + b; // IntAdd
    case 49: return a - b; // IntSub
    case 50: return a * b; // IntMul
    case 54: return -a; // IntNeg
    case 57: return uvec4(min(i, j)); // IntMin
    case 58: return uvec4(max(i, j)); // IntMax
    case 60: return uvec4(equal(a, b)); // IntEqual
    case 61: return uvec4(lessThan(i, j)); // IntLess
    case 62: return uvec4(lessThanEqual(i, j)); // IntLessOrEqual
    case 63: return uvec4(greaterThan(i, j)); // IntGreater
    case 64: return uvec4(greaterThanEqual(i, j)); // IntGreaterOrEqual
    case 71: return truth(a) & truth(b); // And
    case 72: return truth(a) | truth(b); // Or
    case 74: return 1u - truth(a); // Not
    case 75: return mix(c, b, notEqual(a, uvec4(0))); // Select
    case 76: return floatToInt(x); // FloatToInt
    case 77: return U(vec4(i)); // IntToFloat
    case 78: return uvec4(notEqual(a & 0x7fffffffu, uvec4(0))); // FloatToBool
    case 79: return truth(a); // IntToBool
    case 80: return ((a ^ (a + b)) & (b ^ (a + b))) >> 31; // AddOverflows
    case 81: return ((a ^ b) & (a ^ (a - b))) >> 31; // SubOverflows
    case 84: reported |= truth(b); return a; // Report
#if ELEMENT_ALL
    case 5: return U(power(x, y)); // Pow
    case 8: return U(flooredModulo(x, y)); // Mod
    case 9: return U(truncatedModulo(x, y)); // FMod
    case 16: return U(logarithm(x)); // Log
    case 20: return U(mix(x, x * y, lessThan(x, vec4(0)))); // LeakyRelu
    case 21: return U(mix(x, y * exponentialMinusOne(x), lessThan(x, vec4(0)))); // Elu
    case 23: return U(clipped(x * y + z, vec4(0), vec4(1))); // HardSigmoid
    case 24: return U(softplus(x)); // Softplus
    case 28: return U(tan(x)); // Tan
    case 29: return U(arcSine(x)); // Asin
    case 30: return U(arcCosine(x)); // Acos
    case 31: return U(arcTangent(x)); // Atan
    case 32: return U(hyperbolicSine(x)); // Sinh
    case 33: return U(hyperbolicCosine(x)); // Cosh
    case 34: return U(inverseHyperbolicSine(x)); // Asinh
    case 35: return U(inverseHyperbolicCosine(x)); // Acosh
    case 36: return U(inverseHyperbolicTangent(x)); // Atanh
    case 42: return uvec4(isInfinite4(x)); // IsInf
    case 51: return intDivide(a, b); // IntDiv
    case 52: return intFlooredModulo(a, b); // IntMod
    case 53: return intTruncatedModulo(a, b); // IntFMod
    case 55: return magnitude(a); // IntAbs
    case 56: return uvec4(sign(i)); // IntSign
    case 59: return intPower(a, b); // IntPow
    case 65: return a & b; // BitAnd
    case 66: return a | b; // BitOr
    case 67: return a ^ b; // BitXor
    case 68: return ~a; // BitNot
    case 69: return mix(a << (b & 31u), uvec4(0), greaterThan(b, uvec4(31))); // ShiftLeft
    case 70: return mix(a >> (b & 31u), uvec4(0), greaterThan(b, uvec4(31))); // ShiftRight
    case 73: return truth(a) ^ truth(b); // Xor
    case 82: return mulOverflows(a, b); // MulOverflows
    case 83: return powerOverflows(a, b); // PowOverflows
#endif
    }
    return a;
}

#endif
