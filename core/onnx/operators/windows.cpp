// Poolings.

#include <string>

#include "core/onnx/operators/operators.h"
#include "core/onnx/window_geometry.h"
#include "gpu/ops/pool.h"

namespace core::onnx {

namespace {

/// The type is kept: integers are pooled as integers.
void requirePoolable(const TensorInfo& info, bool integersToo)
{
    if (!isFloatingPoint(info.type) && !(integersToo && isInteger(info.type)))
        throwUnsupported("tensors of type " + std::string(toString(info.type)) + " are not supported");
}

} // namespace

void lowerPool(Lowering& lowering, const Node& node)
{
    const CallOf call(lowering, node);
    const WindowGeometry geometry = poolGeometry(call.call());
    if (geometry.kernel.size() > 3)
        throwUnsupported("windows over " + std::to_string(geometry.kernel.size()) + " axes are not supported");
    gpu::PoolOptions options;
    options.op = node.opType == "MaxPool"       ? gpu::PoolOp::Max
                 : node.opType == "AveragePool" ? gpu::PoolOp::Average
                                                : gpu::PoolOp::Lp;
    options.countPadding = node.intAttribute("count_include_pad", 0) != 0;
    options.power = static_cast<float>(node.intAttribute("p", 2));
    options.columnMajor = node.intAttribute("storage_order", 0) != 0;
    requirePoolable(lowering.info(node.input(0)), options.op == gpu::PoolOp::Max);
    const gpu::PoolWindows windows{geometry.kernel, geometry.strides, geometry.dilations, geometry.padsBegin,
                                   geometry.padsEnd};
    const DeviceValue x = lowering.value(node.input(0));
    const DeviceValue out = lowering.allocate(layoutLike(geometry.output, x.layout, x.layout.dtype));
    lowering.define(node.output(0), out);
    if (node.output(1).empty()) {
        lowering.emit({x, out}, 1, [windows, options](gpu::Recorder& recorder, std::span<const gpu::Tensor> t) {
            gpu::pool(recorder, t[0], t[1], {}, windows, options);
        });
        return;
    }
    const DeviceValue where = makeOutputLike(lowering, node, out, 1);
    lowering.emit({x, out, where}, 2, [windows, options](gpu::Recorder& recorder, std::span<const gpu::Tensor> t) {
        gpu::pool(recorder, t[0], t[1], t[2], windows, options);
    });
}

} // namespace core::onnx
