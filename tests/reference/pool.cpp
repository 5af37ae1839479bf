#include "tests/reference/pool.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "tests/reference/indices.h"

namespace reference {

namespace {

/// The position in all of x, counted as `where` is.
int64_t countedPosition(const gpu::Shape& at, const gpu::Shape& shape, bool columnMajor)
{
    int64_t plane = at[0] * shape[1] + at[1];
    int64_t inPlane = 0;
    int64_t size = 1;
    for (int k = 2; k < shape.rank(); ++k) {
        const int axis = columnMajor ? k : shape.rank() + 1 - k;
        inPlane += at[axis] * size;
        size *= shape[axis];
    }
    return plane * size + inPlane;
}

} // namespace

Pooled pool(std::span<const double> x, const gpu::Shape& shape, const gpu::Shape& out, const gpu::PoolWindows& windows,
            const gpu::PoolOptions& options)
{
    const gpu::Shape taps(windows.kernel);
    Pooled result;
    for (int64_t i = 0; i < out.elementCount(); ++i) {
        const gpu::Shape to = unravel(i, out);
        double best = -std::numeric_limits<double>::infinity();
        double sum = 0;
        int64_t counted = 0;
        int64_t found = 0;
        for (int64_t tap = 0; tap < taps.elementCount(); ++tap) {
            const gpu::Shape k = unravel(tap, taps);
            gpu::Shape at = to;
            bool inside = true;
            bool padded = true;
            for (int axis = 0; axis < taps.rank(); ++axis) {
                const auto a = static_cast<size_t>(axis);
                at[axis + 2] =
                    to[axis + 2] * windows.strides[a] - windows.padsBefore[a] + k[axis] * windows.dilations[a];
                inside = inside && at[axis + 2] >= 0 && at[axis + 2] < shape[axis + 2];
                padded = padded && at[axis + 2] < shape[axis + 2] + windows.padsBehind[a];
            }
            counted += (options.countPadding ? padded : inside) ? 1 : 0;
            if (!inside)
                continue;
            const double value = x[ravel(at, shape)];
            sum += options.op == gpu::PoolOp::Lp ? std::pow(std::abs(value), options.power) : value;
            if (value > best) {
                best = value;
                found = countedPosition(at, shape, options.columnMajor);
            }
        }
        result.values.push_back(options.op == gpu::PoolOp::Max       ? best
                                : options.op == gpu::PoolOp::Average ? sum / static_cast<double>(counted)
                                                                     : std::pow(sum, 1.0 / options.power));
        result.where.push_back(static_cast<int32_t>(found));
    }
    return result;
}

namespace {

double reflected(double at, double low, double high)
{
    if (high <= low)
        return low;
    while (at < low || at > high)
        at = at < low ? 2 * low - at : 2 * high - at;
    return at;
}

class Sampler {
public:
    Sampler(gpu::SamplePadding padding, bool alignCorners) : m_padding(padding), m_align(alignCorners) {}

    double place(double at, int64_t extent, bool nearest) const
    {
        const auto size = static_cast<double>(extent);
        double pixel = m_align ? (at + 1) / 2 * (size - 1) : ((at + 1) * size - 1) / 2;
        if (nearest)
            pixel = std::nearbyint(pixel);
        return m_padding == gpu::SamplePadding::Border       ? std::clamp(pixel, 0.0, size - 1)
               : m_padding == gpu::SamplePadding::Reflection ? reflect(pixel, extent)
                                                             : pixel;
    }
    /// The index to read, or -1 for a zero.
    int64_t index(int64_t at, int64_t extent) const
    {
        if (at >= 0 && at < extent)
            return at;
        if (m_padding == gpu::SamplePadding::Zeros)
            return -1;
        if (m_padding == gpu::SamplePadding::Reflection)
            at = static_cast<int64_t>(std::round(reflect(static_cast<double>(at), extent)));
        return std::clamp<int64_t>(at, 0, extent - 1);
    }

private:
    double reflect(double at, int64_t extent) const
    {
        return m_align ? reflected(at, 0, static_cast<double>(extent - 1))
                       : reflected(at, -0.5, static_cast<double>(extent) - 0.5);
    }

