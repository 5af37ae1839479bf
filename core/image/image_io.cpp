#include "core/image/image_io.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>
#include <vector>

#include <opencv2/core/utils/logger.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include "core/assets/atomic_file.h"
#include "core/assets/sha256.h"
#include "core/image/composite.h"
#include "core/image/jpeg_decoder.h"
#include "core/image/picture_file.h"
#include "core/image/picture_header.h"
#include "core/image/png_decoder.h"
#include "core/limits.h"
#include "gpu/base/error.h"

namespace core {
namespace {

using gpu::Error;
using gpu::ErrorKind;
using gpu::mark;

/// OpenCV's grey, BGR or BGRA to RGB; 16 bits are scaled to 8, alpha is laid on white.
Image toRgb(const cv::Mat& decoded, const std::string& name)
{
    cv::Mat bytes = decoded;
    if (decoded.depth() == CV_16U)
        decoded.convertTo(bytes, CV_8U, 1.0 / 257.0);
    const int channels = bytes.channels();
    if (bytes.depth() != CV_8U || channels == 2 || channels > 4)
        throw Error(ErrorKind::Unsupported, {mark("image", "%1 holds numbers of a kind that is not a photo's"), {name}},
                    {mark("image", "Save it with 8 or 16 bits per channel."), {}});
    Image image{bytes.cols, bytes.rows, {}};
    image.rgb.resize(bytes.total() * 3);
    uint8_t* out = image.rgb.data();
    for (int y = 0; y < bytes.rows; ++y) {
        const uint8_t* in = bytes.ptr<uint8_t>(y);
        for (int x = 0; x < bytes.cols; ++x, in += channels, out += 3) {
            const uint32_t alpha = channels == 4 ? in[3] : 255;
            out[0] = onWhite(in[channels == 1 ? 0 : 2], alpha);
            out[1] = onWhite(in[channels == 1 ? 0 : 1], alpha);
            out[2] = onWhite(in[0], alpha);
        }
    }
    return image;
}

Image decodeWithOpenCv(std::span<const std::byte> bytes, const std::string& name)
{
    cv::utils::logging::setLogLevel(cv::utils::logging::LOG_LEVEL_SILENT);
    cv::Mat decoded;
    try {
        const cv::Mat input(1, static_cast<int>(bytes.size()), CV_8U, const_cast<std::byte*>(bytes.data()));
        decoded = cv::imdecode(input, cv::IMREAD_UNCHANGED);
    } catch (const cv::Exception&) {
        throwDamagedPicture(name);
    }
    if (decoded.empty())
        throwDamagedPicture(name);
    return toRgb(decoded, name);
}

Image decodeAs(PictureFormat format, std::span<const std::byte> bytes, const std::string& name)
{
    switch (format) {
    case PictureFormat::Jpeg:
        return decodeJpeg(bytes, name);
    case PictureFormat::Png:
        return decodePng(bytes, name);
    default:
        return decodeWithOpenCv(bytes, name);
    }
}

/// Turned and mirrored so that the picture stands upright. Source: EXIF 2.32, tag 274.
Image upright(Image image, int orientation)
{
    if (orientation <= 1)
        return image;
    const bool swapsAxes = orientation >= 5;
    const bool mirrorsX = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
    const bool mirrorsY = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
    Image turned{swapsAxes ? image.height : image.width, swapsAxes ? image.width : image.height, {}};
    turned.rgb.resize(image.rgb.size());
    size_t out = 0;
    for (int y = 0; y < turned.height; ++y) {
        for (int x = 0; x < turned.width; ++x, out += 3) {
            const int column = swapsAxes ? y : x;
            const int row = swapsAxes ? x : y;
            const int fromX = mirrorsX ? image.width - 1 - column : column;
            const int fromY = mirrorsY ? image.height - 1 - row : row;
            const size_t in =
                3 * (static_cast<size_t>(fromY) * static_cast<size_t>(image.width) + static_cast<size_t>(fromX));
            std::copy_n(image.rgb.begin() + static_cast<std::ptrdiff_t>(in), 3,
                        turned.rgb.begin() + static_cast<std::ptrdiff_t>(out));
        }
    }
    return turned;
}

Image decodeUpright(std::span<const std::byte> bytes, const std::string& name, const ImageLimits& limits)
{
    const PictureHeader header = checkedPictureHeader(bytes, name, limits);
    Image image = decodeAs(header.format, bytes, name);
    if (static_cast<int64_t>(image.width) * image.height != header.width * header.height)
        throwDamagedPicture(name);
    return upright(std::move(image), header.orientation);
}

void encode(const std::filesystem::path& path, const cv::Mat& picture)
{
    std::string extension = path.extension().string();
    std::ranges::transform(extension, extension.begin(),
                           [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    const bool jpeg = extension == ".jpg" || extension == ".jpeg";
    if (extension != ".png" && !(jpeg && picture.channels() == 3))
        throw Error(ErrorKind::InvalidInput, {mark("image", "A picture cannot be written as %1"), {path.string()}},
                    {mark("image", "End the name in .png (a picture that is not a mask also in .jpg)."), {}});
    std::vector<uchar> bytes;
    try {
        if (!cv::imencode(extension, picture, bytes))
            throw Error(ErrorKind::Io, {mark("image", "%1 could not be encoded"), {path.string()}});
    } catch (const cv::Exception& e) {
        throw Error(ErrorKind::Io, {mark("image", "%1 could not be encoded: %2"), {path.string(), e.err}});
    }
    writeFileAtomically(path, std::as_bytes(std::span(bytes)));
}

} // namespace

LoadedImage loadImage(const std::filesystem::path& path, const ImageLimits& limits)
{
    const std::vector<std::byte> bytes = readPictureFile(path, limits);
    LoadedImage loaded = decodeImage(bytes, path.string(), limits);
    loaded.path = path;
    return loaded;
}

LoadedImage decodeImage(std::span<const std::byte> bytes, const std::string& name, const ImageLimits& limits)
{
    const int64_t maxBytes = limits::pictureBytes.inForce(limits.maxFileBytes);
    if (std::cmp_greater(bytes.size(), maxBytes))
        limits::pictureBytes.refuse({mark("image", "%1 has %2 bytes; at most %3 are read"),
                                     {name, std::to_string(bytes.size()), std::to_string(maxBytes)}});
    LoadedImage loaded;
    loaded.image = decodeUpright(bytes, name, limits);
    loaded.sha256 = sha256Hex(bytes);
    loaded.pixelSha256 = pixelHash(loaded.image);
    return loaded;
}

Mask loadMask(const std::filesystem::path& path, const ImageLimits& limits)
{
    const Image image = decodeUpright(readPictureFile(path, limits), path.string(), limits);
    Mask mask{image.width, image.height, std::vector<uint8_t>(image.rgb.size() / 3)};
    for (size_t i = 0; i < mask.values.size(); ++i) {
        // Rec. 601 luma, in thousandths: exact for grey.
        const uint32_t luma = 299U * image.rgb[3 * i] + 587U * image.rgb[3 * i + 1] + 114U * image.rgb[3 * i + 2];
        mask.values[i] = luma >= 128'000 ? 255 : 0;
    }
    return mask;
}

void savePng(const std::filesystem::path& path, const Image& image)
{
    if (image.empty())
        throw Error(ErrorKind::InvalidInput, {mark("image", "There is no picture to write to %1"), {path.string()}});
    const cv::Mat rgb(image.height, image.width, CV_8UC3, const_cast<uint8_t*>(image.rgb.data()));
    cv::Mat bgr;
    cv::cvtColor(rgb, bgr, cv::COLOR_RGB2BGR);
    encode(path, bgr);
}

void savePng(const std::filesystem::path& path, const Mask& mask)
{
    if (mask.empty())
        throw Error(ErrorKind::InvalidInput, {mark("image", "There is no picture to write to %1"), {path.string()}});
    encode(path, cv::Mat(mask.height, mask.width, CV_8UC1, const_cast<uint8_t*>(mask.values.data())));
}

std::string pixelHash(const Image& image)
{
    std::array<std::byte, 8> size{};
    for (unsigned i = 0; i < 4; ++i) {
        size[i] = static_cast<std::byte>(static_cast<uint32_t>(image.width) >> (8 * i));
        size[4 + i] = static_cast<std::byte>(static_cast<uint32_t>(image.height) >> (8 * i));
    }
    Sha256 hash;
    hash.add(size);
    hash.add(std::as_bytes(std::span(image.rgb)));
    return hash.finish();
}

} // namespace core
