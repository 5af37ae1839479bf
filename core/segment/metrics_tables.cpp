#include "core/segment/metrics_tables.h"

#include <variant>

namespace core::segment {
namespace {

using report::Cell;
using report::Table;

Cell cellOf(const std::optional<double>& ratio) { return ratio ? Cell(*ratio) : Cell(std::monostate()); }

std::string nameOf(const LabelNames& names, uint32_t label)
{
    const auto found = names.find(label);
    return found == names.end() ? std::string() : found->second;
}

Cell noteOf(const ClassMetrics& metrics, std::optional<uint32_t> ignored)
{
    if (metrics.leftOut())
        return Cell(std::string(metrics.label == ignored ? "ignored" : "noPixels"));
    return metrics.pixels == 0 ? Cell(std::string("notInTruth")) : Cell(std::monostate());
}

void addRing(Table& table, const ObjectPolygons& object, int64_t part, int64_t index, const Ring& ring)
{
    int64_t corner = 0;
    for (const GridPoint& point : ring)
        table.rows.push_back(
            {object.id, object.name, object.tolerance, part, index, corner++, int64_t{point.x}, int64_t{point.y}});
}

} // namespace

Table metricsTable(const Evaluation& evaluation, std::optional<uint32_t> ignored, const LabelNames& names)
{
    const SegmentationMetrics& all = evaluation.metrics;
    const Cell nothing;
    Table table{.columns = {"scope", "class", "name", "pixels", "predictedPixels", "pixelAccuracy", "accuracy", "iou",
                            "frequencyWeightedIoU", "dice", "precision", "recall", "boundaryIoU", "boundaryBand",
                            "note"},
                .rows = {}};
    const int64_t band = evaluation.bandWidth;
    table.rows.push_back({std::string("overall"), nothing, nothing, all.pixels, all.pixels, cellOf(all.pixelAccuracy),
                          cellOf(all.meanPixelAccuracy), cellOf(all.meanIou), cellOf(all.frequencyWeightedIou),
                          cellOf(all.meanDice), cellOf(all.meanPrecision), cellOf(all.meanRecall),
                          cellOf(all.meanBoundaryIou), band, nothing});
    for (const ClassMetrics& one : all.perClass)
        table.rows.push_back({std::string("class"), int64_t{one.label}, nameOf(names, one.label), one.pixels,
                              one.predictedPixels, nothing, cellOf(one.accuracy), cellOf(one.iou), nothing,
                              cellOf(one.dice), cellOf(one.precision), cellOf(one.recall), cellOf(one.boundaryIou),
                              band, noteOf(one, ignored)});
    return table;
}

Table confusionTable(const Evaluation& evaluation, const LabelNames& names)
{
    const ConfusionMatrix& matrix = evaluation.matrix;
    Table table{.columns = {"truth", "name"}, .rows = {}};
    for (const uint32_t label : matrix.classes)
        table.columns.push_back(std::to_string(label));
    for (size_t i = 0; i < matrix.classes.size(); ++i) {
        std::vector<Cell> row{int64_t{matrix.classes[i]}, nameOf(names, matrix.classes[i])};
        for (size_t j = 0; j < matrix.classes.size(); ++j)
            row.emplace_back(matrix.at(i, j));
        table.rows.push_back(std::move(row));
    }
    return table;
}

Table geometryTable(const std::vector<ObjectGeometry>& objects, const LabelNames& names)
{
    Table table{.columns = {"object", "name", "class", "className", "area", "perimeter", "boxX", "boxY", "boxWidth",
                            "boxHeight", "centroidX", "centroidY", "orientation", "hullArea", "parts", "holes"},
                .rows = {}};
    for (const ObjectGeometry& object : objects) {
        std::vector<Cell> row{object.id, object.name, int64_t{object.label}, nameOf(names, object.label)};
        if (const auto& geometry = object.geometry) {
            const std::vector<Cell> measures{
                geometry->area,          geometry->perimeter,         int64_t{geometry->boxX},
                int64_t{geometry->boxY}, int64_t{geometry->boxWidth}, int64_t{geometry->boxHeight},
                geometry->centroidX,     geometry->centroidY,         cellOf(geometry->orientation),
                geometry->hullArea,      int64_t{geometry->parts},    int64_t{geometry->holes}};
            row.insert(row.end(), measures.begin(), measures.end());
        } else {
            row.emplace_back(int64_t{0});
            row.resize(table.columns.size());
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

std::vector<Polygon> simplifiedPolygons(const Mask& mask, double tolerance)
{
    std::vector<Polygon> polygons = polygonsOf(mask);
    for (Polygon& polygon : polygons)
        polygon = simplified(polygon, tolerance);
    return polygons;
}

int64_t cornersOf(const std::vector<Polygon>& polygons)
{
    size_t corners = 0;
    for (const Polygon& polygon : polygons) {
        corners += polygon.border.size();
        for (const Ring& hole : polygon.holes)
            corners += hole.size();
    }
    return static_cast<int64_t>(corners);
}

Table polygonTable(const std::vector<ObjectPolygons>& objects)
{
    Table table{.columns = {"object", "name", "tolerance", "part", "ring", "corner", "x", "y"}, .rows = {}};
    for (const ObjectPolygons& object : objects) {
        int64_t part = 0;
        for (const Polygon& polygon : object.polygons) {
            addRing(table, object, part, 0, polygon.border);
            int64_t ring = 1;
            for (const Ring& hole : polygon.holes)
                addRing(table, object, part, ring++, hole);
            ++part;
        }
    }
    return table;
}

} // namespace core::segment
