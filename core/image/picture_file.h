#pragma once
// The bytes of a picture file and what its header promises, checked before anything is decoded.

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "core/image/image_io.h"
#include "core/image/picture_header.h"

namespace core {

/// All bytes of a regular file. Throws NotFound, InvalidInput (a folder, a pipe), Io, LimitExceeded.
std::vector<std::byte> readPictureFile(const std::filesystem::path& path, const ImageLimits& limits);

/// The header of a picture that is whole and within the limits; `name` is for messages. Throws Corrupt, Unsupported
/// (not a picture), LimitExceeded.
PictureHeader checkedPictureHeader(std::span<const std::byte> bytes, const std::string& name,
                                   const ImageLimits& limits);

/// Throws Corrupt: the picture `name` is damaged or incomplete.
[[noreturn]] void throwDamagedPicture(const std::string& name);

} // namespace core
