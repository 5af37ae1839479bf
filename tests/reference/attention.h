#pragma once

#include <span>
#include <vector>

#include "gpu/base/shape.h"

namespace reference {

/// softmax(scale q k^T + bias) v, with all scores of a query at hand. q: (batches, N, D), k: (batches, S, D),
/// v: (batches, S, E), bias: (batches, N, S) or empty; row-major.
std::vector<double> attention(std::span<const float> q, std::span<const float> k, std::span<const float> v,
                              std::span<const float> bias, int64_t batches, int64_t queries, int64_t keys,
                              int64_t depth, int64_t columns, double scale);

} // namespace reference
