#pragma once
// Encoded pictures of every kind that the reader must cope with, made on the spot.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "core/image/image.h"
#include "core/image/label_map.h"

namespace pictures {

using Bytes = std::vector<std::byte>;

/// A picture of smooth, unsymmetrical colours, so that a turned or mirrored one differs and JPEG keeps it well.
core::Image gradient(int width, int height);

core::Image flat(int width, int height, std::array<uint8_t, 3> colour);
/// Over all channels of all pixels; 256 for pictures of different sizes.
int largestDifference(const core::Image& a, const core::Image& b);

/// By OpenCV, `extension` like ".png".
Bytes encoded(const core::Image& image, const std::string& extension);
Bytes greyPng(const core::Image& image); ///< the red channel
Bytes png16(const core::Image& image);   ///< every value v as 257 v
Bytes transparentPng(const core::Image& image, uint8_t alpha);
Bytes greyAlphaPng(int width, int height, uint8_t grey, uint8_t alpha);
/// At most 256 colours; with transparent, the last colour of the palette has alpha 0.
Bytes palettePng(int width, int height, const std::vector<uint8_t>& indices, const std::vector<uint8_t>& rgbaPalette);
/// RGB, in the seven passes of Adam7.
Bytes interlacedPng(const core::Image& image);

struct PngKind {
    int depth = 8; ///< bits per pixel: 1, 2, 4, 8 or, in grey, 16
    bool palette = false;
    bool interlaced = false;
};
/// Grey or palette indices, values as they are.
Bytes labelPng(const core::LabelMap& map, const PngKind& kind = {});
Bytes floatTiff(int width, int height);

enum class Inks { AdobeCmyk, AdobeYcck, PlainCmyk };
/// One flat colour given as inks 0 (none) … 255 (full).
Bytes cmykJpeg(int width, int height, const std::vector<uint8_t>& cmyk, Inks inks);

/// JPEG with an EXIF block that names the orientation, in little- or big-endian order.
Bytes jpegWithOrientation(const core::Image& image, int orientation, bool bigEndian);
/// PNG with an eXIf chunk.
Bytes pngWithOrientation(const core::Image& image, int orientation);
/// Uncompressed RGB TIFF with the orientation tag.
Bytes tiffWithOrientation(const core::Image& image, int orientation);
/// A PNG that is only signature, IHDR (with a right checksum), an empty IDAT and IEND.
Bytes pngHeaderOnly(uint32_t width, uint32_t height, uint8_t depth = 8, uint8_t colour = 2);

Bytes fromText(const std::string& text);

} // namespace pictures
