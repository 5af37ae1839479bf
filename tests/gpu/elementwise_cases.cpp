#include "tests/gpu/elementwise_cases.h"

#include <limits>

namespace cases {

using gpu::ElementOp;

namespace {

constexpr float kInf = std::numeric_limits<float>::infinity();
constexpr float kNan = std::numeric_limits<float>::quiet_NaN();

std::vector<float> range(float low, float high, int count)
{
    std::vector<float> values;
    for (int k = 0; k < count; ++k)
        values.push_back(low + (high - low) * static_cast<float>(k) / static_cast<float>(count - 1));
    return values;
}

std::vector<float> operator+(std::vector<float> a, const std::vector<float>& b)
{
    a.insert(a.end(), b.begin(), b.end());
    return a;
}

const std::vector<float> kSpecial = {0.0F, -0.0F, 1.0F, -1.0F, kInf, -kInf, kNan, 1e-30F, -1e30F};
const std::vector<float> kPlain = {0.0F, -0.0F, 1.0F, -1.0F, 0.5F, -2.5F, 3.25F, 1e-30F, -1e30F, 7.0F};

} // namespace

gpu::ElementProgram single(gpu::ElementOp op, size_t arguments)
{
    using Operand = gpu::ElementOperand;
    return {{op, Operand::input(0), arguments > 1 ? Operand::input(1) : Operand(),
             arguments > 2 ? Operand::input(2) : Operand()}};
}

std::vector<FloatOpCase> floatOps()
{
    using enum ElementOp;
    const std::vector<float> wide = kSpecial + range(-80, 80, 333);
    const std::vector<float> near = kSpecial + range(-4, 4, 401) + range(-0.01F, 0.01F, 101);
    const std::vector<float> unit = range(-1, 1, 401) + std::vector<float>{-1.5F, 2.0F, kNan};
    const std::vector<float> positive =
        std::vector<float>{0.0F, 1.0F, kInf, -1.0F, 1e-30F, 1e30F} + range(0.9F, 1.1F, 101) + range(0.001F, 50, 300);
    const std::vector<float> halves = kSpecial + range(-4, 4, 33) + std::vector<float>{8388609.0F, 0.49999997F};
    const std::vector<float> exponents = {0.0F, 1.0F, 2.0F, 3.0F, -1.0F, -2.0F, 0.5F, 1.7F, 5.0F, -3.0F};
    const std::vector<float> divisors = {1.0F, -1.0F, 3.0F, -3.0F, 0.7F, -2.25F, 100.0F, 0.0F, kInf};
    return {
        {"Copy", Copy, 1, wide, {}, {}},
        {"Add", Add, 2, kPlain, kPlain, {}},
        {"Sub", Sub, 2, kPlain, kPlain, {}},
        {"Mul", Mul, 2, kPlain, kPlain, {}},
        {"Div", Div, 2, kPlain, {1.0F, -3.0F, 0.1F, 1e10F, 0.0F}, {}},
        {"Pow", Pow, 2, kPlain + range(-3, 3, 25), exponents, {}, 2e-6},
        {"Min", Min, 2, kSpecial, kSpecial, {}},
        {"Max", Max, 2, kSpecial, kSpecial, {}},
        {"Mod", Mod, 2, range(-50, 50, 101), divisors, {}, 2e-6, 1},
        {"FMod", FMod, 2, range(-50, 50, 101), divisors, {}, 2e-6, 1},
        {"Neg", Neg, 1, wide, {}, {}},
        {"Abs", Abs, 1, wide, {}, {}},
        {"Sign", Sign, 1, wide, {}, {}},
        {"Sqrt", Sqrt, 1, positive, {}, {}},
        {"Reciprocal", Reciprocal, 1, wide, {}, {}},
        {"Exp", Exp, 1, wide, {}, {}, 1e-6, 1e-30},
        {"Log", Log, 1, positive, {}, {}, 1e-6},
        {"Erf", Erf, 1, near, {}, {}, 2e-7, 1},
        {"Gelu", Gelu, 1, near, {}, {}, 5e-7, 1},
        {"Relu", Relu, 1, wide, {}, {}},
        {"LeakyRelu", LeakyRelu, 2, wide, {0.01F}, {}},
        {"Elu", Elu, 2, near, {1.0F, 0.5F}, {}, 1e-6},
        {"Sigmoid", Sigmoid, 1, wide, {}, {}, 1e-6, 1e-30},
        {"HardSigmoid", HardSigmoid, 3, near, {0.2F}, {0.5F}, 3e-7, 1},
        {"Softplus", Softplus, 1, wide, {}, {}, 1e-6, 1e-6},
        {"Tanh", Tanh, 1, near, {}, {}, 1e-6},
        {"Sin", Sin, 1, range(-30, 30, 301), {}, {}, 1e-6, 1},
        {"Cos", Cos, 1, range(-30, 30, 301), {}, {}, 1e-6, 1},
        {"Tan", Tan, 1, range(-1.5F, 1.5F, 301), {}, {}, 2e-6},
        {"Asin", Asin, 1, unit, {}, {}, 1e-6},
        {"Acos", Acos, 1, unit, {}, {}, 1e-6, 1e-3},
        {"Atan", Atan, 1, near + range(-100, 100, 101), {}, {}, 1e-6},
        {"Sinh", Sinh, 1, near + range(-80, 80, 101), {}, {}, 2e-6},
        {"Cosh", Cosh, 1, near + range(-80, 80, 101), {}, {}, 2e-6},
        {"Asinh", Asinh, 1, near + range(-1e4F, 1e4F, 101), {}, {}, 1e-6},
        {"Acosh", Acosh, 1, range(1, 1.1F, 51) + range(0.5F, 100, 101) + std::vector<float>{1e9F}, {}, {}, 2e-6},
        {"Atanh", Atanh, 1, unit, {}, {}, 1e-6},
        {"Floor", Floor, 1, halves, {}, {}},
        {"Ceil", Ceil, 1, halves, {}, {}},
        {"Round", Round, 1, halves, {}, {}},
        {"Clip", Clip, 3, near, {-1.0F}, {2.0F}},
        {"IsNan", IsNan, 1, wide, {}, {}},
        {"IsInf", IsInf, 1, wide, {}, {}},
        {"Equal", Equal, 2, kSpecial, kSpecial, {}},
        {"Less", Less, 2, kSpecial, kSpecial, {}},
        {"LessOrEqual", LessOrEqual, 2, kSpecial, kSpecial, {}},
        {"Greater", Greater, 2, kSpecial, kSpecial, {}},
        {"GreaterOrEqual", GreaterOrEqual, 2, kSpecial, kSpecial, {}},
        {"FloatToInt", FloatToInt, 1, halves + std::vector<float>{3e9F, -3e9F, 2147483520.0F}, {}, {}},
        {"FloatToBool", FloatToBool, 1, wide, {}, {}},
    };
}

std::vector<IntOpCase> intOps()
{
    using enum ElementOp;
    const int32_t lowest = std::numeric_limits<int32_t>::min();
    const std::vector<int32_t> any = {0, 1, -1, 2, -3, 7, 100000, lowest, 2147483647};
    return {
        {"IntAdd", IntAdd, 2, any},
        {"IntSub", IntSub, 2, any},
        {"IntMul", IntMul, 2, any},
        {"IntDiv", IntDiv, 2, any},
        {"IntMod", IntMod, 2, any},
        {"IntFMod", IntFMod, 2, any},
        {"IntNeg", IntNeg, 1, {}},
        {"IntAbs", IntAbs, 1, {}},
        {"IntSign", IntSign, 1, {}},
        {"IntMin", IntMin, 2, any},
        {"IntMax", IntMax, 2, any},
        {"IntPow", IntPow, 2, {0, 1, 2, 3, 5, 31, -1, -2}},
        {"AddOverflows", AddOverflows, 2, any},
        {"SubOverflows", SubOverflows, 2, any},
        {"MulOverflows", MulOverflows, 2, any},
        {"PowOverflows", PowOverflows, 2, {0, 1, 2, 3, 5, 15, 16, 30, 31, 32, 63, -1, -2}},
        {"IntEqual", IntEqual, 2, any},
        {"IntLess", IntLess, 2, any},
        {"IntLessOrEqual", IntLessOrEqual, 2, any},
        {"IntGreater", IntGreater, 2, any},
        {"IntGreaterOrEqual", IntGreaterOrEqual, 2, any},
        {"BitAnd", BitAnd, 2, any},
        {"BitOr", BitOr, 2, any},
        {"BitXor", BitXor, 2, any},
        {"BitNot", BitNot, 1, {}},
        {"ShiftLeft", ShiftLeft, 2, {0, 1, 5, 31, 32, 100}},
        {"ShiftRight", ShiftRight, 2, {0, 1, 5, 31, 32, 100}},
        {"And", And, 2, any},
        {"Or", Or, 2, any},
        {"Xor", Xor, 2, any},
        {"Not", Not, 1, {}},
        {"IntToFloat", IntToFloat, 1, {}},
        {"IntToBool", IntToBool, 1, {}},
    };
}

} // namespace cases
