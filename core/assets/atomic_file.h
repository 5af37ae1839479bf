#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <string_view>

namespace core {

/// Writes beside the target (same folder, unique name), flushes to disk, then renames: at every moment the target is the
/// whole old file or the whole new one. Makes missing parent folders. Throws Io naming the path and the system's reason;
/// nothing is left behind then.
void writeFileAtomically(const std::filesystem::path& path, std::span<const std::byte> bytes);
void writeFileAtomically(const std::filesystem::path& path, std::string_view text);

} // namespace core
