#include <charconv>
#include <cmath>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

#include "core/limits.h"
#include "core/segment/formats/run_shapes.h"
#include "core/segment/formats/source_file.h"
#include "core/segment/formats/yolo.h"
#include "gpu/base/error.h"

namespace core::segment {
namespace {

using gpu::Error;
using gpu::ErrorKind;
using gpu::mark;

constexpr size_t kMaxClasses = 65'535;

std::string_view trimmed(std::string_view text)
{
    const size_t first = text.find_first_not_of(" \t\r");
    return first == std::string_view::npos ? std::string_view()
                                           : text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

std::vector<std::string_view> linesOf(std::string_view text)
{
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const size_t end = std::min(text.find('\n'), text.size());
        lines.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

std::string unquoted(std::string_view text)
{
    text = trimmed(text);
    if (text.size() < 2 || (text.front() != '\'' && text.front() != '"') || text.back() != text.front())
        return std::string(text);
    const char quote = text.front();
    std::string name;
    for (size_t i = 1; i + 1 < text.size(); ++i) {
        name += text[i];
        if (text[i] == quote && text[i + 1] == quote)
            ++i;
    }
    return name;
}

/// `names:` followed by "- cat" or "0: cat" lines, or [cat, dog] on the same line: what data.yaml files have.
std::vector<std::string> namesOfYaml(std::string_view text)
{
    std::map<int64_t, std::string> names;
    bool inNames = false;
    for (const std::string_view line : linesOf(text)) {
        const std::string_view words = trimmed(line);
        if (words.empty() || words.front() == '#')
            continue;
        if (words.starts_with("names:") && line.front() == 'n') {
            inNames = true;
            std::string_view list = trimmed(words.substr(6));
            if (list.size() < 2 || list.front() != '[' || list.back() != ']')
                continue;
            list = list.substr(1, list.size() - 2);
            while (!list.empty()) {
                const size_t comma = std::min(list.find(','), list.size());
                names.emplace(static_cast<int64_t>(names.size()), unquoted(list.substr(0, comma)));
                list.remove_prefix(std::min(comma + 1, list.size()));
            }
            continue;
        }
        if (!inNames)
            continue;
        int64_t number = 0;
        const auto [end, error] = std::from_chars(words.data(), words.data() + words.size(), number);
        if (words.front() == '-')
            names.emplace(static_cast<int64_t>(names.size()), unquoted(words.substr(1)));
        else if (error == std::errc() && *end == ':' && line.front() == ' ')
            names.emplace(number, unquoted(words.substr(static_cast<size_t>(end - words.data()) + 1)));
        else
            inNames = false;
    }
    std::vector<std::string> list;
    for (auto& [number, name] : names) {
        if (number != static_cast<int64_t>(list.size()))
            break; // the places count: no gaps
        list.push_back(std::move(name));
    }
    return list;
}

/// The numbers of a line; nothing if one is none.
std::optional<std::vector<double>> numbersOf(std::string_view line)
{
    std::vector<double> numbers;
    line = trimmed(line);
    while (!line.empty()) {
        double value = 0;
        const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), value);
        const auto length = static_cast<size_t>(end - line.data());
        if (error != std::errc() || !std::isfinite(value) ||
            (length < line.size() && line[length] != ' ' && line[length] != '\t'))
            return std::nullopt;
        numbers.push_back(value);
        line = trimmed(line.substr(length));
    }
    return numbers;
}

class Reader {
public:
    Reader(const std::filesystem::path& path, const PictureKey& picture) : m_path(path), m_picture(picture) {}

    ReadAnnotations run()
    {
        const std::string text = readAnnotationText(m_path);
        m_names = yoloClassNames(m_path);
        m_result.set = {m_picture.name, m_picture.width, m_picture.height, {}, {}};
        for (size_t i = 0; i < m_names.size(); ++i)
            addClass(static_cast<int64_t>(i));
        for (const std::string_view line : linesOf(text)) {
            ++m_line;
            if (!trimmed(line).empty())
                addObject(line);
        }
        if (m_names.empty() && !m_result.set.objects.empty())
            m_notes.add(
                mark("formats", "There is neither classes.txt nor data.yaml: the classes are called by their numbers"));
        m_result.notes = m_notes.take();
        return std::move(m_result);
    }

private:
    [[noreturn]] void refuse(const gpu::Message& why) const
    {
        throw Error(ErrorKind::Corrupt,
                    {mark("formats", "Line %1 of %2 is not an object as YOLO has it"),
                     {std::to_string(m_line), m_path.string()}},
                    why);
    }

