#pragma once
// Where SAM's mask decoder looks: its attention between tokens (IoU, masks, prompts) and the cells of the picture.
// Source: Kirillov et al. 2023 (Segment Anything), appendix A: two layers of token self-attention, tokens to image and
// image to tokens, then a last attention of the tokens to the image.

#include <cstdint>
#include <span>
#include <vector>

#include "core/segment/prompts.h"

namespace core::segment {

constexpr int kAttentionSide = 64; ///< cells along each side of the 1024 frame
constexpr size_t kAttentionCells = size_t{kAttentionSide} * kAttentionSide;
/// More tokens than this are refused: 5 of the model's own, 2 of a box or 1 of padding, the rest points.
constexpr int64_t kMaxAttentionTokens = 128;

/// What a token of the decoder stands for.
enum class TokenKind { Iou, Mask, Object, Background, BoxCorner, Padding };

struct AttentionToken {
    TokenKind kind = TokenKind::Iou;
    int index = 0; ///< Mask: 0 … 3, the candidate; Object, Background: place among the prompts' points; BoxCorner: 0
                   ///< left top, 1 right bottom; else 0
    double x = 0;  ///< of points and corners, in image coordinates
    double y = 0;

    friend bool operator==(const AttentionToken&, const AttentionToken&) = default;
};

/// The decoder's tokens in its order: IoU, four masks, points, then the box's corners or padding.
std::vector<AttentionToken> attentionTokens(const Prompts& prompts);

/// How the 64 x 64 cells lie over a picture. They cover the padded 1024 frame, so only some lie on the picture, and the
/// last column or row may stick out.
struct AttentionGrid {
    int imageWidth = 0;
    int imageHeight = 0;
    int columns = 0; ///< cells that the picture touches, from the left top on
    int rows = 0;
    double cellWidth = 0; ///< pixels of the picture per cell
    double cellHeight = 0;

    /// The cell (64 row + column) under a place of the picture, which must lie inside.
    size_t cellAt(double x, double y) const;

    friend bool operator==(const AttentionGrid&, const AttentionGrid&) = default;
};

/// Both sides > 0.
AttentionGrid attentionGrid(int imageWidth, int imageHeight);

/// All attention weights for one set of prompts; each row of weights sums to 1. Row-major f32. H heads, T tokens, C =
/// 4096 cells of the 64 x 64 grid.
struct MaskAttention {
    size_t heads = 0;
    std::vector<AttentionToken> tokens;
    AttentionGrid grid;
    std::vector<std::vector<float>> tokenToImage;  ///< (H, T, C) for each layer, the last attention behind them
    std::vector<std::vector<float>> imageToToken;  ///< (H, C, T) for each layer
    std::vector<std::vector<float>> selfAttention; ///< (H, T, T) for each layer
};

enum class AttentionDirection {
    TokenToImage, ///< how a token spreads over the cells; a map sums to 1 over all 4096
    ImageToToken, ///< how a cell spreads over the tokens; for one token the maps of all tokens sum to 1 in each cell
};

/// Layers that have an attention in this direction.
size_t layerCount(const MaskAttention& attention, AttentionDirection direction);

/// Means all heads, where a head can be chosen.
constexpr int kMeanOfHeads = -1;

/// The weights of one token over the 4096 cells, of one head or the mean of all. layer, token and head must exist.
std::vector<float> attentionMap(const MaskAttention& attention, AttentionDirection direction, size_t layer,
                                size_t token, int head);
/// How one cell spreads over the tokens (image to token), of one head or the mean of all: T values, sum 1.
std::vector<float> tokenShares(const MaskAttention& attention, size_t layer, size_t cell, int head);

/// Entropy in bits: 0 for one certain place, log2(n) for n places alike. Zeros count nothing. Source: Shannon 1948.
double entropyBits(std::span<const float> weights);
/// How spread an attention is, in bits. TokenToImage: the entropy of the token's map (at most 12); ImageToToken: the
/// mean over the picture's cells of the entropy over the tokens (at most log2 T), which is the same for all tokens.
double spreadBits(const MaskAttention& attention, AttentionDirection direction, size_t layer, size_t token, int head);
/// The largest value that spreadBits can have here.
double mostBits(const MaskAttention& attention, AttentionDirection direction);

/// The part of a map's sum that lies on cells which the picture touches (the rest lies on padding). 0 for a map of
/// zeros.
double shareOnPicture(std::span<const float> map, const AttentionGrid& grid);
/// The largest value on cells which the picture touches.
float largestOnPicture(std::span<const float> map, const AttentionGrid& grid);

} // namespace core::segment
