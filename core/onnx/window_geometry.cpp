#include "core/onnx/window_geometry.h"

#include <algorithm>
#include <cmath>

#include "gpu/base/error.h"

namespace core::onnx {

namespace {

using gpu::Error;
using gpu::ErrorKind;
using gpu::mark;

constexpr int64_t kMaxWindowNumber = 1 << 30; // so that sums and products of a few cannot overflow

[[noreturn]] void throwMisfit(const NodeCall& call)
{
    const std::string weights = call.has(1) ? call.shape(1).toString() : "none";
    throw Error(ErrorKind::InvalidInput,
                {mark("onnx", "An input of shape %1 does not fit weights of shape %2 in %3 groups"),
                 {call.shape(0).toString(), weights, std::to_string(call.node.intAttribute("group", 1))}});
}

/// The attribute, one number per spatial axis; `otherwise` for each if it is absent.
std::vector<int64_t> perAxis(const NodeCall& call, const char* attribute, size_t count, int64_t otherwise,
                             int64_t least)
{
    std::vector<int64_t> values = call.node.intsAttribute(attribute);
    if (values.empty())
        values.assign(count, otherwise);
    const bool small = std::any_of(values.begin(), values.end(),
                                   [&](int64_t value) { return value < least || value > kMaxWindowNumber; });
    if (values.size() != count || small)
        throw Error(ErrorKind::InvalidInput, {mark("onnx", "The attribute %1 needs %2 numbers of at least %3"),
                                              {attribute, std::to_string(count), std::to_string(least)}});
    return values;
}

/// Everything but pads and the output.
WindowGeometry commonGeometry(const NodeCall& call, std::span<const int64_t> kernelFromWeights)
{
    const gpu::Shape& x = call.shape(0);
    if (x.rank() < 3)
        throw Error(ErrorKind::InvalidInput,
                    {mark("onnx", "An input of shape %1 has no spatial axes"), {x.toString()}});
    const auto count = static_cast<size_t>(x.rank() - 2);
    WindowGeometry geometry;
    geometry.kernel.assign(kernelFromWeights.begin(), kernelFromWeights.end());
    if (geometry.kernel.empty())
        geometry.kernel = perAxis(call, "kernel_shape", count, 0, 1);
    else if (call.node.intsAttribute("kernel_shape", geometry.kernel) != geometry.kernel)
        throw Error(ErrorKind::InvalidInput,
                    {mark("onnx", "kernel_shape contradicts weights of shape %1"), {call.shape(1).toString()}});
    geometry.strides = perAxis(call, "strides", count, 1, 1);
    geometry.dilations = perAxis(call, "dilations", count, 1, 1);
    geometry.outputPadding = perAxis(call, "output_padding", count, 0, 0);
    geometry.groups = call.node.intAttribute("group", 1);
    const auto tooLarge = [](int64_t extent) { return extent > kMaxWindowNumber; };
    const bool kernelFits = std::all_of(geometry.kernel.begin(), geometry.kernel.end(),
                                        [&](int64_t extent) { return extent > 0 && !tooLarge(extent); });
    if (geometry.groups < 1 || geometry.groups > std::max<int64_t>(x[1], 1) || !kernelFits ||
        geometry.kernel.size() != count || std::any_of(x.begin(), x.end(), tooLarge))
        throwMisfit(call);
    const std::vector<int64_t> pads = perAxis(call, "pads", 2 * count, 0, 0);
    const auto middle = pads.begin() + static_cast<std::ptrdiff_t>(count);
    geometry.padsBegin.assign(pads.begin(), middle);
    geometry.padsEnd.assign(middle, pads.end());
    return geometry;
}

int64_t effectiveKernel(const WindowGeometry& geometry, size_t k)
{
    return (geometry.kernel[k] - 1) * geometry.dilations[k] + 1;
}

/// Splits a padding so that SAME_LOWER gets the odd element in front.
void distribute(WindowGeometry& geometry, size_t k, int64_t total, bool lower)
{
    total = std::max<int64_t>(total, 0);
    const int64_t less = total / 2;
    geometry.padsBegin[k] = lower ? total - less : less;
    geometry.padsEnd[k] = total - geometry.padsBegin[k];
}

/// Pads and output extents of a window that moves forward.
void slideWindow(const NodeCall& call, WindowGeometry& geometry, int64_t channels, bool ceiling)
{
    const gpu::Shape& x = call.shape(0);
    const std::string mode = call.node.stringAttribute("auto_pad", "NOTSET");
    const bool same = mode == "SAME_UPPER" || mode == "SAME_LOWER";
    geometry.output = {x[0], channels};
    for (size_t k = 0; k < geometry.kernel.size(); ++k) {
        const int64_t extent = x[static_cast<int>(k) + 2];
        const int64_t kernel = effectiveKernel(geometry, k);
        const int64_t stride = geometry.strides[k];
        if (same)
            distribute(geometry, k, ((extent + stride - 1) / stride - 1) * stride + kernel - extent,
                       mode == "SAME_LOWER");
        else if (mode == "VALID")
            geometry.padsBegin[k] = geometry.padsEnd[k] = 0;
        const int64_t room = extent + geometry.padsBegin[k] + geometry.padsEnd[k] - kernel;
        if (room < 0)
            throw Error(ErrorKind::InvalidInput,
                        {mark("onnx", "A window of %1 elements does not fit an input of shape %2"),
                         {std::to_string(kernel), x.toString()}});
        int64_t output = room / stride + 1;
        // With ceil_mode one more window that starts inside of the input or its front padding, but not behind it.
        if (ceiling && room % stride != 0 && output * stride < extent + geometry.padsBegin[k])
            ++output;
        geometry.output.append(output);
    }
}

std::vector<int64_t> kernelOf(const gpu::Shape& weights)
{
    return {weights.begin() + std::min(weights.rank(), 2), weights.end()};
}

} // namespace

WindowGeometry convGeometry(const NodeCall& call)
{
    const gpu::Shape& x = call.shape(0);
    const gpu::Shape& w = call.shape(1);
    if (w.rank() != x.rank() || x.rank() < 3)
        throwMisfit(call);
    WindowGeometry geometry = commonGeometry(call, kernelOf(w));
    if (x[1] % geometry.groups != 0 || w[1] != x[1] / geometry.groups || w[0] % geometry.groups != 0)
        throwMisfit(call);
    slideWindow(call, geometry, w[0], false);
    return geometry;
}

WindowGeometry convTransposeGeometry(const NodeCall& call)
{
    const gpu::Shape& x = call.shape(0);
    const gpu::Shape& w = call.shape(1);
    if (w.rank() != x.rank() || x.rank() < 3)
        throwMisfit(call);
    WindowGeometry geometry = commonGeometry(call, kernelOf(w));
    if (x[1] != w[0] || w[0] % geometry.groups != 0)
        throwMisfit(call);
    const std::string mode = call.node.stringAttribute("auto_pad", "NOTSET");
    const bool same = mode == "SAME_UPPER" || mode == "SAME_LOWER";
    std::vector<int64_t> wanted = call.node.intsAttribute("output_shape");
    const size_t count = geometry.kernel.size();
    if (wanted.size() == count + 2) // some exporters name the whole shape
        wanted.erase(wanted.begin(), wanted.begin() + 2);
    const bool strange = std::any_of(wanted.begin(), wanted.end(),
                                     [](int64_t extent) { return extent < 0 || extent > kMaxWindowNumber; });
    if (strange || (!wanted.empty() && wanted.size() != count))
        throw Error(ErrorKind::InvalidInput, {mark("onnx", "output_shape needs one number per spatial axis"), {}});
    geometry.output = {x[0], w[1] * geometry.groups};
    for (size_t k = 0; k < count; ++k) {
        const int64_t extent = x[static_cast<int>(k) + 2];
        const int64_t full =
            (extent - 1) * geometry.strides[k] + geometry.outputPadding[k] + effectiveKernel(geometry, k);
        if (!wanted.empty())
            distribute(geometry, k, full - wanted[k], mode != "SAME_UPPER");
        else if (same)
            distribute(geometry, k, full - extent * geometry.strides[k], mode == "SAME_LOWER");
        else if (mode == "VALID")
            geometry.padsBegin[k] = geometry.padsEnd[k] = 0;
        int64_t output = full - geometry.padsBegin[k] - geometry.padsEnd[k];
        if (!wanted.empty() && wanted[k] > output) { // larger than the windows reach: zeros behind
            geometry.outputPadding[k] += wanted[k] - output;
            output = wanted[k];
        }
        if (output < 0)
            throwMisfit(call);
        geometry.output.append(output);
    }
    return geometry;
}

WindowGeometry poolGeometry(const NodeCall& call)
{
    WindowGeometry geometry = commonGeometry(call, {});
    slideWindow(call, geometry, call.shape(0)[1], call.node.intAttribute("ceil_mode", 0) != 0);
    return geometry;
}

ResizeGeometry resizeGeometry(const NodeCall& call)
{
    const gpu::Shape& x = call.shape(0);
    const bool older = call.opset < 11 || call.node.opType == "Upsample"; // inputs: x, scales
    const size_t scalesAt = older ? 1 : 2;
    ResizeGeometry geometry;
    const auto rank = static_cast<size_t>(x.rank());
    const bool crop = call.node.stringAttribute("coordinate_transformation_mode", "half_pixel") == "tf_crop_and_resize";
    if (crop) {
        geometry.region = call.value(1).toFloats();
        if (geometry.region.size() != 2 * rank)
            throw Error(ErrorKind::InvalidInput,
                        {mark("onnx", "A resize of a region needs two numbers per axis of %1"), {x.toString()}});
    }
    if (call.has(scalesAt) && call.shape(scalesAt).elementCount() > 0)
        geometry.scales = call.value(scalesAt).toFloats();
    else if (older)
        geometry.scales = call.node.floatsAttribute("scales"); // Upsample-7
    const bool sized = !older && call.has(3) && call.shape(3).elementCount() > 0;
    if (sized == !geometry.scales.empty() || (!sized && geometry.scales.size() != rank))
        throw Error(ErrorKind::InvalidInput,
                    {mark("onnx", "A resize needs either one size or one scale per axis of %1"), {x.toString()}});
    if (sized) {
        geometry.output = gpu::Shape(call.value(3).toInt64s());
        if (geometry.output.rank() != x.rank())
            throw Error(ErrorKind::InvalidInput,
                        {mark("onnx", "A resize needs either one size or one scale per axis of %1"), {x.toString()}});
        for (int axis = 0; axis < x.rank(); ++axis)
            geometry.scales.push_back(
                x[axis] == 0 ? 1.0F : static_cast<float>(geometry.output[axis]) / static_cast<float>(x[axis]));
        return geometry;
    }
    for (int axis = 0; axis < x.rank(); ++axis) {
        const auto k = static_cast<size_t>(axis);
        const float part = crop ? geometry.region[k + rank] - geometry.region[k] : 1.0F;
        const double extent = std::floor(static_cast<float>(x[axis]) * part * geometry.scales[k]);
        const bool fits = extent >= 0 && extent < 0x1p62;
        geometry.output.append(fits ? static_cast<int64_t>(extent) : INT64_MAX); // which is refused as too large
    }
    return geometry;
}

} // namespace core::onnx