    void addClass(int64_t number)
    {
        const auto label = static_cast<uint32_t>(number) + 1;
        if (m_result.set.classOf(label) != nullptr)
            return;
        const std::string name =
            std::cmp_less(number, m_names.size()) ? m_names[static_cast<size_t>(number)] : std::to_string(number);
        const auto place = std::ranges::upper_bound(m_result.set.classes, label, {}, &ObjectClass::label);
        m_result.set.classes.insert(place, {label, name, classColour(static_cast<size_t>(number))});
    }

    void addObject(std::string_view line)
    {
        if (m_result.set.objects.size() >= static_cast<size_t>(limits::annotationObjects.value()))
            limits::annotationObjects.refuse({mark("formats", "%1 has more than %2 objects for this picture"),
                                              {m_path.string(), std::to_string(limits::annotationObjects.value())}});
        const std::optional<std::vector<double>> numbers = numbersOf(line);
        if (!numbers)
            refuse({mark("formats", "It has a word that is no number"), {}});
        const double number = numbers->front();
        if (number < 0 || number != std::floor(number) || number >= static_cast<double>(kMaxClasses))
            refuse({mark("formats", "It does not begin with the number of a class"), {}});
        if (!m_names.empty() && number >= static_cast<double>(m_names.size()))
            refuse({mark("formats", "It has the class %1, but only %2 classes are listed"),
                    {std::to_string(static_cast<int64_t>(number)), std::to_string(m_names.size())}});
        const PointRing ring = ringOf(*numbers);
        if (leavesPicture(ring, m_picture.width, m_picture.height))
            m_notes.clipped();
        auto runs =
            std::make_shared<const RunLengths>(fillRings(std::span(&ring, 1), m_picture.width, m_picture.height));
        if (areaOf(*runs) == 0) {
            m_notes.withoutPixels();
            return;
        }
        addClass(static_cast<int64_t>(number));
        m_result.set.objects.push_back({{}, static_cast<uint32_t>(number) + 1, false, std::move(runs)});
    }

    /// In pixels. Four numbers are a box: its centre, width and height.
    PointRing ringOf(const std::vector<double>& numbers)
    {
        const double w = m_picture.width;
        const double h = m_picture.height;
        if (numbers.size() == 5) {
            m_notes.asBox();
            const double left = (numbers[1] - numbers[3] / 2) * w;
            const double right = (numbers[1] + numbers[3] / 2) * w;
            const double top = (numbers[2] - numbers[4] / 2) * h;
            const double bottom = (numbers[2] + numbers[4] / 2) * h;
            return {{left, top}, {right, top}, {right, bottom}, {left, bottom}};
        }
        if (numbers.size() < 7 || numbers.size() % 2 == 0)
            refuse({mark("formats", "A polygon has %1 numbers, not pairs of three corners or more"),
                    {std::to_string(numbers.size() - 1)}});
        PointRing ring;
        for (size_t i = 1; i < numbers.size(); i += 2)
            ring.push_back({numbers[i] * w, numbers[i + 1] * h});
        return ring;
    }

    const std::filesystem::path& m_path;
    const PictureKey& m_picture;
    std::vector<std::string> m_names;
    size_t m_line = 0;
    ReadAnnotations m_result;
    ReadingNotes m_notes;
};

} // namespace

std::vector<std::string> yoloClassNames(const std::filesystem::path& path)
{
    const std::filesystem::path folder = path.parent_path();
    std::error_code ignored;
    std::vector<std::string> names;
    if (const auto list = folder / "classes.txt"; std::filesystem::exists(list, ignored)) {
        const std::string text = readAnnotationText(list);
        for (const std::string_view line : linesOf(text))
            names.emplace_back(trimmed(line));
        while (!names.empty() && names.back().empty())
            names.pop_back();
    }
    for (const auto& yaml : {folder / "data.yaml", folder / ".." / "data.yaml"})
        if (names.empty() && std::filesystem::exists(yaml, ignored))
            names = namesOfYaml(readAnnotationText(yaml));
    if (names.size() > kMaxClasses)
        limits::annotationClasses.refuse(
            {mark("formats", "There can be at most %1 classes"), {std::to_string(kMaxClasses)}});
    return names;
}

ReadAnnotations readYolo(const std::filesystem::path& path, const PictureKey& picture)
{
    return Reader(path, picture).run();
}

} // namespace core::segment
