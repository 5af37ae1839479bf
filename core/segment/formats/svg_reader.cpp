#include <cmath>
#include <cstring>
#include <sstream>
#include <utility>

#include <pugixml.hpp>

#include "core/limits.h"
#include "core/segment/formats/run_shapes.h"
#include "core/segment/formats/source_file.h"
#include "core/segment/formats/svg_outline.h"
#include "core/segment/formats/svg_path.h"
#include "gpu/base/error.h"

namespace core::segment {
namespace {

using gpu::Error;
using gpu::ErrorKind;
using gpu::mark;

constexpr int kMaxDepth = 64;

/// Left, top, width, height: the viewBox, else the size in pixels.
PointRing::value_type sizeOf(const pugi::xml_node& svg)
{
    std::istringstream box(svg.attribute("viewBox").value());
    double left = 0;
    double top = 0;
    double width = 0;
    double height = 0;
    if (box >> left >> top >> width >> height && left == 0 && top == 0)
        return {width, height};
    return {svg.attribute("width").as_double(), svg.attribute("height").as_double()};
}

class Reader {
public:
    Reader(const std::filesystem::path& path, const PictureKey& picture) : m_path(path), m_picture(picture) {}

    ReadAnnotations run()
    {
        const std::string text = readAnnotationText(m_path);
        pugi::xml_document document;
        const pugi::xml_parse_result parsed = document.load_buffer(text.data(), text.size());
        if (!parsed)
            refuse({mark("formats", "The XML is broken at byte %1"), {std::to_string(parsed.offset)}});
        const pugi::xml_node svg = document.child("svg");
        if (!svg)
            refuse({mark("formats", "There is no <%1>"), {"svg"}});
        const auto [width, height] = sizeOf(svg);
        checkPictureSize(m_path, static_cast<int>(std::lround(std::clamp(width, 0.0, 1e6))),
                         static_cast<int>(std::lround(std::clamp(height, 0.0, 1e6))), m_picture);
        m_result.set = {svg.child_value("title"), m_picture.width, m_picture.height, {}, {}};
        addChildren(svg, {}, 0);
        m_result.notes = m_notes.take();
        return std::move(m_result);
    }

private:
    [[noreturn]] void refuse(const gpu::Message& why) const
    {
        throw Error(ErrorKind::Corrupt, {mark("formats", "%1 is not a drawing of outlines"), {m_path.string()}}, why);
    }

    void addChildren(const pugi::xml_node& parent, const std::string& group, int depth)
    {
        if (depth > kMaxDepth)
            refuse({mark("formats", "It is nested too deeply"), {}});
        for (const pugi::xml_node node : parent.children()) {
            const std::string name = node.name();
            if (node.type() != pugi::node_element || name == "title" || name == "desc" || name == "metadata" ||
                name == "defs")
                continue;
            if (node.attribute("transform"))
                throw Error(ErrorKind::Unsupported,
                            {mark("formats", "%1 moves or scales its shapes, which cannot be read"), {m_path.string()}},
                            mark("formats", "Save the drawing without transforms."));
            if (name == "g")
                addChildren(node, node.attribute("id").value(), depth + 1);
            else if (name == "path")
                addObject(node, ringsOfPath(node.attribute("d").value()), group);
            else if (name == "polygon")
                addObject(node, {ringOfPoints(node.attribute("points").value())}, group);
            else
                m_notes.otherShape();
        }
    }

    void addObject(const pugi::xml_node& node, const std::vector<PointRing>& rings, const std::string& group)
    {
        if (m_result.set.objects.size() >= static_cast<size_t>(limits::annotationObjects.value()))
            limits::annotationObjects.refuse({mark("formats", "%1 has more than %2 objects for this picture"),
                                              {m_path.string(), std::to_string(limits::annotationObjects.value())}});
        if (std::ranges::any_of(
                rings, [&](const PointRing& ring) { return leavesPicture(ring, m_picture.width, m_picture.height); }))
            m_notes.clipped();
        auto runs = std::make_shared<const RunLengths>(fillRings(rings, m_picture.width, m_picture.height));
        if (areaOf(*runs) == 0) {
            m_notes.withoutPixels();
            return;
        }
        std::string className = node.attribute("data-class").value();
        if (className.empty())
            className = group.empty() ? "object" : group;
        const size_t before = m_result.set.classes.size();
        const uint32_t label = classFor(m_result.set.classes, className, node.attribute("data-label").as_uint()).label;
        if (m_result.set.classes.size() > before)
            takeColour(label, node.attribute("fill").value());
        m_result.set.objects.push_back({node.child_value("title"), label, false, std::move(runs)});
    }

    void takeColour(uint32_t label, const std::string& fill)
    {
        if (fill.size() != 7 || fill[0] != '#' ||
            fill.find_first_not_of("0123456789abcdefABCDEF", 1) != std::string::npos)
            return;
        const unsigned long value = std::stoul(fill.substr(1), nullptr, 16);
        std::ranges::find(m_result.set.classes, label, &ObjectClass::label)->colour = {
            static_cast<uint8_t>(value >> 16), static_cast<uint8_t>(value >> 8 & 255),
            static_cast<uint8_t>(value & 255)};
    }

    const std::filesystem::path& m_path;
    const PictureKey& m_picture;
    ReadAnnotations m_result;
    ReadingNotes m_notes;
};

} // namespace

ReadAnnotations readSvg(const std::filesystem::path& path, const PictureKey& picture)
{
    return Reader(path, picture).run();
}

} // namespace core::segment
