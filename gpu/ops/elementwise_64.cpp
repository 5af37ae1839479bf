#include <algorithm>

#include "gpu/kernels/elementwise_64.params.h"
#include "gpu/ops/element_encoder.h"
#include "gpu/ops/elements_64.h"
#include "gpu/ops/walk.h"

namespace gpu {

namespace {

constexpr size_t kFirstInputBinding = 2;
constexpr size_t kFewInstructions = 2;
constexpr size_t kReportBinding = kFirstInputBinding + kMaxElementInputs;

} // namespace

void elementwise64(Recorder& recorder, const ElementProgram& program, std::span<const Tensor> inputs, const Tensor& out,
                   const Tensor& report)
{
    const EncodedProgram encoded = encodeProgram(program, inputs.size(), ElementWidth::Bits64);
    if (out.elementCount() == 0)
        return;
    WalkRequest request;
    request.units.assign(1 + kMaxElementInputs, 1);
    for (const uint64_t bits : encoded.constants) {
        request.more.push_back(static_cast<uint32_t>(bits));
        request.more.push_back(static_cast<uint32_t>(bits >> 32));
    }
    const WalkPlan plan = planWalk(recorder, elementOperands(inputs, out), request);

    std::vector<Tensor> bindings(kReportBinding + 1);
    bindings[0] = out;
    bindings[1] = plan.table;
    std::copy(inputs.begin(), inputs.end(), bindings.begin() + kFirstInputBinding);
    bindings[kReportBinding] = report;

    const Elementwise64Params params{plan.params, plan.more,
                                     report.valid() ? static_cast<uint32_t>(report.layout().offset) : 0};
    SpecialisationConstants constants{plan.localSize, static_cast<uint32_t>(program.size()),
                                      static_cast<uint32_t>(inputs.size()), kindsOf(out, inputs)};
    constants.insert(constants.end(), encoded.words.begin(), encoded.words.end());
    const bool few = program.size() <= kFewInstructions;
    constants.resize(4 + (few ? kFewInstructions : kMaxElementInstructions64), 0);
    double bytes = bytesTouched(out);
    for (const Tensor& input : inputs)
        bytes += bytesTouched(input);
    const Cost cost{static_cast<double>(out.elementCount()) * static_cast<double>(program.size()), bytes};
    recorder.dispatchBytes(few ? "elementwise_64_few" : "elementwise_64", constants, bindings,
                           std::as_bytes(std::span(&params, 1)), plan.threads, cost);
}

} // namespace gpu
