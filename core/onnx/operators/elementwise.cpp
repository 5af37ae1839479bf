// Element-by-element programs.

#include "gpu/ops/elementwise.h"
#include "core/onnx/operators/operators.h"

namespace core::onnx {

namespace {

void emitProgram(Lowering& lowering, const Node& node, const gpu::ElementProgram& program)
{
    std::vector<DeviceValue> operands;
    for (const std::string& input : node.inputs)
        operands.push_back(lowering.value(input));
    // The result lies like the first input of its shape.
    const gpu::Shape& shape = lowering.info(node.output(0)).shape;
    DeviceValue like;
    for (const DeviceValue& operand : operands)
        if (!like.valid() && operand.valid() && operand.shape() == shape)
            like = operand;
    const DeviceValue out = like.valid() ? makeOutputLike(lowering, node, like) : makeOutput(lowering, node);
    operands.push_back(out);
    const bool reporting = gpu::reports(program);
    const bool wide = node.intAttribute(kBitsAttribute, 32) == 64;
    const gpu::ElementWidth width = wide ? gpu::ElementWidth::Bits64 : gpu::ElementWidth::Bits32;
    if (reporting)
        operands.push_back(lowering.report());
    lowering.emit(std::move(operands), reporting ? 2 : 1,
                  [program, reporting, width](gpu::Recorder& recorder, std::span<const gpu::Tensor> t) {
                      const gpu::Tensor report = reporting ? t.back() : gpu::Tensor();
                      const size_t inputs = t.size() - (reporting ? 2 : 1);
                      gpu::elementwise(recorder, program, t.first(inputs), t[inputs], report, width);
                  });
}

} // namespace

void lowerElementwise(Lowering& lowering, const Node& node) { emitProgram(lowering, node, *node.program); }

void lowerGelu(Lowering& lowering, const Node& node)
{
    emitProgram(lowering, node, {{gpu::ElementOp::Gelu, gpu::ElementOperand::input(0), {}, {}}});
}

} // namespace core::onnx
