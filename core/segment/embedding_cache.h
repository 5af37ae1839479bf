#pragma once
// Embeddings that were computed before: the last few in memory, more of them on disk.

#include <cstdint>
#include <filesystem>
#include <list>
#include <memory>
#include <optional>
#include <string>

#include "core/segment/predictor.h"
#include "gpu/base/text.h"

namespace core::segment {

/// Key of an embedding: hex SHA-256 of the picture's pixel hash, the encoder's hash and the preprocessing's version.
std::string embeddingKey(const std::string& pixelSha256, const std::string& encoderSha256);

/// Least recently used first to go, in memory and on disk. A damaged file counts as missing and is removed. Trouble
/// with the disk never throws: computing goes on, and takeWarning() says what happened. Used by one thread.
class EmbeddingCache {
public:
    /// Nothing is written to or read from `folder` if it is empty. The folder is made with the first file.
    EmbeddingCache(std::filesystem::path folder, int64_t maxDiskBytes, size_t maxMemoryEntries);

    /// From memory, else from disk (then kept in memory); null if there is none.
    std::shared_ptr<const Embedding> find(const std::string& key, EmbeddingSource* source = nullptr);
    bool contains(const std::string& key) const { return where(key).has_value(); }
    /// Memory or Disk (the file may still turn out to be damaged), or nowhere.
    std::optional<EmbeddingSource> where(const std::string& key) const;
    /// Keeps it in memory and writes `<folder>/<key>.bin`, then removes the files used longest ago until the cap holds.
    void insert(std::shared_ptr<const Embedding> embedding);
    /// The last trouble with the disk since the previous call.
    std::optional<gpu::Message> takeWarning();

private:
    std::filesystem::path fileOf(const std::string& key) const;
    void keepInMemory(std::shared_ptr<const Embedding> embedding);
    void write(const Embedding& embedding);
    void evict(const std::filesystem::path& newest);

    std::filesystem::path m_folder;
    int64_t m_maxDiskBytes;
    size_t m_maxMemoryEntries;
    std::list<std::shared_ptr<const Embedding>> m_entries; ///< most recently used first
    std::optional<gpu::Message> m_warning;
};

} // namespace core::segment
