#include "gpu/ops/value_sweep.h"

#include <algorithm>

#include "gpu/base/error.h"
#include "gpu/device.h"
#include "gpu/kernels/value_sweep.params.h"

namespace gpu {
namespace {

constexpr int64_t kStatesPerInvocation = 16; // enough work for a workgroup of the software family
constexpr int64_t kMaxGroups = 32768;

uint32_t word(int64_t value) { return static_cast<uint32_t>(value); }

void require(bool fits, const DecisionTables& tables, const Tensor& values)
{
    if (!fits)
        throw Error(ErrorKind::Internal, {mark("gpu", "%1 cannot make %3 from %2"),
                                          {"valueSweep", tables.next.shape().toString(), values.shape().toString()}});
}

} // namespace

void valueSweep(Recorder& recorder, const DecisionTables& tables, float epsilon, const Tensor& values,
                const Tensor& results, const Tensor& change, bool measured)
{
    const Shape& model = tables.next.shape();
    require(model.rank() == 3 && model[0] > 0 && tables.weight.shape() == model &&
                tables.reward.shape() == Shape{model[0], model[2]} && values.shape() == Shape{model[2]} &&
                results.shape() == values.shape() && change.elementCount() == 2 && change.dtype() != DType::F32 &&
                tables.next.dtype() != DType::F32 && model.elementCount() < (int64_t{1} << 31),
            tables, values);
    for (const Tensor* tensor : {&tables.next, &tables.weight, &tables.reward, &values, &results})
        require(tensor->layout().isRowMajor(), tables, values);
    const int64_t states = model[2];
    if (states == 0)
        return;
    const Device& device = recorder.device();
    const uint32_t local = device.family() == KernelFamily::Software ? device.limits().subgroupSize : 128;
    const int64_t least = (states + kMaxGroups * local - 1) / (kMaxGroups * local);
    const int64_t perInvocation = std::max(device.family() == KernelFamily::Software ? kStatesPerInvocation : 1, least);
    const ValueSweepParams push{.states = word(states),
                                .actions = word(model[0]),
                                .outcomes = word(model[1]),
                                .statesPerInvocation = word(perInvocation),
                                .resultOffset = word(results.offset()),
                                .changeOffset = word(change.offset()),
                                .valueOffset = word(values.offset()),
                                .nextOffset = word(tables.next.offset()),
                                .weightOffset = word(tables.weight.offset()),
                                .rewardOffset = word(tables.reward.offset()),
                                .measured = measured ? 1U : 0U,
                                .epsilon = epsilon};
    const auto outcomes = static_cast<double>(model.elementCount());
    recorder.dispatch("value_sweep", {local}, {results, change, values, tables.next, tables.weight, tables.reward},
                      push, {static_cast<uint64_t>((states + perInvocation - 1) / perInvocation)},
                      {4 * outcomes, 16 * outcomes});
}

} // namespace gpu
