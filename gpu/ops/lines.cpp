#include "gpu/ops/lines.h"

#include <array>

#include "gpu/base/error.h"
#include "gpu/kernels/line_scan.params.h"
#include "gpu/kernels/rank_select.params.h"
#include "gpu/kernels/scatter_lines.params.h"
#include "gpu/ops/copy.h"
#include "gpu/ops/elements_64.h"
#include "gpu/ops/walk.h"

namespace gpu {

namespace {

/// A layout of `shape` with the strides of `of`, but still along one axis.
Layout acrossLines(const Layout& of, const Shape& shape, int axis)
{
    Layout lines = of;
    lines.shape = shape;
    lines.strides[axis] = 0;
    return lines;
}

uint32_t isInteger(const Tensor& tensor) { return tensor.dtype() == DType::F32 ? 0U : 1U; }

uint32_t word(int64_t value) { return static_cast<uint32_t>(value); }

uint32_t placeOf(const Tensor& report) { return report.valid() ? word(report.layout().offset) : 0; }

} // namespace

void scatterElements(Recorder& recorder, const Tensor& data, const Tensor& indices, const Tensor& updates,
                     const Tensor& out, int axis, ScatterOp op, const Tensor& report)
{
    bool fits = data.shape() == out.shape() && indices.shape() == updates.shape() &&
                indices.shape().rank() == data.shape().rank();
    for (int k = 0; fits && k < data.shape().rank(); ++k)
        fits = k == axis || indices.shape()[k] <= data.shape()[k];
    requireResult(fits, "ScatterElements", out);
    if (out.elementCount() == 0)
        return;
    copy(recorder, data, out);
    if (indices.elementCount() == 0)
        return;
    Shape lines = indices.shape();
    lines[axis] = 1;
    const JointLayout joint =
        join(std::array{acrossLines(out.layout(), lines, axis), acrossLines(indices.layout(), lines, axis),
                        acrossLines(updates.layout(), lines, axis)});
    WalkRequest request;
    request.units = {1, 1, 1};
    const WalkPlan plan = planWalk(recorder, joint, request);
    const ScatterLinesParams params{plan.params,
                                    word(indices.shape()[axis]),
                                    static_cast<int>(out.shape()[axis]),
                                    word(out.strides()[axis]),
                                    word(indices.strides()[axis]),
                                    word(updates.strides()[axis]),
                                    placeOf(report)};
    const bool reports = report.valid() && (op == ScatterOp::Add || op == ScatterOp::Multiply);
    const auto elements = static_cast<double>(indices.elementCount());
    recorder.dispatch(
        "scatter_lines", {plan.localSize, static_cast<uint32_t>(op), isInteger(out), reports ? isInteger(out) : 0U},
        {out, plan.table, indices, updates, report}, params, plan.threads, {elements, elements * 4 * kElementBytes});
}

void cumulativeSum(Recorder& recorder, const Tensor& x, const Tensor& out, int axis, bool exclusive, bool reverse,
                   const Tensor& report)
{
    requireResult(x.shape() == out.shape() && x.shape().rank() > 0, "CumSum", out);
    if (out.elementCount() == 0)
        return;
    if (is64(out.dtype())) {
        cumulativeSum64(recorder, x, out, axis, exclusive, reverse);
        return;
    }
    Shape lines = out.shape();
    lines[axis] = 1;
    const JointLayout joint =
        join(std::array{acrossLines(out.layout(), lines, axis), acrossLines(x.layout(), lines, axis)});
    WalkRequest request;
    request.units = {1, 1};
    const WalkPlan plan = planWalk(recorder, joint, request);
    const LineScanParams params{plan.params,
                                word(out.shape()[axis]),
                                word(out.strides()[axis]),
                                word(x.strides()[axis]),
                                exclusive ? 1U : 0U,
                                reverse ? 1U : 0U,
                                placeOf(report)};
    const auto elements = static_cast<double>(out.elementCount());
    recorder.dispatch("line_scan", {plan.localSize, isInteger(out), report.valid() ? isInteger(out) : 0U},
                      {out, plan.table, x, report}, params, plan.threads, {4 * elements, elements * 2 * kElementBytes});
}

void topK(Recorder& recorder, const Tensor& x, const Tensor& values, const Tensor& indices, int axis, bool largest)
{
    Shape expected = x.shape();
    expected[axis] = values.shape()[axis];
    requireResult(values.shape() == expected && indices.shape() == expected && expected[axis] <= x.shape()[axis],
                  "TopK", values);
    const int64_t length = x.shape()[axis];
    if (length > kMaxSelectionLine)
        throw Error(ErrorKind::Unsupported,
                    {mark("gpu", "A line of %1 elements is too long to select from; the limit is %2"),
                     {std::to_string(length), std::to_string(kMaxSelectionLine)}},
                    mark("gpu", "Split the axis, select from each part, and then from what was selected."));
    if (values.elementCount() == 0)
        return;
    Layout positions = still(x.shape(), 0);
    positions.strides[axis] = 1;
    const JointLayout joint = join(std::array{x.layout(), acrossLines(x.layout(), x.shape(), axis),
                                              acrossLines(values.layout(), x.shape(), axis),
                                              acrossLines(indices.layout(), x.shape(), axis), positions});
    WalkRequest request;
    request.units.assign(5, 1);
    const WalkPlan plan = planWalk(recorder, joint, request);
    const RankSelectParams params{plan.params,
                                  word(length),
                                  word(x.strides()[axis]),
                                  word(values.shape()[axis]),
                                  word(values.strides()[axis]),
                                  word(indices.strides()[axis]),
                                  largest ? 1U : 0U};
    const double comparisons = static_cast<double>(x.elementCount()) * static_cast<double>(length);
    recorder.dispatch("rank_select", {plan.localSize, isInteger(x)}, {values, indices, plan.table, x}, params,
                      plan.threads, {comparisons, comparisons * kElementBytes});
}

} // namespace gpu
