#pragma once

#include "gpu/recorder.h"

namespace gpu {

/// dst = src, element by element, between any two layouts of the same shape (transpose, slice, concatenation, expansion
/// and constant padding are copies between views). Strides of src may be 0; those of dst may not.
void copy(Recorder& recorder, const Tensor& src, const Tensor& dst);

/// Sets every element of dst (any strides) to the given 32 bits.
void fill(Recorder& recorder, const Tensor& dst, uint32_t bits);

} // namespace gpu
