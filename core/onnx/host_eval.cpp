#include "core/onnx/host_eval.h"

#include <unordered_map>

#include "core/onnx/host_ops/host_operator.h"
#include "core/onnx/node_error.h"
#include "core/onnx/shape_rules.h"

namespace core::onnx {

namespace {

const HostOperatorRow* findOperator(std::string_view opType)
{
    static const auto table = [] {
        std::unordered_map<std::string_view, HostOperatorRow> operators;
        for (const auto& rows : {elementwiseHostOperators(), layoutHostOperators(), makingHostOperators(),
                                 reducingHostOperators(), selectingHostOperators()})
            for (const HostOperatorRow& row : rows)
                operators.emplace(row.opType, row);
        return operators;
    }();
    const auto found = table.find(opType);
    return found == table.end() ? nullptr : &found->second;
}

bool isNarrow(ElementType type) { return type == ElementType::Float16 || type == ElementType::BFloat16; }

std::vector<HostTensor> evaluate(const HostOperatorRow& row, const Node& node, std::span<const HostTensor> inputs,
                                 int64_t opset)
{
    std::vector<TensorInfo> infos;
    std::vector<const HostTensor*> values;
    for (const HostTensor& input : inputs) {
        infos.push_back(input.info());
        values.push_back(input.valid() ? &input : nullptr);
    }
    const NodeCall given{node, infos, values, opset};
    const std::vector<TensorInfo> outputs = applyShapeRule(given);
    const HostCall call{given, outputs};
    return row.evaluate(call);
}

} // namespace

bool canEvaluateOnHost(std::string_view opType) { return findOperator(opType) != nullptr; }

std::vector<HostTensor> evaluateOnHost(const Node& node, std::span<const HostTensor> inputs, int64_t opset)
{
    const HostOperatorRow* row = node.domain.empty() ? findOperator(node.opType) : nullptr;
    if (!row)
        throwUnknownOperator(node);
    try {
        ElementType narrow = ElementType::Undefined;
        std::vector<HostTensor> widened(inputs.begin(), inputs.end());
        for (HostTensor& input : widened)
            if (row->widens && isNarrow(input.type())) {
                narrow = input.type();
                input = input.cast(ElementType::Float);
            }
        std::vector<HostTensor> outputs = evaluate(*row, node, widened, opset);
        for (HostTensor& output : outputs)
            if (isNarrow(narrow) && output.type() == ElementType::Float)
                output = output.cast(narrow);
        return outputs;
    } catch (const gpu::Error& error) {
        throwInNode(node, error);
    }
}

} // namespace core::onnx
