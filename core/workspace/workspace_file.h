#pragma once
// Workspace files, and the pictures that they refer to.

#include <filesystem>
#include <optional>

#include "core/assets/atomic_file.h"
#include "core/image/image_io.h"
#include "core/workspace/workspace.h"
#include "gpu/base/progress.h"

namespace core::workspace {

inline constexpr const char* kExtension = ".tessera";
inline constexpr int64_t kMaxFileBytes = int64_t{256} << 20;

/// Writes the file whole or not at all. Throws Io, and what toJson() throws; LimitExceeded above kMaxFileBytes.
void save(const std::filesystem::path& path, const Workspace& workspace, FileAccess access = FileAccess::Usual);

/// Reads a file. Throws NotFound, Io, InvalidInput (a folder, a pipe), LimitExceeded above kMaxFileBytes, and what
/// parse() throws.
Workspace load(const std::filesystem::path& path);

/// The folder beside a workspace file in which pictures lie that have no file of their own: NAME.pictures.
std::filesystem::path picturesFolder(const std::filesystem::path& workspaceFile);

/// Writes a pasted picture as PNG into picturesFolder(), named after its pixels, unless it is there already, and fills
/// in path and hash of `file`. Throws Io.
void keepPasted(PictureFile& file, const Image& image, const std::filesystem::path& workspaceFile);

/// Where the picture of a workspace in `folder` is: at its place relative to the workspace, else at its absolute path;
/// the first file whose bytes are those of the workspace. Throws NotFound with path and hash if there is no file,
/// InvalidInput with both hashes if there are only changed ones, Io, Cancelled.
std::filesystem::path findPicture(const PictureFile& file, const std::filesystem::path& folder,
                                  const gpu::RunControl& control = {});

/// Where the model of a workspace in `folder` is, found likewise. Throws likewise, with words for models.
std::filesystem::path findModel(const FileReference& file, const std::filesystem::path& folder,
                                const gpu::RunControl& control = {});

/// Where another file that a workspace names is, found likewise; nothing: it is not there, or another one is. Throws
/// Io, Cancelled.
std::optional<std::filesystem::path> findFile(const FileReference& file, const std::filesystem::path& folder,
                                              const gpu::RunControl& control = {});

/// Reads the picture. A pasted one comes back without path and hash of a file, as it was. Throws what findPicture
/// throws, and what loadImage throws.
LoadedImage loadPicture(const PictureFile& file, const std::filesystem::path& folder,
                        const gpu::RunControl& control = {});

/// The same from where a person says that it is now. Throws likewise.
LoadedImage loadPictureFrom(const PictureFile& file, const std::filesystem::path& place,
                            const gpu::RunControl& control = {});

} // namespace core::workspace
