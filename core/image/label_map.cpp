#include "core/image/label_map.h"

#include <utility>
#include <vector>

#include "core/assets/sha256.h"
#include "core/image/picture_file.h"
#include "core/image/png_decoder.h"
#include "gpu/base/error.h"

namespace core {

LoadedLabelMap loadLabelMap(const std::filesystem::path& path, const ImageLimits& limits)
{
    const std::string name = path.string();
    const std::vector<std::byte> bytes = readPictureFile(path, limits);
    const PictureHeader header = checkedPictureHeader(bytes, name, limits);
    if (header.format != PictureFormat::Png)
        throw gpu::Error(gpu::ErrorKind::Unsupported,
                         {gpu::mark("image", "%1 is a %2 picture, not a label map"), {name, toString(header.format)}},
                         gpu::mark("image",
                                   "Save it as a PNG in grey (8 or 16 bits) or with a palette: a pixel's value "
                                   "is its label."));
    LabelPng png = decodeLabelPng(bytes, name);
    return {std::move(png.map), path, sha256Hex(bytes), std::move(png.palette), std::move(png.classes)};
}

} // namespace core
