#pragma once
// What readers of annotation files need before they read.

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "core/segment/formats/annotation_set.h"
#include "gpu/base/limit.h"

namespace core::segment {

/// Throws NotFound, InvalidInput (a folder, a pipe), LimitExceeded above `maxBytes`, which `limit` tells how to raise;
/// Io.
void checkAnnotationFile(const std::filesystem::path& path, int64_t maxBytes, const gpu::Limit& limit);

/// The whole text of a file within limits::annotationBytes. Throws like checkAnnotationFile.
std::string readAnnotationText(const std::filesystem::path& path);

/// Throws InvalidInput with both sizes if the annotations are of a picture of another size.
void checkPictureSize(const std::filesystem::path& path, int width, int height, const PictureKey& picture);

/// Counts what happened to objects, and tells of each kind once.
class ReadingNotes {
public:
    void clipped() { ++m_clipped; }
    void withoutPixels() { ++m_empty; }
    void withoutMask() { ++m_boxes; }
    void asBox() { ++m_asBox; }
    void otherShape() { ++m_otherShapes; }
    void add(gpu::Message note) { m_notes.push_back(std::move(note)); }

    std::vector<gpu::Message> take();

private:
    int64_t m_clipped = 0;
    int64_t m_empty = 0;
    int64_t m_boxes = 0;
    int64_t m_asBox = 0;
    int64_t m_otherShapes = 0;
    std::vector<gpu::Message> m_notes;
};

} // namespace core::segment
