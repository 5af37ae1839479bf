#include "core/onnx/input_shapes.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <locale>
#include <sstream>

#include "gpu/base/error.h"

namespace core::onnx {

namespace {

using gpu::Error;
using gpu::ErrorKind;
using gpu::mark;

constexpr int64_t kSequence = 128;
constexpr int64_t kColours = 3;
constexpr int64_t kSide = 256;

bool speaksOfSequence(const std::string& symbol)
{
    std::string low = symbol;
    std::transform(low.begin(), low.end(), low.begin(), [](unsigned char c) { return std::tolower(c); });
    return low.find("seq") != std::string::npos || low.find("token") != std::string::npos ||
           low.find("length") != std::string::npos;
}

bool isPicture(const ValueInfo& input) { return isFloatingPoint(input.type) && input.dimensions.size() == 4; }

int64_t assumption(const ValueInfo& input, size_t axis)
{
    if (speaksOfSequence(input.dimensions[axis].symbol))
        return kSequence;
    if (!isPicture(input) || axis == 0)
        return 1;
    const int64_t last = input.dimensions[3].value;
    const bool channelsLast = last >= 1 && last <= 4 && input.dimensions[1].value < 0; // (N, H, W, C)
    const bool channel = axis == (channelsLast ? 3U : 1U);
    return channel ? kColours : kSide;
}

void rejectUnknown(const Graph& graph, const ShapeMap& given)
{
    for (const auto& [name, shape] : given)
        if (std::none_of(graph.inputs.begin(), graph.inputs.end(),
                         [&](const ValueInfo& input) { return input.name == name; }))
            throw Error(ErrorKind::NotFound, {mark("onnx", "The model has no input named %1"), {name}});
}

/// Fixed, or what a given shape says of a symbol.
void learnSymbols(const ValueInfo& input, const gpu::Shape& shape, std::map<std::string, int64_t>& symbols)
{
    if (!input.hasShape)
        return;
    const auto misfit = [&] {
        throw Error(ErrorKind::InvalidInput, {mark("onnx", "The model's input %1 is %2 and cannot have the shape %3"),
                                              {input.name, input.toString(), shape.toString()}});
    };
    if (shape.rank() != static_cast<int>(input.dimensions.size()))
        misfit();
    for (int axis = 0; axis < shape.rank(); ++axis) {
        const Dimension& dimension = input.dimensions[static_cast<size_t>(axis)];
        const bool known = dimension.value >= 0;
        if (known && dimension.value != shape[axis])
            misfit();
        if (!known && !dimension.symbol.empty() &&
            symbols.emplace(dimension.symbol, shape[axis]).first->second != shape[axis])
            misfit();
    }
}

} // namespace

InputShapes completeShapes(const Graph& graph, const ShapeMap& given, const TensorMap& values)
{
    rejectUnknown(graph, given);
    InputShapes result;
    result.shapes = given;
    for (const auto& [name, value] : values)
        result.shapes[name] = value.shape();
    rejectUnknown(graph, result.shapes);
    std::map<std::string, int64_t> symbols;
    for (const ValueInfo& input : graph.inputs)
        if (const auto known = result.shapes.find(input.name); known != result.shapes.end())
            learnSymbols(input, known->second, symbols);
    for (const ValueInfo& input : graph.inputs) {
        if (!input.hasShape || result.shapes.contains(input.name))
            continue;
        gpu::Shape shape;
        for (size_t axis = 0; axis < input.dimensions.size(); ++axis) {
            const Dimension& dimension = input.dimensions[axis];
            int64_t extent = dimension.value;
            if (extent < 0) {
                const auto symbol = symbols.find(dimension.symbol);
                extent = symbol == symbols.end() ? assumption(input, axis) : symbol->second;
                if (symbol == symbols.end())
                    result.assumed.push_back({input.name, static_cast<int>(axis), dimension.symbol, extent});
                if (!dimension.symbol.empty())
                    symbols.emplace(dimension.symbol, extent);
            }
            shape.append(extent);
        }
        result.shapes[input.name] = shape;
    }
    return result;
}

gpu::Shape shapeFromText(const std::string& text)
{
    gpu::Shape shape;
    const char* place = text.data();
    const char* const end = place + text.size();
    while (place < end) {
        int64_t extent = -1;
        const auto parsed = std::from_chars(place, end, extent);
        const bool ends = parsed.ptr == end;
        if (parsed.ec != std::errc() || extent < 0 || shape.rank() == gpu::kMaxRank ||
            (!ends && ((*parsed.ptr != ',' && *parsed.ptr != 'x') || parsed.ptr + 1 == end)))
            throw Error(
                ErrorKind::InvalidInput, {mark("onnx", "\"%1\" is not a shape"), {text}},
                {mark("onnx", "Write up to %1 whole numbers, such as 1,3,224,224."), {std::to_string(gpu::kMaxRank)}});
        shape.append(extent);
        place = ends ? end : parsed.ptr + 1;
    }
    return shape;
}

HostTensor valuesFromText(const ValueInfo& input, const std::string& text)
{
    std::vector<double> numbers;
    std::istringstream words(text);
    words.imbue(std::locale::classic());
    for (std::string word; std::getline(words, word, ',');) {
        double number = 0;
        const char* const end = word.data() + word.size();
        const auto parsed = std::from_chars(word.data(), end, number);
        if (parsed.ec != std::errc() || parsed.ptr != end)
            throw Error(ErrorKind::InvalidInput, {mark("onnx", "\"%1\" is not a number"), {word}},
                        {mark("onnx", "Write numbers with commas between them, such as 480,640."), {}});
        numbers.push_back(number);
    }
    gpu::Shape shape;
    for (const Dimension& dimension : input.dimensions)
        shape.append(dimension.value < 0 ? 1 : dimension.value);
    const auto count = static_cast<int64_t>(numbers.size());
    if (!input.hasShape || (input.dimensions.size() == 1 && input.dimensions[0].value < 0))
        shape = {count};
    if (shape.elementCount() != count)
        throw Error(ErrorKind::InvalidInput,
                    {mark("onnx", "The model's input %1 takes %2 numbers, not %3"),
                     {input.name, std::to_string(shape.elementCount()), std::to_string(count)}});
    return HostTensor::fromValues<double>(shape, numbers).cast(input.type);
}

} // namespace core::onnx
