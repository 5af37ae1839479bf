#include "core/segment/formats/coco_events.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <ios>
#include <limits>

#include "core/assets/read_error.h"
#include "core/limits.h"
#include "gpu/base/error.h"

namespace core::segment {
namespace {

using gpu::Error;
using gpu::ErrorKind;
using gpu::mark;
using Json = nlohmann::json;

constexpr size_t kElementDepth = 3;       // root object, array, element
constexpr int64_t kElementsPerLook = 256; // at the stop token

/// Follows the nesting and fills in the element at hand. What is of no interest passes by without being kept.
class Events : public nlohmann::json_sax<Json> {
public:
    Events(std::string path, CocoListener& listener, const gpu::RunControl& control, const CocoLimits& limits)
        : m_path(std::move(path)), m_listener(listener), m_control(control), m_limits(limits)
    {
    }

    bool null() override { return true; }
    bool boolean(bool value) override
    {
        if (inField() && m_key == "iscrowd")
            m_element.isCrowd = value;
        return true;
    }
    bool number_integer(number_integer_t value) override { return number(static_cast<double>(value), value); }
    bool number_unsigned(number_unsigned_t value) override
    {
        constexpr auto kMost = static_cast<number_unsigned_t>(std::numeric_limits<int64_t>::max());
        return number(static_cast<double>(value),
                      value <= kMost ? std::optional(static_cast<int64_t>(value)) : std::nullopt);
    }
    bool number_float(number_float_t value, const string_t&) override { return number(value, std::nullopt); }
    bool string(string_t& value) override;
    bool binary(binary_t&) override { return true; }
    bool key(string_t& value) override;
    bool start_object(size_t) override { return open(false); }
    bool end_object() override;
    bool start_array(size_t) override { return open(true); }
    bool end_array() override { return close(); }
    bool parse_error(size_t position, const std::string&, const nlohmann::detail::exception&) override
    {
        throw Error(ErrorKind::Corrupt,
                    {mark("formats", "%1 is not JSON, or was cut off: at byte %2"), {m_path, std::to_string(position)}},
                    mark("formats", "Export the annotation again."));
    }

    /// Whether the root was an object with at least one of the arrays.
    bool isCoco() const { return m_sawSection; }

private:
    bool inSection() const { return m_section != CocoSection::None && m_depth >= kElementDepth; }
    bool inField() const { return inSection() && m_depth == kElementDepth; }
    bool inMask() const
    {
        return inSection() && m_section == CocoSection::Annotations && m_key == "segmentation" &&
               m_listener.wantsMasks() && m_depth > kElementDepth;
    }
    bool number(double value, std::optional<int64_t> whole);
    void numberOfField(std::optional<int64_t> whole, double value);
    void numberOfMask(double value, std::optional<int64_t> whole);
    bool open(bool array);
    bool close();
    void finishElement();
    void count();
    [[noreturn]] void refuse(const char* what) const;
    std::string where() const;

