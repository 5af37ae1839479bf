#include "gpu/ops/pool.h"

#include <array>
#include <bit>

#include "gpu/kernels/window_pool.params.h"
#include "gpu/ops/walk.h"

namespace gpu {

namespace {

constexpr int kAxes = 3;

/// Numbers of the operations in window_pool.comp.
uint32_t operationOf(const PoolOptions& options, DType dtype)
{
    switch (options.op) {
    case PoolOp::Max:
        return dtype == DType::F32 ? 0 : 1;
    case PoolOp::Average:
        return options.countPadding ? 3 : 2;
    case PoolOp::Lp:
        return 4;
    }
    return 0;
}

/// The words of the geometry; axes that are not there are windows of one element.
std::vector<uint32_t> geometryWords(const Tensor& x, const PoolWindows& windows, const PoolOptions& options,
                                    int64_t unit)
{
    const int count = x.shape().rank() - 2;
    std::array<int64_t, kAxes> indexSteps{};
    int64_t step = 1;
    for (int k = 0; k < count; ++k) {
        const int axis = options.columnMajor ? k : count - 1 - k;
        indexSteps[static_cast<size_t>(axis)] = step;
        step *= x.shape()[axis + 2];
    }
    std::vector<uint32_t> words;
    const auto append = [&words](std::initializer_list<int64_t> values) {
        for (const int64_t value : values)
            words.push_back(static_cast<uint32_t>(value));
    };
    for (int k = count; k < kAxes; ++k)
        append({1, 1, 1, 0, 1, 1, 0, 0});
    for (int k = 0; k < count; ++k) {
        const auto at = static_cast<size_t>(k);
        const int64_t extent = x.shape()[k + 2];
        append({windows.kernel[at], windows.strides[at], windows.dilations[at], windows.padsBefore[at], extent,
                extent + windows.padsBehind[at], x.strides()[k + 2] / unit, indexSteps[at]});
    }
    words.push_back(std::bit_cast<uint32_t>(options.power));
    return words;
}

/// Output, where, input (its planes), numbers of the planes, and the output's own position along up to three axes.
std::vector<Layout> operandsOf(const Tensor& x, const Tensor& out, const Tensor& where)
{
    const Shape& shape = out.shape();
    Layout planes = still(shape, x.offset());
    planes.strides[0] = x.strides()[0];
    planes.strides[1] = x.strides()[1];
    int64_t size = 1;
    for (int axis = 2; axis < shape.rank(); ++axis)
        size *= x.shape()[axis];
    Layout numbers = still(shape, 0);
    numbers.strides[0] = x.shape()[1] * size;
    numbers.strides[1] = size;
    std::vector<Layout> operands{out.layout(), where.valid() ? where.layout() : out.layout(), planes, numbers};
    for (int k = 0; k < kAxes; ++k) {
        Layout position = still(shape, 0);
        const int axis = shape.rank() - kAxes + k;
        if (axis >= 2)
            position.strides[axis] = 1;
        operands.push_back(position);
    }
    return operands;
}

bool reachesGroups(const Tensor& x)
{
    bool aligned = x.strides()[1] == 1 && x.offset() % 4 == 0;
    for (int axis = 0; axis < x.shape().rank(); ++axis)
        aligned = aligned && (axis == 1 || x.shape()[axis] == 1 || x.strides()[axis] % 4 == 0);
    return aligned;
}

} // namespace

void pool(Recorder& recorder, const Tensor& x, const Tensor& out, const Tensor& where, const PoolWindows& windows,
          const PoolOptions& options)
{
    const int count = x.shape().rank() - 2;
    const bool fits = count >= 1 && count <= kAxes && out.shape().rank() == x.shape().rank() &&
                      static_cast<int>(windows.kernel.size()) == count && out.shape()[0] == x.shape()[0] &&
                      out.shape()[1] == x.shape()[1] && (!where.valid() || where.shape() == out.shape());
    requireResult(fits, "Pool", out);
    if (out.elementCount() == 0)
        return;
    const JointLayout joint = join(operandsOf(x, out, where));
    // The last operands stand still along a row of channels.
    const bool channels = joint.innerStride(4) == 0 && joint.innerStride(5) == 0 && joint.innerStride(6) == 0;
    const bool vector = channels && hasAlignedGroups(joint, 0) && hasAlignedGroups(joint, 1) &&
                        hasAlignedGroups(joint, 2) && reachesGroups(x);
    const int64_t unit = vector ? 4 : 1;
    WalkRequest request;
    request.elementsPerItem = unit;
    request.units = {unit, unit, unit, 1, 1, 1, 1};
    request.more = geometryWords(x, windows, options, unit);
    const WalkPlan plan = planWalk(recorder, joint, request);
    const WindowPoolParams params{plan.params, plan.more};
    double taps = static_cast<double>(out.elementCount());
    for (const int64_t extent : windows.kernel)
        taps *= static_cast<double>(extent);
    recorder.dispatch("window_pool",
                      {plan.localSize, vector ? 1U : 0U, operationOf(options, x.dtype()), where.valid() ? 1U : 0U},
                      {out, out, where, where, plan.table, x, x}, params, plan.threads, {taps, taps * kElementBytes});
}

} // namespace gpu
