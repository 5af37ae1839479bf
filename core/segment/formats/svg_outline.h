#pragma once
// Outlines as SVG: one path per object, holes by the even-odd rule. See docs/formats.md.

#include <filesystem>
#include <string>
#include <vector>

#include "core/segment/formats/annotation_set.h"

namespace core::segment {

/// The drawing: its viewBox is the picture in pixels; a path per object with `data-class`, `data-label` and the class's
/// colour at half opacity, later objects on top. Throws what checkAnnotations throws; InvalidInput for a negative
/// tolerance.
std::string svgText(const AnnotationSet& set, double tolerance = 0, const FileFacts& facts = {});

/// Writes the whole file or none. Throws also Io.
void writeSvg(const std::filesystem::path& path, const AnnotationSet& set, double tolerance = 0,
              const FileFacts& facts = {});

/// Reads paths of straight lines (M, L, H, V, Z, large and small) and polygons, filled by fillRings, each an object.
/// Classes come from `data-class` (else from the `id` of the group around it, else they are called "object"), labels
/// from `data-label`. Throws NotFound, InvalidInput (a viewBox of another size), Corrupt (no SVG, a broken path),
/// Unsupported (curves, transforms), Io, LimitExceeded.
ReadAnnotations readSvg(const std::filesystem::path& path, const PictureKey& picture);

} // namespace core::segment
