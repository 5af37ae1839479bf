#include "core/grid/linear_equations.h"

#include <cmath>
#include <utility>

namespace core::grid {
namespace {

void exchangeRows(LinearEquations& equations, size_t a, size_t b)
{
    if (a == b)
        return;
    std::swap(equations.right[a], equations.right[b]);
    for (size_t column = 0; column < equations.n; ++column)
        std::swap(equations.at(a, column), equations.at(b, column));
}

} // namespace

std::vector<double> solveEquations(LinearEquations equations, const gpu::RunControl& control)
{
    const size_t n = equations.n;
    for (size_t k = 0; k < n; ++k) {
        control.throwIfStopped();
        size_t pivot = k;
        for (size_t row = k + 1; row < n; ++row)
            if (std::abs(equations.at(row, k)) > std::abs(equations.at(pivot, k)))
                pivot = row;
        exchangeRows(equations, k, pivot);
        for (size_t row = k + 1; row < n; ++row) {
            const double factor = equations.at(row, k) / equations.at(k, k);
            if (factor == 0)
                continue;
            for (size_t column = k; column < n; ++column)
                equations.at(row, column) -= factor * equations.at(k, column);
            equations.right[row] -= factor * equations.right[k];
        }
    }
    std::vector<double> x(n);
    for (size_t k = n; k-- > 0;) {
        double sum = equations.right[k];
        for (size_t column = k + 1; column < n; ++column)
            sum -= equations.at(k, column) * x[column];
        x[k] = sum / equations.at(k, k);
    }
    return x;
}

} // namespace core::grid
