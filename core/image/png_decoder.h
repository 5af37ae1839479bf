#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "core/image/image.h"
#include "core/image/label_map.h"

namespace core {

/// Decodes a PNG of any colour type and depth to RGB as stored (not turned): grey and palettes expanded, 16 bits scaled
/// to 8, transparency laid on white. libpng itself is used because through OpenCV it writes its complaints to standard
/// error, where the person looks for ours. `name` is for messages. Throws Corrupt (truncated, damaged).
Image decodePng(std::span<const std::byte> bytes, const std::string& name);

/// What a PNG says as a label map.
struct LabelPng {
    LabelMap map;
    std::vector<std::array<uint8_t, 3>> palette; ///< empty for grey
    std::string classes;                         ///< the text under the keyword "Classes" before the pixels
};

/// Decodes a PNG in grey (1 to 16 bits) or with a palette to its raw values: the grey value as stored, not scaled, or
/// the index of the palette. Throws Corrupt, Unsupported (colours, an alpha channel).
LabelPng decodeLabelPng(std::span<const std::byte> bytes, const std::string& name);

} // namespace core
