#include "core/workspace/workspace_file.h"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <optional>
#include <system_error>
#include <utility>
#include <vector>

#include "core/assets/atomic_file.h"
#include "core/assets/read_error.h"
#include "core/assets/sha256.h"
#include "core/limits.h"
#include "core/workspace/workspace_json.h"

namespace core::workspace {

namespace {

using gpu::Error;
using gpu::ErrorKind;
using gpu::mark;

std::filesystem::path folderOf(const std::filesystem::path& file)
{
    return std::filesystem::absolute(file).lexically_normal().parent_path();
}

bool isFile(const std::filesystem::path& path)
{
    std::error_code ignored;
    return std::filesystem::is_regular_file(path, ignored);
}

struct Search {
    std::optional<std::filesystem::path> right;
    std::optional<std::pair<std::filesystem::path, std::string>> changed; ///< one of another hash, and that
};

/// Looks at the place relative to the workspace, then at the absolute one. Without a hash any file is right.
Search searchFor(const std::string& path, const std::string& relative, const std::string& sha256,
                 const std::filesystem::path& folder, const gpu::RunControl& control)
{
    std::vector<std::filesystem::path> places;
    if (!relative.empty())
        places.push_back((std::filesystem::absolute(folder) / relative).lexically_normal());
    if (places.empty() || places.front() != path)
        places.emplace_back(path);
    Search search;
    for (const std::filesystem::path& place : places) {
        if (!isFile(place))
            continue;
        const std::string found = sha256.empty() ? std::string() : sha256OfFile(place, control);
        if (found == sha256) {
            search.right = place;
            break;
        }
        if (!search.changed)
            search.changed.emplace(place, found);
    }
    return search;
}

[[noreturn]] void throwChanged(const std::filesystem::path& place, const PictureFile& file, const std::string& found)
{
    throw Error(ErrorKind::InvalidInput,
                {mark("Workspace", "%1 is not the picture of the workspace: its SHA-256 is %2, the workspace has %3"),
                 {place.string(), found, file.sha256}},
                mark("Workspace", "Bring the original file back, or open the changed picture by itself."));
}

/// The picture of a place whose bytes were found to be right.
LoadedImage decode(const PictureFile& file, const std::filesystem::path& place)
{
    LoadedImage loaded = core::loadImage(place);
    if (loaded.sha256 != file.sha256) // changed since it was looked at
        throwChanged(place, file, loaded.sha256);
    if (loaded.image.width != file.width || loaded.image.height != file.height)
        throw Error(ErrorKind::InvalidInput,
                    {mark("Workspace", "%1 has %2 x %3 pixels, the workspace says %4 x %5"),
                     {place.string(), std::to_string(loaded.image.width), std::to_string(loaded.image.height),
                      std::to_string(file.width), std::to_string(file.height)}},
                    mark("Workspace", "The workspace was changed by hand. Open an older copy of it."));
    if (file.pasted) {
        loaded.path.clear();
        loaded.sha256.clear();
    }
    return loaded;
}

std::string readText(const std::filesystem::path& path)
{
    std::error_code code;
    const std::filesystem::file_status status = std::filesystem::status(path, code);
    if (status.type() == std::filesystem::file_type::not_found)
        throw Error(ErrorKind::NotFound, {mark("Workspace", "There is no workspace %1"), {path.string()}},
                    mark("Workspace", "Check the path."));
    if (!code && !std::filesystem::is_regular_file(status))
        throw Error(ErrorKind::InvalidInput, {mark("Workspace", "%1 is not a file"), {path.string()}},
                    mark("Workspace", "Workspaces end in .tessera."));
    const std::uintmax_t size = code ? 0 : std::filesystem::file_size(path, code);
    if (code)
        throw readError(path, code.message());
    if (std::cmp_greater(size, limits::workspaceBytes.value()))
        limits::workspaceBytes.refuse(
            {mark("Workspace", "%1 has %2 bytes; a workspace may have %3"),
             {path.string(), std::to_string(size), std::to_string(limits::workspaceBytes.value())}});
    errno = 0;
    std::ifstream file(path, std::ios::binary);
    std::string text(static_cast<size_t>(size), '\0');
    if (!file || (size > 0 && !file.read(text.data(), static_cast<std::streamsize>(size))))
        throw readError(path, errno != 0 ? std::strerror(errno) : "the file became shorter");
    return text;
}

} // namespace

void save(const std::filesystem::path& path, const Workspace& workspace, FileAccess access)
{
    const std::string text = toJson(workspace, folderOf(path));
    if (std::cmp_greater(text.size(), limits::workspaceBytes.value()))
        limits::workspaceBytes.refuse({mark("Workspace", "The workspace would have %1 bytes; it may have %2"),
                                       {std::to_string(text.size()), std::to_string(limits::workspaceBytes.value())}});
    writeFileAtomically(path, text, access);
}

Workspace load(const std::filesystem::path& path)
{
    const std::string text = readText(path);
    if (text.empty())
        throw Error(ErrorKind::Corrupt, {mark("Workspace", "%1 is empty"), {path.string()}},
                    mark("Workspace", "Open an older copy of the workspace."));
    return parse(text, folderOf(path), path.string());
}

std::filesystem::path picturesFolder(const std::filesystem::path& workspaceFile)
{
    return folderOf(workspaceFile) / (workspaceFile.stem().string() + ".pictures");
}

void keepPasted(PictureFile& file, const Image& image, const std::filesystem::path& workspaceFile)
{
    constexpr size_t kDigits = 16;
    const std::filesystem::path place = picturesFolder(workspaceFile) / (file.pixelSha256.substr(0, kDigits) + ".png");
    bool kept = false;
    if (isFile(place)) {
        try {
            kept = core::loadImage(place).pixelSha256 == file.pixelSha256;
        } catch (const Error&) {
            // Damaged: it is written again.
        }
    }
    if (!kept)
        savePng(place, image);
    file.path = place.string();
    file.sha256 = sha256OfFile(place);
    file.pasted = true;
}

std::filesystem::path findPicture(const PictureFile& file, const std::filesystem::path& folder,
                                  const gpu::RunControl& control)
{
    const Search search = searchFor(file.path, file.relative, file.sha256, folder, control);
    if (search.right)
        return *search.right;
    if (search.changed)
        throwChanged(search.changed->first, file, search.changed->second);
    throw Error(
        ErrorKind::NotFound,
        {mark("Workspace", "The picture %1 of the workspace is not there (SHA-256 %2)"), {file.path, file.sha256}},
        mark("Workspace", "Bring it back to its place, or tell where it is now."));
}

std::filesystem::path findModel(const FileReference& file, const std::filesystem::path& folder,
                                const gpu::RunControl& control)
{
    const Search search = searchFor(file.path, file.relative, file.sha256, folder, control);
    if (search.right)
        return *search.right;
    if (search.changed)
        throw Error(ErrorKind::InvalidInput,
                    {mark("Workspace", "%1 is not the model of the workspace: its SHA-256 is %2, the workspace has %3"),
                     {search.changed->first.string(), search.changed->second, file.sha256}},
                    mark("Workspace", "Bring the original file back, or open the changed model by itself."));
    throw Error(
        ErrorKind::NotFound,
        {mark("Workspace", "The model %1 of the workspace is not there (SHA-256 %2)"), {file.path, file.sha256}},
        mark("Workspace", "Bring it back to its place, or tell where it is now."));
}

std::optional<std::filesystem::path> findFile(const FileReference& file, const std::filesystem::path& folder,
                                              const gpu::RunControl& control)
{
    return searchFor(file.path, file.relative, file.sha256, folder, control).right;
}

LoadedImage loadPicture(const PictureFile& file, const std::filesystem::path& folder, const gpu::RunControl& control)
{
    return decode(file, findPicture(file, folder, control));
}

LoadedImage loadPictureFrom(const PictureFile& file, const std::filesystem::path& place, const gpu::RunControl& control)
{
    const std::string found = sha256OfFile(place, control);
    if (found != file.sha256)
        throwChanged(place, file, found);
    return decode(file, place);
}

} // namespace core::workspace
