#include "gpu/ops/elementwise.h"

#include <algorithm>

#include "gpu/kernels/elementwise.params.h"
#include "gpu/ops/element_encoder.h"
#include "gpu/ops/walk.h"

namespace gpu {

namespace {

constexpr size_t kPushedConstants = 16;
constexpr size_t kFewInstructions = 4;
constexpr size_t kSeveralInstructions = 8;
constexpr size_t kFirstInputBinding = 3;
constexpr size_t kReportBinding = kFirstInputBinding + 2 * kMaxElementInputs;

/// How an input lies along a row.
enum class RowMode : uint32_t { Vector, Uniform, Strided };

/// Operations that only the kernels built with ELEMENT_ALL know.
bool isRare(ElementOp op)
{
    using enum ElementOp;
    static constexpr ElementOp kRare[] = {
        Pow,    Mod,       FMod,       LeakyRelu, Elu,          HardSigmoid,  Softplus, Tan,   Asin,
        Acos,   Atan,      Sinh,       Cosh,      Asinh,        Acosh,        Atanh,    Log,   IsInf,
        IntDiv, IntMod,    IntFMod,    IntPow,    IntAbs,       IntSign,      BitAnd,   BitOr, BitXor,
        BitNot, ShiftLeft, ShiftRight, Xor,       MulOverflows, PowOverflows,
    };
    return std::find(std::begin(kRare), std::end(kRare), op) != std::end(kRare);
}

bool isRareWord(uint32_t word) { return isRare(static_cast<ElementOp>(word & 127U)); }

/// The smallest kernel that can run a program: large ones take longer to build.
struct Variant {
    const char* kernel;
    size_t slots;
};

Variant variantFor(size_t instructions, bool rare)
{
    if (instructions <= kFewInstructions)
        return {rare ? "elementwise_any" : "elementwise_few", kFewInstructions};
    if (!rare && instructions <= kSeveralInstructions)
        return {"elementwise", kSeveralInstructions};
    return {rare ? "elementwise_long_any" : "elementwise_long", kMaxElementInstructions};
}

void pushConstants(ElementwiseParams& params, const std::vector<uint64_t>& constants)
{
    uint32_t* const targets[kPushedConstants] = {
        &params.c0, &params.c1, &params.c2,  &params.c3,  &params.c4,  &params.c5,  &params.c6,  &params.c7,
        &params.c8, &params.c9, &params.c10, &params.c11, &params.c12, &params.c13, &params.c14, &params.c15};
    for (size_t k = 0; k < std::min(constants.size(), kPushedConstants); ++k)
        *targets[k] = static_cast<uint32_t>(constants[k]);
}

RowMode modeOf(const JointLayout& joint, size_t operand)
{
    if (joint.innerStride(operand) == 0)
        return RowMode::Uniform;
    return hasAlignedGroups(joint, operand) ? RowMode::Vector : RowMode::Strided;
}

std::vector<Tensor> bindingsOf(std::span<const Tensor> inputs, const Tensor& out, const Tensor& table,
                               const Tensor& report)
{
    std::vector<Tensor> tensors(kReportBinding + 1);
    tensors[kReportBinding] = report;
    tensors[0] = tensors[1] = out;
    tensors[2] = table;
    for (size_t k = 0; k < inputs.size(); ++k)
        tensors[kFirstInputBinding + 2 * k] = tensors[kFirstInputBinding + 2 * k + 1] = inputs[k];
    return tensors;
}

Cost costOf(const ElementProgram& program, std::span<const Tensor> inputs, const Tensor& out)
{
    int64_t elements = out.elementCount();
    for (const Tensor& input : inputs)
        elements += input.layout().span();
    return {static_cast<double>(out.elementCount()) * static_cast<double>(program.size()),
            static_cast<double>(kElementBytes * elements)};
}

} // namespace

JointLayout elementOperands(std::span<const Tensor> inputs, const Tensor& out)
{
    std::vector<Layout> layouts{out.layout()};
    for (const Tensor& input : inputs)
        layouts.push_back(input.layout().broadcastTo(out.shape()));
    JointLayout joint = join(layouts);
    Shape still = joint.extents;
    for (int axis = 0; axis < still.rank(); ++axis)
        still[axis] = 0;
    joint.strides.resize(1 + kMaxElementInputs, still);
    joint.offsets.resize(1 + kMaxElementInputs, 0);
    return joint;
}

bool reports(const ElementProgram& program)
{
    return std::any_of(program.begin(), program.end(),
                       [](const ElementInstruction& step) { return step.op == ElementOp::Report; });
}

void elementwise(Recorder& recorder, const ElementProgram& program, std::span<const Tensor> inputs, const Tensor& out,
                 const Tensor& report, ElementWidth width)
{
    if (reports(program) && !report.valid())
        refuseProgram("nowhere to report");
    if (width == ElementWidth::Bits64) {
        elementwise64(recorder, program, inputs, out, report);
        return;
    }
    const auto isLong = [](const Tensor& tensor) { return is64(tensor.dtype()); };
    if (isLong(out) || std::any_of(inputs.begin(), inputs.end(), isLong))
        refuseProgram("tensors of 64 bits");
    const EncodedProgram encoded = encodeProgram(program, inputs.size(), width);
    if (out.elementCount() == 0)
        return;
    const JointLayout joint = elementOperands(inputs, out);
    const bool vectorOutput = hasAlignedGroups(joint, 0);
    WalkRequest request;
    request.elementsPerItem = 4;
    request.units.assign(1 + kMaxElementInputs, 1);
    request.units[0] = vectorOutput ? 4 : 1;
    uint32_t modes = 0;
    for (size_t k = 0; k < inputs.size(); ++k) {
        const RowMode mode = modeOf(joint, k + 1);
        request.units[k + 1] = mode == RowMode::Vector ? 4 : 1;
        modes |= static_cast<uint32_t>(mode) << (2 * k);
    }
    for (size_t k = kPushedConstants; k < encoded.constants.size(); ++k)
        request.more.push_back(static_cast<uint32_t>(encoded.constants[k]));
    const WalkPlan plan = planWalk(recorder, joint, request);

    ElementwiseParams params{};
    params.walk = plan.params;
    params.elements = static_cast<uint32_t>(joint.inner());
    params.moreConstants = plan.more;
    params.report = report.valid() ? static_cast<uint32_t>(report.layout().offset) : 0;
    pushConstants(params, encoded.constants);

    const bool rare = std::any_of(encoded.words.begin(), encoded.words.end(), isRareWord);
    const Variant variant = variantFor(program.size(), rare);
    SpecialisationConstants constants{plan.localSize, static_cast<uint32_t>(program.size()),
                                      static_cast<uint32_t>(inputs.size()), vectorOutput ? 1U : 0U, modes};
    constants.insert(constants.end(), encoded.words.begin(), encoded.words.end());
    constants.resize(5 + variant.slots, 0);
    recorder.dispatchBytes(variant.kernel, constants, bindingsOf(inputs, out, plan.table, report),
                           std::as_bytes(std::span(&params, 1)), plan.threads, costOf(program, inputs, out));
}

} // namespace gpu
