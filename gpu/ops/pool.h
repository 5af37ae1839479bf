#pragma once

#include <vector>

#include "gpu/recorder.h"

namespace gpu {

enum class PoolOp { Max, Average, Lp };

/// Windows over one to three spatial axes; one number per axis, outermost first.
struct PoolWindows {
    std::vector<int64_t> kernel, strides, dilations;
    std::vector<int64_t> padsBefore, padsBehind;
};

struct PoolOptions {
    PoolOp op = PoolOp::Max;
    bool countPadding = false; ///< Average: padding counts as zeros
    float power = 2;           ///< Lp
    bool columnMajor = false;  ///< Max: how `where` counts the positions in a plane
};

/// out[n, c, ...] = the largest, mean or p-norm of the window of x[n, c]. x: (N, C, up to three axes), any strides;
/// fast where channels lie innermost in x and out, or columns do. where: invalid, or I32 of out's shape: the position
/// in all of x (n and c included) at which the first largest is. F32; Max also I32. A window that holds no element at
/// all gives -infinity, NaN or 0. Source: ONNX MaxPool-12, AveragePool-11, LpPool-11.
void pool(Recorder& recorder, const Tensor& x, const Tensor& out, const Tensor& where, const PoolWindows& windows,
          const PoolOptions& options);

} // namespace gpu
