#include <algorithm>
#include <array>
#include <charconv>
#include <limits>

#include "core/assets/atomic_file.h"
#include "core/segment/formats/run_shapes.h"
#include "core/segment/formats/yolo.h"
#include "core/segment/polygons.h"
#include "gpu/base/error.h"

namespace core::segment {
namespace {

constexpr size_t kMaxPairs = 20'000'000; // corners looked at to find a short bridge

int64_t squaredDistance(GridPoint a, GridPoint b)
{
    const int64_t dx = int64_t{a.x} - b.x;
    const int64_t dy = int64_t{a.y} - b.y;
    return dx * dx + dy * dy;
}

/// Joins a ring to an outline by a bridge between near corners (the nearest ones, unless both are very long).
void join(Ring& outline, const Ring& ring)
{
    const size_t step = std::max<size_t>(1, outline.size() * ring.size() / kMaxPairs);
    int64_t nearest = std::numeric_limits<int64_t>::max();
    size_t from = 0;
    size_t to = 0;
    for (size_t i = 0; i < outline.size(); ++i) {
        for (size_t j = i % step; j < ring.size(); j += step) {
            const int64_t distance = squaredDistance(outline[i], ring[j]);
            if (distance < nearest) {
                nearest = distance;
                from = i;
                to = j;
            }
        }
    }
    Ring detour;
    for (size_t j = 0; j <= ring.size(); ++j) // round and back to where the bridge ends
        detour.push_back(ring[(to + j) % ring.size()]);
    detour.push_back(outline[from]);
    outline.insert(outline.begin() + static_cast<std::ptrdiff_t>(from) + 1, detour.begin(), detour.end());
}

Ring outlineOf(const RunLengths& runs, double tolerance)
{
    Ring outline;
    for (const Polygon& exact : polygonsOf(decodeRuns(runs))) {
        const Polygon polygon = simplified(exact, tolerance);
        if (outline.empty())
            outline = polygon.border;
        else
            join(outline, polygon.border);
        for (const Ring& hole : polygon.holes)
            join(outline, hole);
    }
    return outline;
}

void appendNumber(std::string& text, double value)
{
    std::array<char, 32> digits{};
    const auto [end, error] = std::to_chars(digits.data(), digits.data() + digits.size(), value);
    text += ' ';
    text.append(digits.data(), error == std::errc() ? end : digits.data());
}

std::string quoted(const std::string& name)
{
    std::string result = "'";
    for (const char c : name)
        result += c == '\'' ? std::string("''") : std::string(1, c == '\n' || c == '\r' ? ' ' : c);
    return result + "'";
}

std::string yamlText(const std::vector<std::string>& names)
{
    std::string yaml = "path: .\ntrain: images\nval: images\nnc: " + std::to_string(names.size()) + "\nnames:\n";
    for (size_t i = 0; i < names.size(); ++i)
        yaml += "  " + std::to_string(i) + ": " + quoted(names[i]) + "\n";
    return yaml;
}

/// A class is a line of its own in classes.txt.
std::string lineOf(std::string name)
{
    std::ranges::replace(name, '\n', ' ');
    std::ranges::replace(name, '\r', ' ');
    return name;
}

} // namespace

std::string yoloText(const AnnotationSet& set, const std::vector<std::string>& classNames, double tolerance)
{
    checkAnnotations(set);
    std::string text;
    for (const AnnotatedObject& object : set.objects) {
        const std::string name = lineOf(set.classOf(object.label)->name);
        const auto place = std::ranges::find(classNames, name);
        if (place == classNames.end())
            throw gpu::Error(gpu::ErrorKind::InvalidInput,
                             {gpu::mark("formats", "The class %1 is not in the list of classes"), {name}});
        const Ring outline = outlineOf(*object.runs, tolerance);
        if (outline.empty())
            continue;
        text += std::to_string(place - classNames.begin());
        for (const GridPoint& corner : outline) {
            appendNumber(text, static_cast<double>(corner.x) / set.width);
            appendNumber(text, static_cast<double>(corner.y) / set.height);
        }
        text += '\n';
    }
    return text;
}

void writeYolo(const std::filesystem::path& path, const AnnotationSet& set, double tolerance)
{
    const std::filesystem::path folder = path.parent_path();
    std::error_code ignored;
    std::vector<std::string> names;
    if (std::filesystem::exists(folder / "classes.txt", ignored))
        names = yoloClassNames(path);
    for (const ObjectClass& one : set.classes)
        if (std::ranges::find(names, lineOf(one.name)) == names.end())
            names.push_back(lineOf(one.name));
    std::string list;
    for (const std::string& name : names)
        list += name + "\n";
    const std::string text = yoloText(set, names, tolerance); // before anything is written
    writeFileAtomically(folder / "classes.txt", list);
    writeFileAtomically(folder / "data.yaml", yamlText(names));
    writeFileAtomically(path, text);
}

} // namespace core::segment
