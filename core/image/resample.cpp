#include "core/image/resample.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "gpu/base/error.h"

namespace core {
namespace {

constexpr int kFractionBits = 22; // weights are whole numbers of 2^-22; 255 times their sum stays below 2^31

/// Which input samples make one output sample.
struct Taps {
    int first = 0;
    std::vector<int32_t> weights; ///< sum is 2^22 up to rounding
};

std::vector<Taps> tapsFor(int inputSize, int outputSize)
{
    const double scale = static_cast<double>(inputSize) / outputSize;
    const double support = std::max(scale, 1.0); // half width of the triangle
    std::vector<Taps> taps(static_cast<size_t>(outputSize));
    std::vector<double> weights;
    for (int out = 0; out < outputSize; ++out) {
        const double centre = (out + 0.5) * scale;
        const int first = std::max(static_cast<int>(centre - support + 0.5), 0);
        const int end = std::min(static_cast<int>(centre + support + 0.5), inputSize);
        weights.clear();
        double sum = 0;
        for (int in = first; in < end; ++in) {
            weights.push_back(std::max(0.0, 1.0 - std::abs((in + 0.5 - centre) / support)));
            sum += weights.back();
        }
        Taps& tap = taps[static_cast<size_t>(out)];
        tap.first = first;
        for (const double weight : weights)
            tap.weights.push_back(static_cast<int32_t>(std::lround(weight / sum * (1 << kFractionBits))));
    }
    return taps;
}

uint8_t rounded(int64_t sum)
{
    return static_cast<uint8_t>(std::clamp<int64_t>((sum + (1 << (kFractionBits - 1))) >> kFractionBits, 0, 255));
}

/// Along x: every row of the image becomes a row of `out`.
void resampleRows(const Image& image, const std::vector<Taps>& taps, std::vector<uint8_t>& out)
{
    size_t at = 0;
    for (int y = 0; y < image.height; ++y) {
        const uint8_t* row = image.rgb.data() + static_cast<size_t>(y) * static_cast<size_t>(image.width) * 3;
        for (const Taps& tap : taps) {
            const uint8_t* in = row + static_cast<size_t>(tap.first) * 3;
            int64_t red = 0;
            int64_t green = 0;
            int64_t blue = 0;
            for (const int64_t weight : tap.weights) {
                red += weight * in[0];
                green += weight * in[1];
                blue += weight * in[2];
                in += 3;
            }
            out[at++] = rounded(red);
            out[at++] = rounded(green);
            out[at++] = rounded(blue);
        }
    }
}

/// Along y: each output row is a weighted sum of input rows of `stride` bytes.
void resampleColumns(const std::vector<uint8_t>& in, size_t stride, const std::vector<Taps>& taps,
                     std::vector<uint8_t>& out)
{
    std::vector<int64_t> sums(stride);
    size_t at = 0;
    for (const Taps& tap : taps) {
        std::ranges::fill(sums, 0);
        const uint8_t* row = in.data() + static_cast<size_t>(tap.first) * stride;
        for (const int64_t weight : tap.weights) {
            for (size_t i = 0; i < stride; ++i)
                sums[i] += weight * row[i];
            row += stride;
        }
        for (const int64_t sum : sums)
            out[at++] = rounded(sum);
    }
}

} // namespace

Image resizedBilinear(const Image& image, int width, int height)
{
    constexpr int kMaxSide = 1 << 20;
    if (image.empty() || width <= 0 || height <= 0 || width > kMaxSide || height > kMaxSide)
        throw gpu::Error(gpu::ErrorKind::InvalidInput,
                         {gpu::mark("image", "A picture of %1 x %2 pixels cannot be resized to %3 x %4"),
                          {std::to_string(image.width), std::to_string(image.height), std::to_string(width),
                           std::to_string(height)}});
    if (width == image.width && height == image.height)
        return image;
    const size_t stride = static_cast<size_t>(width) * 3;
    std::vector<uint8_t> wide(stride * static_cast<size_t>(image.height));
    resampleRows(image, tapsFor(image.width, width), wide);
    Image result{width, height, std::vector<uint8_t>(stride * static_cast<size_t>(height))};
    resampleColumns(wide, stride, tapsFor(image.height, height), result.rgb);
    return result;
}

} // namespace core
