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

std::vector<FloatOpCase> floatOps();
std::vector<IntOpCase> intOps();

} // namespace cases
