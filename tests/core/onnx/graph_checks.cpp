#include "tests/core/onnx/graph_checks.h"

#include <QTest>

#include <set>
#include <utility>

#include "core/onnx/simplify.h"

namespace onnx_test {

using core::onnx::BoundGraph;

int count(const BoundGraph& graph, const std::string& type)
{
    const auto counts = core::onnx::countByType(graph.graph);
    const auto found = counts.find(type);
    return found == counts.end() ? 0 : found->second;
}

void checkConsistency(const BoundGraph& graph)
{
    std::set<std::string> made;
    for (const auto& [name, value] : graph.graph.initialisers) {
        made.insert(name);
        QVERIFY2(graph.info(name) == value.info(), name.c_str());
    }
    for (const auto& input : graph.graph.inputs)
        made.insert(input.name);
    for (const Node& node : graph.graph.nodes) {
        for (const std::string& input : node.inputs)
            QVERIFY2(input.empty() || made.contains(input), (node.name + " reads " + input).c_str());
        for (const std::string& output : node.outputs)
            if (!output.empty()) {
                QVERIFY2(graph.info(output).valid(), output.c_str());
                made.insert(output);
            }
        if (node.is("Elementwise", core::onnx::kFusedDomain)) {
            QVERIFY(node.program && node.inputs.size() <= gpu::kMaxElementInputs);
            QVERIFY(!node.program->empty() && node.program->size() <= gpu::kMaxElementInstructions);
        }
    }
    for (const auto& output : graph.graph.outputs)
        QVERIFY2(made.contains(output.name), output.name.c_str());
}

GraphBuilder geluSpelling(const std::string& spelling, float root)
{
    const auto has = [&](const char* part) { return spelling.find(part) != std::string::npos; };
    GraphBuilder builder;
    builder.input("x", {2, 5}).scalar("root", root).scalar("one", 1).scalar("half", 0.5F).scalar("two", 2);
    builder.scalar("inverse", 1 / root);
    const bool swapped = has("swapped");
    const auto binary = [&](const char* type, std::string a, std::string b, const char* out) {
        if (swapped)
            std::swap(a, b);
        builder.node(type, {a, b}, out);
    };
    if (has("mul root"))
        binary("Mul", "x", "inverse", "scaled");
    else
        builder.node("Div", {"x", "root"}, "scaled");
    builder.node("Erf", {"scaled"}, "erf");
    binary("Add", "erf", "one", "sum");
    if (has("half first")) {
        builder.node("Div", {"x", "two"}, "hx");
        binary("Mul", "hx", "sum", "y");
    } else if (has("half between")) {
        binary("Mul", "sum", "half", "hs");
        binary("Mul", "x", "hs", "y");
    } else {
        binary("Mul", "x", "sum", "product");
        binary("Mul", "product", "half", "y");
    }
    builder.output("y");
    return builder;
}

} // namespace onnx_test
