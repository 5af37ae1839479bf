#include "core/image/picture_file.h"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <optional>
#include <utility>

#include "gpu/base/error.h"

namespace core {
namespace {

using gpu::Error;
using gpu::ErrorKind;
using gpu::mark;

constexpr int64_t kMaxSide = int64_t{1} << 20; // what OpenCV decodes at most

} // namespace

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
        throw Error(ErrorKind::Io, {mark("image", "%1 cannot be read: %2"), {name, code.message()}});
    if (std::filesystem::is_directory(status))
        throw Error(ErrorKind::InvalidInput, {mark("image", "%1 is a folder, not a picture"), {name}},
                    {mark("image", "Name one picture file inside it."), {}});
    if (!std::filesystem::is_regular_file(status))
        throw Error(ErrorKind::InvalidInput, {mark("image", "%1 is not a regular file"), {name}},
                    {mark("image", "Name a picture file."), {}});
    const std::uintmax_t size = std::filesystem::file_size(path, code);
    if (code)
        throw Error(ErrorKind::Io, {mark("image", "%1 cannot be read: %2"), {name, code.message()}});
    if (std::cmp_greater(size, limits.maxFileBytes))
        throw Error(ErrorKind::LimitExceeded,
                    {mark("image", "%1 has %2 bytes; at most %3 are read"),
                     {name, std::to_string(size), std::to_string(limits.maxFileBytes)}},
                    {mark("image", "Make the picture smaller."), {}});
    errno = 0;
    std::ifstream file(path, std::ios::binary);
    std::vector<std::byte> bytes(static_cast<size_t>(size));
    if (!file || (size > 0 && !file.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(size))))
        throw Error(ErrorKind::Io, {mark("image", "%1 cannot be read: %2"),
                                    {name, errno != 0 ? std::strerror(errno) : "the file became shorter"}});
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
    const bool tooLong = header->width > kMaxSide || header->height > kMaxSide;
    if (tooLong || header->width * header->height > limits.maxPixels)
        throw Error(ErrorKind::LimitExceeded,
                    {mark("image", "%1 has %2 pixels; at most %3 pixels and %4 along one side are read"),
                     {name, size, std::to_string(limits.maxPixels), std::to_string(kMaxSide)}},
                    {mark("image", "Make the picture smaller."), {}});
    const int64_t decoded = header->width * header->height * header->channels * header->bytesPerChannel;
    if (decoded > limits.maxDecodedBytes)
        throw Error(ErrorKind::LimitExceeded,
                    {mark("image", "%1 has %2 pixels and would take %3 bytes decoded; at most %4 are allowed"),
                     {name, size, std::to_string(decoded), std::to_string(limits.maxDecodedBytes)}},
                    {mark("image", "Make the picture smaller."), {}});
    if (!header->complete)
        throwDamagedPicture(name);
    return *header;
}

} // namespace core
