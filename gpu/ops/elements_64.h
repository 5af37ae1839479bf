#pragma once
// What the operations on elements of 64 bits share. Used by gpu/ops only; see gpu/kernels/common/elements_64.glsl.

#include <span>

#include "gpu/ops/reduce.h"

namespace gpu {

/// How the kernel holds the elements of the output (two bits), then of each input.
uint32_t kindsOf(const Tensor& out, std::span<const Tensor> inputs);
double bytesTouched(const Tensor& tensor);

/// The 64-bit forms of operations on lines of elements; real numbers or integers, as `out` has them. Shapes as in the
/// operations that call them.
void reduce64(Recorder& recorder, const Tensor& x, const Tensor& out, std::span<const int> axes, ReduceOp op);
void matmul64(Recorder& recorder, const Tensor& a, const Tensor& b, const Tensor& out);
void cumulativeSum64(Recorder& recorder, const Tensor& x, const Tensor& out, int axis, bool exclusive, bool reverse);
void softmax64(Recorder& recorder, const Tensor& x, const Tensor& y, int axis);
void layerNorm64(Recorder& recorder, const Tensor& x, const Tensor& scale, const Tensor& bias, const Tensor& y,
                 int axis, double epsilon);

} // namespace gpu
