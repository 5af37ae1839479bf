#pragma once

#include "core/segment/mask_attention.h"

/// Attention whose places are known, 8 heads and 2 layers: head h of layer l spreads a token over the cells by
/// exp(-d / (h + 1 + l)), d the distance in cells to the token's place. Points and corners have their own place; the
/// IoU token's is the middle of the picture, that of mask k the cell (8 k, 0), that of padding the last cell of the
/// frame. A cell spreads over the tokens by the same measure.
core::segment::MaskAttention smallAttention(const core::segment::Prompts& prompts, int imageWidth, int imageHeight);
