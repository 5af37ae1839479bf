#include "core/segment/embedding_cache.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <fstream>
#include <span>
#include <system_error>
#include <utility>
#include <vector>

#include "core/assets/atomic_file.h"
#include "core/assets/sha256.h"
#include "core/segment/preprocess.h"
#include "gpu/base/error.h"

namespace core::segment {
namespace {

static_assert(std::endian::native == std::endian::little, "embedding files are little-endian");

constexpr std::array<char, 8> kMagic{'T', 'E', 'S', 'S', 'E', 'M', 'B', '\n'};
constexpr uint32_t kFileVersion = 1;
constexpr uint64_t kMaxValues = uint64_t{1} << 28; // 1 GiB of floats

/// The file's first bytes; the payload of `values` floats follows.
struct Header {
    std::array<char, 8> magic = kMagic;
    uint32_t version = kFileVersion;
    int32_t imageWidth = 0;
    int32_t imageHeight = 0;
    uint32_t reserved = 0;
    uint64_t values = 0;
    std::array<char, 64> payloadSha256{}; ///< lower-case hex
    std::array<char, 64> key{};
};
static_assert(sizeof(Header) == 160);

std::array<char, 64> hexField(const std::string& hex)
{
    std::array<char, 64> field{};
    std::copy_n(hex.begin(), std::min(hex.size(), field.size()), field.begin());
    return field;
}

/// The embedding in a file, or null if the file is not exactly what write() makes for this key.
std::shared_ptr<const Embedding> readEmbedding(const std::filesystem::path& path, const std::string& key)
{
    std::error_code code;
    const std::uintmax_t bytes = std::filesystem::file_size(path, code);
    std::ifstream file(path, std::ios::binary);
    Header header;
    if (code || !file || !file.read(reinterpret_cast<char*>(&header), sizeof header))
        return nullptr;
    const bool fits = header.magic == kMagic && header.version == kFileVersion && header.key == hexField(key) &&
                      header.values <= kMaxValues && header.imageWidth > 0 && header.imageHeight > 0 &&
                      bytes == sizeof header + header.values * sizeof(float);
    if (!fits)
        return nullptr;
    auto embedding = std::make_shared<Embedding>();
    embedding->imageWidth = header.imageWidth;
    embedding->imageHeight = header.imageHeight;
    embedding->key = key;
    embedding->values.resize(header.values);
    const auto payload = std::as_writable_bytes(std::span(embedding->values));
    if (!file.read(reinterpret_cast<char*>(payload.data()), static_cast<std::streamsize>(payload.size())))
        return nullptr;
    return hexField(sha256Hex(payload)) == header.payloadSha256 ? embedding : nullptr;
}

/// Whether a name is one that this cache gives: 64 hex digits and ".bin". Other files in the folder are left alone.
bool isOurs(const std::filesystem::path& path)
{
    const std::string stem = path.stem().string();
    return path.extension() == ".bin" && stem.size() == 64 &&
           stem.find_first_not_of("0123456789abcdef") == std::string::npos;
}

} // namespace

std::string embeddingKey(const std::string& pixelSha256, const std::string& encoderSha256)
{
    const std::string text = pixelSha256 + '\n' + encoderSha256 + '\n' + std::to_string(kPreprocessingVersion) + '\n';
    return sha256Hex(std::as_bytes(std::span(text)));
}

EmbeddingCache::EmbeddingCache(std::filesystem::path folder, int64_t maxDiskBytes, size_t maxMemoryEntries)
    : m_folder(std::move(folder)), m_maxDiskBytes(maxDiskBytes), m_maxMemoryEntries(maxMemoryEntries)
{
}

std::filesystem::path EmbeddingCache::fileOf(const std::string& key) const { return m_folder / (key + ".bin"); }

std::shared_ptr<const Embedding> EmbeddingCache::find(const std::string& key, EmbeddingSource* source)
{
    const auto entry = std::ranges::find_if(m_entries, [&](const auto& kept) { return kept->key == key; });
    if (entry != m_entries.end()) {
        m_entries.splice(m_entries.begin(), m_entries, entry);
        if (source != nullptr)
            *source = EmbeddingSource::Memory;
        return m_entries.front();
    }
    std::error_code code;
    if (m_folder.empty() || !std::filesystem::is_regular_file(fileOf(key), code))
        return nullptr;
    std::shared_ptr<const Embedding> embedding = readEmbedding(fileOf(key), key);
    if (!embedding) {
        std::filesystem::remove(fileOf(key), code);
        m_warning = gpu::Message{
            gpu::mark("segment", "The kept embedding %1 was damaged; it was removed and is computed again."),
            {fileOf(key).string()}};
        return nullptr;
    }
    // The time of writing serves as the time of use; a read-only folder keeps its order.
    std::filesystem::last_write_time(fileOf(key), std::filesystem::file_time_type::clock::now(), code);
    keepInMemory(embedding);
    if (source != nullptr)
        *source = EmbeddingSource::Disk;
    return embedding;
}

std::optional<EmbeddingSource> EmbeddingCache::where(const std::string& key) const
{
    if (std::ranges::any_of(m_entries, [&](const auto& kept) { return kept->key == key; }))
        return EmbeddingSource::Memory;
    std::error_code code;
    if (!m_folder.empty() && std::filesystem::is_regular_file(fileOf(key), code))
        return EmbeddingSource::Disk;
    return std::nullopt;
}

void EmbeddingCache::insert(std::shared_ptr<const Embedding> embedding)
{
    if (!m_folder.empty())
        write(*embedding);
    keepInMemory(std::move(embedding));
}

std::optional<gpu::Message> EmbeddingCache::takeWarning() { return std::exchange(m_warning, std::nullopt); }

void EmbeddingCache::keepInMemory(std::shared_ptr<const Embedding> embedding)
{
    m_entries.remove_if([&](const auto& kept) { return kept->key == embedding->key; });
    m_entries.push_front(std::move(embedding));
    while (m_entries.size() > m_maxMemoryEntries)
        m_entries.pop_back();
}

void EmbeddingCache::write(const Embedding& embedding)
{
    const auto payload = std::as_bytes(std::span(embedding.values));
    if (std::cmp_greater(sizeof(Header) + payload.size(), m_maxDiskBytes))
        return;
    Header header;
    header.imageWidth = embedding.imageWidth;
    header.imageHeight = embedding.imageHeight;
    header.values = embedding.values.size();
    header.payloadSha256 = hexField(sha256Hex(payload));
    header.key = hexField(embedding.key);
    std::vector<std::byte> bytes(sizeof header + payload.size());
    std::memcpy(bytes.data(), &header, sizeof header);
    std::ranges::copy(payload, bytes.begin() + sizeof header);
    try {
        writeFileAtomically(fileOf(embedding.key), bytes, FileAccess::OwnerOnly); // made of a photo
    } catch (const gpu::Error& error) {
        m_warning =
            gpu::Message{gpu::mark("segment", "The embedding could not be kept for the next time: %1"), {error.what()}};
        return;
    }
    evict(fileOf(embedding.key));
}

void EmbeddingCache::evict(const std::filesystem::path& newest)
{
    struct File {
        std::filesystem::file_time_type used;
        std::filesystem::path path;
        std::uintmax_t bytes = 0;
    };
    std::vector<File> files;
    std::uintmax_t total = 0;
    std::error_code code;
    for (std::filesystem::directory_iterator at(m_folder, code), end; !code && at != end; at.increment(code)) {
        std::error_code ignored;
        if (!isOurs(at->path()) || !at->is_regular_file(ignored))
            continue;
        File file{at->last_write_time(ignored), at->path(), at->file_size(ignored)};
        if (ignored)
            continue; // removed by another program meanwhile
        total += file.bytes;
        if (file.path != newest)
            files.push_back(std::move(file));
    }
    std::ranges::sort(files, {}, &File::used);
    for (const File& file : files) {
        if (std::cmp_less_equal(total, m_maxDiskBytes))
            break;
        if (std::filesystem::remove(file.path, code))
            total -= file.bytes;
    }
}

} // namespace core::segment
