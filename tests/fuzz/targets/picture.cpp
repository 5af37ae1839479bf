#include "core/image/image_io.h"
#include "core/image/label_map.h"
#include "core/image/png_decoder.h"
#include "tests/fuzz/targets.h"

namespace fuzz {

bool picture(Bytes bytes)
{
    constexpr core::ImageLimits kLimits{
        .maxPixels = int64_t{1} << 20, .maxDecodedBytes = int64_t{1} << 24, .maxFileBytes = int64_t{1} << 20};
    return taken([&] {
        const core::LoadedImage loaded = core::decodeImage(std::as_bytes(bytes), "fuzzed", kLimits);
        const core::Image& image = loaded.image;
        if (image.width < 1 || image.height < 1 || int64_t{image.width} * image.height > kLimits.maxPixels)
            broken("a decoded picture has pixels, and not more than allowed");
    });
}

} // namespace fuzz
