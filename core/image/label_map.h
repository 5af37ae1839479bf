#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "core/image/image_io.h"

namespace core {

/// The label (class) of every pixel, row-major.
struct LabelMap {
    int width = 0;
    int height = 0;
    std::vector<uint16_t> values;

    bool empty() const { return width <= 0 || height <= 0; }
};

/// A label map and where it came from.
struct LoadedLabelMap {
    LabelMap map;
    std::filesystem::path path;
    std::string sha256;                               ///< of the file's bytes, lower-case hex
    std::vector<std::array<uint8_t, 3>> palette = {}; ///< RGB by label; empty for grey
    std::string classes = {}; ///< the text under the keyword "Classes"; empty: none. See core/segment/formats
};

/// Reads a label map: a PNG in grey (1 to 16 bits) or with a palette. A label is the value as stored or the palette's
/// index: nothing is scaled, expanded or turned. Throws as loadImage; Unsupported also for another format, colours or
/// an alpha channel.
LoadedLabelMap loadLabelMap(const std::filesystem::path& path, const ImageLimits& limits = {});

} // namespace core
