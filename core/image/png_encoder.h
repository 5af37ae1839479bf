#pragma once
// PNG files of every kind that Tessera writes. The same values give the same bytes.

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "core/image/image.h"
#include "core/image/label_map.h"

namespace core {

/// Keyword (1 to 79 Latin letters) and text (UTF-8), kept before the pixels.
using PngTexts = std::vector<std::pair<std::string, std::string>>;

/// All throw InvalidInput for a picture without pixels or sizes that disagree.

/// 8-bit RGB.
std::vector<std::byte> encodePng(const Image& image, const PngTexts& texts = {});
/// 8-bit grey.
std::vector<std::byte> encodePng(const Mask& mask, const PngTexts& texts = {});
/// The picture where the mask is not 0; clear (and black) elsewhere. 8-bit RGBA.
std::vector<std::byte> encodeCutOut(const Image& image, const Mask& mask, const PngTexts& texts = {});
/// Labels up to 255, as indices of a palette of RGB colours. Throws InvalidInput for a label beyond the palette.
std::vector<std::byte> encodePalettePng(const LabelMap& map, std::span<const std::array<uint8_t, 3>> palette,
                                        const PngTexts& texts = {});
/// 16-bit grey, values as they are.
std::vector<std::byte> encodeGrey16Png(const LabelMap& map, const PngTexts& texts = {});

} // namespace core
