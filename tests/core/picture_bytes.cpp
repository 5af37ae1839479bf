#include "tests/core/picture_bytes.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <stdexcept>

#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include <jpeglib.h>
#include <png.h>

namespace pictures {
namespace {

Bytes encodedMat(const cv::Mat& mat, const std::string& extension, const std::vector<int>& parameters = {})
{
    std::vector<uchar> bytes;
    if (!cv::imencode(extension, mat, bytes, parameters))
        throw std::runtime_error("cannot encode " + extension);
    const auto* data = reinterpret_cast<const std::byte*>(bytes.data());
    return Bytes(data, data + bytes.size());
}

cv::Mat bgrOf(const core::Image& image)
{
    const cv::Mat rgb(image.height, image.width, CV_8UC3, const_cast<uint8_t*>(image.rgb.data()));
    cv::Mat bgr;
    cv::cvtColor(rgb, bgr, cv::COLOR_RGB2BGR);
    return bgr;
}

void append(Bytes& bytes, uint64_t value, int count, bool bigEndian)
{
    for (int i = 0; i < count; ++i)
        bytes.push_back(static_cast<std::byte>(value >> (8 * (bigEndian ? count - 1 - i : i))));
}

/// A TIFF directory entry of type SHORT (3) or LONG (4) with one value.
void appendEntry(Bytes& bytes, uint32_t tag, uint32_t type, uint32_t value, bool bigEndian)
{
    append(bytes, tag, 2, bigEndian);
    append(bytes, type, 2, bigEndian);
    append(bytes, 1, 4, bigEndian);
    append(bytes, value, type == 3 ? 2 : 4, bigEndian);
    if (type == 3)
        append(bytes, 0, 2, bigEndian);
}

/// A TIFF structure that says the orientation and nothing else.
Bytes exifBlock(int orientation, bool bigEndian)
{
    Bytes exif = fromText(bigEndian ? "MM" : "II");
    append(exif, 42, 2, bigEndian);
    append(exif, 8, 4, bigEndian);
    append(exif, 1, 2, bigEndian);
    appendEntry(exif, 274, 3, static_cast<uint32_t>(orientation), bigEndian);
    append(exif, 0, 4, bigEndian);
    return exif;
}

uint32_t crc32(const Bytes& bytes, size_t from)
{
    uint32_t crc = 0xFFFFFFFF;
    for (size_t i = from; i < bytes.size(); ++i) {
        crc ^= std::to_integer<uint32_t>(bytes[i]);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc & 1) != 0 ? crc >> 1 ^ 0xEDB88320 : crc >> 1;
    }
    return ~crc;
}

void appendChunk(Bytes& bytes, const std::string& type, const Bytes& data)
{
    append(bytes, data.size(), 4, true);
    const size_t start = bytes.size();
    const Bytes name = fromText(type);
    bytes.insert(bytes.end(), name.begin(), name.end());
    bytes.insert(bytes.end(), data.begin(), data.end());
    append(bytes, crc32(bytes, start), 4, true);
}

Bytes encodedByLibpng(int width, int height, uint32_t format, const void* pixels, const void* palette, uint32_t colours)
{
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    image.width = static_cast<uint32_t>(width);
    image.height = static_cast<uint32_t>(height);
    image.format = format;
    image.colormap_entries = colours;
    Bytes bytes(PNG_IMAGE_PNG_SIZE_MAX(image) + 4096);
    png_alloc_size_t size = bytes.size();
    if (png_image_write_to_memory(&image, bytes.data(), &size, 0, pixels, 0, palette) == 0)
        throw std::runtime_error(image.message);
    bytes.resize(size);
    return bytes;
}

} // namespace

core::Image gradient(int width, int height)
{
    core::Image image{width, height, {}};
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            image.rgb.push_back(static_cast<uint8_t>(40 + 200 * x / width));
            image.rgb.push_back(static_cast<uint8_t>(20 + 200 * y / height));
            image.rgb.push_back(static_cast<uint8_t>(230 - 100 * (x + y) / (width + height)));
        }
    }
    return image;
}

core::Image flat(int width, int height, std::array<uint8_t, 3> colour)
{
    core::Image image{width, height, {}};
    for (int i = 0; i < width * height; ++i)
        image.rgb.insert(image.rgb.end(), colour.begin(), colour.end());
    return image;
}

int largestDifference(const core::Image& a, const core::Image& b)
{
    int largest = a.width == b.width && a.height == b.height ? 0 : 256;
    for (size_t i = 0; largest < 256 && i < a.rgb.size(); ++i)
        largest = std::max(largest, std::abs(int{a.rgb[i]} - int{b.rgb[i]}));
    return largest;
}

