#include "core/onnx/input_binding.h"

#include <algorithm>
#include <optional>

#include "gpu/base/error.h"

namespace core::onnx {

namespace {

using gpu::Error;
using gpu::ErrorKind;
using gpu::mark;

using Symbols = std::map<std::string, int64_t>;

[[noreturn]] void throwMisfit(const ValueInfo& input, const TensorInfo& given)
{
    throw Error(ErrorKind::InvalidInput,
                {mark("onnx", "The model's input %1 is %2 and cannot take a tensor of type %3 and shape %4"),
                 {input.name, input.toString(), std::string(toString(given.type)), given.shape.toString()}});
}

std::optional<gpu::Shape> declaredShape(const ValueInfo& input)
{
    gpu::Shape shape;
    for (const Dimension& dimension : input.dimensions) {
        if (dimension.value < 0)
            return std::nullopt;
        shape.append(dimension.value);
    }
    return input.hasShape ? std::optional(shape) : std::nullopt;
}

void check(const ValueInfo& input, const TensorInfo& given, Symbols& symbols)
{
    const bool negative =
        std::any_of(given.shape.begin(), given.shape.end(), [](int64_t extent) { return extent < 0; });
    if (given.type != input.type || negative)
        throwMisfit(input, given);
    given.shape.elementCount(); // rejects extents that are too large
    if (!input.hasShape)
        return;
    if (static_cast<int>(input.dimensions.size()) != given.shape.rank())
        throwMisfit(input, given);
    for (int axis = 0; axis < given.shape.rank(); ++axis) {
        const Dimension& dimension = input.dimensions[static_cast<size_t>(axis)];
        if (dimension.value >= 0 && dimension.value != given.shape[axis])
            throwMisfit(input, given);
        if (!dimension.symbol.empty() &&
            symbols.emplace(dimension.symbol, given.shape[axis]).first->second != given.shape[axis])
            throwMisfit(input, given);
    }
}

template <typename Map>
void rejectUnknownNames(const Graph& graph, const Map& bindings)
{
    for (const auto& entry : bindings) {
        const bool known = std::any_of(graph.inputs.begin(), graph.inputs.end(),
                                       [&](const ValueInfo& input) { return input.name == entry.first; });
        if (!known)
            throw Error(ErrorKind::NotFound, {mark("onnx", "The model has no input named %1"), {entry.first}});
    }
}

} // namespace

std::map<std::string, BoundInput> bindInputs(const Graph& graph, const Bindings& bindings,
                                             const std::unordered_set<std::string>& needed)
{
    rejectUnknownNames(graph, bindings.shapes);
    rejectUnknownNames(graph, bindings.constants);
    std::map<std::string, BoundInput> result;
    Symbols symbols;
    for (const ValueInfo& input : graph.inputs) {
        const auto value = bindings.constants.find(input.name);
        const auto shape = bindings.shapes.find(input.name);
        BoundInput bound;
        if (value != bindings.constants.end())
            bound = {value->second.info(), value->second};
        else if (shape != bindings.shapes.end())
            bound.info = {input.type, shape->second};
        else if (const auto declared = declaredShape(input))
            bound.info = {input.type, *declared};
        else if (!needed.contains(input.name))
            continue;
        else
            throw Error(ErrorKind::InvalidInput, {mark("onnx", "The shape of the model's input %1 (%2) is not fixed"),
                                                  {input.name, input.toString()}});
        check(input, bound.info, symbols);
        if (needed.contains(input.name))
            result.emplace(input.name, bound);
    }
    return result;
}

} // namespace core::onnx
