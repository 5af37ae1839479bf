#pragma once

#include <cstdint>

#include "gpu/ops/elementwise.h"

namespace reference {

/// What an integer or logic operation of ElementOp gives in a program of 64 bits.
int64_t whole(gpu::ElementOp op, int64_t a, int64_t b);

} // namespace reference
