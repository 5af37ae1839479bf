#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

namespace core {

/// Who may read a file that is made: everybody whom the umask allows, or its owner only (mode 0600).
enum class FileAccess { Usual, OwnerOnly };

/// A file that is written in pieces and appears under its name only when it is whole. All functions throw Io naming the
/// path and the system's reason. Destroyed without commit(): nothing is left.
class AtomicFile {
public:
    /// Makes a file of a unique name beside `path` (whose missing parent folders are made), or in `workFolder`, which
    /// must be on the same file system.
    explicit AtomicFile(std::filesystem::path path, const std::filesystem::path& workFolder = {},
                        FileAccess access = FileAccess::Usual);
    ~AtomicFile();
    AtomicFile(const AtomicFile&) = delete;
    AtomicFile& operator=(const AtomicFile&) = delete;

    void write(std::span<const std::byte> bytes);
    /// Flushes to disk and renames.
    void commit();

private:
    std::filesystem::path m_path;
    std::string m_temporary; ///< empty once renamed
    FileAccess m_access;
    int m_descriptor = -1;
};

/// Writes beside the target (same folder, unique name), flushes to disk, then renames: at every moment the target is
/// the whole old file or the whole new one. Makes missing parent folders. Throws Io naming the path and the system's
/// reason; nothing is left behind then.
void writeFileAtomically(const std::filesystem::path& path, std::span<const std::byte> bytes,
                         FileAccess access = FileAccess::Usual);
void writeFileAtomically(const std::filesystem::path& path, std::string_view text,
                         FileAccess access = FileAccess::Usual);

} // namespace core
