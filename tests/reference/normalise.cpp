#include "tests/reference/normalise.h"

#include <algorithm>
#include <cmath>

namespace reference {

namespace {

/// A row-major tensor seen as (outer, middle, inner), the middle being the axes first … last.
struct Blocks {
    size_t outer = 1;
    size_t middle = 1;
    size_t inner = 1;

    Blocks(const gpu::Shape& shape, int first, int last)
    {
        for (int k = 0; k < shape.rank(); ++k)
            (k < first ? outer : (k <= last ? middle : inner)) *= static_cast<size_t>(shape[k]);
    }
    size_t at(size_t o, size_t m, size_t i) const { return (o * middle + m) * inner + i; }
};

} // namespace

std::vector<double> softmax(std::span<const float> x, const gpu::Shape& shape, int axis)
{
    const Blocks blocks(shape, axis, axis);
    std::vector<double> y(x.size());
    for (size_t o = 0; o < blocks.outer; ++o) {
        for (size_t i = 0; i < blocks.inner && blocks.middle > 0; ++i) {
            double largest = -INFINITY;
            for (size_t m = 0; m < blocks.middle; ++m)
                largest = std::max(largest, static_cast<double>(x[blocks.at(o, m, i)]));
            double sum = 0;
            for (size_t m = 0; m < blocks.middle; ++m)
                sum += y[blocks.at(o, m, i)] = std::exp(static_cast<double>(x[blocks.at(o, m, i)]) - largest);
            for (size_t m = 0; m < blocks.middle; ++m)
                y[blocks.at(o, m, i)] /= sum;
        }
    }
    return y;
}

std::vector<double> norm(std::span<const float> x, const gpu::Shape& shape, int first, int last,
                         std::span<const float> scale, std::span<const float> bias, double epsilon)
{
    const Blocks blocks(shape, first, last);
    const auto count = static_cast<double>(blocks.middle);
    std::vector<double> y(x.size());
    for (size_t o = 0; o < blocks.outer; ++o) {
        for (size_t i = 0; i < blocks.inner && blocks.middle > 0; ++i) {
            double mean = 0;
            for (size_t m = 0; m < blocks.middle; ++m)
                mean += static_cast<double>(x[blocks.at(o, m, i)]) / count;
            double variance = 0;
            for (size_t m = 0; m < blocks.middle; ++m) {
                const double difference = static_cast<double>(x[blocks.at(o, m, i)]) - mean;
                variance += difference * difference / count;
            }
            for (size_t m = 0; m < blocks.middle; ++m) {
                double value = (static_cast<double>(x[blocks.at(o, m, i)]) - mean) / std::sqrt(variance + epsilon);
                value *= scale.empty() ? 1 : static_cast<double>(scale[m]);
                y[blocks.at(o, m, i)] = value + (bias.empty() ? 0 : static_cast<double>(bias[m]));
            }
        }
    }
    return y;
}

} // namespace reference
