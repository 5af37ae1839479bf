#pragma once
// COCO's JSON for instances. See docs/formats.md for the fields.

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/segment/formats/annotation_set.h"
#include "gpu/base/progress.h"

namespace core::segment {

struct CocoOptions {
    enum class Masks { Polygons, RunLengths };

    Masks masks = Masks::Polygons;
    double tolerance = 0; ///< of the polygons, in pixels; 0: exactly the mask
};

/// A text and what the format could not keep.
struct FormatText {
    std::string text;
    std::vector<gpu::Message> notes;
};

/// One file for any number of pictures. Objects with holes are written as compressed run lengths even where polygons
/// are asked for, because COCO's polygons have no holes; a note says so. Class labels become category ids. Throws what
/// checkAnnotations throws; InvalidInput if two pictures give one label to classes of different names, or for a
/// negative tolerance.
FormatText cocoText(std::span<const AnnotationSet> sets, const CocoOptions& options = {}, const FileFacts& facts = {});

/// Writes the whole file or none. Throws also Io.
std::vector<gpu::Message> writeCoco(const std::filesystem::path& path, std::span<const AnnotationSet> sets,
                                    const CocoOptions& options = {}, const FileFacts& facts = {});

struct CocoLimits {
    int64_t maxFileBytes = int64_t{1} << 30;
    size_t maxPictures = 5'000'000; ///< in the file
    size_t maxCategories = 65'535;  ///< in the file
    size_t maxObjects = 20'000;     ///< of one picture
    size_t maxNumbers = 8'000'000;  ///< coordinates or runs of one object
    size_t maxNesting = 64;
};

/// A picture of a COCO file.
struct CocoPicture {
    int64_t id = 0;
    std::string name; ///< file_name as it stands there, with its folder
    int width = 0;
    int height = 0;
};

/// The pictures of a file that could be this one: those of its name, else those of its size; of them those of its size,
/// if there are any. At most kMostCocoPictures, in the file's order. Throws like readCoco, but for what is wrong with
/// the annotations.
inline constexpr size_t kMostCocoPictures = 1000;
std::vector<CocoPicture> cocoPictures(const std::filesystem::path& path, const PictureKey& picture,
                                      const gpu::RunControl& control = {}, const CocoLimits& limits = {});

/// The objects of one picture. The file is read twice in a stream, so that memory grows with this picture's objects
/// only. The picture is found by its file name (folders ignored; of several the one of its size), else by its size if
/// only one has it; `pictureId` says which one of several. Polygons are filled by fillRings, each by itself; those of
/// one object are joined. Throws NotFound, InvalidInput (no such picture, several, another size), Io, Corrupt (no JSON,
/// broken run lengths, an unknown category: the annotation is named), LimitExceeded, Cancelled.
ReadAnnotations readCoco(const std::filesystem::path& path, const PictureKey& picture,
                         const gpu::RunControl& control = {}, const CocoLimits& limits = {},
                         std::optional<int64_t> pictureId = {});

} // namespace core::segment
