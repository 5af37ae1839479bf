#include <array>

#include "core/assets/atomic_file.h"
#include "core/segment/formats/run_shapes.h"
#include "core/segment/formats/svg_outline.h"
#include "core/segment/formats/xml_text.h"
#include "core/segment/polygons.h"

namespace core::segment {
namespace {

std::string hexOf(const Rgb& colour)
{
    constexpr const char* kDigits = "0123456789abcdef";
    std::string hex = "#";
    for (const uint8_t value : colour)
        hex.append({kDigits[value >> 4], kDigits[value & 15]});
    return hex;
}

void appendRing(std::string& path, const Ring& ring)
{
    GridPoint at = ring.front();
    path += "M" + std::to_string(at.x) + " " + std::to_string(at.y);
    for (size_t i = 1; i < ring.size(); ++i) {
        const GridPoint to = ring[i];
        if (to.y == at.y)
            path += "H" + std::to_string(to.x);
        else if (to.x == at.x)
            path += "V" + std::to_string(to.y);
        else
            path += "L" + std::to_string(to.x) + " " + std::to_string(to.y);
        at = to;
    }
    path += "Z";
}

std::string pathOf(const RunLengths& runs, double tolerance)
{
    std::string path;
    for (const Polygon& exact : polygonsOf(decodeRuns(runs))) {
        const Polygon polygon = simplified(exact, tolerance);
        appendRing(path, polygon.border);
        for (const Ring& hole : polygon.holes)
            appendRing(path, hole);
    }
    return path;
}

} // namespace

std::string svgText(const AnnotationSet& set, double tolerance, const FileFacts& facts)
{
    checkAnnotations(set);
    const std::string width = std::to_string(set.width);
    const std::string height = std::to_string(set.height);
    std::string svg = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" +
                      width + "\" height=\"" + height + "\" viewBox=\"0 0 " + width + " " + height + "\">\n";
    if (!set.imageName.empty())
        svg += "  <title>" + xmlText(set.imageName) + "</title>\n";
    const auto pairs = pairsOf(facts);
    if (!pairs.empty()) {
        svg += "  <desc>";
        for (size_t i = 0; i < pairs.size(); ++i)
            svg += (i == 0 ? "" : "\n") + xmlText(pairs[i].first + ": " + pairs[i].second);
        svg += "</desc>\n";
    }
    for (size_t i = 0; i < set.objects.size(); ++i) {
        const AnnotatedObject& object = set.objects[i];
        const ObjectClass& one = *set.classOf(object.label);
        svg += "  <path id=\"object-" + std::to_string(i + 1) + "\" data-class=\"" + xmlText(one.name) +
               "\" data-label=\"" + std::to_string(one.label) + "\" fill=\"" + hexOf(one.colour) +
               "\" fill-opacity=\"0.5\" fill-rule=\"evenodd\" d=\"" + pathOf(*object.runs, tolerance) + "\">";
        svg += object.name.empty() ? "</path>\n" : "<title>" + xmlText(object.name) + "</title></path>\n";
    }
    return svg + "</svg>\n";
}

void writeSvg(const std::filesystem::path& path, const AnnotationSet& set, double tolerance, const FileFacts& facts)
{
    writeFileAtomically(path, svgText(set, tolerance, facts));
}

} // namespace core::segment
