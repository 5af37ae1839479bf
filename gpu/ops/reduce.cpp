#include "gpu/ops/reduce.h"

#include <algorithm>
#include <array>
#include <bit>
#include <limits>

#include "gpu/base/error.h"
#include "gpu/device.h"
#include "gpu/kernels/row_arg_reduce.params.h"
#include "gpu/kernels/row_reduce.params.h"
#include "gpu/ops/copy.h"
#include "gpu/ops/elements_64.h"
#include "gpu/ops/rows.h"

namespace gpu {

namespace {

constexpr int64_t kPartSteps = 512; // at least, of a row that is cut into parts
constexpr int64_t kSoftwareTasks = 16;
constexpr int64_t kHardwareTasks = 1024;

/// ReduceOp, and what turns sums of squares into norms.
enum class KernelOp : uint32_t { Sum, Mean, Max, Min, Prod, L1, L2, LogSum, LogSumExp, SumSquare, RootOfSum };

/// The reduction that is done on each part of a row, and the one that then joins the parts.
struct Stages {
    KernelOp parts;
    KernelOp whole;
};

Stages stagesOf(KernelOp op)
{
    switch (op) {
    case KernelOp::Mean:
        return {KernelOp::Sum, KernelOp::Mean};
    case KernelOp::L1:
        return {KernelOp::L1, KernelOp::Sum};
    case KernelOp::L2:
        return {KernelOp::SumSquare, KernelOp::RootOfSum};
    case KernelOp::LogSum:
        return {KernelOp::Sum, KernelOp::LogSum};
    case KernelOp::SumSquare:
        return {KernelOp::SumSquare, KernelOp::Sum};
    default:
        return {op, op};
    }
}

/// A reduction with its axes sorted out.
struct Reduction {
    Rows rows;           // the innermost reduced axis is the rows' axis
    JointLayout reduced; // all reduced axes of the input
    float scale = 1;
};

int64_t runsOf(const Reduction& reduction) { return reduction.reduced.rows(); }

/// Groups of four can be loaded only if the strides of the other reduced axes are multiples of four, too.
RowLayout layoutOf(const Reduction& reduction)
{
    JointLayout runs = reduction.reduced;
    runs.offsets[0] = 0;
    return isAligned(runs, 0, runs.rank() - 1) ? chooseRowLayout(reduction.rows) : RowLayout::Strided;
}

/// How many parts runs and steps are cut into, so that there is work for the whole device.
struct Parts {
    int64_t runs = 1;
    int64_t steps = 1;
};

Parts chooseParts(const Recorder& recorder, const Reduction& reduction)
{
    const bool software = recorder.device().family() == KernelFamily::Software;
    const RowLayout layout = layoutOf(reduction);
    const int64_t lanes = software ? recorder.device().limits().subgroupSize : 1;
    const int64_t rows = reduction.rows.outer.extents.elementCount() / (layout == RowLayout::Across ? 4 : 1);
    const int64_t steps = stepsOf(layout, reduction.rows.axis);
    const int64_t runs = runsOf(reduction);
    const int64_t wanted = (software ? kSoftwareTasks * lanes : kHardwareTasks) / std::max<int64_t>(rows, 1);
    const int64_t possible = runs * steps / kPartSteps;
    const int64_t parts = std::min(wanted, possible);
    if (parts < 2)
        return {};
    if (runs >= parts)
        return {parts, 1};
    return {1, std::min(parts, steps)};
}

void dispatchReduction(Recorder& recorder, const Reduction& reduction, KernelOp op, const Parts& parts, const Tensor& x,
                       const Tensor& out)
{
    const JointLayout& reduced = reduction.reduced;
    const RowLayout layout = layoutOf(reduction);
    const int64_t unit = layout == RowLayout::Strided ? 1 : 4;
    std::vector<uint32_t> more;
    for (int axis = reduced.rank() - 2; axis >= 0; --axis) {
        more.push_back(static_cast<uint32_t>(reduced.extents[axis]));
        more.push_back(static_cast<uint32_t>(reduced.strides[0][axis] / unit));
    }
    const RowsPlan plan =
        planRows(recorder, reduction.rows, parts.runs * parts.steps, more, layout != RowLayout::Strided);
    RowReduceParams params{};
    params.walk = plan.walk.params;
    params.elements = static_cast<uint32_t>(reduction.rows.axis.elements);
    params.inputStep = plan.inputStep;
    params.outputStep = plan.outputStep;
    params.reducedTable = plan.walk.more;
    params.reducedRank = static_cast<uint32_t>(reduced.rank() - 1);
    params.runs = static_cast<uint32_t>(runsOf(reduction));
    params.partRuns = static_cast<uint32_t>(ceilDivide(runsOf(reduction), parts.runs));
    params.partSteps = static_cast<uint32_t>(ceilDivide(stepsOf(layout, reduction.rows.axis), parts.steps));
    params.runParts = static_cast<uint32_t>(parts.runs);
    params.stepParts = static_cast<uint32_t>(parts.steps);
    params.offset = static_cast<uint32_t>(out.offset());
    params.scale = reduction.scale;
    const auto elements = static_cast<double>(x.elementCount());
    recorder.dispatch(
        "row_reduce",
        {plan.walk.localSize, plan.shared ? 1U : 0U, static_cast<uint32_t>(plan.layout), static_cast<uint32_t>(op)},
        {out, plan.walk.table, x, x}, params, plan.walk.threads, {elements, kElementBytes * elements});
}

/// The layout of the axes that are (not) reduced.
Layout partOf(const Layout& layout, std::span<const int> axes, bool reduced)
{
    Layout part{{}, {}, layout.offset, layout.dtype};
    for (int k = 0; k < layout.shape.rank(); ++k) {
        if ((std::find(axes.begin(), axes.end(), k) != axes.end()) != reduced)
            continue;
        part.shape.append(layout.shape[k]);
        part.strides.append(layout.strides[k]);
    }
    return part;
}

Reduction reductionOf(const Layout& x, const Layout& out, std::span<const int> axes)
{
    Reduction reduction;
    reduction.reduced = join(std::array{partOf(x, axes, true)});
    const JointLayout& reduced = reduction.reduced;
    reduction.rows.outer = join(std::array{partOf(out, axes, false), partOf(x, axes, false)});
    reduction.rows.axis = {reduced.inner(), reduced.innerStride(0), 1, false};
    reduction.scale = 1.0F / static_cast<float>(reduced.extents.elementCount());
    return reduction;
}

float valueOfNothing(KernelOp op)
{
    switch (op) {
    case KernelOp::Mean:
        return std::numeric_limits<float>::quiet_NaN();
    case KernelOp::Max:
    case KernelOp::LogSum:
    case KernelOp::LogSumExp:
        return -std::numeric_limits<float>::infinity();
    case KernelOp::Min:
        return std::numeric_limits<float>::infinity();
    case KernelOp::Prod:
        return 1;
    default:
        return 0;
    }
}

} // namespace

void reduce(Recorder& recorder, const Tensor& x, const Tensor& out, std::span<const int> axes, ReduceOp reduceOp)
{
    const auto op = static_cast<KernelOp>(reduceOp);
    Shape expected = x.shape();
    for (const int axis : axes)
        expected[axis] = 1;
    if (!(expected == out.shape()))
        throw Error(ErrorKind::Internal, {mark("gpu", "A tensor of shape %1 cannot be reduced to one of shape %2"),
                                          {x.shape().toString(), out.shape().toString()}});
    if (out.elementCount() == 0)
        return;
    if (is64(out.dtype()) || !isReal(out.dtype())) {
        reduce64(recorder, x, out, axes, reduceOp);
        return;
    }
    if (x.elementCount() == 0) {
        fill(recorder, out, std::bit_cast<uint32_t>(valueOfNothing(op)));
        return;
    }
    const Reduction reduction = reductionOf(x.layout(), out.layout(), axes);
    const Parts parts = chooseParts(recorder, reduction);
    const int64_t count = parts.runs * parts.steps;
    if (count == 1) {
        dispatchReduction(recorder, reduction, op, parts, x, out);
        return;
    }
    // The first dispatch leaves the parts of each row side by side, rows in the order of the walk; the second sees them
    // as a tensor with one axis more.
    const Stages stages = stagesOf(op);
    const int64_t rows = reduction.rows.outer.extents.elementCount();
    const Tensor partial = recorder.scratch(Shape{rows * count});
    dispatchReduction(recorder, reduction, stages.parts, parts, x, partial);
    Reduction last;
    last.scale = reduction.scale;
    last.reduced = join(std::array{Layout::rowMajor(Shape{count})});
    last.rows.outer = reduction.rows.outer;
    last.rows.outer.offsets[1] = 0;
    int64_t stride = count;
    for (int axis = last.rows.outer.rank() - 1; axis >= 0; --axis) {
        last.rows.outer.strides[1][axis] = stride;
        stride *= last.rows.outer.extents[axis];
    }
    last.rows.axis = {count, 1, 1, false};
    dispatchReduction(recorder, last, stages.whole, {}, partial, out);
}

void argReduce(Recorder& recorder, const Tensor& x, const Tensor& out, int axis, bool largest, bool selectLast)
{
    Shape expected = x.shape();
    expected[axis] = 1;
    if (!(expected == out.shape()))
        throw Error(ErrorKind::Internal, {mark("gpu", "A tensor of shape %1 cannot be reduced to one of shape %2"),
                                          {x.shape().toString(), out.shape().toString()}});
    if (out.elementCount() == 0)
        return;
    if (x.elementCount() == 0)
        throw Error(ErrorKind::InvalidInput, mark("gpu", "There is no largest element along an empty axis"));
    const Rows rows{join(std::array{withoutAxis(out.layout(), axis), withoutAxis(x.layout(), axis)}),
                    {x.shape()[axis], x.strides()[axis], 1, false}};
    const RowsPlan plan = planRows(recorder, rows, 1, {}, false);
    RowArgReduceParams params{};
    params.walk = plan.walk.params;
    params.elements = static_cast<uint32_t>(rows.axis.elements);
    params.inputStep = plan.inputStep;
    const auto elements = static_cast<double>(x.elementCount());
    recorder.dispatch("row_arg_reduce",
                      {plan.walk.localSize, plan.shared ? 1U : 0U, largest ? 0U : 1U, selectLast ? 1U : 0U,
                       x.dtype() == DType::F32 ? 0U : 1U},
                      {out, plan.walk.table, x}, params, plan.walk.threads, {elements, kElementBytes * elements});
}

} // namespace gpu
