#include "gpu/ops/element_encoder.h"

#include <algorithm>
#include <bit>

#include "gpu/base/error.h"

namespace gpu {

namespace {

using Kind = ElementOperand::Kind;

// How operands are numbered in an instruction's word; see elementwise_body.glsl.
constexpr uint32_t kFirstResult = 6;
constexpr uint32_t kFirstConstant = 30;
static_assert(kFirstResult == kMaxElementInputs && kFirstConstant == kFirstResult + kMaxElementInstructions);

class Encoder {
public:
    Encoder(size_t inputs, ElementWidth width) : m_inputs(inputs), m_width(width) {}

    EncodedProgram encode(const ElementProgram& program)
    {
        if (program.empty() || program.size() > longest())
            refuseProgram("its length");
        for (const ElementInstruction& original : program) {
            const ElementInstruction instruction = simplified(original);
            if (m_width == ElementWidth::Bits64 && instruction.op >= ElementOp::AddOverflows &&
                instruction.op <= ElementOp::PowOverflows)
                refuseProgram("an operation that is for 32 bits only");
            m_result.words.push_back(static_cast<uint32_t>(instruction.op) | operand(instruction.a) << 7 |
                                     operand(instruction.b) << 15 | operand(instruction.c) << 23);
        }
        return m_result;
    }

private:
    size_t longest() const
    {
        return m_width == ElementWidth::Bits64 ? kMaxElementInstructions64 : kMaxElementInstructions;
    }

    /// Squares and roots without the general power, which is long and less exact.
    static ElementInstruction simplified(ElementInstruction instruction)
    {
        if (instruction.op != ElementOp::Pow || instruction.b.kind != Kind::Constant)
            return instruction;
        const auto exponent = std::bit_cast<double>(instruction.b.bits64);
        if (exponent == 2)
            return {ElementOp::Mul, instruction.a, instruction.a, {}};
        if (exponent == 0.5)
            return {ElementOp::Sqrt, instruction.a, {}, {}};
        return instruction;
    }

    uint32_t operand(const ElementOperand& operand)
    {
        switch (operand.kind) {
        case Kind::None:
            return kFirstConstant; // not looked at
        case Kind::Input:
            if (operand.index >= m_inputs)
                refuseProgram("an input that is not there");
            return operand.index;
        case Kind::Result:
            if (operand.index >= m_result.words.size())
                refuseProgram("a result that is not there yet");
            return kFirstResult + operand.index;
        case Kind::Constant:
            return kFirstConstant + constant(m_width == ElementWidth::Bits64 ? operand.bits64 : operand.index);
        }
        refuseProgram("an unknown operand");
    }

    uint32_t constant(uint64_t bits)
    {
        const auto found = std::find(m_result.constants.begin(), m_result.constants.end(), bits);
        const auto index = found - m_result.constants.begin();
        if (found == m_result.constants.end())
            m_result.constants.push_back(bits);
        return static_cast<uint32_t>(index);
    }

    size_t m_inputs;
    ElementWidth m_width;
    EncodedProgram m_result;
};

} // namespace

ElementOperand ElementOperand::real(double value)
{
    return {Kind::Constant, std::bit_cast<uint32_t>(static_cast<float>(value)), std::bit_cast<uint64_t>(value)};
}

ElementOperand ElementOperand::whole(int64_t value)
{
    return {Kind::Constant, static_cast<uint32_t>(value), static_cast<uint64_t>(value)};
}

void refuseProgram(const char* reason)
{
    throw Error(ErrorKind::Internal, {mark("gpu", "An elementwise program is not valid: %1"), {reason}});
}

EncodedProgram encodeProgram(const ElementProgram& program, size_t inputs, ElementWidth width)
{
    if (inputs > kMaxElementInputs)
        refuseProgram("more inputs than there may be");
    return Encoder(inputs, width).encode(program);
}

} // namespace gpu
