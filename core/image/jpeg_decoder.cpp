#include "core/image/jpeg_decoder.h"

#include <array>
#include <csetjmp>
#include <cstdio>
#include <utility>
#include <vector>

#include <jpeglib.h>

#include <jerror.h>

#include "gpu/base/error.h"

namespace core {
namespace {

/// Everything that lives across the library's long jumps; members, so that no local variable is clobbered by one.
class Decoder {
public:
    explicit Decoder(std::span<const std::byte> bytes);
    ~Decoder() { jpeg_destroy_decompress(&m_codec); }
    Decoder(const Decoder&) = delete;
    Decoder& operator=(const Decoder&) = delete;

    /// False if the library gave up; failure() and unsupported() then say why.
    bool run();
    const std::string& failure() const { return m_failure; }
    bool unsupported() const { return m_unsupported; }
    Image& image() { return m_image; }

private:
    /// First member: the library hands its address back, and that is this object's.
    struct Errors {
        jpeg_error_mgr base;
        std::jmp_buf back;
        Decoder* decoder;
    };
    static void onError(j_common_ptr codec);
    static void onMessage(j_common_ptr codec, int level);
    static Decoder& of(j_common_ptr codec) { return *reinterpret_cast<Errors*>(codec->err)->decoder; }

    void decode();
    void storeRow();
    void remember(j_common_ptr codec);

    Errors m_errors{};
    jpeg_decompress_struct m_codec{};
    std::span<const std::byte> m_bytes;
    std::vector<JSAMPLE> m_row;
    Image m_image;
    std::string m_failure;
    bool m_unsupported = false;
};

Decoder::Decoder(std::span<const std::byte> bytes) : m_bytes(bytes)
{
    m_codec.err = jpeg_std_error(&m_errors.base);
    m_errors.base.error_exit = onError;
    m_errors.base.emit_message = onMessage;
    m_errors.decoder = this;
    jpeg_create_decompress(&m_codec);
}

void Decoder::remember(j_common_ptr codec)
{
    std::array<char, JMSG_LENGTH_MAX> text{};
    codec->err->format_message(codec, text.data());
    m_failure = text.data();
    const int code = codec->err->msg_code;
    m_unsupported = code == JERR_BAD_PRECISION || code == JERR_SOF_UNSUPPORTED || code == JERR_NOT_COMPILED ||
                    code == JERR_CONVERSION_NOTIMPL || code == JERR_COMPONENT_COUNT;
}

void Decoder::onError(j_common_ptr codec)
{
    Decoder& self = of(codec);
    if (self.m_failure.empty())
        self.remember(codec);
    std::longjmp(self.m_errors.back, 1);
}

void Decoder::onMessage(j_common_ptr codec, int level)
{
    if (level >= 0)
        return; // a trace message
    const int code = codec->err->msg_code;
    const bool damaged = code == JWRN_JPEG_EOF || code == JWRN_HIT_MARKER || code == JWRN_HUFF_BAD_CODE ||
                         code == JWRN_MUST_RESYNC || code == JWRN_ARITH_BAD_CODE || code == JWRN_NOT_SEQUENTIAL;
    if (damaged && of(codec).m_failure.empty())
        of(codec).remember(codec);
}

bool Decoder::run()
{
    if (setjmp(m_errors.back) != 0)
        return false;
    decode();
    return m_failure.empty();
}

void Decoder::decode()
{
    jpeg_mem_src(&m_codec, reinterpret_cast<const unsigned char*>(m_bytes.data()),
                 static_cast<unsigned long>(m_bytes.size()));
    jpeg_read_header(&m_codec, TRUE);
    if (m_codec.num_components == 2 || m_codec.num_components > 4) {
        m_unsupported = true;
        m_failure = std::to_string(m_codec.num_components) + " colour components";
        return;
    }
    m_codec.out_color_space = m_codec.num_components == 1   ? JCS_GRAYSCALE
                              : m_codec.num_components == 3 ? JCS_RGB
                                                            : JCS_CMYK;
    jpeg_start_decompress(&m_codec);
    m_image.width = static_cast<int>(m_codec.output_width);
    m_image.height = static_cast<int>(m_codec.output_height);
    m_image.rgb.reserve(size_t{m_codec.output_width} * m_codec.output_height * 3);
    m_row.resize(size_t{m_codec.output_width} * static_cast<size_t>(m_codec.output_components));
    while (m_codec.output_scanline < m_codec.output_height && m_failure.empty()) {
        JSAMPROW row = m_row.data();
        jpeg_read_scanlines(&m_codec, &row, 1);
        storeRow();
    }
    if (m_failure.empty())
        jpeg_finish_decompress(&m_codec);
}

void Decoder::storeRow()
{
    std::vector<uint8_t>& rgb = m_image.rgb;
    if (m_codec.output_components == 3) {
        rgb.insert(rgb.end(), m_row.begin(), m_row.end());
        return;
    }
    if (m_codec.output_components == 1) {
        for (const JSAMPLE grey : m_row)
            rgb.insert(rgb.end(), 3, grey);
        return;
    }
    const uint32_t flip = m_codec.saw_Adobe_marker != 0 ? 0 : 255; // Adobe stores 255 for no ink
    for (size_t i = 0; i + 3 < m_row.size(); i += 4) {
        const uint32_t black = m_row[i + 3] ^ flip;
        for (size_t ink = 0; ink < 3; ++ink)
            rgb.push_back(static_cast<uint8_t>(((m_row[i + ink] ^ flip) * black + 127) / 255));
    }
}

} // namespace

Image decodeJpeg(std::span<const std::byte> bytes, const std::string& name)
{
    Decoder decoder(bytes);
    if (!decoder.run()) {
        if (decoder.unsupported())
            throw gpu::Error(
                gpu::ErrorKind::Unsupported,
                {gpu::mark("image", "%1 is a JPEG of a kind that cannot be read: %2"), {name, decoder.failure()}},
                {gpu::mark("image", "Save it as an 8-bit JPEG or as PNG."), {}});
        throw gpu::Error(gpu::ErrorKind::Corrupt,
                         {gpu::mark("image", "%1 is damaged or incomplete: %2"), {name, decoder.failure()}},
                         {gpu::mark("image", "Copy or download the picture again."), {}});
    }
    return std::move(decoder.image());
}

} // namespace core
