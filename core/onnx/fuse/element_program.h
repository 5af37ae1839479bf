#pragma once
// Translation of elementwise ONNX nodes to the program of gpu::elementwise.

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/onnx/fuse/graph_editor.h"
#include "gpu/ops/elementwise.h"

namespace core::onnx {

/// How the device holds an element: float, integer, or 0 and 1.
enum class ElementKind { Real, Integer, Boolean, None };
ElementKind elementKind(ElementType type);

class ElementProgramBuilder {
public:
    explicit ElementProgramBuilder(const GraphEditor& graph) : m_graph(graph) {}

    /// Adds the instructions of a node; what it reads is the result of an earlier one, a constant, or a new input.
    /// False if the node is no elementwise operation on types that the device has, or is for another width than the
    /// nodes before it (then the builder must not be used further).
    bool append(const Node& node);

    const gpu::ElementProgram& program() const { return m_program; }
    /// Whether the program works with doubles and 64-bit integers.
    bool is64() const { return m_is64.value_or(false); }
    const std::vector<std::string>& inputs() const { return m_inputs; }
    /// Whether gpu::elementwise takes a program of this size.
    bool fits() const;

    // For the translations of single operators.
    using Operand = gpu::ElementOperand;
    const GraphEditor& graph() const { return m_graph; }
    Operand operand(const std::string& tensor);
    Operand emit(gpu::ElementOp op, Operand a, Operand b = {}, Operand c = {});
    ElementKind kind(const std::string& tensor) const { return elementKind(m_graph.info(tensor).type); }

private:
    const GraphEditor& m_graph;
    std::optional<bool> m_is64;
    gpu::ElementProgram m_program;
    std::vector<std::string> m_inputs;
    std::unordered_map<std::string, Operand> m_results;
};

/// Translates one node; gives its result, or nothing if it cannot be said.
using ElementTranslation = std::optional<gpu::ElementOperand> (*)(ElementProgramBuilder& builder, const Node& node);
/// For operators that are not one instruction; null if there is none.
ElementTranslation specialTranslation(const Node& node);

} // namespace core::onnx
