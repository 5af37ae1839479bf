#pragma once
// Operations on the lines of a tensor along one axis: scattering, running sums, selection.

#include "gpu/recorder.h"

namespace gpu {

enum class ScatterOp : uint32_t { Replace, Add, Multiply, Max, Min };

/// out = data, then out[..., indices[..., k, ...], ...] = (or op=) updates[..., k, ...] along `axis`, for rising k: of
/// equal indices the last one wins. data, out: one shape; indices I32, updates: one shape, off the axis not larger than
/// data's. Negative indices count from the end, those outside are left out (a kernel cannot throw). Any strides, F32 or
/// I32; data and out must not overlap. A line is one invocation's work. Source: ONNX ScatterElements-16, -18.
/// \param report I32, one element: becomes 1 if a sum or product of integers leaves 32 bits, else stays as it is.
void scatterElements(Recorder& recorder, const Tensor& data, const Tensor& indices, const Tensor& updates,
                     const Tensor& out, int axis, ScatterOp op, const Tensor& report = {});

/// Running sums along one axis; exclusive: of what comes before each element; reverse: from the end. x, out: same
/// shape, F32 or I32, any strides; also both I64 or F64 (sums wrap). Source: ONNX CumSum-14.
/// \param report I32, one element: becomes 1 if a sum of integers leaves 32 bits, else stays as it is.
void cumulativeSum(Recorder& recorder, const Tensor& x, const Tensor& out, int axis, bool exclusive, bool reverse,
                   const Tensor& report = {});

/// Lines longer than this are refused: the work grows with their square.
constexpr int64_t kMaxSelectionLine = 65'536;

/// The largest or smallest elements along one axis in falling (rising) order, and their indices (I32); equal ones by
/// rising index. values, indices: x's shape with the axis as long as is wanted. x: F32 without NaN, or I32. Throws
/// Unsupported for lines longer than kMaxSelectionLine. Source: ONNX TopK-11.
void topK(Recorder& recorder, const Tensor& x, const Tensor& values, const Tensor& indices, int axis, bool largest);

} // namespace gpu
