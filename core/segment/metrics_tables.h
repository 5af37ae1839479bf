#pragma once
// The tables of metrics and geometry, as they are written to files. Built from values alone, so that a window and a
// command line write the same.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/report/table.h"
#include "core/segment/comparison.h"
#include "core/segment/evaluation.h"
#include "core/segment/mask_geometry.h"
#include "core/segment/polygons.h"

namespace core::segment {

/// One row for all classes ("overall": pixel accuracy, the means, frequency-weighted IoU), then one for each class. The
/// column "note" says why a class has no ratio: "ignored", "noPixels", or "notInTruth" where only the accuracy and
/// the recall are missing.
report::Table metricsTable(const Evaluation& evaluation, std::optional<uint32_t> ignored, const LabelNames& names);

/// Rows: labels of the truth with their names; columns: labels of the prediction; cells: pixels.
report::Table confusionTable(const Evaluation& evaluation, const LabelNames& names);

/// An object with its mask's measures.
struct ObjectGeometry {
    int64_t id = 0;
    std::string name; ///< UTF-8
    uint32_t label = 0;
    std::optional<MaskGeometry> geometry; ///< nothing for an empty mask

    friend bool operator==(const ObjectGeometry&, const ObjectGeometry&) = default;
};

/// One row per object, in pixels, square pixels and degrees.
report::Table geometryTable(const std::vector<ObjectGeometry>& objects, const LabelNames& names);

/// An object as simplified polygons.
struct ObjectPolygons {
    int64_t id = 0;
    std::string name; ///< UTF-8
    double tolerance = 0;
    std::vector<Polygon> polygons;
};

/// The polygons of a mask, simplified.
std::vector<Polygon> simplifiedPolygons(const Mask& mask, double tolerance);
/// Corners of all rings.
int64_t cornersOf(const std::vector<Polygon>& polygons);

/// One row per corner: object, part, ring (0 is the border, the others are holes) and the corner's place.
report::Table polygonTable(const std::vector<ObjectPolygons>& objects);

} // namespace core::segment
