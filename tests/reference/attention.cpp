#include "tests/reference/attention.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>

namespace reference {

std::vector<double> attention(std::span<const float> q, std::span<const float> k, std::span<const float> v,
                              std::span<const float> bias, int64_t batches, int64_t queries, int64_t keys,
                              int64_t depth, int64_t columns, double scale)
{
    const auto at = [](std::span<const float> values, int64_t index) {
        return static_cast<double>(values[static_cast<size_t>(index)]);
    };
    std::vector<double> out(static_cast<size_t>(batches * queries * columns));
    std::vector<double> scores(static_cast<size_t>(keys));
    for (int64_t row = 0; row < batches * queries; ++row) {
        const int64_t batch = row / queries;
        double largest = -std::numeric_limits<double>::infinity();
        for (int64_t key = 0; key < keys; ++key) {
            double score = 0;
            for (int64_t d = 0; d < depth; ++d)
                score += at(q, row * depth + d) * at(k, (batch * keys + key) * depth + d);
            score = score * scale + (bias.empty() ? 0.0 : at(bias, row * keys + key));
            scores[static_cast<size_t>(key)] = score;
            largest = std::max(largest, score);
        }
        double total = 0;
        for (double& score : scores) {
            score = std::exp(score - largest);
            total += score;
        }
        for (int64_t column = 0; column < columns; ++column) {
            double sum = 0;
            for (int64_t key = 0; key < keys; ++key)
                sum += scores[static_cast<size_t>(key)] * at(v, (batch * keys + key) * columns + column);
            out[static_cast<size_t>(row * columns + column)] = sum / total;
        }
    }
    return out;
}

} // namespace reference