Bytes encoded(const core::Image& image, const std::string& extension)
{
    std::vector<int> parameters;
    if (extension == ".jpg")
        parameters = {cv::IMWRITE_JPEG_QUALITY, 98};
    if (extension == ".webp")
        parameters = {cv::IMWRITE_WEBP_QUALITY, 101}; // lossless
    return encodedMat(bgrOf(image), extension, parameters);
}

Bytes greyPng(const core::Image& image)
{
    cv::Mat red;
    cv::extractChannel(bgrOf(image), red, 2);
    return encodedMat(red, ".png");
}

Bytes png16(const core::Image& image)
{
    cv::Mat wide;
    bgrOf(image).convertTo(wide, CV_16U, 257.0);
    return encodedMat(wide, ".png");
}

Bytes transparentPng(const core::Image& image, uint8_t alpha)
{
    cv::Mat bgra;
    cv::cvtColor(bgrOf(image), bgra, cv::COLOR_BGR2BGRA);
    cv::insertChannel(cv::Mat(image.height, image.width, CV_8U, cv::Scalar(alpha)), bgra, 3);
    return encodedMat(bgra, ".png");
}

Bytes greyAlphaPng(int width, int height, uint8_t grey, uint8_t alpha)
{
    std::vector<uint8_t> pixels;
    for (int i = 0; i < width * height; ++i) {
        pixels.push_back(grey);
        pixels.push_back(alpha);
    }
    return encodedByLibpng(width, height, PNG_FORMAT_GA, pixels.data(), nullptr, 0);
}

Bytes palettePng(int width, int height, const std::vector<uint8_t>& indices, const std::vector<uint8_t>& rgbaPalette)
{
    return encodedByLibpng(width, height, PNG_FORMAT_RGBA_COLORMAP, indices.data(), rgbaPalette.data(),
                           static_cast<uint32_t>(rgbaPalette.size() / 4));
}

namespace {

/// All rows as libpng takes them, in seven passes or one.
Bytes encodedRows(int width, int height, const PngKind& kind, int colourType, const std::vector<uint8_t>& data)
{
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, nullptr, nullptr);
    png_infop info = png_create_info_struct(png);
    Bytes bytes;
    const auto write = [](png_structp from, png_bytep pixels, size_t count) {
        const auto* begin = reinterpret_cast<const std::byte*>(pixels);
        auto& target = *static_cast<Bytes*>(png_get_io_ptr(from));
        target.insert(target.end(), begin, begin + count);
    };
    png_set_write_fn(png, &bytes, write, [](png_structp) {});
    png_set_IHDR(png, info, static_cast<uint32_t>(width), static_cast<uint32_t>(height), kind.depth, colourType,
                 kind.interlaced ? PNG_INTERLACE_ADAM7 : PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
                 PNG_FILTER_TYPE_DEFAULT);
    if (kind.palette) {
        std::vector<png_color> colours(size_t{1} << kind.depth, png_color{9, 9, 9}); // all alike: only indices differ
        png_set_PLTE(png, info, colours.data(), static_cast<int>(colours.size()));
    }
    png_write_info(png, info);
    png_set_packing(png);
    const size_t stride = data.size() / static_cast<size_t>(height);
    std::vector<png_bytep> rows;
    for (size_t y = 0; y < static_cast<size_t>(height); ++y)
        rows.push_back(const_cast<png_bytep>(data.data()) + stride * y);
    png_write_image(png, rows.data());
    png_write_end(png, info);
    png_destroy_write_struct(&png, &info);
    return bytes;
}

} // namespace

Bytes interlacedPng(const core::Image& image)
{
    return encodedRows(image.width, image.height, {.interlaced = true}, PNG_COLOR_TYPE_RGB, image.rgb);
}

Bytes labelPng(const core::LabelMap& map, const PngKind& kind)
{
    std::vector<uint8_t> data;
    for (const uint16_t label : map.values) {
        if (kind.depth == 16)
            data.push_back(static_cast<uint8_t>(label >> 8));
        data.push_back(static_cast<uint8_t>(label));
    }
    return encodedRows(map.width, map.height, kind, kind.palette ? PNG_COLOR_TYPE_PALETTE : PNG_COLOR_TYPE_GRAY, data);
}

Bytes floatTiff(int width, int height)
{
    return encodedMat(cv::Mat(height, width, CV_32FC3, cv::Scalar(0.25, 0.5, 0.75)), ".tiff");
}

