#pragma once

#include <filesystem>
#include <functional>
#include <span>
#include <string>

#include "gpu/base/progress.h"

namespace core {

/// Takes one file's content, piece by piece.
using PieceSink = std::function<void(std::span<const std::byte>)>;

/// Walks once over the files of a package: a tar archive of any compression, or a Debian package (the tar archive
/// inside it). `open` is called with each regular file's path (no leading "./") and says where its content goes; an
/// empty function skips it. `close` follows the last piece of each file that was not skipped; if it gives false, the
/// rest is not read. Throws Io, Corrupt (not an archive, truncated), Cancelled.
void readArchive(const std::filesystem::path& archive, const std::function<PieceSink(const std::string& path)>& open,
                 const std::function<bool(const std::string& path)>& close, const gpu::RunControl& control);

} // namespace core
