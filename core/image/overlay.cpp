#include "core/image/overlay.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "gpu/base/error.h"

namespace core {
namespace {

/// Whether the object pixel (x, y) touches a background pixel with one of its four sides.
bool isBorder(const Mask& mask, int x, int y)
{
    const auto background = [&](int nx, int ny) {
        const bool inside = nx >= 0 && ny >= 0 && nx < mask.width && ny < mask.height;
        return inside &&
               mask.values[static_cast<size_t>(ny) * static_cast<size_t>(mask.width) + static_cast<size_t>(nx)] == 0;
    };
    return background(x - 1, y) || background(x + 1, y) || background(x, y - 1) || background(x, y + 1);
}

} // namespace

Image overlayMask(const Image& image, const Mask& mask, std::array<uint8_t, 3> colour, double opacity)
{
    if (mask.width != image.width || mask.height != image.height)
        throw gpu::Error(gpu::ErrorKind::InvalidInput,
                         {gpu::mark("image", "The mask has %1 x %2 pixels, but the picture %3 x %4"),
                          {std::to_string(mask.width), std::to_string(mask.height), std::to_string(image.width),
                           std::to_string(image.height)}});
    if (!(opacity >= 0 && opacity <= 1))
        throw gpu::Error(
            gpu::ErrorKind::InvalidInput,
            {gpu::mark("image", "The opacity must lie between 0 and 1, not %1"), {std::to_string(opacity)}});
    Image result = image;
    size_t pixel = 0;
    for (int y = 0; y < image.height; ++y) {
        for (int x = 0; x < image.width; ++x, ++pixel) {
            if (mask.values[pixel] == 0)
                continue;
            const double share = isBorder(mask, x, y) ? 1 : opacity;
            for (size_t c = 0; c < 3; ++c) {
                uint8_t& value = result.rgb[3 * pixel + c];
                value = static_cast<uint8_t>(std::lround((1 - share) * value + share * colour[c]));
            }
        }
    }
    return result;
}

} // namespace core
