#pragma once

#include <span>

#include "gpu/recorder.h"

namespace gpu {

enum class ReduceOp : uint32_t { Sum, Mean, Max, Min, Prod, L1, L2, LogSum, LogSumExp, SumSquare };

/// Reduces the given axes (distinct, >= 0). x f32 with any strides; out: x's shape with those axes set to 1, any
/// strides. The order of additions is fixed, so the same input gives the same bits. Source: ONNX Reduce*-13.
/// F64 and integers (x and out of one kind; sums wrap) need DeviceInfo::arithmetic64(), each element is one
/// invocation's work. Throws Unsupported for LogSumExp of integers.
void reduce(Recorder& recorder, const Tensor& x, const Tensor& out, std::span<const int> axes, ReduceOp op);

/// The index (I32) of the largest or smallest element along one axis. out: x's shape with that axis set to 1.
/// Ties: the first, or the last if selectLast. Source: ONNX ArgMax-13, ArgMin-13.
void argReduce(Recorder& recorder, const Tensor& x, const Tensor& out, int axis, bool largest, bool selectLast);

} // namespace gpu
