#include "gpu/ops/sample.h"

#include <array>

#include "gpu/base/error.h"
#include "gpu/kernels/grid_sample.params.h"
#include "gpu/kernels/roi_align.params.h"
#include "gpu/ops/walk.h"

namespace gpu {

namespace {

/// Moves along one axis of `shape` by `stride`.
Layout along(const Shape& shape, int axis, int64_t stride, int64_t offset = 0)
{
    Layout layout = still(shape, offset);
    layout.strides[axis] = stride;
    return layout;
}

Cost costOf(const Tensor& out, double perElement)
{
    const auto elements = static_cast<double>(out.elementCount());
    return {2 * elements * perElement, elements * (perElement + 1) * kElementBytes};
}

} // namespace

void gridSample(Recorder& recorder, const Tensor& x, const Tensor& grid, const Tensor& out, SampleMode mode,
                SamplePadding padding, bool alignCorners)
{
    const Shape& shape = out.shape();
    requireResult(x.shape().rank() == 4 && shape.rank() == 4 && x.shape()[0] == shape[0] && x.shape()[1] == shape[1] &&
                      grid.shape() == Shape{shape[0], shape[2], shape[3], 2},
                  "GridSample", out);
    if (out.elementCount() == 0)
        return;
    if (x.elementCount() == 0)
        throw Error(ErrorKind::InvalidInput, mark("gpu", "An empty picture cannot be sampled"));
    Layout planes = along(shape, 0, x.strides()[0], x.offset());
    planes.strides[1] = x.strides()[1];
    Layout places = along(shape, 0, grid.strides()[0], grid.offset());
    places.strides[2] = grid.strides()[1];
    places.strides[3] = grid.strides()[2];
    const JointLayout joint = join(std::array{out.layout(), planes, places});
    WalkRequest request;
    request.units = {1, 1, 1};
    const WalkPlan plan = planWalk(recorder, joint, request);
    const GridSampleParams params{plan.params,
                                  static_cast<int>(x.shape()[2]),
                                  static_cast<int>(x.shape()[3]),
                                  static_cast<uint32_t>(x.strides()[2]),
                                  static_cast<uint32_t>(x.strides()[3]),
                                  static_cast<uint32_t>(grid.strides()[3])};
    const double taps = mode == SampleMode::Nearest ? 1 : mode == SampleMode::Bilinear ? 4 : 16;
    recorder.dispatch(
        "grid_sample",
        {plan.localSize, static_cast<uint32_t>(mode), static_cast<uint32_t>(padding), alignCorners ? 1U : 0U},
        {out, plan.table, x, grid}, params, plan.threads, costOf(out, taps));
}

void roiAlign(Recorder& recorder, const Tensor& x, const Tensor& regions, const Tensor& pictures, const Tensor& out,
              const RoiAlignOptions& options)
{
    const Shape& shape = out.shape();
    requireResult(x.shape().rank() == 4 && shape.rank() == 4 && x.shape()[1] == shape[1] &&
                      regions.shape() == Shape{shape[0], 4} && pictures.shape() == Shape{shape[0]},
                  "RoiAlign", out);
    if (out.elementCount() == 0)
        return;
    if (x.elementCount() == 0)
        throw Error(ErrorKind::InvalidInput, mark("gpu", "An empty picture cannot be sampled"));
    const JointLayout joint = join(std::array{out.layout(), along(shape, 1, x.strides()[1], x.offset()),
                                              along(shape, 0, regions.strides()[0], regions.offset()),
                                              along(shape, 0, pictures.strides()[0], pictures.offset()),
                                              along(shape, 2, 1), along(shape, 3, 1)});
    WalkRequest request;
    request.units.assign(6, 1);
    const WalkPlan plan = planWalk(recorder, joint, request);
    const RoiAlignParams params{plan.params,
                                static_cast<int>(x.shape()[2]),
                                static_cast<int>(x.shape()[3]),
                                static_cast<uint32_t>(x.strides()[0]),
                                static_cast<uint32_t>(x.strides()[2]),
                                static_cast<uint32_t>(x.strides()[3]),
                                static_cast<uint32_t>(regions.strides()[1]),
                                static_cast<int>(options.samples),
                                options.scale,
                                options.halfPixel ? 0.5F : 0.0F,
                                options.halfPixel ? 0.0F : 1.0F,
                                static_cast<uint32_t>(shape[2]),
                                static_cast<uint32_t>(shape[3])};
    const double samples = options.samples > 0 ? static_cast<double>(options.samples * options.samples) : 4;
    recorder.dispatch("roi_align", {plan.localSize, options.largest ? 1U : 0U}, {out, plan.table, x, regions, pictures},
                      params, plan.threads, costOf(out, 4 * samples));
}

} // namespace gpu
