#pragma once
// What gpu::elementwise does with a program, one element after the other: the reference for translations.

#include "core/onnx/host_tensor.h"
#include "gpu/ops/elementwise.h"

namespace onnx_test {

/// The program's result for these inputs, broadcast to `out`. Throws std::logic_error for instructions that no test
/// needs.
core::onnx::HostTensor interpreted(const gpu::ElementProgram& program,
                                   const std::vector<core::onnx::HostTensor>& inputs,
                                   const core::onnx::TensorInfo& out);

} // namespace onnx_test
