#include "core/segment/mask_attention.h"

#include <algorithm>
#include <cmath>

#include "core/segment/preprocess.h"

namespace core::segment {

namespace {

constexpr int kMaskTokens = 4;
constexpr double kCellOfFrame = static_cast<double>(kFrameSize) / kAttentionSide;

/// Calls take(column) for every head that is asked for, then gives the mean of what was added to `sums`.
template <typename Take>
std::vector<float> meanOver(size_t count, size_t heads, int head, Take take)
{
    std::vector<double> sums(count, 0.0);
    const size_t first = head == kMeanOfHeads ? 0 : static_cast<size_t>(head);
    const size_t end = head == kMeanOfHeads ? heads : first + 1;
    for (size_t h = first; h < end; ++h)
        for (size_t i = 0; i < count; ++i)
            sums[i] += static_cast<double>(take(h, i));
    std::vector<float> means(count);
    for (size_t i = 0; i < count; ++i)
        means[i] = static_cast<float>(sums[i] / static_cast<double>(end - first));
    return means;
}

int cellsTouched(int filled) { return std::min(kAttentionSide, static_cast<int>(std::ceil(filled / kCellOfFrame))); }

} // namespace

std::vector<AttentionToken> attentionTokens(const Prompts& prompts)
{
    std::vector<AttentionToken> tokens{{TokenKind::Iou, 0, 0, 0}};
    for (int mask = 0; mask < kMaskTokens; ++mask)
        tokens.push_back({TokenKind::Mask, mask, 0, 0});
    int index = 0;
    for (const PointPrompt& point : prompts.points)
        tokens.push_back({point.object ? TokenKind::Object : TokenKind::Background, index++, point.x, point.y});
    if (prompts.box) {
        tokens.push_back({TokenKind::BoxCorner, 0, prompts.box->x0, prompts.box->y0});
        tokens.push_back({TokenKind::BoxCorner, 1, prompts.box->x1, prompts.box->y1});
    } else {
        tokens.push_back({TokenKind::Padding, 0, 0, 0});
    }
    return tokens;
}

AttentionGrid attentionGrid(int imageWidth, int imageHeight)
{
    const FrameSize frame = frameSize(imageWidth, imageHeight);
    return {imageWidth,
            imageHeight,
            cellsTouched(frame.width),
            cellsTouched(frame.height),
            kCellOfFrame * imageWidth / frame.width,
            kCellOfFrame * imageHeight / frame.height};
}

size_t AttentionGrid::cellAt(double x, double y) const
{
    const int column = std::clamp(static_cast<int>(x / cellWidth), 0, columns - 1);
    const int row = std::clamp(static_cast<int>(y / cellHeight), 0, rows - 1);
    return static_cast<size_t>(row) * kAttentionSide + static_cast<size_t>(column);
}

size_t layerCount(const MaskAttention& attention, AttentionDirection direction)
{
    return direction == AttentionDirection::TokenToImage ? attention.tokenToImage.size()
                                                         : attention.imageToToken.size();
}

std::vector<float> attentionMap(const MaskAttention& attention, AttentionDirection direction, size_t layer,
                                size_t token, int head)
{
    const size_t tokens = attention.tokens.size();
    if (direction == AttentionDirection::TokenToImage) {
        const std::vector<float>& weights = attention.tokenToImage[layer];
        return meanOver(kAttentionCells, attention.heads, head,
                        [&](size_t h, size_t cell) { return weights[(h * tokens + token) * kAttentionCells + cell]; });
    }
    const std::vector<float>& weights = attention.imageToToken[layer];
    return meanOver(kAttentionCells, attention.heads, head,
                    [&](size_t h, size_t cell) { return weights[(h * kAttentionCells + cell) * tokens + token]; });
}

std::vector<float> tokenShares(const MaskAttention& attention, size_t layer, size_t cell, int head)
{
    const size_t tokens = attention.tokens.size();
    const std::vector<float>& weights = attention.imageToToken[layer];
    return meanOver(tokens, attention.heads, head,
                    [&](size_t h, size_t token) { return weights[(h * kAttentionCells + cell) * tokens + token]; });
}

double entropyBits(std::span<const float> weights)
{
    double bits = 0;
    for (const float weight : weights)
        if (weight > 0)
            bits -= static_cast<double>(weight) * std::log2(static_cast<double>(weight));
    return std::max(bits, 0.0);
}

double spreadBits(const MaskAttention& attention, AttentionDirection direction, size_t layer, size_t token, int head)
{
    if (direction == AttentionDirection::TokenToImage)
        return entropyBits(attentionMap(attention, direction, layer, token, head));
    double sum = 0;
    const AttentionGrid& grid = attention.grid;
    for (int row = 0; row < grid.rows; ++row)
        for (int column = 0; column < grid.columns; ++column)
            sum += entropyBits(tokenShares(
                attention, layer, static_cast<size_t>(row) * kAttentionSide + static_cast<size_t>(column), head));
    return sum / (static_cast<double>(grid.rows) * grid.columns);
}

double mostBits(const MaskAttention& attention, AttentionDirection direction)
{
    return std::log2(direction == AttentionDirection::TokenToImage ? static_cast<double>(kAttentionCells)
                                                                   : static_cast<double>(attention.tokens.size()));
}

double shareOnPicture(std::span<const float> map, const AttentionGrid& grid)
{
    double inside = 0;
    double all = 0;
    for (size_t cell = 0; cell < map.size(); ++cell) {
        const auto row = static_cast<int>(cell / kAttentionSide);
        const auto column = static_cast<int>(cell % kAttentionSide);
        const auto value = static_cast<double>(map[cell]);
        all += value;
        inside += row < grid.rows && column < grid.columns ? value : 0;
    }
    return all > 0 ? inside / all : 0;
}

float largestOnPicture(std::span<const float> map, const AttentionGrid& grid)
{
    float largest = 0;
    for (int row = 0; row < grid.rows; ++row)
        for (int column = 0; column < grid.columns; ++column)
            largest = std::max(largest, map[static_cast<size_t>(row * kAttentionSide + column)]);
    return largest;
}

} // namespace core::segment
