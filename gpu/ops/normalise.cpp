#include "gpu/ops/normalise.h"

#include <array>
#include <optional>

#include "gpu/base/error.h"
#include "gpu/kernels/row_norm.params.h"
#include "gpu/kernels/row_softmax.params.h"
#include "gpu/ops/copy.h"
#include "gpu/ops/elements_64.h"
#include "gpu/ops/rows.h"

namespace gpu {

namespace {

void requireSameShape(const Tensor& x, const Tensor& y)
{
    if (!(x.shape() == y.shape()))
        throw Error(ErrorKind::Internal, {mark("gpu", "A tensor of shape %1 cannot be normalised to one of shape %2"),
                                          {x.shape().toString(), y.shape().toString()}});
}

Rows rowsAlong(const Layout& x, const Layout& y, int axis)
{
    return {join(std::array{withoutAxis(y, axis), withoutAxis(x, axis)}),
            {x.shape[axis], x.strides[axis], y.strides[axis], true}};
}

/// The layout with the axes from `first` on made one, if they are evenly spaced in that order.
std::optional<Layout> mergedFrom(const Layout& layout, int first)
{
    Shape shape;
    int64_t count = 1;
    for (int k = 0; k < layout.shape.rank(); ++k) {
        if (k < first)
            shape.append(layout.shape[k]);
        else
            count *= layout.shape[k];
    }
    shape.append(count);
    return layout.reshaped(shape);
}

Cost costOf(const Tensor& x, double operations)
{
    const auto elements = static_cast<double>(x.elementCount());
    return {operations * elements, 2.0 * kElementBytes * elements};
}

/// Norm along one axis; scale and bias are dense.
void normRows(Recorder& recorder, const Tensor& x, const Tensor& scale, const Tensor& bias, const Tensor& y,
              const Rows& rows, float epsilon)
{
    const RowsPlan plan = planRows(recorder, rows);
    const int64_t unit = plan.layout == RowLayout::Along ? 4 : 1;
    RowNormParams params{};
    params.walk = plan.walk.params;
    params.elements = static_cast<uint32_t>(rows.axis.elements);
    params.outputStep = plan.outputStep;
    params.inputStep = plan.inputStep;
    params.scaleOffset = scale.valid() ? static_cast<uint32_t>(scale.offset() / unit) : 0;
    params.biasOffset = bias.valid() ? static_cast<uint32_t>(bias.offset() / unit) : 0;
    params.epsilon = epsilon;
    recorder.dispatch("row_norm",
                      {plan.walk.localSize, plan.shared ? 1U : 0U, static_cast<uint32_t>(plan.layout),
                       scale.valid() ? 1U : 0U, bias.valid() ? 1U : 0U},
                      {y, y, plan.walk.table, x, x, scale, scale, bias, bias}, params, plan.walk.threads, costOf(x, 8));
}

Tensor denseOrNone(Recorder& recorder, const Tensor& tensor, int64_t elements)
{
    if (!tensor.valid())
        return tensor;
    if (tensor.elementCount() != elements)
        throw Error(ErrorKind::Internal, {mark("gpu", "A scale or bias of shape %1 does not fit rows of %2 elements"),
                                          {tensor.shape().toString(), std::to_string(elements)}});
    return denseCopy(recorder, tensor);
}

} // namespace

void softmax(Recorder& recorder, const Tensor& x, const Tensor& y, int axis)
{
    requireSameShape(x, y);
    if (x.elementCount() == 0)
        return;
    if (is64(y.dtype())) {
        softmax64(recorder, x, y, axis);
        return;
    }
    const Rows rows = rowsAlong(x.layout(), y.layout(), axis);
    const RowsPlan plan = planRows(recorder, rows);
    RowSoftmaxParams params{};
    params.walk = plan.walk.params;
    params.elements = static_cast<uint32_t>(rows.axis.elements);
    params.outputStep = plan.outputStep;
    params.inputStep = plan.inputStep;
    recorder.dispatch("row_softmax", {plan.walk.localSize, plan.shared ? 1U : 0U, static_cast<uint32_t>(plan.layout)},
                      {y, y, plan.walk.table, x, x}, params, plan.walk.threads, costOf(x, 40));
}

void layerNorm(Recorder& recorder, const Tensor& x, const Tensor& scale, const Tensor& bias, const Tensor& y, int axis,
               float epsilon)
{
    requireSameShape(x, y);
    if (x.elementCount() == 0)
        return;
    if (is64(y.dtype())) {
        layerNorm64(recorder, x, scale, bias, y, axis, static_cast<double>(epsilon));
        return;
    }
    const std::optional<Layout> from = mergedFrom(x.layout(), axis);
    const std::optional<Layout> to = mergedFrom(y.layout(), axis);
    if (!from || !to) {
        const Tensor dense = denseCopy(recorder, x);
        const Tensor result = recorder.scratch(y.shape());
        layerNorm(recorder, dense, scale, bias, result, axis, epsilon);
        copy(recorder, result, y);
        return;
    }
    const Rows rows = rowsAlong(*from, *to, axis);
    const int64_t elements = rows.axis.elements;
    normRows(recorder, x, denseOrNone(recorder, scale, elements), denseOrNone(recorder, bias, elements), y, rows,
             epsilon);
}

void channelNorm(Recorder& recorder, const Tensor& x, const Tensor& scale, const Tensor& bias, const Tensor& y,
                 float epsilon)
{
    requireSameShape(x, y);
    if (x.elementCount() == 0)
        return;
    const Rows rows = rowsAlong(x.layout(), y.layout(), 1);
    const int64_t elements = rows.axis.elements;
    normRows(recorder, x, denseOrNone(recorder, scale, elements), denseOrNone(recorder, bias, elements), y, rows,
             epsilon);
}

} // namespace gpu
