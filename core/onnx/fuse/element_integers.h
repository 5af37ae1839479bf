#pragma once
// Integers of every ONNX type in the device's signed 32 bits. Narrower types wrap around in their own bits, as in
// NumPy. What a 64-bit or unsigned type can hold and 32 bits with a sign cannot is reported (see
// gpu::ElementOp::Report), so that no run ends with a wrong number.

#include "core/onnx/fuse/element_program.h"

namespace core::onnx {

/// op(a, b) as an integer of `type`.
gpu::ElementOperand integerResult(ElementProgramBuilder& builder, gpu::ElementOp op, ElementType type,
                                  gpu::ElementOperand a, gpu::ElementOperand b = {});
/// A real number without its fraction, as an integer of `to`. NaN: 0.
gpu::ElementOperand integerOfReal(ElementProgramBuilder& builder, gpu::ElementOperand x, ElementType to);
/// An integer or boolean of one type as an integer of another.
gpu::ElementOperand integerAs(ElementProgramBuilder& builder, gpu::ElementOperand x, ElementType from, ElementType to);

} // namespace core::onnx
