#pragma once
// Label maps and masks as PNG. See docs/formats.md.

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "core/segment/formats/annotation_set.h"

namespace core::segment {

/// The label of each pixel, later objects on top, 0 for the rest. With labels up to 255 the pixels are indices of a
/// palette that has black for 0, the classes' colours, and VOC's colours for the others; with larger labels the file is
/// 16-bit grey. The text "Classes" has a line "label name" for each class. Throws what checkAnnotations throws.
std::vector<std::byte> labelMapPng(const AnnotationSet& set, const FileFacts& facts = {});

/// All pixels of all objects, 255; 8-bit grey.
Mask maskOf(const AnnotationSet& set);

/// What a PNG says about the classes of its pixels.
struct LabelPicture {
    LabelMap map;
    std::vector<ObjectClass> classes; ///< of the labels that occur, 0 left out; named as the file says, else by number
    bool namesClasses = false;        ///< the file says names
    bool isMask = false;              ///< only 0 and 255 occur, both or one of them, and no names
    std::string sha256;               ///< of the file's bytes
};

/// A label map (grey up to 16 bits, or a palette), or a picture in which each pixel is black or white. Throws as
/// loadLabelMap; Unsupported for other colours; InvalidInput for another size.
LabelPicture readLabelPicture(const std::filesystem::path& path, const PictureKey& picture);

/// The objects of a label map or a mask: one for each label. The object of a mask has the class "object".
ReadAnnotations readLabelPng(const std::filesystem::path& path, const PictureKey& picture);

} // namespace core::segment
