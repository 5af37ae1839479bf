#include "core/segment/boundary_band.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace core::segment {
namespace {

/// For each pixel of a row: is the row one label from `reach` pixels before to `reach` pixels after it?
void markUniform(const uint16_t* row, size_t width, size_t reach, uint8_t* uniform)
{
    size_t begin = 0;
    while (begin < width) {
        size_t end = begin + 1;
        while (end < width && row[end] == row[begin])
            ++end;
        if (end - begin > 2 * reach)
            std::fill(uniform + begin + reach, uniform + end - reach, uint8_t{1});
        begin = end;
    }
}

} // namespace

int boundaryBandWidth(int width, int height)
{
    const double diagonal = std::sqrt(static_cast<double>(width) * width + static_cast<double>(height) * height);
    return std::max(1, static_cast<int>(std::lround(0.02 * diagonal)));
}

std::vector<uint8_t> boundaryBand(std::span<const uint16_t> labels, int width, int height, int bandWidth)
{
    const auto columns = static_cast<size_t>(std::max(width, 0));
    const auto rows = static_cast<size_t>(std::max(height, 0));
    const auto reach = static_cast<size_t>(std::max(bandWidth, 0));
    std::vector<uint8_t> uniform(columns * rows, 0);
    for (size_t y = 0; y < rows; ++y)
        markUniform(labels.data() + y * columns, columns, reach, uniform.data() + y * columns);
    // The same down the columns, over rows that are uniform: `run` rows of one label end here.
    std::vector<uint8_t> band(columns * rows, 1);
    std::vector<size_t> run(columns, 0);
    for (size_t y = 0; y < rows; ++y) {
        for (size_t x = 0; x < columns; ++x) {
            const size_t at = y * columns + x;
            const bool continues = run[x] > 0 && labels[at] == labels[at - columns];
            run[x] = uniform[at] == 0 ? 0 : continues ? run[x] + 1 : 1;
            if (run[x] > 2 * reach)
                band[at - reach * columns] = 0;
        }
    }
    return band;
}

} // namespace core::segment
