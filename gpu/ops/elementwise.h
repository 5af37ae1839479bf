#pragma once
// Chains of element-by-element operations, run by one kernel: one pass over memory. The program is specialised into the
// kernel, so each distinct program costs a pipeline; its constants, shapes and strides do not.

#include <cstdint>
#include <span>
#include <vector>

#include "gpu/recorder.h"

namespace gpu {

/// Operations on one element. Float unless the name says otherwise; comparisons and logic give 0 or 1 as Bool.
/// Overflows: whether the integer operation leaves 32 bits, as Bool. Report gives its first argument, and reports if
/// the second is set. ToSingle rounds a real number of 64 bits to one of 32.
// clang-format off: one group a line
enum class ElementOp : uint32_t {
    Copy,
    Add,
    Sub,
    Mul,
    Div,
    Pow,
    Min,
    Max,
    Mod,
    FMod,
    Neg,
    Abs,
    Sign,
    Sqrt,
    Reciprocal,
    Exp,
    Log,
    Erf,
    Gelu,
    Relu,
    LeakyRelu,
    Elu,
    Sigmoid,
    HardSigmoid,
    Softplus,
    Tanh,
    Sin,
    Cos,
    Tan,
    Asin,
    Acos,
    Atan,
    Sinh,
    Cosh,
    Asinh,
    Acosh,
    Atanh,
    Floor,
    Ceil,
    Round,
    Clip,
    IsNan,
    IsInf,
    Equal,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    IntAdd,
    IntSub,
    IntMul,
    IntDiv,
    IntMod,
    IntFMod,
    IntNeg,
    IntAbs,
    IntSign,
    IntMin,
    IntMax,
    IntPow,
    IntEqual,
    IntLess,
    IntLessOrEqual,
    IntGreater,
    IntGreaterOrEqual,
    BitAnd,
    BitOr,
    BitXor,
    BitNot,
    ShiftLeft,
    ShiftRight,
    And,
    Or,
    Xor,
    Not,
    Select,
    FloatToInt,
    IntToFloat,
    FloatToBool,
    IntToBool,
    AddOverflows,
    SubOverflows,
    MulOverflows,
    PowOverflows,
    Report,
    ToSingle,
};
// clang-format on

/// Where an instruction takes an argument from.
struct ElementOperand {
    enum class Kind : uint32_t { None, Input, Constant, Result };
    Kind kind = Kind::None;
    uint32_t index = 0;  ///< of the input, or of the earlier instruction; for a constant its 32 bits
    uint64_t bits64 = 0; ///< of a constant, for programs of 64 bits

    static ElementOperand input(uint32_t i) { return {Kind::Input, i}; }
    static ElementOperand result(uint32_t i) { return {Kind::Result, i}; }
    static ElementOperand constant(float value) { return real(static_cast<double>(value)); }
    static ElementOperand constant(int32_t value) { return whole(value); }
    /// Rounded in programs of 32 bits.
    static ElementOperand real(double value);
    /// Programs of 32 bits take the lower half.
    static ElementOperand whole(int64_t value);
};

/// One step of a program. Select takes (condition, if true, if false); Clip (x, low, high); LeakyRelu, Elu (x, alpha);
/// HardSigmoid (x, alpha, beta).
struct ElementInstruction {
    ElementOp op = ElementOp::Copy;
    ElementOperand a, b, c;
};

constexpr size_t kMaxElementInputs = 6;
constexpr size_t kMaxElementInstructions = 24;
constexpr size_t kMaxElementInstructions64 = 8;

/// What a program works with: floats and 32-bit integers, or doubles and 64-bit integers.
enum class ElementWidth : uint8_t { Bits32, Bits64 };

/// A straight-line program; the last instruction's result is the output.
using ElementProgram = std::vector<ElementInstruction>;

/// out = program(inputs), element by element. Inputs are broadcast to out's shape; any strides and types (the
/// operations say how bits are read). An input may share out's memory if its strides agree.
/// \param report I32, one element: becomes 1 if a Report of any element finds its second argument set, else stays as it
///     is. Needed by programs that report.
/// \param width Bits64 takes tensors of 64 and of 32 bits, which are widened as they are read and narrowed as they are
///     written (reals rounded, of integers the lower half); the operations that find overflows are for Bits32 only.
/// Throws Internal if the program is longer than kMaxElementInstructions (kMaxElementInstructions64), refers to what is
/// not there, or has tensors that do not fit its width.
void elementwise(Recorder& recorder, const ElementProgram& program, std::span<const Tensor> inputs, const Tensor& out,
                 const Tensor& report = {}, ElementWidth width = ElementWidth::Bits32);

/// Whether a program has a Report.
bool reports(const ElementProgram& program);

} // namespace gpu
