#include "core/image/picture_header.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>

namespace core {
namespace {

/// Bounds-checked access to the file's bytes; what lies outside reads as 0.
class Bytes {
public:
    explicit Bytes(std::span<const std::byte> bytes, bool bigEndian = true) : m_bytes(bytes), m_bigEndian(bigEndian) {}

    uint64_t size() const { return m_bytes.size(); }
    uint32_t u8(uint64_t at) const { return at < m_bytes.size() ? std::to_integer<uint32_t>(m_bytes[at]) : 0; }
    uint32_t u16(uint64_t at) const { return m_bigEndian ? u8(at) << 8 | u8(at + 1) : u8(at + 1) << 8 | u8(at); }
    uint32_t u32(uint64_t at) const { return m_bigEndian ? u16(at) << 16 | u16(at + 2) : u16(at + 2) << 16 | u16(at); }
    bool startsWith(uint64_t at, std::string_view text) const
    {
        if (at + text.size() > m_bytes.size())
            return false;
        for (size_t i = 0; i < text.size(); ++i) {
            if (u8(at + i) != static_cast<unsigned char>(text[i]))
                return false;
        }
        return true;
    }
    Bytes part(uint64_t at, uint64_t count) const
    {
        const uint64_t from = std::min<uint64_t>(at, m_bytes.size());
        return Bytes(m_bytes.subspan(from, std::min<uint64_t>(count, m_bytes.size() - from)), m_bigEndian);
    }
    Bytes withOrder(bool bigEndian) const { return Bytes(m_bytes, bigEndian); }

private:
    std::span<const std::byte> m_bytes;
    bool m_bigEndian;
};

/// The fields of interest in the first directory of a TIFF structure (a TIFF file, or an EXIF block).
struct TiffFields {
    int64_t width = 0;
    int64_t height = 0;
    int64_t samples = 1;
    int64_t bits = 8;
    int64_t orientation = 1;
    int64_t photometric = 1;
    bool complete = true;
};

bool isTiff(const Bytes& bytes)
{
    return bytes.startsWith(0, std::string_view("II*\0", 4)) || bytes.startsWith(0, std::string_view("MM\0*", 4));
}

TiffFields readTiffFields(const Bytes& anyOrder)
{
    const Bytes bytes = anyOrder.withOrder(anyOrder.u8(0) == 'M');
    TiffFields fields;
    const uint64_t directory = bytes.u32(4);
    const uint32_t count = bytes.u16(directory);
    fields.complete = directory >= 8 && directory + 2 + 12ULL * count <= bytes.size() && count > 0;
    for (uint64_t i = 0; i < count; ++i) {
        const uint64_t entry = directory + 2 + 12 * i;
        if (entry + 12 > bytes.size())
            break;
        const uint32_t type = bytes.u16(entry + 2);
        const uint64_t values = bytes.u32(entry + 4);
        const uint64_t at = values * (type == 3 ? 2 : 4) > 4 ? bytes.u32(entry + 8) : entry + 8;
        const int64_t value = type == 1 ? bytes.u8(at) : type == 3 ? bytes.u16(at) : bytes.u32(at);
        switch (bytes.u16(entry)) {
        case 256:
            fields.width = value;
            break;
        case 257:
            fields.height = value;
            break;
        case 258:
            fields.bits = value;
            break;
        case 262:
            fields.photometric = value;
            break;
        case 274:
            fields.orientation = value;
            break;
        case 277:
            fields.samples = value;
            break;
        default:
            break;
        }
    }
    return fields;
}

int orientationOfExif(const Bytes& block)
{
    if (!isTiff(block))
        return 1;
    const int64_t value = readTiffFields(block).orientation;
    return value >= 1 && value <= 8 ? static_cast<int>(value) : 1;
}

PictureHeader readPng(const Bytes& bytes)
{
    PictureHeader header{.format = PictureFormat::Png};
    if (!bytes.startsWith(12, "IHDR") || bytes.size() < 33) {
        header.complete = false;
        return header;
    }
    header.width = bytes.u32(16);
    header.height = bytes.u32(20);
    header.bytesPerChannel = bytes.u8(24) == 16 ? 2 : 1;
    const uint32_t colour = bytes.u8(25);
    header.channels = colour == 0 ? 1 : colour == 2 ? 3 : 4;
    header.complete = false;
    for (uint64_t at = 8; at + 12 <= bytes.size();) {
        const uint64_t length = bytes.u32(at);
        if (bytes.startsWith(at + 4, "eXIf"))
            header.orientation = orientationOfExif(bytes.part(at + 8, length));
        if (bytes.startsWith(at + 4, "tRNS"))
            header.channels = 4;
        if (bytes.startsWith(at + 4, "IEND")) {
            header.complete = true;
            break;
        }
        at += 12 + length;
    }
    return header;
}

bool isStartOfFrame(uint32_t marker)
{
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

PictureHeader readJpeg(const Bytes& bytes)
{
    PictureHeader header{.format = PictureFormat::Jpeg};
    header.complete = false;
    uint64_t at = 2;
    while (at + 4 <= bytes.size()) {
        if (bytes.u8(at) != 0xFF) {
            ++at; // padding before a marker; the decoder judges whether that is still a JPEG
            continue;
        }
        const uint32_t marker = bytes.u8(at + 1);
        if (marker == 0xFF || marker == 0x00 || marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8)) {
            at += marker == 0xFF ? 1 : 2;
            continue;
        }
        if (marker == 0xDA || marker == 0xD9)
            break;
        const uint64_t length = bytes.u16(at + 2);
        if (marker == 0xE1 && bytes.startsWith(at + 4, std::string_view("Exif\0\0", 6)) && length > 8)
            header.orientation = orientationOfExif(bytes.part(at + 10, length - 8));
        if (isStartOfFrame(marker) && at + 10 <= bytes.size()) {
            header.height = bytes.u16(at + 5);
            header.width = bytes.u16(at + 7);
            header.channels = static_cast<int>(bytes.u8(at + 9));
            header.complete = true; // whether the scans are whole, only the decoder can tell
        }
        at += 2 + std::max<uint64_t>(length, 2);
    }
    return header;
}

PictureHeader readWebP(const Bytes& bigEndian)
{
    const Bytes bytes = bigEndian.withOrder(false);
    PictureHeader header{.format = PictureFormat::WebP};
    header.complete = bytes.size() >= 30 && uint64_t{bytes.u32(4)} + 8 <= bytes.size();
    for (uint64_t at = 12; at + 8 <= bytes.size();) {
        const uint64_t length = bytes.u32(at + 4);
        const uint64_t data = at + 8;
        if (bytes.startsWith(at, "VP8X")) {
            header.width = 1 + static_cast<int64_t>(bytes.u16(data + 4) | bytes.u8(data + 6) << 16);
            header.height = 1 + static_cast<int64_t>(bytes.u16(data + 7) | bytes.u8(data + 9) << 16);
            header.channels = (bytes.u8(data) & 0x10) != 0 ? 4 : 3;
        } else if (bytes.startsWith(at, "VP8L") && header.width == 0 && bytes.u8(data) == 0x2F) {
            const uint32_t packed = bytes.u32(data + 1);
            header.width = 1 + (packed & 0x3FFF);
            header.height = 1 + (packed >> 14 & 0x3FFF);
            header.channels = 4;
        } else if (bytes.startsWith(at, "VP8 ") && header.width == 0) {
            header.width = bytes.u16(data + 6) & 0x3FFF;
            header.height = bytes.u16(data + 8) & 0x3FFF;
        } else if (bytes.startsWith(at, "EXIF")) {
            const bool prefixed = bytes.startsWith(data, std::string_view("Exif\0\0", 6));
            header.orientation = orientationOfExif(bytes.part(data + (prefixed ? 6 : 0), length));
        }
        at = data + length + (length & 1);
    }
    return header;
}

std::optional<PictureHeader> readBmp(const Bytes& bigEndian)
{
    const Bytes bytes = bigEndian.withOrder(false);
    constexpr std::array<uint32_t, 7> kHeaderSizes{12, 40, 52, 56, 64, 108, 124};
    const uint32_t headerSize = bytes.u32(14);
    if (bytes.size() >= 18 && std::ranges::find(kHeaderSizes, headerSize) == kHeaderSizes.end())
        return std::nullopt; // a text that begins with BM
    PictureHeader header{.format = PictureFormat::Bmp};
    const bool old = headerSize == 12;
    header.width = old ? bytes.u16(18) : static_cast<int32_t>(bytes.u32(18));
    header.height = old ? bytes.u16(20) : static_cast<int32_t>(bytes.u32(22));
    const int64_t bits = old ? bytes.u16(24) : bytes.u16(28);
    const uint32_t compression = old ? 0 : bytes.u32(30);
    header.height = header.height < 0 ? -header.height : header.height; // negative: rows from the top
    header.channels = bits == 32 ? 4 : 3;
    header.complete = bytes.size() >= 26;
    if (header.complete && header.width > 0 && (compression == 0 || compression == 3)) {
        const uint64_t rowBytes = static_cast<uint64_t>((header.width * bits + 31) / 32 * 4);
        header.complete = bytes.u32(10) + rowBytes * static_cast<uint64_t>(header.height) <= bytes.size();
    }
    return header;
}

PictureHeader readTiff(const Bytes& bytes)
{
    const TiffFields fields = readTiffFields(bytes);
    PictureHeader header{.format = PictureFormat::Tiff};
    header.width = fields.width;
    header.height = fields.height;
    header.channels = fields.photometric == 3 ? 3 : static_cast<int>(std::clamp<int64_t>(fields.samples, 1, 64));
    header.bytesPerChannel = static_cast<int>(std::clamp<int64_t>((fields.bits + 7) / 8, 1, 8));
    header.complete = fields.complete;
    return header; // the decoder turns the picture itself
}

/// Reads the next whole number of a netpbm header; -1 at the end or where something else stands.
int64_t nextNumber(const Bytes& bytes, uint64_t& at)
{
    while (at < bytes.size()) {
        if (bytes.u8(at) == '#') {
            while (at < bytes.size() && bytes.u8(at) != '\n')
                ++at;
        } else if (std::isspace(static_cast<int>(bytes.u8(at))) != 0) {
            ++at;
        } else {
            break;
        }
    }
    if (at >= bytes.size() || std::isdigit(static_cast<int>(bytes.u8(at))) == 0)
        return -1;
    int64_t value = 0;
    for (; at < bytes.size() && std::isdigit(static_cast<int>(bytes.u8(at))) != 0; ++at)
        value = std::min<int64_t>(value * 10 + bytes.u8(at) - '0', int64_t{1} << 40);
    return value;
}

std::optional<PictureHeader> readPnm(const Bytes& bytes)
{
    const uint32_t kind = bytes.u8(1) - '0';
    const uint32_t after = bytes.u8(2);
    if (kind < 1 || kind > 6 || (after != '#' && std::isspace(static_cast<int>(after)) == 0))
        return std::nullopt;
    PictureHeader header{.format = PictureFormat::Pnm};
    uint64_t at = 2;
    const bool bitmap = kind == 1 || kind == 4;
    header.width = nextNumber(bytes, at);
    header.height = nextNumber(bytes, at);
    const int64_t maximum = bitmap ? 1 : nextNumber(bytes, at);
    if (header.width < 0 || header.height < 0 || maximum < 0)
        return at >= bytes.size() ? std::optional(PictureHeader{.format = PictureFormat::Pnm, .complete = false})
                                  : std::nullopt;
    header.channels = kind == 3 || kind == 6 ? 3 : 1;
    header.bytesPerChannel = maximum > 255 ? 2 : 1;
    const uint64_t rowBytes = bitmap ? static_cast<uint64_t>((header.width + 7) / 8)
                                     : static_cast<uint64_t>(header.width * header.channels * header.bytesPerChannel);
    if (kind >= 4 && header.width < (int64_t{1} << 31) && header.height < (int64_t{1} << 31))
        header.complete = static_cast<double>(rowBytes) * static_cast<double>(header.height) <=
                          static_cast<double>(bytes.size() - at) - 1;
    return header;
}

} // namespace

const char* toString(PictureFormat format)
{
    switch (format) {
    case PictureFormat::Png:
        return "PNG";
    case PictureFormat::Jpeg:
        return "JPEG";
    case PictureFormat::WebP:
        return "WebP";
    case PictureFormat::Bmp:
        return "BMP";
    case PictureFormat::Tiff:
        return "TIFF";
    case PictureFormat::Pnm:
        return "PNM";
    }
    return "";
}

std::optional<PictureHeader> readPictureHeader(std::span<const std::byte> content)
{
    const Bytes bytes(content);
    if (bytes.startsWith(0, "\x89PNG\r\n\x1a\n"))
        return readPng(bytes);
    if (bytes.startsWith(0, "\xFF\xD8\xFF"))
        return readJpeg(bytes);
    if (bytes.startsWith(0, "RIFF") && bytes.startsWith(8, "WEBP"))
        return readWebP(bytes);
    if (bytes.startsWith(0, "BM"))
        return readBmp(bytes);
    if (isTiff(bytes))
        return readTiff(bytes);
    if (bytes.startsWith(0, "P"))
        return readPnm(bytes);
    return std::nullopt;
}

} // namespace core
