// The JSON header, read event by event: nothing of it is kept but the entries.

#include <algorithm>
#include <cstring>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/limits.h"
#include "core/onnx/safetensors.h"
#include "gpu/base/error.h"

namespace core::onnx {

namespace {

using gpu::Error;
using gpu::ErrorKind;
using gpu::mark;
using Json = nlohmann::json;

constexpr int64_t kLengthBytes = 8;
constexpr const char* kMetadata = "__metadata__";

struct TypeName {
    std::string_view name;
    ElementType type;
};
constexpr TypeName kTypes[] = {
    {"F64", ElementType::Double},    {"F32", ElementType::Float},  {"F16", ElementType::Float16},
    {"BF16", ElementType::BFloat16}, {"I64", ElementType::Int64},  {"I32", ElementType::Int32},
    {"I16", ElementType::Int16},     {"I8", ElementType::Int8},    {"U64", ElementType::UInt64},
    {"U32", ElementType::UInt32},    {"U16", ElementType::UInt16}, {"U8", ElementType::UInt8},
    {"BOOL", ElementType::Bool},
};

[[noreturn]] void throwCorrupt(gpu::Message what)
{
    throw Error(ErrorKind::Corrupt, std::move(what),
                mark("onnx", "Get the file of weights again, or export it again."));
}

/// Follows the nesting: 1 is the list of tensors, 2 one tensor or the metadata, 3 a list of numbers.
class HeaderEvents : public nlohmann::json_sax<Json> {
public:
    HeaderEvents(const std::string& name, WeightHeader& header) : m_name(name), m_header(header) {}

    bool null() override { return value("null"); }
    bool boolean(bool) override { return value("true or false"); }
    bool number_integer(number_integer_t) override { return value("a negative number"); }
    bool number_unsigned(number_unsigned_t number) override;
    bool number_float(number_float_t, const string_t&) override { return value("a number that is not whole"); }
    bool string(string_t& text) override;
    bool binary(binary_t&) override { return value("binary data"); }
    bool key(string_t& text) override;
    bool start_object(size_t) override;
    bool end_object() override;
    bool start_array(size_t) override;
    bool end_array() override;
    bool parse_error(size_t position, const std::string&, const nlohmann::detail::exception&) override
    {
        throwCorrupt({mark("onnx", "The header of %1 is no JSON from byte %2 on"), {m_name, std::to_string(position)}});
    }

private:
    enum class Field { None, Type, Shape, Offsets };

    bool value(const char* kind);
    void finishTensor();
    [[noreturn]] void refuse(const std::string& what) const
    {
        throwCorrupt({mark("onnx", "%1 has a tensor (%2) with a wrong header: %3"), {m_name, m_key, what}});
    }

