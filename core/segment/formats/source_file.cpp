#include "core/segment/formats/source_file.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <utility>

#include "core/assets/read_error.h"
#include "core/limits.h"
#include "gpu/base/error.h"

namespace core::segment {

using gpu::Error;
using gpu::ErrorKind;
using gpu::mark;

void checkAnnotationFile(const std::filesystem::path& path, int64_t maxBytes, const gpu::Limit& limit)
{
    std::error_code code;
    const std::filesystem::file_status status = std::filesystem::status(path, code);
    if (status.type() == std::filesystem::file_type::not_found)
        throw Error(ErrorKind::NotFound, {mark("formats", "There is no file %1"), {path.string()}},
                    mark("formats", "Check the path."));
    if (std::filesystem::is_directory(status))
        throw Error(ErrorKind::InvalidInput, {mark("formats", "%1 is a folder, not a file"), {path.string()}},
                    mark("formats", "Name the file of annotations inside it."));
    if (!code && !std::filesystem::is_regular_file(status))
        throw Error(ErrorKind::InvalidInput, {mark("formats", "%1 is not a regular file"), {path.string()}},
                    mark("formats", "Name the file of annotations."));
    const std::uintmax_t size = code ? 0 : std::filesystem::file_size(path, code);
    if (code)
        throw readError(path, code.message());
    if (std::cmp_greater(size, maxBytes))
        limit.refuse({mark("formats", "%1 has %2 bytes; at most %3 are read"),
                      {path.string(), std::to_string(size), std::to_string(maxBytes)}});
}

std::string readAnnotationText(const std::filesystem::path& path)
{
    checkAnnotationFile(path, limits::annotationBytes.value(), limits::annotationBytes);
    errno = 0;
    std::ifstream file(path, std::ios::binary);
    std::string text;
    std::array<char, size_t{1} << 16> block{};
    while (file.read(block.data(), block.size()) || file.gcount() > 0)
        text.append(block.data(), static_cast<size_t>(file.gcount()));
    if (!file.eof())
        throw readError(path, std::strerror(errno == 0 ? EIO : errno));
    return text;
}

void checkPictureSize(const std::filesystem::path& path, int width, int height, const PictureKey& picture)
{
    if (width == picture.width && height == picture.height)
        return;
    const auto sizeOf = [](int w, int h) { return std::to_string(w) + " x " + std::to_string(h); };
    throw Error(ErrorKind::InvalidInput,
                {mark("formats", "%1 is for a picture of %2 pixels, but this one has %3"),
                 {path.string(), sizeOf(width, height), sizeOf(picture.width, picture.height)}},
                mark("formats", "Choose the annotations of this picture."));
}

std::vector<gpu::Message> ReadingNotes::take()
{
    std::vector<gpu::Message> notes = std::exchange(m_notes, {});
    const auto say = [&notes](int64_t count, const gpu::Text& text) {
        if (count > 0)
            notes.push_back({text, {std::to_string(count)}});
    };
    say(m_clipped, mark("formats", "Objects that reached out of the picture were cut at its border: %1"));
    say(m_empty, mark("formats", "Objects without a pixel inside of the picture were left out: %1"));
    say(m_asBox, mark("formats", "Objects of which only a box is known were taken as the whole box: %1"));
    say(m_boxes, mark("formats", "Objects without a mask were left out: %1"));
    say(m_otherShapes, mark("formats", "Shapes of another kind than paths and polygons were left out: %1"));
    return notes;
}

} // namespace core::segment
