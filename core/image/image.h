#pragma once
// A picture in memory. Plain bytes: OpenCV stays inside core/image.

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace core {

/// 8-bit RGB, row-major, upright (EXIF orientation applied), no padding between rows: pixel (x, y) starts at 3 (y width
/// + x).
struct Image {
    int width = 0;
    int height = 0;
    std::vector<uint8_t> rgb;

    bool empty() const { return width <= 0 || height <= 0; }
};

/// 8-bit single channel, row-major. A mask holds 0 (background) or 255 (object).
struct Mask {
    int width = 0;
    int height = 0;
    std::vector<uint8_t> values;

    bool empty() const { return width <= 0 || height <= 0; }
};

} // namespace core
