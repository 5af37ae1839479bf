#pragma once
// One table of all formats: what the command line and the window offer, and what they write and read.

#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/image/image.h"
#include "core/segment/formats/annotation_set.h"
#include "gpu/base/progress.h"

namespace core::segment {

enum class AnnotationFormat { Mask, LabelMap, Overlay, CutOut, Coco, CocoRuns, Voc, Yolo, Svg };

struct FormatEntry {
    AnnotationFormat format;
    const char* id;     ///< for the command line and workspaces
    gpu::Text title;    ///< for people
    const char* ending; ///< of the file, with the dot
    bool hasTolerance;  ///< outlines can be simplified
    bool needsPicture;  ///< the picture's pixels are part of the file
};

std::span<const FormatEntry> annotationFormats();
const FormatEntry& entryOf(AnnotationFormat format);

struct WriteOptions {
    double tolerance = 0; ///< of outlines, in pixels
    FileFacts facts;
};

/// Writes a set as `format`: the file, and what belongs beside it (VOC, YOLO). `picture` may be null unless the format
/// needs it. Returns what the format could not keep. Throws what the format's writer throws.
std::vector<gpu::Message> writeAnnotations(AnnotationFormat format, const std::filesystem::path& path,
                                           const AnnotationSet& set, const Image* picture, const WriteOptions& options);

/// The files that writeAnnotations makes, the one of that name first.
std::vector<std::filesystem::path> filesOf(AnnotationFormat format, const std::filesystem::path& path);

/// Reads COCO, VOC, YOLO, SVG, a label map or a mask: by what is in the file, not by its name (only .txt is YOLO by its
/// name). Throws Unsupported for anything else, and what the format's reader throws.
ReadAnnotations readAnnotations(const std::filesystem::path& path, const PictureKey& picture,
                                const gpu::RunControl& control = {});

/// Whether the file starts as JSON does. Throws NotFound, InvalidInput, Io.
bool looksLikeJson(const std::filesystem::path& path);

} // namespace core::segment
