#include "tests/reference/value_sweep.h"

#include <algorithm>

namespace reference {

std::vector<double> valueSweep(int64_t actions, int64_t outcomes, std::span<const int32_t> next,
                               std::span<const float> weight, std::span<const float> reward, double epsilon,
                               std::span<const float> values)
{
    const size_t states = values.size();
    const auto A = static_cast<size_t>(actions);
    const auto K = static_cast<size_t>(outcomes);
    std::vector<double> results(states);
    for (size_t s = 0; s < states; ++s) {
        std::vector<double> q(A);
        double sum = 0;
        for (size_t a = 0; a < A; ++a) {
            q[a] = static_cast<double>(reward[a * states + s]);
            for (size_t k = 0; k < K; ++k) {
                const size_t at = (a * K + k) * states + s;
                q[a] += static_cast<double>(weight[at]) * static_cast<double>(values[static_cast<size_t>(next[at])]);
            }
            sum += q[a];
        }
        results[s] = (1 - epsilon) * *std::ranges::max_element(q) + epsilon * sum / static_cast<double>(A);
    }
    return results;
}

} // namespace reference