    gpu::SamplePadding m_padding;
    bool m_align;
};

/// Weights of the pixels from `floor(at) - 1` on: four of them for every mode.
std::vector<double> weightsAt(double part, gpu::SampleMode mode)
{
    if (mode == gpu::SampleMode::Bilinear)
        return {0, 1 - part, part, 0};
    constexpr double kA = -0.75;
    const auto near = [](double d) { return (kA + 2) * d * d * d - (kA + 3) * d * d + 1; };
    const auto far = [](double d) { return kA * d * d * d - 5 * kA * d * d + 8 * kA * d - 4 * kA; };
    return {far(part + 1), near(part), near(1 - part), far(2 - part)};
}

} // namespace

std::vector<double> gridSample(std::span<const double> x, const gpu::Shape& shape, std::span<const double> grid,
                               const gpu::Shape& out, gpu::SampleMode mode, gpu::SamplePadding padding,
                               bool alignCorners)
{
    const Sampler sampler(padding, alignCorners);
    const bool nearest = mode == gpu::SampleMode::Nearest;
    std::vector<double> y;
    for (int64_t i = 0; i < out.elementCount(); ++i) {
        const gpu::Shape to = unravel(i, out);
        const auto at = static_cast<size_t>(((to[0] * out[2] + to[2]) * out[3] + to[3]) * 2);
        const double column = sampler.place(grid[at], shape[3], nearest);
        const double row = sampler.place(grid[at + 1], shape[2], nearest);
        const auto pixel = [&](int64_t r, int64_t c) {
            r = sampler.index(r, shape[2]);
            c = sampler.index(c, shape[3]);
            return r < 0 || c < 0 ? 0.0 : x[ravel(gpu::Shape{to[0], to[1], r, c}, shape)];
        };
        if (nearest) {
            y.push_back(pixel(std::llround(row), std::llround(column)));
            continue;
        }
        const auto top = static_cast<int64_t>(std::floor(row));
        const auto left = static_cast<int64_t>(std::floor(column));
        const std::vector<double> down = weightsAt(row - static_cast<double>(top), mode);
        const std::vector<double> across = weightsAt(column - static_cast<double>(left), mode);
        double sum = 0;
        for (int64_t r = 0; r < 4; ++r)
            for (int64_t c = 0; c < 4; ++c)
                sum += down[static_cast<size_t>(r)] * across[static_cast<size_t>(c)] * pixel(top + r - 1, left + c - 1);
        y.push_back(sum);
    }
    return y;
}

std::vector<double> roiAlign(std::span<const double> x, const gpu::Shape& shape, std::span<const double> regions,
                             std::span<const int32_t> pictures, const gpu::Shape& out,
                             const gpu::RoiAlignOptions& options)
{
    const double shift = options.halfPixel ? 0.5 : 0;
    const double least = options.halfPixel ? 0 : 1;
    const auto lastRow = static_cast<double>(shape[2] - 1);
    const auto lastColumn = static_cast<double>(shape[3] - 1);
    std::vector<double> y;
    for (int64_t i = 0; i < out.elementCount(); ++i) {
        const gpu::Shape to = unravel(i, out);
        const auto corner = [&](int64_t k) {
            return regions[static_cast<size_t>(to[0] * 4 + k)] * options.scale - shift;
        };
        const double height = std::max(corner(3) - corner(1), least) / static_cast<double>(out[2]);
        const double width = std::max(corner(2) - corner(0), least) / static_cast<double>(out[3]);
        const int64_t down = options.samples > 0 ? options.samples : static_cast<int64_t>(std::ceil(height));
        const int64_t across = options.samples > 0 ? options.samples : static_cast<int64_t>(std::ceil(width));
        double sum = 0;
        double largest = -std::numeric_limits<double>::infinity();
        for (int64_t a = 0; a < down * across; ++a) {
            const auto r = static_cast<double>(a / across);
            const auto c = static_cast<double>(a % across);
            double row = corner(1) + height * (static_cast<double>(to[2]) + (r + 0.5) / static_cast<double>(down));
            double column = corner(0) + width * (static_cast<double>(to[3]) + (c + 0.5) / static_cast<double>(across));
            const bool outside = row < -1 || row > lastRow + 1 || column < -1 || column > lastColumn + 1;
            row = std::clamp(row, 0.0, lastRow);
            column = std::clamp(column, 0.0, lastColumn);
            const auto top = static_cast<int64_t>(row);
            const auto left = static_cast<int64_t>(column);
            for (int64_t k = 0; k < 4; ++k) {
                const int64_t atRow = std::min(top + k / 2, shape[2] - 1);
                const int64_t atColumn = std::min(left + k % 2, shape[3] - 1);
                const double partRow =
                    k / 2 == 1 ? row - static_cast<double>(top) : 1 - (row - static_cast<double>(top));
                const double partColumn =
                    k % 2 == 1 ? column - static_cast<double>(left) : 1 - (column - static_cast<double>(left));
                const gpu::Shape from{pictures[static_cast<size_t>(to[0])], to[1], atRow, atColumn};
                const double value = outside ? 0 : partRow * partColumn * x[ravel(from, shape)];
                sum += value;
                largest = std::max(largest, value);
            }
        }
        const bool some = down * across > 0;
        y.push_back(!some ? 0 : options.largest ? largest : sum / static_cast<double>(down * across));
    }
    return y;
}

} // namespace reference
