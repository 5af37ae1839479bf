#include "core/image/png_encoder.h"

#include <algorithm>
#include <csetjmp>
#include <cstring>
#include <functional>
#include <new>

#include <png.h>

#include "gpu/base/error.h"

namespace core {
namespace {

using Palette = std::span<const std::array<uint8_t, 3>>;

/// Rows of samples as libpng wants them.
struct Rows {
    int width = 0;
    int height = 0;
    int depth = 8;
    int colour = PNG_COLOR_TYPE_GRAY;
    size_t rowBytes = 0;
    std::function<void(int y, png_byte* row)> fill;
    Palette palette = {};
};

/// Everything that lives across the library's long jumps is a member, so that no local variable is clobbered by one.
class Encoder {
public:
    Encoder(const Rows& rows, const PngTexts& texts) : m_rows(rows), m_texts(texts) {}
    ~Encoder() { png_destroy_write_struct(&m_png, &m_info); }
    Encoder(const Encoder&) = delete;
    Encoder& operator=(const Encoder&) = delete;

    std::vector<std::byte> run();

private:
    static void onError(png_structp png, png_const_charp message);
    static void onWarning(png_structp, png_const_charp) {}
    static void onWrite(png_structp png, png_bytep data, size_t count);
    static void onFlush(png_structp) {}

    bool encode();
    void writeHeader();
    void addTexts();

