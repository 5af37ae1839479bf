// Matrix products and attention.

#include <array>
#include <cmath>
#include <string>

#include "core/onnx/operators/operators.h"
#include "gpu/ops/attention.h"
#include "gpu/ops/elementwise.h"
#include "gpu/ops/matmul.h"

namespace core::onnx {

namespace {

DeviceValue swapLastTwo(const DeviceValue& value)
{
    std::vector<int64_t> order;
    for (int64_t axis = 0; axis < value.shape().rank(); ++axis)
        order.push_back(axis);
    std::swap(order[order.size() - 1], order[order.size() - 2]);
    return value.with(value.layout.transposed(order));
}

/// Leading axes stretched to those of `out`, the last two kept.
DeviceValue stretchLeading(const DeviceValue& value, const gpu::Shape& out)
{
    gpu::Shape shape = out;
    shape[shape.rank() - 2] = value.shape()[value.shape().rank() - 2];
    shape[shape.rank() - 1] = value.shape().back();
    return value.with(value.layout.broadcastTo(shape));
}

void requireNumbers(Lowering& lowering, const Node& node)
{
    for (const std::string& input : node.inputs) {
        if (input.empty())
            continue;
        const ElementType type = lowering.info(input).type;
        if (!isFloatingPoint(type) && !sumsIntegers(lowering, type))
            throwUnsupported("integer matrix products are not supported");
    }
}

/// A factor of Gemm for elements of this type.
gpu::ElementOperand factor(float value, gpu::DType dtype)
{
    if (gpu::isReal(dtype))
        return gpu::ElementOperand::constant(value);
    if (std::trunc(value) != value || std::abs(value) > 1024)
        throwUnsupported("a factor that is no integer does not fit integer matrices");
    return gpu::ElementOperand::whole(static_cast<int64_t>(value));
}

/// a: (..., M, K), b: (..., K, N), out: (..., M, N).
void emitProduct(Lowering& lowering, const DeviceValue& a, const DeviceValue& b, const DeviceValue& out)
{
    lowering.emit(
        {stretchLeading(a, out.shape()), b, out}, 1,
        [](gpu::Recorder& recorder, std::span<const gpu::Tensor> t) { gpu::matmul(recorder, t[0], t[1], t[2]); });
}

/// Rows merged into one axis: (..., M, K) as (rows, K).
gpu::Shape asRows(const gpu::Shape& shape)
{
    const int64_t columns = shape.back();
    int64_t rows = 1;
    for (int axis = 0; axis + 1 < shape.rank(); ++axis)
        rows *= shape[axis];
    return {rows, columns};
}

} // namespace

void lowerMatMul(Lowering& lowering, const Node& node)
{
    requireNumbers(lowering, node);
    DeviceValue a = lowering.value(node.input(0));
    DeviceValue b = lowering.value(node.input(1));
    const DeviceValue out = makeOutput(lowering, node);
    // A vector stands for a matrix of one row (left) or one column (right), and that axis is left out of the result.
    gpu::Shape full = out.shape();
    if (a.shape().rank() == 1) {
        full.insert(full.rank() - (b.shape().rank() == 1 ? 0 : 1), 1);
        a = lowering.reshaped(a, {1, a.shape()[0]});
    }
    if (b.shape().rank() == 1) {
        full.append(1);
        b = lowering.reshaped(b, {b.shape()[0], 1});
    }
    emitProduct(lowering, a, b, out.with(*out.layout.reshaped(full)));
}

void lowerGemm(Lowering& lowering, const Node& node)
{
    requireNumbers(lowering, node);
    DeviceValue a = lowering.value(node.input(0));
    DeviceValue b = lowering.value(node.input(1));
    if (node.intAttribute("transA", 0) != 0)
        a = swapLastTwo(a);
    if (node.intAttribute("transB", 0) != 0)
        b = swapLastTwo(b);
    const float alpha = node.floatAttribute("alpha", 1);
    const float beta = node.floatAttribute("beta", 1);
    const DeviceValue out = makeOutput(lowering, node);
    const DeviceValue product = lowering.allocate(out.layout);
    emitProduct(lowering, a, b, product);
    using Operand = gpu::ElementOperand;
    const gpu::DType dtype = out.layout.dtype;
    const gpu::ElementOp times = gpu::isReal(dtype) ? gpu::ElementOp::Mul : gpu::ElementOp::IntMul;
    const gpu::ElementOp plus = gpu::isReal(dtype) ? gpu::ElementOp::Add : gpu::ElementOp::IntAdd;
    gpu::ElementProgram program{{times, Operand::input(0), factor(alpha, dtype), {}}};
    std::vector<DeviceValue> operands{product};
    if (node.hasInput(2)) {
        program.push_back({times, Operand::input(1), factor(beta, dtype), {}});
        program.push_back({plus, Operand::result(0), Operand::result(1), {}});
        operands.push_back(lowering.value(node.input(2)));
    }
    operands.push_back(out);
    lowering.emit(std::move(operands), 1,
                  [program, width = gpu::is64(dtype) ? gpu::ElementWidth::Bits64 : gpu::ElementWidth::Bits32](
                      gpu::Recorder& recorder, std::span<const gpu::Tensor> t) {
                      gpu::elementwise(recorder, program, t.first(t.size() - 1), t.back(), {}, width);
                  });
}

void lowerFusedMatMul(Lowering& lowering, const Node& node)
{
    DeviceValue a = lowering.value(node.input(0));
    if (node.intAttribute("transA", 0) != 0)
        a = swapLastTwo(a);
    const bool transposed = node.intAttribute("transB", 0) != 0;
    const DeviceValue bias = lowering.value(node.input(2));
    DeviceValue residual = lowering.value(node.input(3));
    DeviceValue out = makeOutput(lowering, node);
    if (residual.valid())
        residual = residual.with(residual.layout.broadcastTo(out.shape()));
    // One tall product if the rows can be walked with one stride.
    const auto rows = a.layout.reshaped(asRows(a.shape()));
    const auto residualRows = residual.valid() ? residual.layout.reshaped(asRows(out.shape())) : std::nullopt;
    if (rows && (!residual.valid() || residualRows)) {
        a = a.with(*rows);
        out = out.with(*out.layout.reshaped(asRows(out.shape())));
        if (residual.valid())
            residual = residual.with(*residualRows);
    }
    gpu::Epilogue epilogue;
    epilogue.activation = activationOf(node, "activation");
    epilogue.afterResidual = activationOf(node, "afterResidual");
    const HostTensor* weights = lowering.constant(node.input(1));
    if (weights != nullptr) {
        const gpu::PackedMatrix packed = lowering.weights(*weights).matrix(*weights, transposed);
        lowering.emit({a, bias, residual, out}, 1,
                      [epilogue, packed](gpu::Recorder& recorder, std::span<const gpu::Tensor> t) {
                          gpu::Epilogue with = epilogue;
                          with.bias = t[1];
                          with.residual = t[2];
                          gpu::matmul(recorder, t[0], packed, t[3], with);
                      });
        return;
    }
    DeviceValue b = lowering.value(node.input(1));
    if (transposed)
        b = swapLastTwo(b);
    lowering.emit({a, b, bias, residual, out}, 1, [epilogue](gpu::Recorder& recorder, std::span<const gpu::Tensor> t) {
        gpu::Epilogue with = epilogue;
        with.bias = t[2];
        with.residual = t[3];
        gpu::matmul(recorder, t[0], t[1], t[4], with);
    });
}

void lowerAttention(Lowering& lowering, const Node& node)
{
    const DeviceValue q = lowering.value(node.input(0));
    DeviceValue k = lowering.value(node.input(1));
    const DeviceValue v = lowering.value(node.input(2));
    DeviceValue bias = lowering.value(node.input(3));
    if (node.intAttribute("keyTransposed", 0) != 0)
        k = swapLastTwo(k);
    // The usual next step is (…, heads, N, D) -> (…, N, heads, D): written that way, that transpose is a view.
    const TensorInfo& info = lowering.info(node.output(0));
    const int rank = info.shape.rank();
    gpu::Layout layout = gpu::Layout::rowMajor(info.shape);
    if (rank >= 3) {
        gpu::Shape swapped = info.shape;
        std::swap(swapped[rank - 3], swapped[rank - 2]);
        layout.strides = swapped.rowMajorStrides();
        std::swap(layout.strides[rank - 3], layout.strides[rank - 2]);
    }
    const DeviceValue out = lowering.allocate(layout);
    lowering.define(node.output(0), out);
    if (bias.valid()) {
        gpu::Shape scores = info.shape;
        scores[rank - 1] = k.shape()[k.shape().rank() - 2];
        bias = bias.with(bias.layout.broadcastTo(scores));
    }
    lowering.emit(
        {stretchLeading(q, info.shape), stretchLeading(k, info.shape), stretchLeading(v, info.shape), bias, out}, 1,
        [scale = node.floatAttribute("scale", 1)](gpu::Recorder& recorder, std::span<const gpu::Tensor> t) {
            gpu::attention(recorder, t[0], t[1], t[2], t[3], scale, t[4]);
        });
}

} // namespace core::onnx
