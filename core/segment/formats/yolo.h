#pragma once
// YOLO's polygons: a text per picture, and the classes in files beside it. See docs/formats.md.

#include <filesystem>
#include <string>
#include <vector>

#include "core/segment/formats/annotation_set.h"

namespace core::segment {

/// One line per object: the class's place in `classNames`, then the outline's corners as x y, shares of the picture's
/// width and height. Parts and holes of an object are joined to one outline by bridges that are walked there and back,
/// which no fill rule sees. Objects without a pixel have no line. Throws what checkAnnotations throws; InvalidInput for
/// a class that is not in the list, or a negative tolerance.
std::string yoloText(const AnnotationSet& set, const std::vector<std::string>& classNames, double tolerance = 0);

/// Writes the text, and classes.txt and data.yaml beside it. Classes that classes.txt lists already keep their places,
/// so that a folder can be added to; new ones follow. Throws also Io; Corrupt for a classes.txt that is no text.
void writeYolo(const std::filesystem::path& path, const AnnotationSet& set, double tolerance = 0);

/// The names of classes.txt beside the file, or of data.yaml there or in the folder above; empty if there are none.
std::vector<std::string> yoloClassNames(const std::filesystem::path& path);

/// Labels are the places of the classes plus one. A line of a class and four numbers is a box. Without a list of names
/// the classes are called by their numbers, and a note says so. Throws NotFound, Io, LimitExceeded, Corrupt (the line
/// is named): no number, an odd or too small count of them, a class beyond the list.
ReadAnnotations readYolo(const std::filesystem::path& path, const PictureKey& picture);

} // namespace core::segment
