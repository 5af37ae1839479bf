#include "core/onnx/shape_inference.h"

#include <unordered_map>

#include "core/onnx/node_error.h"
#include "core/onnx/shape_rules.h"
#include "gpu/base/error.h"

namespace core::onnx {

namespace {

ShapeRule findRule(std::string_view opType)
{
    static const auto table = [] {
        std::unordered_map<std::string_view, ShapeRule> rules;
        for (const auto& rows : {elementwiseShapeRules(), layoutShapeRules(), computeShapeRules()})
            for (const ShapeRuleRow& row : rows)
                rules.emplace(row.opType, row.rule);
        return rules;
    }();
    const auto found = table.find(opType);
    return found == table.end() ? nullptr : found->second;
}

} // namespace

bool canInferShapes(std::string_view opType) { return findRule(opType) != nullptr; }

std::vector<TensorInfo> applyShapeRule(const NodeCall& call)
{
    const ShapeRule rule = call.node.domain.empty() ? findRule(call.node.opType) : nullptr;
    if (!rule)
        throwUnknownOperator(call.node);
    std::vector<TensorInfo> outputs = rule(call);
    for (const TensorInfo& output : outputs)
        output.shape.elementCount(); // rejects extents that are too large
    return outputs;
}

std::vector<TensorInfo> inferShapes(const Node& node, std::span<const TensorInfo> inputs,
                                    std::span<const HostTensor* const> values, int64_t opset)
{
    if (!node.domain.empty() || !canInferShapes(node.opType))
        throwUnknownOperator(node);
    try {
        return applyShapeRule({node, inputs, values, opset});
    } catch (const gpu::Error& error) {
        throwInNode(node, error);
    }
}

} // namespace core::onnx
