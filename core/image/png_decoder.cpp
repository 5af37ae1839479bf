#include "core/image/png_decoder.h"

#include <csetjmp>
#include <cstring>
#include <new>
#include <utility>
#include <vector>

#include <png.h>

#include "core/image/composite.h"
#include "gpu/base/error.h"

namespace core {
namespace {

constexpr png_uint_32 kMaxSide = 1U << 20;

/// Everything that lives across the library's long jumps; members, so that no local variable is clobbered by one.
class Decoder {
public:
    enum class Goal { Picture, Labels };

    Decoder(std::span<const std::byte> bytes, Goal goal) : m_bytes(bytes), m_goal(goal) {}
    ~Decoder() { png_destroy_read_struct(&m_png, &m_info, nullptr); }
    Decoder(const Decoder&) = delete;
    Decoder& operator=(const Decoder&) = delete;

    /// False if the library gave up; failure() then says why.
    bool run();
    const std::string& failure() const { return m_failure; }
    Image& image() { return m_image; }
    LabelPng& labels() { return m_labels; }
    /// Asked for labels, but the pixels are colours or carry transparency.
    bool hasNoLabels() const { return m_hasNoLabels; }

private:
    static void onError(png_structp png, png_const_charp message);
    static void onWarning(png_structp, png_const_charp) {}
    static void onRead(png_structp png, png_bytep data, size_t count);

    void decode();
    void wantPicture();
    void wantLabels();
    void readPalette();
    void readClasses();
    void readRows(int passes);
    void storeRow(const png_byte* row);
    void storeLabels(const png_byte* row);

