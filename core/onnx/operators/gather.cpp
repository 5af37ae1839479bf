// Operators that pick or resample elements.

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

#include "core/onnx/operators/operators.h"
#include "core/onnx/window_geometry.h"
#include "gpu/base/error.h"
#include "gpu/ops/elementwise.h"
#include "gpu/ops/gather.h"
#include "gpu/ops/resize.h"

namespace core::onnx {

namespace {

gpu::ResizeMode modeOf(const std::string& name)
{
    if (name == "nearest")
        return gpu::ResizeMode::Nearest;
    if (name == "linear")
        return gpu::ResizeMode::Linear;
    if (name == "cubic")
        return gpu::ResizeMode::Cubic;
    throwUnsupported("its mode " + name + " is unknown");
}

gpu::ResizeCoordinates coordinatesOf(const std::string& name)
{
    if (name == "half_pixel")
        return gpu::ResizeCoordinates::HalfPixel;
    if (name == "pytorch_half_pixel")
        return gpu::ResizeCoordinates::PytorchHalfPixel;
    if (name == "align_corners")
        return gpu::ResizeCoordinates::AlignCorners;
    if (name == "asymmetric")
        return gpu::ResizeCoordinates::Asymmetric;
    if (name == "tf_half_pixel_for_nn")
        return gpu::ResizeCoordinates::TfHalfPixelForNn;
    if (name == "tf_crop_and_resize")
        return gpu::ResizeCoordinates::TfCropAndResize;
    throwUnsupported("its coordinate transformation " + name + " is unknown");
}

gpu::NearestRounding roundingOf(const std::string& name)
{
    if (name == "round_prefer_ceil")
        return gpu::NearestRounding::RoundPreferCeil;
    if (name == "floor")
        return gpu::NearestRounding::Floor;
    if (name == "ceil")
        return gpu::NearestRounding::Ceil;
    return gpu::NearestRounding::RoundPreferFloor;
}

void requireInside(const Node& node, const HostTensor& indices, int64_t extent)
{
    for (const int64_t index : indices.toInt64s())
        if (index < -extent || index >= extent)
            throw gpu::Error(gpu::ErrorKind::InvalidInput,
                             {gpu::mark("onnx", "Node %1 gathers element %2 of an axis of %3"),
                              {node.name, std::to_string(index), std::to_string(extent)}});
}

} // namespace

DeviceValue checkedIndices(Lowering& lowering, const Node& node, size_t k, int64_t extent)
{
    using gpu::ElementOp;
    using gpu::ElementOperand;
    const DeviceValue indices = lowering.value(node.input(k), Width64::No, ReportKind::IndexOutside);
    if (const HostTensor* known = lowering.constant(node.input(k))) {
        requireInside(node, *known, extent);
        return indices;
    }
    const auto end = static_cast<int32_t>(std::min<int64_t>(extent, std::numeric_limits<int32_t>::max()));
    const gpu::ElementProgram program{
        {ElementOp::IntLess, ElementOperand::input(0), ElementOperand::constant(-end), {}},
        {ElementOp::IntLess, ElementOperand::input(0), ElementOperand::constant(end), {}},
        {ElementOp::Not, ElementOperand::result(1), {}, {}},
        {ElementOp::Or, ElementOperand::result(0), ElementOperand::result(2), {}},
        {ElementOp::Report, ElementOperand::input(0), ElementOperand::result(3), {}}};
    const DeviceValue checked = lowering.allocate(gpu::Layout::rowMajor(indices.shape(), gpu::DType::I32));
    lowering.emit({indices, checked, lowering.report(ReportKind::IndexOutside)}, 2,
                  [program](gpu::Recorder& recorder, std::span<const gpu::Tensor> t) {
                      gpu::elementwise(recorder, program, t.first(1), t[1], t[2]);
                  });
    return checked;
}

void lowerGather(Lowering& lowering, const Node& node)
{
    const DeviceValue data = lowering.value(node.input(0));
    const int axis = gpu::normalisedAxis(node.intAttribute("axis", 0), data.shape().rank());
    const DeviceValue indices = checkedIndices(lowering, node, 1, data.shape()[axis]);
    // One known index is a slice.
    const HostTensor* known = lowering.constant(node.input(1));
    if (known != nullptr && known->elementCount() == 1) {
        const int64_t extent = data.shape()[axis];
        const int64_t index = known->int64At(0);
        const DeviceValue slice = data.with(data.layout.sliced(axis, index < 0 ? index + extent : index, 1));
        lowering.define(node.output(0), lowering.reshaped(slice, lowering.info(node.output(0)).shape));
        return;
    }
    const DeviceValue out = makeMoved(lowering, node, data);
    lowering.emit({data, indices, out}, 1, [axis](gpu::Recorder& recorder, std::span<const gpu::Tensor> t) {
        gpu::gather(recorder, t[0], t[1], t[2], axis);
    });
}

void lowerOneHot(Lowering& lowering, const Node& node)
{
    const DeviceValue indices = lowering.value(node.input(0));
    const DeviceValue values = lowering.value(node.input(2));
    const DeviceValue out = makeOutput(lowering, node);
    const int axis = gpu::normalisedAxis(node.intAttribute("axis", -1), out.shape().rank());
    lowering.emit({indices, values, out}, 1, [axis](gpu::Recorder& recorder, std::span<const gpu::Tensor> t) {
        gpu::oneHot(recorder, t[0], t[1], t[2], axis);
    });
}

void lowerResize(Lowering& lowering, const Node& node)
{
    const CallOf call(lowering, node);
    const ResizeGeometry geometry = resizeGeometry(call.call());
    DeviceValue x = lowering.value(node.input(0));
    const gpu::Shape in = x.shape();
    const int rank = in.rank();
    if (rank < 2 || rank > 4)
        throwUnsupported("resizing tensors of " + std::to_string(rank) + " axes is not supported");
    for (int axis = 0; axis + 2 < rank; ++axis)
        if (in[axis] != geometry.output[axis])
            throwUnsupported("only the last two axes can be resized");
    gpu::ResizeOptions options;
    options.mode = modeOf(node.stringAttribute("mode", "nearest"));
    const bool old = lowering.opset() < 11; // Resize-10 and Upsample know only this transformation
    options.coordinates =
        coordinatesOf(node.stringAttribute("coordinate_transformation_mode", old ? "asymmetric" : "half_pixel"));
    options.rounding = old ? gpu::NearestRounding::Floor : roundingOf(node.stringAttribute("nearest_mode", ""));
    options.cubicCoefficient = node.floatAttribute("cubic_coeff_a", -0.75F);
    options.excludeOutside = node.intAttribute("exclude_outside", 0) != 0;
    options.extrapolationValue = node.floatAttribute("extrapolation_value", 0);
    const size_t y = static_cast<size_t>(rank) - 2;
    options.scales = {geometry.scales[y], geometry.scales[y + 1]};
    if (!geometry.region.empty()) {
        const size_t end = y + static_cast<size_t>(rank);
        options.region = {geometry.region[y], geometry.region[y + 1], geometry.region[end], geometry.region[end + 1]};
    }
    const DeviceValue out = lowering.allocate(layoutLike(geometry.output, x.layout, x.layout.dtype));
    lowering.define(node.output(0), out);
    lowering.emit({x, out}, 1, [options](gpu::Recorder& recorder, std::span<const gpu::Tensor> t) {
        gpu::resize(recorder, t[0], t[1], options);
    });
}

} // namespace core::onnx
