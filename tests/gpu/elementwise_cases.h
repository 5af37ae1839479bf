#pragma once
// Every elementwise operation with the values at which it is awkward.

#include <cstdint>
#include <vector>

#include "gpu/ops/elementwise.h"

namespace cases {

/// One operation: its name, how many arguments, which values they take, and how far off the result may be.
struct FloatOpCase {
    const char* name;
    gpu::ElementOp op;
    int arguments;
    std::vector<float> a, b, c;
    double relative = 3e-7; ///< of the value, plus the same times `floor`
    double floor = 0;       ///< below this size the error counts absolutely
};

/// One integer operation; its first argument takes the values of the test.
struct IntOpCase {
    const char* name;
    gpu::ElementOp op;
    int arguments;
    std::vector<int32_t> b;
};

/// One instruction on so many inputs.
gpu::ElementProgram single(gpu::ElementOp op, size_t arguments);

/// All combinations of the arguments' values, as columns.
template <typename T>
std::vector<std::vector<T>> combinations(const std::vector<std::vector<T>>& values)
{
    std::vector<std::vector<T>> columns(values.size());
    size_t total = 1;
    for (const auto& list : values)
        total *= list.size();
    for (size_t i = 0; i < total; ++i) {
        size_t rest = i;
        for (size_t k = 0; k < values.size(); ++k) {
            columns[k].push_back(values[k][rest % values[k].size()]);
            rest /= values[k].size();
        }
    }
    return columns;
}

std::vector<FloatOpCase> floatOps();
std::vector<IntOpCase> intOps();

} // namespace cases