Bytes cmykJpeg(int width, int height, const std::vector<uint8_t>& cmyk, Inks inks)
{
    jpeg_error_mgr errors{};
    jpeg_compress_struct codec{};
    codec.err = jpeg_std_error(&errors);
    jpeg_create_compress(&codec);
    unsigned char* data = nullptr;
    unsigned long size = 0;
    jpeg_mem_dest(&codec, &data, &size);
    codec.image_width = static_cast<JDIMENSION>(width);
    codec.image_height = static_cast<JDIMENSION>(height);
    codec.input_components = 4;
    codec.in_color_space = JCS_CMYK;
    jpeg_set_defaults(&codec);
    jpeg_set_colorspace(&codec, inks == Inks::AdobeYcck ? JCS_YCCK : JCS_CMYK);
    jpeg_set_quality(&codec, 100, TRUE);
    codec.write_Adobe_marker = inks == Inks::PlainCmyk ? FALSE : TRUE;
    jpeg_start_compress(&codec, TRUE);
    std::vector<JSAMPLE> row;
    for (int x = 0; x < width; ++x) {
        for (const uint8_t ink : cmyk)
            row.push_back(static_cast<JSAMPLE>(inks == Inks::PlainCmyk ? ink : 255 - ink));
    }
    for (int y = 0; y < height; ++y) {
        JSAMPROW rows = row.data();
        jpeg_write_scanlines(&codec, &rows, 1);
    }
    jpeg_finish_compress(&codec);
    jpeg_destroy_compress(&codec);
    const auto* begin = reinterpret_cast<const std::byte*>(data);
    Bytes bytes(begin, begin + size);
    std::free(data);
    return bytes;
}

Bytes jpegWithOrientation(const core::Image& image, int orientation, bool bigEndian)
{
    Bytes exif = fromText(std::string("Exif\0\0", 6));
    const Bytes block = exifBlock(orientation, bigEndian);
    exif.insert(exif.end(), block.begin(), block.end());
    Bytes marker;
    append(marker, 0xFFE1, 2, true);
    append(marker, exif.size() + 2, 2, true);
    marker.insert(marker.end(), exif.begin(), exif.end());
    Bytes jpeg = encoded(image, ".jpg");
    jpeg.insert(jpeg.begin() + 2, marker.begin(), marker.end());
    return jpeg;
}

Bytes pngWithOrientation(const core::Image& image, int orientation)
{
    constexpr std::ptrdiff_t kHeaderBytes = 33; // signature and IHDR
    Bytes png = encoded(image, ".png");
    Bytes chunk;
    appendChunk(chunk, "eXIf", exifBlock(orientation, false));
    png.insert(png.begin() + kHeaderBytes, chunk.begin(), chunk.end());
    return png;
}

Bytes tiffWithOrientation(const core::Image& image, int orientation)
{
    constexpr uint32_t kEntries = 10;
    const auto pixelBytes = static_cast<uint32_t>(image.rgb.size());
    const uint32_t bitsAt = 8 + 2 + 12 * kEntries + 4;
    Bytes bytes = fromText("II");
    append(bytes, 42, 2, false);
    append(bytes, 8, 4, false);
    append(bytes, kEntries, 2, false);
    appendEntry(bytes, 256, 4, static_cast<uint32_t>(image.width), false);
    appendEntry(bytes, 257, 4, static_cast<uint32_t>(image.height), false);
    append(bytes, 258, 2, false); // bits per sample: three values, kept after the directory
    append(bytes, 3, 2, false);
    append(bytes, 3, 4, false);
    append(bytes, bitsAt, 4, false);
    appendEntry(bytes, 259, 3, 1, false);
    appendEntry(bytes, 262, 3, 2, false);
    appendEntry(bytes, 273, 4, bitsAt + 6, false);
    appendEntry(bytes, 274, 3, static_cast<uint32_t>(orientation), false);
    appendEntry(bytes, 277, 3, 3, false);
    appendEntry(bytes, 278, 4, static_cast<uint32_t>(image.height), false);
    appendEntry(bytes, 279, 4, pixelBytes, false);
    append(bytes, 0, 4, false);
    for (int i = 0; i < 3; ++i)
        append(bytes, 8, 2, false);
    const auto* pixels = reinterpret_cast<const std::byte*>(image.rgb.data());
    bytes.insert(bytes.end(), pixels, pixels + pixelBytes);
    return bytes;
}

Bytes pngHeaderOnly(uint32_t width, uint32_t height, uint8_t depth, uint8_t colour)
{
    Bytes bytes = fromText("\x89PNG\r\n\x1a\n");
    Bytes header;
    append(header, width, 4, true);
    append(header, height, 4, true);
    append(header, depth, 1, true);
    append(header, colour, 1, true);
    append(header, 0, 3, true);
    appendChunk(bytes, "IHDR", header);
    appendChunk(bytes, "IDAT", {});
    appendChunk(bytes, "IEND", {});
    return bytes;
}

Bytes fromText(const std::string& text)
{
    const auto* data = reinterpret_cast<const std::byte*>(text.data());
    return Bytes(data, data + text.size());
}

} // namespace pictures
