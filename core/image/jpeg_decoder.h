#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "core/image/image.h"

namespace core {

/// Decodes a JPEG to RGB as stored (not turned). Grey, YCbCr, RGB, CMYK and YCCK, baseline and progressive; inks are
/// taken as inverted where the Adobe marker says who wrote them, and multiplied into RGB without a colour profile.
/// OpenCV is not used here because it hides the library's warnings, and so returns half a picture for a truncated file,
/// and because it takes all inks as inverted. `name` is for messages.
/// Throws Corrupt (truncated, or damaged anywhere in the coded data), Unsupported (12 bits, lossless, two channels).
Image decodeJpeg(std::span<const std::byte> bytes, const std::string& name);

} // namespace core
