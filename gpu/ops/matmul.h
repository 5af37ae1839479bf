#pragma once

#include "gpu/ops/epilogue.h"
#include "gpu/recorder.h"

namespace gpu {

/// A (K, N) matrix rearranged into the panels that the matrix product of this device reads in order.
struct PackedMatrix {
    Tensor panels;
    int64_t rows = 0;    ///< K
    int64_t columns = 0; ///< N
};

/// Rearranges b: (K, N) f32, any strides. Weights are packed once and kept.
PackedMatrix packMatrix(Recorder& recorder, const Tensor& b);

/// out = epilogue(a b). a: (..., M, K), out: (..., M, N), f32, any strides; the last axis should be dense (else a copy
/// is made first), leading axes of a and out agree. Source: ONNX MatMul-13.
void matmul(Recorder& recorder, const Tensor& a, const PackedMatrix& b, const Tensor& out,
            const Epilogue& epilogue = {});

/// The same with b: (..., K, N) as an ordinary tensor with any strides; leading axes broadcast. Packs b on the way.
/// Where `out` has integers (I32, I64) or F64 so may a and b; that needs DeviceInfo::arithmetic64(), takes no epilogue,
/// and is plain: one invocation sums up each element.
void matmul(Recorder& recorder, const Tensor& a, const Tensor& b, const Tensor& out, const Epilogue& epilogue = {});

} // namespace gpu
