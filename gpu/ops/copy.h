#pragma once

#include "gpu/recorder.h"

namespace gpu {

/// dst = src, element by element, between any two layouts of the same shape (transpose, slice, concatenation, expansion
/// and constant padding are copies between views). Strides of src may be 0; those of dst may not. Both have elements of
/// 32 or both of 64 bits.
void copy(Recorder& recorder, const Tensor& src, const Tensor& dst);

/// Sets every element of dst (any strides) to the given bits; of types of 32 bits, to the lower half.
void fill(Recorder& recorder, const Tensor& dst, uint64_t bits);

} // namespace gpu
