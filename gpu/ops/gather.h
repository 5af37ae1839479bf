#pragma once

#include "gpu/recorder.h"

namespace gpu {

/// out[..., i..., ...] = data[..., indices[i...], ...] along `axis`. Negative indices count from the end; an index
/// outside is clamped (a kernel cannot throw). data, out: one type, any strides; indices I32. Source: ONNX Gather-13.
void gather(Recorder& recorder, const Tensor& data, const Tensor& indices, const Tensor& out, int axis);

/// out[..., i, ...] = data[..., indices[..., i, ...], ...] along `axis`; off that axis out may be smaller than data.
/// indices I32 of out's shape, negative and outside as above. Source: ONNX GatherElements-13.
void gatherElements(Recorder& recorder, const Tensor& data, const Tensor& indices, const Tensor& out, int axis);

/// out[..., j, ...] = (indices == j) ? values[1] : values[0], the new axis at `axis`. indices: I32 or integral F32,
/// negative ones count from depth. values: (2). Source: ONNX OneHot-11.
void oneHot(Recorder& recorder, const Tensor& indices, const Tensor& values, const Tensor& out, int axis);

} // namespace gpu