    const Rows& m_rows;
    const PngTexts& m_texts;
    png_structp m_png = nullptr;
    png_infop m_info = nullptr;
    std::jmp_buf m_back{};
    std::vector<png_text> m_entries;
    std::vector<png_color> m_palette;
    std::vector<png_byte> m_row;
    std::vector<std::byte> m_bytes;
    std::string m_failure;
};

void Encoder::onError(png_structp png, png_const_charp message)
{
    auto& self = *static_cast<Encoder*>(png_get_error_ptr(png));
    self.m_failure = message;
    std::longjmp(self.m_back, 1);
}

void Encoder::onWrite(png_structp png, png_bytep data, size_t count)
{
    auto& bytes = static_cast<Encoder*>(png_get_io_ptr(png))->m_bytes;
    const auto* first = reinterpret_cast<const std::byte*>(data);
    bytes.insert(bytes.end(), first, first + count);
}

void Encoder::addTexts()
{
    for (const auto& [keyword, text] : m_texts) {
        const bool plain = std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
        png_text entry{};
        entry.compression = plain ? PNG_TEXT_COMPRESSION_NONE : PNG_ITXT_COMPRESSION_NONE;
        entry.key = const_cast<char*>(keyword.c_str());
        entry.text = const_cast<char*>(text.c_str());
        (plain ? entry.text_length : entry.itxt_length) = text.size();
        m_entries.push_back(entry);
    }
}

void Encoder::writeHeader()
{
    png_set_IHDR(m_png, m_info, static_cast<png_uint_32>(m_rows.width), static_cast<png_uint_32>(m_rows.height),
                 m_rows.depth, m_rows.colour, PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
                 PNG_FILTER_TYPE_DEFAULT);
    if (!m_palette.empty())
        png_set_PLTE(m_png, m_info, m_palette.data(), static_cast<int>(m_palette.size()));
    if (!m_entries.empty())
        png_set_text(m_png, m_info, m_entries.data(), static_cast<int>(m_entries.size()));
    png_write_info(m_png, m_info);
}

bool Encoder::encode()
{
    if (setjmp(m_back) != 0)
        return false;
    m_png = png_create_write_struct(PNG_LIBPNG_VER_STRING, this, onError, onWarning);
    m_info = m_png != nullptr ? png_create_info_struct(m_png) : nullptr;
    if (m_info == nullptr)
        throw std::bad_alloc();
    png_set_write_fn(m_png, this, onWrite, onFlush);
    writeHeader();
    for (int y = 0; y < m_rows.height; ++y) {
        m_rows.fill(y, m_row.data());
        png_write_row(m_png, m_row.data());
    }
    png_write_end(m_png, m_info);
    return true;
}

std::vector<std::byte> Encoder::run()
{
    addTexts();
    for (const auto& [red, green, blue] : m_rows.palette)
        m_palette.push_back({red, green, blue});
    m_row.resize(m_rows.rowBytes);
    if (!encode())
        throw gpu::Error(gpu::ErrorKind::Internal, {gpu::mark("image", "A PNG could not be encoded: %1"), {m_failure}});
    return std::move(m_bytes);
}

void checkPixels(int width, int height, size_t values, size_t perPixel)
{
    if (width <= 0 || height <= 0 || values != static_cast<size_t>(width) * static_cast<size_t>(height) * perPixel)
        throw gpu::Error(gpu::ErrorKind::InvalidInput, gpu::mark("image", "There is no picture to write"));
}

/// The first value of row y.
template <typename Value>
const Value* rowOf(const std::vector<Value>& values, int width, int y, size_t perPixel = 1)
{
    return values.data() + static_cast<size_t>(y) * static_cast<size_t>(width) * perPixel;
}

} // namespace

std::vector<std::byte> encodePng(const Image& image, const PngTexts& texts)
{
    checkPixels(image.width, image.height, image.rgb.size(), 3);
    const size_t rowBytes = 3 * static_cast<size_t>(image.width);
    const Rows rows{
        image.width, image.height,
        8,           PNG_COLOR_TYPE_RGB,
        rowBytes,    [&](int y, png_byte* row) {
                        std::memcpy(row, rowOf(image.rgb, image.width, y, 3), rowBytes); }};
    return Encoder(rows, texts).run();
}

std::vector<std::byte> encodePng(const Mask& mask, const PngTexts& texts)
{
    checkPixels(mask.width, mask.height, mask.values.size(), 1);
    const auto rowBytes = static_cast<size_t>(mask.width);
    const Rows rows{
        mask.width, mask.height,
        8,          PNG_COLOR_TYPE_GRAY,
        rowBytes,   [&](int y, png_byte* row) {
                        std::memcpy(row, rowOf(mask.values, mask.width, y), rowBytes); }};
    return Encoder(rows, texts).run();
}

std::vector<std::byte> encodeCutOut(const Image& image, const Mask& mask, const PngTexts& texts)
{
    checkPixels(image.width, image.height, image.rgb.size(), 3);
    if (mask.width != image.width || mask.height != image.height)
        throw gpu::Error(gpu::ErrorKind::InvalidInput,
                         {gpu::mark("image", "The mask has %1 x %2 pixels, but the picture %3 x %4"),
                          {std::to_string(mask.width), std::to_string(mask.height), std::to_string(image.width),
                           std::to_string(image.height)}});
    const auto fill = [&](int y, png_byte* row) {
        const uint8_t* inside = rowOf(mask.values, mask.width, y);
        const uint8_t* rgb = rowOf(image.rgb, image.width, y, 3);
        for (int x = 0; x < image.width; ++x, row += 4, rgb += 3) {
            const bool kept = inside[x] != 0;
            for (int c = 0; c < 3; ++c)
                row[c] = kept ? rgb[c] : 0;
            row[3] = kept ? 255 : 0;
        }
    };
    const Rows rows{image.width, image.height, 8, PNG_COLOR_TYPE_RGB_ALPHA, 4 * static_cast<size_t>(image.width), fill};
    return Encoder(rows, texts).run();
}

std::vector<std::byte> encodePalettePng(const LabelMap& map, Palette palette, const PngTexts& texts)
{
    checkPixels(map.width, map.height, map.values.size(), 1);
    if (palette.empty() || palette.size() > 256 || std::ranges::max(map.values) >= palette.size())
        throw gpu::Error(gpu::ErrorKind::InvalidInput,
                         {gpu::mark("image", "The label %1 has no colour in a palette of %2"),
                          {std::to_string(std::ranges::max(map.values)), std::to_string(palette.size())}});
    const auto fill = [&](int y, png_byte* row) {
        std::ranges::transform(std::span(rowOf(map.values, map.width, y), static_cast<size_t>(map.width)), row,
                               [](uint16_t label) { return static_cast<png_byte>(label); });
    };
    const Rows rows{map.width, map.height, 8, PNG_COLOR_TYPE_PALETTE, static_cast<size_t>(map.width), fill, palette};
    return Encoder(rows, texts).run();
}

std::vector<std::byte> encodeGrey16Png(const LabelMap& map, const PngTexts& texts)
{
    checkPixels(map.width, map.height, map.values.size(), 1);
    const auto fill = [&](int y, png_byte* row) {
        const uint16_t* labels = rowOf(map.values, map.width, y);
        for (int x = 0; x < map.width; ++x) { // most significant byte first
            row[2 * x] = static_cast<png_byte>(labels[x] >> 8);
            row[2 * x + 1] = static_cast<png_byte>(labels[x] & 255);
        }
    };
    const Rows rows{map.width, map.height, 16, PNG_COLOR_TYPE_GRAY, 2 * static_cast<size_t>(map.width), fill};
    return Encoder(rows, texts).run();
}

} // namespace core
