// Operators that read pictures between their pixels.

#include <string>

#include "core/onnx/operators/operators.h"
#include "gpu/ops/sample.h"

namespace core::onnx {

namespace {

gpu::SampleMode sampleModeOf(const std::string& name)
{
    if (name == "nearest")
        return gpu::SampleMode::Nearest;
    if (name == "bilinear" || name == "linear")
        return gpu::SampleMode::Bilinear;
    if (name == "bicubic" || name == "cubic")
        return gpu::SampleMode::Bicubic;
    throwUnsupported("its mode " + name + " is unknown");
}

gpu::SamplePadding samplePaddingOf(const std::string& name)
{
    if (name == "zeros")
        return gpu::SamplePadding::Zeros;
    if (name == "border")
        return gpu::SamplePadding::Border;
    if (name == "reflection")
        return gpu::SamplePadding::Reflection;
    throwUnsupported("its padding_mode " + name + " is unknown");
}

} // namespace

void lowerGridSample(Lowering& lowering, const Node& node)
{
    const DeviceValue x = lowering.value(node.input(0));
    const DeviceValue grid = lowering.value(node.input(1));
    const DeviceValue out = makeOutput(lowering, node);
    const gpu::SampleMode mode = sampleModeOf(node.stringAttribute("mode", "bilinear"));
    const gpu::SamplePadding padding = samplePaddingOf(node.stringAttribute("padding_mode", "zeros"));
    const bool align = node.intAttribute("align_corners", 0) != 0;
    lowering.emit({x, grid, out}, 1, [=](gpu::Recorder& recorder, std::span<const gpu::Tensor> t) {
        gpu::gridSample(recorder, t[0], t[1], t[2], mode, padding, align);
    });
}

void lowerRoiAlign(Lowering& lowering, const Node& node)
{
    const DeviceValue x = lowering.value(node.input(0));
    const DeviceValue regions = lowering.value(node.input(1));
    const DeviceValue pictures = lowering.value(node.input(2));
    gpu::RoiAlignOptions options;
    const std::string mode = node.stringAttribute("mode", "avg");
    if (mode != "avg" && mode != "max")
        throwUnsupported("its mode " + mode + " is unknown");
    options.largest = mode == "max";
    options.samples = node.intAttribute("sampling_ratio", 0);
    options.scale = node.floatAttribute("spatial_scale", 1);
    const bool since16 = lowering.opset() >= 16; // before, there was no such attribute
    options.halfPixel = since16 && node.stringAttribute("coordinate_transformation_mode", "half_pixel") == "half_pixel";
    const DeviceValue out = makeOutput(lowering, node);
    lowering.emit({x, regions, pictures, out}, 1, [options](gpu::Recorder& recorder, std::span<const gpu::Tensor> t) {
        gpu::roiAlign(recorder, t[0], t[1], t[2], t[3], options);
    });
}

} // namespace core::onnx
