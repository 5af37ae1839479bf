#pragma once
// What a picture file says about itself before anything of it is decoded.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace core {

enum class PictureFormat { Png, Jpeg, WebP, Bmp, Tiff, Pnm };

struct PictureHeader {
    PictureFormat format = PictureFormat::Png;
    int64_t width = 0; ///< as stored; 0 where the header is cut off before it says the size
    int64_t height = 0;
    int channels = 3;        ///< after decoding, with alpha
    int bytesPerChannel = 1; ///< after decoding
    int orientation = 1;     ///< EXIF's number, 1 … 8
    bool complete = true;    ///< false: the file ends earlier than its structure promises
};

/// The "name" of a format for messages: "PNG", "JPEG", …
const char* toString(PictureFormat format);

/// Recognises the format by its first bytes and reads size, depth and orientation. Nothing if it is none of the
/// formats. Reads within `bytes` only, whatever they hold. Sources: PNG 1.2 (W3C 2003), ITU-T T.81 annex B, TIFF 6.0
/// and EXIF 2.32 (orientation, tag 274), the WebP container specification, the BITMAPINFOHEADER family, netpbm's
/// pnm(5).
std::optional<PictureHeader> readPictureHeader(std::span<const std::byte> bytes);

} // namespace core