    std::span<const std::byte> m_bytes;
    Goal m_goal;
    size_t m_position = 0;
    png_structp m_png = nullptr;
    png_infop m_info = nullptr;
    std::jmp_buf m_back{};
    std::vector<png_byte> m_rows;
    Image m_image;
    LabelPng m_labels;
    bool m_hasNoLabels = false;
    std::string m_failure;
};

void Decoder::onError(png_structp png, png_const_charp message)
{
    auto& self = *static_cast<Decoder*>(png_get_error_ptr(png));
    self.m_failure = message;
    std::longjmp(self.m_back, 1);
}

void Decoder::onRead(png_structp png, png_bytep data, size_t count)
{
    auto& self = *static_cast<Decoder*>(png_get_io_ptr(png));
    if (count > self.m_bytes.size() - self.m_position)
        png_error(png, "the file ends too early");
    std::memcpy(data, self.m_bytes.data() + self.m_position, count);
    self.m_position += count;
}

bool Decoder::run()
{
    if (setjmp(m_back) != 0)
        return false;
    m_png = png_create_read_struct(PNG_LIBPNG_VER_STRING, this, onError, onWarning);
    m_info = m_png != nullptr ? png_create_info_struct(m_png) : nullptr;
    if (m_info == nullptr)
        throw std::bad_alloc();
    decode();
    return true;
}

void Decoder::decode()
{
    png_set_read_fn(m_png, this, onRead);
    png_set_user_limits(m_png, kMaxSide, kMaxSide);
    png_read_info(m_png, m_info);
    if (m_goal == Goal::Picture)
        wantPicture();
    else
        wantLabels();
    if (m_hasNoLabels)
        return;
    const int passes = png_set_interlace_handling(m_png);
    png_read_update_info(m_png, m_info);
    readRows(passes);
    png_read_end(m_png, nullptr);
}

void Decoder::wantPicture()
{
    m_image.width = static_cast<int>(png_get_image_width(m_png, m_info));
    m_image.height = static_cast<int>(png_get_image_height(m_png, m_info));
    png_set_expand(m_png);
    png_set_scale_16(m_png);
    png_set_gray_to_rgb(m_png);
    png_set_add_alpha(m_png, 0xFF, PNG_FILLER_AFTER);
    m_image.rgb.reserve(static_cast<size_t>(m_image.width) * static_cast<size_t>(m_image.height) * 3);
}

void Decoder::wantLabels()
{
    const png_byte colour = png_get_color_type(m_png, m_info);
    m_hasNoLabels = colour != PNG_COLOR_TYPE_GRAY && colour != PNG_COLOR_TYPE_PALETTE;
    if (m_hasNoLabels)
        return;
    LabelMap& map = m_labels.map;
    map.width = static_cast<int>(png_get_image_width(m_png, m_info));
    map.height = static_cast<int>(png_get_image_height(m_png, m_info));
    png_set_packing(m_png); // one byte each for 1, 2 and 4 bits, values as they are
    map.values.reserve(static_cast<size_t>(map.width) * static_cast<size_t>(map.height));
    readPalette();
    readClasses();
}

void Decoder::readPalette()
{
    png_colorp colours = nullptr;
    int count = 0;
    if (png_get_PLTE(m_png, m_info, &colours, &count) == 0 ||
        png_get_color_type(m_png, m_info) != PNG_COLOR_TYPE_PALETTE)
        return;
    for (int i = 0; i < count; ++i)
        m_labels.palette.push_back({colours[i].red, colours[i].green, colours[i].blue});
}

void Decoder::readClasses()
{
    png_textp texts = nullptr;
    int count = 0;
    png_get_text(m_png, m_info, &texts, &count);
    for (int i = 0; i < count; ++i)
        if (std::strcmp(texts[i].key, "Classes") == 0 && texts[i].text != nullptr)
            m_labels.classes = texts[i].text;
}

void Decoder::readRows(int passes)
{
    const size_t stride = png_get_rowbytes(m_png, m_info);
    const auto height = static_cast<size_t>(png_get_image_height(m_png, m_info));
    // An interlaced picture comes in several passes over all rows; any other row by row.
    const size_t kept = passes > 1 ? height : 1;
    m_rows.assign(stride * kept, 0);
    for (int pass = 0; pass < passes; ++pass) {
        for (size_t y = 0; y < height; ++y) {
            png_byte* row = m_rows.data() + stride * (y % kept);
            png_read_row(m_png, row, nullptr);
            if (pass + 1 < passes)
                continue;
            if (m_goal == Goal::Picture)
                storeRow(row);
            else
                storeLabels(row);
        }
    }
}

void Decoder::storeRow(const png_byte* row)
{
    const png_byte* rgba = row;
    for (int x = 0; x < m_image.width; ++x, rgba += 4) {
        for (int c = 0; c < 3; ++c)
            m_image.rgb.push_back(onWhite(rgba[c], rgba[3]));
    }
}

void Decoder::storeLabels(const png_byte* row)
{
    const bool wide = png_get_bit_depth(m_png, m_info) == 16; // most significant byte first
    for (int x = 0; x < m_labels.map.width; ++x, row += wide ? 2 : 1)
        m_labels.map.values.push_back(wide ? static_cast<uint16_t>(row[0] << 8 | row[1]) : uint16_t{row[0]});
}

void runOrThrow(Decoder& decoder, const std::string& name)
{
    if (!decoder.run())
        throw gpu::Error(gpu::ErrorKind::Corrupt,
                         {gpu::mark("image", "%1 is damaged or incomplete: %2"), {name, decoder.failure()}},
                         gpu::mark("image", "Copy or download the picture again."));
}

} // namespace

Image decodePng(std::span<const std::byte> bytes, const std::string& name)
{
    Decoder decoder(bytes, Decoder::Goal::Picture);
    runOrThrow(decoder, name);
    return std::move(decoder.image());
}

LabelPng decodeLabelPng(std::span<const std::byte> bytes, const std::string& name)
{
    Decoder decoder(bytes, Decoder::Goal::Labels);
    runOrThrow(decoder, name);
    if (decoder.hasNoLabels())
        throw gpu::Error(
            gpu::ErrorKind::Unsupported,
            {gpu::mark("image", "%1 is a picture in colour or with transparency, not a label map"), {name}},
            gpu::mark("image", "Save it as a PNG in grey (8 or 16 bits) or with a palette: a pixel's value "
                               "is its label."));
    return std::move(decoder.labels());
}

} // namespace core
