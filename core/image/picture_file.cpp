#include "core/image/picture_file.h"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <optional>
#include <utility>

#include "core/assets/read_error.h"
#include "core/limits.h"
#include "gpu/base/error.h"

namespace core {

using gpu::Error;
using gpu::ErrorKind;
using gpu::mark;

void throwDamagedPicture(const std::string& name)
{
    throw Error(ErrorKind::Corrupt, {mark("image", "%1 is damaged or incomplete"), {name}},
                {mark("image", "Copy or download the picture again."), {}});
}

std::vector<std::byte> readPictureFile(const std::filesystem::path& path, const ImageLimits& limits)
{
    const std::string name = path.string();
    std::error_code code;
    const std::filesystem::file_status status = std::filesystem::status(path, code);
    if (status.type() == std::filesystem::file_type::not_found)
        throw Error(ErrorKind::NotFound, {mark("image", "There is no file %1"), {name}},
                    {mark("image", "Check the path."), {}});
    if (code)
        throw readError(path, code.message());
    if (std::filesystem::is_directory(status))
        throw Error(ErrorKind::InvalidInput, {mark("image", "%1 is a folder, not a picture"), {name}},
                    {mark("image", "Name one picture file inside it."), {}});
    if (!std::filesystem::is_regular_file(status))
        throw Error(ErrorKind::InvalidInput, {mark("image", "%1 is not a regular file"), {name}},
                    {mark("image", "Name a picture file."), {}});
    const std::uintmax_t size = std::filesystem::file_size(path, code);
    if (code)
        throw readError(path, code.message());
    const int64_t maxBytes = limits::pictureBytes.inForce(limits.maxFileBytes);
    if (std::cmp_greater(size, maxBytes))
        limits::pictureBytes.refuse({mark("image", "%1 has %2 bytes; at most %3 are read"),
                                     {name, std::to_string(size), std::to_string(maxBytes)}});
    errno = 0;
    std::ifstream file(path, std::ios::binary);
    std::vector<std::byte> bytes(static_cast<size_t>(size));
    if (!file || (size > 0 && !file.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(size))))
        throw readError(path, errno != 0 ? std::strerror(errno) : "the file became shorter");
    return bytes;
}

PictureHeader checkedPictureHeader(std::span<const std::byte> bytes, const std::string& name, const ImageLimits& limits)
{
    if (bytes.empty())
        throw Error(ErrorKind::Corrupt, {mark("image", "%1 is empty"), {name}},
                    {mark("image", "Copy or download the picture again."), {}});
    const std::optional<PictureHeader> header = readPictureHeader(bytes);
    if (!header)
        throw Error(
            ErrorKind::Unsupported, {mark("image", "%1 is not a picture that can be read"), {name}},
            {mark("image", "PNG, JPEG, WebP, BMP, TIFF and PNM can be read; the content counts, not the file's name."),
             {}});
    const std::string size = std::to_string(header->width) + " x " + std::to_string(header->height);
    if (header->width <= 0 || header->height <= 0) {
        if (!header->complete)
            throwDamagedPicture(name);
        throw Error(ErrorKind::Corrupt, {mark("image", "%1 says that its size is %2 pixels"), {name, size}},
                    {mark("image", "Copy or download the picture again."), {}});
    }
    const int64_t maxSide = limits::pictureSide.value();
    const int64_t maxPixels = limits::picturePixels.inForce(limits.maxPixels);
    const bool tooLong = header->width > maxSide || header->height > maxSide;
    if (tooLong || header->width * header->height > maxPixels)
        (tooLong ? limits::pictureSide : limits::picturePixels)
            .refuse({mark("image", "%1 has %2 pixels; at most %3 pixels and %4 along one side are read"),
                     {name, size, std::to_string(maxPixels), std::to_string(maxSide)}});
    const int64_t decoded = header->width * header->height * header->channels * header->bytesPerChannel;
    const int64_t maxDecoded = limits::pictureDecodedBytes.inForce(limits.maxDecodedBytes);
    if (decoded > maxDecoded)
        limits::pictureDecodedBytes.refuse(
            {mark("image", "%1 has %2 pixels and would take %3 bytes decoded; at most %4 are allowed"),
             {name, size, std::to_string(decoded), std::to_string(maxDecoded)}});
    limits::checkHostBytes(decoded, name);
    if (!header->complete)
        throwDamagedPicture(name);
    return *header;
}

} // namespace core
