#pragma once
// Reading and writing of picture files, with limits. See docs in each function for what is accepted.

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>

#include "core/image/image.h"

namespace core {

struct ImageLimits {
    int64_t maxPixels = 100'000'000;
    int64_t maxDecodedBytes = int64_t{1} << 30;
    int64_t maxFileBytes = int64_t{1} << 30;
};

/// A decoded picture and where it came from.
struct LoadedImage {
    Image image;
    std::filesystem::path path;
    std::string sha256;      ///< of the file's bytes, lower-case hex
    std::string pixelSha256; ///< of width, height (little-endian u32 each) and the upright RGB bytes: the key of caches
};

/// Reads PNG, JPEG, WebP, BMP, TIFF, PNM: grey, palette, alpha (composited on white), 16 bit (scaled to 8), CMYK JPEG,
/// EXIF orientation. The size is read from the header and checked before anything is decoded. Throws NotFound,
/// InvalidInput (a folder, a pipe), Io, Corrupt (empty, truncated or damaged), Unsupported (not a picture, or of a kind
/// that is not a photo's), LimitExceeded.
LoadedImage loadImage(const std::filesystem::path& path, const ImageLimits& limits = {});
/// The same from bytes (clipboard, archive); `name` is for messages.
LoadedImage decodeImage(std::span<const std::byte> bytes, const std::string& name, const ImageLimits& limits = {});

/// Reads a mask picture: any single- or multi-channel picture; a pixel is object where its grey value is >= 128.
Mask loadMask(const std::filesystem::path& path, const ImageLimits& limits = {});

/// Write beside, then rename: the file is whole or not there. The extension picks the format (.png; .jpg for pictures).
/// Throws Io with the path and the system's reason.
void savePng(const std::filesystem::path& path, const Image& image);
void savePng(const std::filesystem::path& path, const Mask& mask);

/// Lower-case hex SHA-256.
std::string pixelHash(const Image& image);

} // namespace core
