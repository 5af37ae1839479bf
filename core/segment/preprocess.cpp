#include "core/segment/preprocess.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/image/resample.h"

namespace core::segment {
namespace {

constexpr std::array<double, 3> kMean{123.675, 116.28, 103.53};
constexpr std::array<double, 3> kDeviation{58.395, 57.12, 57.375};

/// floor(side * 1024 / longer + 0.5), in whole numbers so that halves are exact.
int scaledSide(int side, int longer)
{
    const int64_t doubled = int64_t{2} * side * kFrameSize + longer;
    return static_cast<int>(std::max<int64_t>(doubled / (int64_t{2} * longer), 1));
}

/// One row or column of cells: how much of each input sample falls into each of the 256 cells.
struct Coverage {
    int first = 0;
    std::vector<double> shares; ///< of the cell's length, for samples first, first + 1, …
};

/// `size` samples fill the first `filled` of the frame's 1024 positions.
std::vector<Coverage> coverageOf(int size, int filled)
{
    constexpr double kCell = static_cast<double>(kFrameSize) / kLowResolution;
    const double samplesPerPosition = static_cast<double>(size) / filled;
    std::vector<Coverage> cells(kLowResolution);
    for (int cell = 0; cell < kLowResolution; ++cell) {
        const double from = cell * kCell * samplesPerPosition;
        const double to = (cell + 1) * kCell * samplesPerPosition;
        Coverage& coverage = cells[static_cast<size_t>(cell)];
        coverage.first = static_cast<int>(from);
        for (int sample = coverage.first; sample < size && sample < to; ++sample)
            coverage.shares.push_back((std::min(to, sample + 1.0) - std::max<double>(from, sample)) / (to - from));
    }
    return cells;
}

} // namespace

FrameSize frameSize(int imageWidth, int imageHeight)
{
    const int longer = std::max(imageWidth, imageHeight);
    return {scaledSide(imageWidth, longer), scaledSide(imageHeight, longer)};
}

std::vector<float> encoderInput(const Image& image)
{
    const FrameSize size = frameSize(image.width, image.height);
    const Image resized = resizedBilinear(image, size.width, size.height);
    constexpr size_t kSide = kFrameSize;
    std::vector<float> input(3 * kSide * kSide, 0.0F);
    for (size_t c = 0; c < 3; ++c) {
        std::array<float, 256> normalised{};
        for (size_t value = 0; value < normalised.size(); ++value)
            normalised[value] = static_cast<float>((static_cast<double>(value) - kMean[c]) / kDeviation[c]);
        const uint8_t* in = resized.rgb.data() + c;
        for (size_t y = 0; y < static_cast<size_t>(size.height); ++y) {
            float* out = input.data() + (c * kSide + y) * kSide;
            for (size_t x = 0; x < static_cast<size_t>(size.width); ++x, in += 3)
                out[x] = normalised[*in];
        }
    }
    return input;
}

PromptTensors promptTensors(const Prompts& prompts, int imageWidth, int imageHeight)
{
    const FrameSize size = frameSize(imageWidth, imageHeight);
    PromptTensors tensors;
    const auto add = [&](double x, double y, float label) {
        tensors.coordinates.push_back(static_cast<float>(x * size.width / imageWidth));
        tensors.coordinates.push_back(static_cast<float>(y * size.height / imageHeight));
        tensors.labels.push_back(label);
        ++tensors.count;
    };
    for (const PointPrompt& point : prompts.points)
        add(point.x, point.y, point.object ? 1.0F : 0.0F);
    if (prompts.box) {
        add(prompts.box->x0, prompts.box->y0, 2.0F);
        add(prompts.box->x1, prompts.box->y1, 3.0F);
    } else {
        add(0, 0, -1.0F);
    }
    return tensors;
}

std::vector<float> maskInput(const Mask& mask)
{
    constexpr size_t kSide = kLowResolution;
    std::vector<float> logits(kSide * kSide, 0.0F);
    if (mask.empty())
        return logits;
    const FrameSize size = frameSize(mask.width, mask.height);
    const std::vector<Coverage> columns = coverageOf(mask.width, size.width);
    const std::vector<Coverage> rows = coverageOf(mask.height, size.height);
    std::vector<double> line(kSide);
    for (size_t row = 0; row < kSide; ++row) {
        std::ranges::fill(line, 0.0);
        size_t y = static_cast<size_t>(rows[row].first);
        for (const double rowShare : rows[row].shares) {
            const uint8_t* values = mask.values.data() + y++ * static_cast<size_t>(mask.width);
            for (size_t column = 0; column < kSide; ++column) {
                const uint8_t* value = values + columns[column].first;
                for (const double share : columns[column].shares)
                    line[column] += *value++ != 0 ? share * rowShare : 0.0;
            }
        }
        for (size_t column = 0; column < kSide; ++column) {
            const double covered = std::clamp(line[column], 0.001, 0.999);
            logits[row * kSide + column] = static_cast<float>(std::log(covered / (1 - covered)));
        }
    }
    return logits;
}

} // namespace core::segment