    const std::string& m_name;
    WeightHeader& m_header;
    int m_depth = 0;
    bool m_isMetadata = false;
    Field m_field = Field::None;
    bool m_isOther = false; ///< inside of something that nobody asked for
    std::string m_key;
    std::string m_metadataKey;
    std::optional<ElementType> m_type;
    std::optional<gpu::Shape> m_shape;
    std::vector<int64_t> m_numbers;
    std::optional<std::pair<int64_t, int64_t>> m_offsets;
};

/// A value at a place where none of its kind belongs; fine inside of what is ignored.
bool HeaderEvents::value(const char* kind)
{
    if (m_isOther || (m_depth == 2 && !m_isMetadata && m_field == Field::None))
        return true;
    if (m_depth < 2)
        throwCorrupt({mark("onnx", "The header of %1 is no list of tensors"), {m_name}});
    refuse(std::string(kind) + " where something else belongs");
}

bool HeaderEvents::number_unsigned(number_unsigned_t number)
{
    if (m_depth != 3 || m_isOther)
        return value("a number");
    if (number > static_cast<number_unsigned_t>(std::numeric_limits<int64_t>::max()))
        refuse(std::to_string(number) + " is too large a number");
    const size_t most = m_field == Field::Shape ? size_t{gpu::kMaxRank} : 2;
    if (m_numbers.size() == most) {
        if (m_field == Field::Shape)
            throw Error(ErrorKind::Unsupported, {mark("onnx", "%1 has a tensor (%2) of more than %3 dimensions"),
                                                 {m_name, m_key, std::to_string(gpu::kMaxRank)}});
        refuse("more than two offsets");
    }
    m_numbers.push_back(static_cast<int64_t>(number));
    return true;
}

bool HeaderEvents::string(string_t& text)
{
    if (m_isMetadata && m_depth == 2) {
        m_header.metadata[m_metadataKey] = text;
        return true;
    }
    if (m_depth != 2 || m_field != Field::Type || m_isOther)
        return value("text");
    const auto* const found = std::ranges::find(kTypes, text, &TypeName::name);
    if (found == std::end(kTypes))
        throw Error(ErrorKind::Unsupported,
                    {mark("onnx", "%1 has a tensor (%2) of the type %3, which is not known"), {m_name, m_key, text}});
    m_type = found->type;
    return true;
}

bool HeaderEvents::key(string_t& text)
{
    if (std::cmp_greater(text.size(), limits::modelTextBytes.value()))
        limits::modelTextBytes.refuse(
            {mark("onnx", "%1 has a name or text of %2 bytes"), {m_name, std::to_string(text.size())}});
    if (m_isOther)
        return true;
    if (m_depth == 1) {
        m_key = text;
        m_isMetadata = m_key == kMetadata;
        if (m_header.entries.contains(m_key) || (m_isMetadata && !m_header.metadata.empty()))
            throwCorrupt({mark("onnx", "%1 has the tensor %2 twice"), {m_name, m_key}});
    } else if (m_isMetadata) {
        m_metadataKey = text;
    } else {
        m_field = text == "dtype"          ? Field::Type
                  : text == "shape"        ? Field::Shape
                  : text == "data_offsets" ? Field::Offsets
                                           : Field::None;
        if ((m_field == Field::Type && m_type) || (m_field == Field::Shape && m_shape) ||
            (m_field == Field::Offsets && m_offsets))
            refuse("\"" + text + "\" stands there twice");
    }
    return true;
}

bool HeaderEvents::start_object(size_t)
{
    if (m_depth == 1) {
        m_type.reset();
        m_shape.reset();
        m_offsets.reset();
        m_field = Field::None;
    } else if (m_depth >= 2) {
        value("an object");
        m_isOther = true;
    }
    ++m_depth;
    if (m_depth > limits::annotationDepth.value())
        limits::annotationDepth.refuse({mark("onnx", "The header of %1 is nested too deeply"), {m_name}});
    return true;
}

bool HeaderEvents::end_object()
{
    --m_depth;
    if (m_depth == 2)
        m_isOther = false;
    if (m_depth == 1 && !m_isMetadata)
        finishTensor();
    return true;
}

bool HeaderEvents::start_array(size_t)
{
    if (m_depth == 2 && !m_isMetadata && (m_field == Field::Shape || m_field == Field::Offsets)) {
        m_numbers.clear();
    } else {
        value("a list");
        m_isOther = true;
    }
    ++m_depth;
    if (m_depth > limits::annotationDepth.value())
        limits::annotationDepth.refuse({mark("onnx", "The header of %1 is nested too deeply"), {m_name}});
    return true;
}

bool HeaderEvents::end_array()
{
    --m_depth;
    if (m_depth != 2)
        return true;
    if (std::exchange(m_isOther, false))
        return true;
    if (m_field == Field::Shape) {
        m_shape = gpu::Shape(m_numbers);
    } else {
        if (m_numbers.size() != 2 || m_numbers[0] > m_numbers[1])
            refuse("the offsets are not a beginning and an end");
        m_offsets = {m_numbers[0], m_numbers[1]};
    }
    return true;
}

void HeaderEvents::finishTensor()
{
    if (!m_type || !m_shape || !m_offsets)
        refuse("\"dtype\", \"shape\" or \"data_offsets\" is missing");
    int64_t bytes = 0;
    if (__builtin_mul_overflow(m_shape->elementCount(), elementBytes(*m_type), &bytes) ||
        bytes != m_offsets->second - m_offsets->first)
        refuse(std::to_string(m_offsets->second - m_offsets->first) + " bytes for " + std::string(toString(*m_type)) +
               " " + m_shape->toString());
    if (std::cmp_greater_equal(m_header.entries.size(), limits::weightTensors.value()))
        limits::weightTensors.refuse(
            {mark("onnx", "%1 has more than %2 tensors"), {m_name, std::to_string(limits::weightTensors.value())}});
    m_header.entries.emplace(m_key, WeightEntry{{*m_type, *m_shape}, m_offsets->first, m_offsets->second});
}

/// Every byte behind the header belongs to exactly one tensor.
void checkPlaces(const WeightHeader& header, int64_t dataBytes, const std::string& name)
{
    std::vector<std::pair<std::pair<int64_t, int64_t>, const std::string*>> places;
    places.reserve(header.entries.size());
    for (const auto& [key, entry] : header.entries)
        places.push_back({{entry.begin, entry.end}, &key});
    std::ranges::sort(places, {}, [](const auto& place) { return place.first; });
    int64_t end = 0;
    for (const auto& [place, key] : places) {
        if (place.first < end)
            throwCorrupt({mark("onnx", "%1 has a tensor (%2) that overlaps another one"), {name, *key}});
        if (place.first > end)
            throwCorrupt({mark("onnx", "%1 has a hole of %2 bytes before the tensor %3"),
                          {name, std::to_string(place.first - end), *key}});
        end = place.second;
    }
    if (end > dataBytes)
        throwCorrupt({mark("onnx", "%1 is cut off: %2 bytes are missing"), {name, std::to_string(end - dataBytes)}});
    if (end < dataBytes)
        throwCorrupt({mark("onnx", "%1 has %2 bytes behind its last tensor"), {name, std::to_string(dataBytes - end)}});
}

} // namespace

WeightHeader parseWeightHeader(std::span<const std::byte> head, int64_t fileBytes, const std::string& name)
{
    uint64_t length = 0;
    if (fileBytes < kLengthBytes || head.size() < sizeof length)
        throwCorrupt({mark("onnx", "%1 is no file of weights: it has %2 bytes"), {name, std::to_string(fileBytes)}});
    std::memcpy(&length, head.data(), sizeof length); // little-endian, as all machines that this runs on
    if (std::cmp_greater(length, limits::weightHeaderBytes.value()))
        limits::weightHeaderBytes.refuse(
            {mark("onnx", "The header of %1 has %2 bytes; at most %3 are read"),
             {name, std::to_string(length), std::to_string(limits::weightHeaderBytes.value())}});
    WeightHeader header;
    header.dataStart = kLengthBytes + static_cast<int64_t>(length);
    if (header.dataStart > fileBytes || std::cmp_less(head.size(), header.dataStart))
        throwCorrupt({mark("onnx", "%1 is cut off within its header"), {name}});
    const auto* const first = reinterpret_cast<const char*>(head.data()) + kLengthBytes;
    if (length == 0 || *first != '{')
        throwCorrupt({mark("onnx", "The header of %1 is no list of tensors"), {name}});
    HeaderEvents events(name, header);
    Json::sax_parse(first, first + length, &events);
    checkPlaces(header, fileBytes - header.dataStart, name);
    return header;
}

} // namespace core::onnx
