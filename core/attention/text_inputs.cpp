#include "core/attention/text_inputs.h"

#include <algorithm>

#include "gpu/base/error.h"

namespace core::attention {

using gpu::Error;
using gpu::ErrorKind;
using gpu::mark;

namespace {

struct TextInput {
    std::string_view name;
    std::vector<int64_t> (Encoding::*values)() const;
};
constexpr std::string_view kTypes = "token_type_ids";
constexpr TextInput kInputs[] = {
    {"input_ids", &Encoding::ids}, {"attention_mask", &Encoding::attentionMask}, {kTypes, &Encoding::typeIds}};

const onnx::ValueInfo* inputNamed(const onnx::Graph& graph, std::string_view name)
{
    const auto found = std::ranges::find(graph.inputs, name, &onnx::ValueInfo::name);
    return found == graph.inputs.end() ? nullptr : &*found;
}

bool isOfTokens(const onnx::ValueInfo* ids)
{
    return ids != nullptr && onnx::isInteger(ids->type) && (!ids->hasShape || ids->dimensions.size() == 2);
}

const onnx::ValueInfo& idsOf(const onnx::Graph& graph)
{
    const onnx::ValueInfo* const ids = inputNamed(graph, kInputs[0].name);
    if (!isOfTokens(ids))
        throw Error(
            ErrorKind::InvalidInput,
            mark("Tokenizer", "The model takes no text: it has no input input_ids of whole numbers in two axes"),
            mark("Tokenizer", "Open a text model such as MiniLM, or leave the text out."));
    return *ids;
}

} // namespace

bool takesText(const onnx::Graph& graph) { return isOfTokens(inputNamed(graph, kInputs[0].name)); }

bool takesPairs(const onnx::Graph& graph) { return takesText(graph) && inputNamed(graph, kTypes) != nullptr; }

bool isTextInput(std::string_view name)
{
    return std::ranges::find(kInputs, name, &TextInput::name) != std::end(kInputs);
}

std::optional<int64_t> fixedTokens(const onnx::Graph& graph)
{
    const onnx::ValueInfo& ids = idsOf(graph);
    if (!ids.hasShape || ids.dimensions[1].value < 0)
        return std::nullopt;
    return ids.dimensions[1].value;
}

onnx::TensorMap textInputs(const onnx::Graph& graph, const std::vector<Encoding>& encodings)
{
    idsOf(graph);
    const auto tokens = static_cast<int64_t>(encodings.front().tokens.size());
    const gpu::Shape shape{static_cast<int64_t>(encodings.size()), tokens};
    onnx::TensorMap inputs;
    for (const TextInput& input : kInputs) {
        const onnx::ValueInfo* const declared = inputNamed(graph, input.name);
        if (declared == nullptr)
            continue;
        std::vector<int64_t> values;
        for (const Encoding& encoding : encodings) {
            const std::vector<int64_t> row = (encoding.*input.values)();
            values.insert(values.end(), row.begin(), row.end());
        }
        inputs[declared->name] = onnx::HostTensor::fromInt64s(shape, values).cast(declared->type);
    }
    return inputs;
}

} // namespace core::attention