    std::string m_path;
    CocoListener& m_listener;
    const gpu::RunControl& m_control;
    const CocoLimits& m_limits;
    size_t m_depth = 0;
    CocoSection m_section = CocoSection::None;
    bool m_sawSection = false;
    bool m_maskIsArray = false;
    std::string m_key;     ///< of the element's field
    std::string m_maskKey; ///< inside of a segmentation that is an object
    CocoElement m_element;
    size_t m_numbers = 0; ///< of the element's mask
    int64_t m_number = 0; ///< of the element in its section, from 1
};

std::string Events::where() const { return std::to_string(m_element.id.value_or(m_number)); }

void Events::refuse(const char* what) const
{
    throw Error(
        ErrorKind::Corrupt,
        {mark("formats", "%1 has an annotation (%2) whose \"%3\" is not as COCO has it"), {m_path, where(), what}},
        mark("formats", "Export the annotation again."));
}

void Events::count()
{
    if (++m_numbers > m_limits.maxNumbers)
        limits::cocoNumbers.refuse({mark("formats", "%1 has an annotation (%2) with more than %3 numbers"),
                                    {m_path, where(), std::to_string(m_limits.maxNumbers)}});
}

bool Events::number(double value, std::optional<int64_t> whole)
{
    if (inField())
        numberOfField(whole, value);
    else if (inMask())
        numberOfMask(value, whole);
    else if (inSection() && m_section == CocoSection::Categories && m_key == "color" && whole)
        m_element.colour.push_back(*whole);
    return true;
}

void Events::numberOfField(std::optional<int64_t> whole, double value)
{
    // Some programs write whole numbers as 3.0.
    if (!whole && value == static_cast<double>(static_cast<int64_t>(std::clamp(value, -9e15, 9e15))))
        whole = static_cast<int64_t>(value);
    if (m_key == "id")
        m_element.id = whole;
    else if (m_key == "image_id")
        m_element.imageId = whole;
    else if (m_key == "category_id")
        m_element.categoryId = whole;
    else if (m_key == "width")
        m_element.width = whole.value_or(0);
    else if (m_key == "height")
        m_element.height = whole.value_or(0);
    else if (m_key == "iscrowd")
        m_element.isCrowd = value != 0;
}

void Events::numberOfMask(double value, std::optional<int64_t> whole)
{
    count();
    if (m_maskIsArray) {
        m_element.shape = CocoElement::Shape::Polygons;
        if (m_element.polygons.empty()) // one polygon without brackets of its own
            m_element.polygons.emplace_back();
        m_element.polygons.back().push_back(value);
    } else if (m_maskKey == "size") {
        if (!whole)
            refuse("size");
        m_element.size.push_back(*whole);
    } else if (m_maskKey == "counts") {
        if (!whole || *whole < 0)
            refuse("counts");
        m_element.shape = CocoElement::Shape::Counts;
        m_element.counts.push_back(*whole);
    }
}

bool Events::string(string_t& value)
{
    if (inField() && (m_key == "name" || m_key == "file_name"))
        m_element.name = std::move(value);
    else if (inMask() && !m_maskIsArray && m_maskKey == "counts" && m_depth == kElementDepth + 1) {
        if (value.size() > 8 * m_limits.maxNumbers)
            limits::cocoNumbers.refuse({mark("formats", "%1 has an annotation (%2) with more than %3 numbers"),
                                        {m_path, where(), std::to_string(m_limits.maxNumbers)}});
        m_element.shape = CocoElement::Shape::Compressed;
        m_element.compressed = std::move(value);
    }
    return true;
}

bool Events::key(string_t& value)
{
    if (m_depth == 1) {
        m_section = value == "images"        ? CocoSection::Images
                    : value == "categories"  ? CocoSection::Categories
                    : value == "annotations" ? CocoSection::Annotations
                                             : CocoSection::None;
        m_number = 0;
        m_sawSection = m_sawSection || m_section != CocoSection::None;
    } else if (inField()) {
        m_key = std::move(value);
    } else if (inMask() && m_depth == kElementDepth + 1) {
        m_maskKey = std::move(value);
    }
    return true;
}

bool Events::open(bool array)
{
    if (++m_depth > m_limits.maxNesting)
        throw Error(ErrorKind::Corrupt, {mark("formats", "%1 is nested deeper than COCO files are"), {m_path}});
    if (m_section != CocoSection::None && m_depth == kElementDepth) {
        m_element = {};
        m_numbers = 0;
        m_key.clear();
        ++m_number;
    } else if (inMask() && m_depth == kElementDepth + 1) {
        m_maskIsArray = array;
        m_maskKey.clear();
    } else if (inMask() && m_depth == kElementDepth + 2 && m_maskIsArray && array) {
        count();
        m_element.shape = CocoElement::Shape::Polygons;
        m_element.polygons.emplace_back();
    }
    return true;
}

bool Events::end_object()
{
    if (inField())
        finishElement();
    return close();
}

void Events::finishElement()
{
    if (m_number % kElementsPerLook == 0)
        m_control.throwIfStopped();
    m_listener.element(m_section, m_element, m_number);
}

bool Events::close()
{
    --m_depth;
    if (m_depth == 1)
        m_section = CocoSection::None;
    return true;
}

} // namespace

void readCocoEvents(const std::filesystem::path& path, CocoListener& listener, const gpu::RunControl& control,
                    const CocoLimits& limits)
{
    control.throwIfStopped();
    errno = 0;
    std::ifstream file(path, std::ios::binary);
    if (!file)
        throw readError(path, std::strerror(errno == 0 ? EIO : errno));
    Events events(path.string(), listener, control, limits);
    try {
        Json::sax_parse(file, &events);
    } catch (const std::ios_base::failure& failure) {
        throw readError(path, failure.code().message());
    }
    if (!events.isCoco())
        throw Error(ErrorKind::Corrupt,
                    {mark("formats", "%1 is JSON, but has neither \"images\" nor \"annotations\""), {path.string()}},
                    mark("formats", "Name a COCO file of instances."));
}

} // namespace core::segment
