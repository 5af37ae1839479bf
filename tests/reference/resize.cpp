#include "tests/reference/resize.h"

#include <algorithm>
#include <cmath>

namespace reference {

namespace {

using gpu::NearestRounding;
using gpu::ResizeCoordinates;
using gpu::ResizeMode;

double coordinate(int64_t o, int64_t in, int64_t out, double scale, double start, double end, ResizeCoordinates mode)
{
    const auto x = static_cast<double>(o);
    const auto last = static_cast<double>(in - 1);
    const auto lastOut = static_cast<double>(out - 1);
    // The scale as a ratio of sizes, if it is one; else the output was rounded down to whole elements.
    const double exact = scale * static_cast<double>(in);
    const bool whole = std::abs(exact - static_cast<double>(out)) < 0.001;
    scale = whole ? static_cast<double>(out) / static_cast<double>(in) : scale;
    if (mode == ResizeCoordinates::Asymmetric)
        return x / scale;
    if (mode == ResizeCoordinates::AlignCorners)
        return out == 1 ? 0 : x * last / (whole ? lastOut : exact - 1);
    if (mode == ResizeCoordinates::TfHalfPixelForNn)
        return (x + 0.5) / scale;
    if (mode == ResizeCoordinates::TfCropAndResize)
        return out == 1 ? 0.5 * (start + end) * last : start * last + x * (end - start) * last / lastOut;
    if (mode == ResizeCoordinates::PytorchHalfPixel && out == 1)
        return 0;
    return (x + 0.5) / scale - 0.5;
}

int64_t rounded(double x, NearestRounding rounding)
{
    const double floor = std::floor(x);
    const double part = x - floor;
    switch (rounding) {
    case NearestRounding::Floor:
        return static_cast<int64_t>(floor);
    case NearestRounding::Ceil:
        return static_cast<int64_t>(std::ceil(x));
    case NearestRounding::RoundPreferFloor:
        return static_cast<int64_t>(part > 0.5 ? floor + 1 : floor);
    case NearestRounding::RoundPreferCeil:
        return static_cast<int64_t>(part >= 0.5 ? floor + 1 : floor);
    }
    return 0;
}

/// The cubic convolution kernel at distance d.
double cubic(double d, double a)
{
    d = std::abs(d);
    if (d <= 1)
        return (a + 2) * d * d * d - (a + 3) * d * d + 1;
    return d < 2 ? a * d * d * d - 5 * a * d * d + 8 * a * d - 4 * a : 0;
}

/// Weight of every element of an axis for the sample at x.
std::vector<double> weights(double x, int64_t in, const gpu::ResizeOptions& options)
{
    std::vector<double> result(static_cast<size_t>(in));
    const auto put = [&](int64_t index, double weight) {
        const bool outside = index < 0 || index >= in;
        if (!(outside && options.excludeOutside))
            result[static_cast<size_t>(std::clamp<int64_t>(index, 0, in - 1))] += weight;
    };
    const auto base = static_cast<int64_t>(std::floor(x));
    if (options.mode == ResizeMode::Nearest) {
        result[static_cast<size_t>(std::clamp<int64_t>(rounded(x, options.rounding), 0, in - 1))] = 1;
        return result;
    }
    if (options.mode == ResizeMode::Linear) {
        put(base, 1 - (x - static_cast<double>(base)));
        put(base + 1, x - static_cast<double>(base));
    } else {
        for (int64_t k = base - 1; k <= base + 2; ++k)
            put(k, cubic(x - static_cast<double>(k), static_cast<double>(options.cubicCoefficient)));
    }
    double sum = 0;
    for (const double weight : result)
        sum += weight;
    for (double& weight : result)
        weight /= sum;
    return result;
}

} // namespace

std::vector<double> resize(std::span<const float> x, const gpu::Shape& shape, int64_t height, int64_t width,
                           const gpu::ResizeOptions& options)
{
    const int64_t inHeight = shape[shape.rank() - 2];
    const int64_t inWidth = shape[shape.rank() - 1];
    const auto pictures = static_cast<int64_t>(x.size()) / (inHeight * inWidth);
    const bool crops = options.coordinates == ResizeCoordinates::TfCropAndResize;
    std::vector<double> y;
    for (int64_t n = 0; n < pictures; ++n) {
        for (int64_t row = 0; row < height; ++row) {
            const double sy = coordinate(row, inHeight, height, static_cast<double>(options.scales[0]),
                                         static_cast<double>(options.region[0]), static_cast<double>(options.region[2]),
                                         options.coordinates);
            const std::vector<double> wy = weights(sy, inHeight, options);
            for (int64_t column = 0; column < width; ++column) {
                const double sx = coordinate(column, inWidth, width, static_cast<double>(options.scales[1]),
                                             static_cast<double>(options.region[1]),
                                             static_cast<double>(options.region[3]), options.coordinates);
                const bool outside =
                    sy < 0 || sx < 0 || sy > static_cast<double>(inHeight - 1) || sx > static_cast<double>(inWidth - 1);
                if (crops && outside) {
                    y.push_back(static_cast<double>(options.extrapolationValue));
                    continue;
                }
                const std::vector<double> wx = weights(sx, inWidth, options);
                double sum = 0;
                for (int64_t i = 0; i < inHeight; ++i)
                    for (int64_t j = 0; j < inWidth; ++j)
                        sum += wy[static_cast<size_t>(i)] * wx[static_cast<size_t>(j)] *
                               static_cast<double>(x[static_cast<size_t>((n * inHeight + i) * inWidth + j)]);
                y.push_back(sum);
            }
        }
    }
    return y;
}

} // namespace reference
