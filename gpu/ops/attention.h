#pragma once

#include "gpu/recorder.h"

namespace gpu {

/// out = softmax(scale q k^T + bias) v, without storing the attention map (online softmax, one pass over the keys).
/// q: (..., N, D), k: (..., S, D), v: (..., S, E), out: (..., N, E), f32, any strides (leading axes agree, at most
/// three); bias: broadcastable to (..., N, S), or invalid. D, E <= 256. Source: Dao et al. 2022 (FlashAttention),
/// algorithm 1; Milakov and Gimelshein 2018.
void attention(Recorder& recorder, const Tensor& q, const Tensor& k, const Tensor& v, const Tensor& bias, float scale,
               const Tensor& out);

} // namespace gpu
