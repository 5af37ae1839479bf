#pragma once

#include "core/image/image.h"

namespace core {

/// The picture in another size (both > 0, at most 2^20 each): bilinear between pixel centres when it grows; when it
/// shrinks, the triangle is widened by the scale, so that no pixel of a large photo goes unseen. Computed along x,
/// rounded to 8 bits, then along y: Pillow's BILINEAR, with which SAM was trained. Throws InvalidInput for an empty
/// picture or size.
Image resizedBilinear(const Image& image, int width, int height);

} // namespace core
