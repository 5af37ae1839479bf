#pragma once

#include <cstddef>
#include <vector>

#include "gpu/base/progress.h"

namespace core::grid {

/// A x = b, dense, n x n row by row.
struct LinearEquations {
    explicit LinearEquations(size_t count) : n(count), matrix(count * count), right(count) {}

    double& at(size_t row, size_t column) { return matrix[row * n + column]; }

    size_t n;
    std::vector<double> matrix;
    std::vector<double> right;
};

/// x by Gauss elimination with partial pivoting. The matrix must be regular. Throws Cancelled.
std::vector<double> solveEquations(LinearEquations equations, const gpu::RunControl& control = {});

} // namespace core::grid
