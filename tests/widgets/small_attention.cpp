#include "tests/widgets/small_attention.h"

#include <cmath>

namespace {

using namespace core::segment;

constexpr size_t kHeads = 8;
constexpr size_t kLayers = 2;

/// In cells.
struct Place {
    double x = 0;
    double y = 0;
};

Place placeOf(const AttentionToken& token, const AttentionGrid& grid)
{
    switch (token.kind) {
    case TokenKind::Iou:
        return {grid.imageWidth / grid.cellWidth / 2, grid.imageHeight / grid.cellHeight / 2};
    case TokenKind::Mask:
        return {8.0 * token.index + 0.5, 0.5};
    case TokenKind::Padding:
        return {kAttentionSide - 0.5, kAttentionSide - 0.5};
    case TokenKind::Object:
    case TokenKind::Background:
    case TokenKind::BoxCorner:
        break;
    }
    return {token.x / grid.cellWidth, token.y / grid.cellHeight};
}

void makeRowsSumToOne(std::vector<float>& weights, size_t length)
{
    for (size_t row = 0; row < weights.size(); row += length) {
        double sum = 0;
        for (size_t i = 0; i < length; ++i)
            sum += static_cast<double>(weights[row + i]);
        for (size_t i = 0; i < length; ++i)
            weights[row + i] = static_cast<float>(static_cast<double>(weights[row + i]) / sum);
    }
}

} // namespace

core::segment::MaskAttention smallAttention(const core::segment::Prompts& prompts, int imageWidth, int imageHeight)
{
    MaskAttention attention;
    attention.heads = kHeads;
    attention.tokens = attentionTokens(prompts);
    attention.grid = attentionGrid(imageWidth, imageHeight);
    const size_t tokens = attention.tokens.size();
    for (size_t layer = 0; layer <= kLayers; ++layer) {
        std::vector<float> toImage(kHeads * tokens * kAttentionCells);
        std::vector<float> toToken(toImage.size());
        for (size_t h = 0; h < kHeads; ++h)
            for (size_t t = 0; t < tokens; ++t) {
                const Place place = placeOf(attention.tokens[t], attention.grid);
                for (size_t cell = 0; cell < kAttentionCells; ++cell) {
                    const double x = static_cast<double>(cell % kAttentionSide) + 0.5 - place.x;
                    const double y = static_cast<double>(cell / kAttentionSide) + 0.5 - place.y;
                    const auto weight =
                        static_cast<float>(std::exp(-std::hypot(x, y) / static_cast<double>(h + 1 + layer)));
                    toImage[(h * tokens + t) * kAttentionCells + cell] = weight;
                    toToken[(h * kAttentionCells + cell) * tokens + t] = weight;
                }
            }
        makeRowsSumToOne(toImage, kAttentionCells);
        makeRowsSumToOne(toToken, tokens);
        attention.tokenToImage.push_back(std::move(toImage));
        if (layer == kLayers)
            break;
        attention.imageToToken.push_back(std::move(toToken));
        attention.selfAttention.emplace_back(kHeads * tokens * tokens, 1.0F / static_cast<float>(tokens));
    }
    return attention;
}
