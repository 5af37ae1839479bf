#pragma once

#include <array>
#include <cstdint>

#include "core/image/image.h"

namespace core {

/// The picture with the mask laid over it: object pixels mixed with colour by opacity (0 … 1), and a one-pixel outline
/// in the full colour at the mask's border. Sizes must agree (throws InvalidInput).
Image overlayMask(const Image& image, const Mask& mask, std::array<uint8_t, 3> colour, double opacity);

} // namespace core
