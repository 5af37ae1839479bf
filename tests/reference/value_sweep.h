#pragma once
// The twin of value_sweep.comp in double.

#include <cstdint>
#include <span>
#include <vector>

namespace reference {

/// As gpu::valueSweep; next and weight (actions, outcomes, states), reward (actions, states).
std::vector<double> valueSweep(int64_t actions, int64_t outcomes, std::span<const int32_t> next,
                               std::span<const float> weight, std::span<const float> reward, double epsilon,
                               std::span<const float> values);

} // namespace reference
