#include "core/onnx/fuse/element_program.h"

#include <algorithm>
#include <limits>

#include "core/onnx/fuse/element_integers.h"

namespace core::onnx {

namespace {

using gpu::ElementOp;
using gpu::ElementOperand;

/// An operator that is one instruction per pair of operands, by the kind of its first operand.
struct SimpleRow {
    std::string_view opType;
    size_t arity; ///< 1, 2; 0: folds any number of inputs
    std::optional<ElementOp> real;
    std::optional<ElementOp> integer;
    std::optional<ElementOp> boolean;
};

constexpr std::nullopt_t kNo = std::nullopt;

constexpr SimpleRow kSimple[] = {
    {"Abs", 1, ElementOp::Abs, ElementOp::IntAbs, kNo},
    {"Acos", 1, ElementOp::Acos, kNo, kNo},
    {"Acosh", 1, ElementOp::Acosh, kNo, kNo},
    {"Add", 2, ElementOp::Add, ElementOp::IntAdd, kNo},
    {"And", 2, kNo, kNo, ElementOp::And},
    {"Asin", 1, ElementOp::Asin, kNo, kNo},
    {"Asinh", 1, ElementOp::Asinh, kNo, kNo},
    {"Atan", 1, ElementOp::Atan, kNo, kNo},
    {"Atanh", 1, ElementOp::Atanh, kNo, kNo},
    {"Ceil", 1, ElementOp::Ceil, kNo, kNo},
    {"Cos", 1, ElementOp::Cos, kNo, kNo},
    {"Cosh", 1, ElementOp::Cosh, kNo, kNo},
    {"Div", 2, ElementOp::Div, ElementOp::IntDiv, kNo},
    {"Equal", 2, ElementOp::Equal, ElementOp::IntEqual, ElementOp::IntEqual},
    {"Erf", 1, ElementOp::Erf, kNo, kNo},
    {"Exp", 1, ElementOp::Exp, kNo, kNo},
    {"Floor", 1, ElementOp::Floor, kNo, kNo},
    {"Greater", 2, ElementOp::Greater, ElementOp::IntGreater, kNo},
    {"GreaterOrEqual", 2, ElementOp::GreaterOrEqual, ElementOp::IntGreaterOrEqual, kNo},
    {"IsNaN", 1, ElementOp::IsNan, kNo, kNo},
    {"Less", 2, ElementOp::Less, ElementOp::IntLess, kNo},
    {"LessOrEqual", 2, ElementOp::LessOrEqual, ElementOp::IntLessOrEqual, kNo},
    {"Log", 1, ElementOp::Log, kNo, kNo},
    {"Max", 0, ElementOp::Max, ElementOp::IntMax, kNo},
    {"Min", 0, ElementOp::Min, ElementOp::IntMin, kNo},
    {"Mul", 2, ElementOp::Mul, ElementOp::IntMul, kNo},
    {"Neg", 1, ElementOp::Neg, ElementOp::IntNeg, kNo},
    {"Not", 1, kNo, kNo, ElementOp::Not},
    {"Or", 2, kNo, kNo, ElementOp::Or},
    {"Reciprocal", 1, ElementOp::Reciprocal, kNo, kNo},
    {"Round", 1, ElementOp::Round, kNo, kNo},
    {"Sigmoid", 1, ElementOp::Sigmoid, kNo, kNo},
    {"Sign", 1, ElementOp::Sign, ElementOp::IntSign, kNo},
    {"Sin", 1, ElementOp::Sin, kNo, kNo},
    {"Sinh", 1, ElementOp::Sinh, kNo, kNo},
    {"Softplus", 1, ElementOp::Softplus, kNo, kNo},
    {"Sqrt", 1, ElementOp::Sqrt, kNo, kNo},
    {"Sub", 2, ElementOp::Sub, ElementOp::IntSub, kNo},
    {"Sum", 0, ElementOp::Add, kNo, kNo},
    {"Tan", 1, ElementOp::Tan, kNo, kNo},
    {"Tanh", 1, ElementOp::Tanh, kNo, kNo},
    {"Xor", 2, kNo, kNo, ElementOp::Xor},
};

/// The row's instruction for operands of this kind, or null.
const ElementOp* instructionFor(const SimpleRow& row, ElementKind kind)
{
    const std::optional<ElementOp>& op = kind == ElementKind::Real      ? row.real
                                         : kind == ElementKind::Integer ? row.integer
                                                                        : row.boolean;
    return op && kind != ElementKind::None ? &*op : nullptr;
}

std::optional<ElementOperand> translateSimple(ElementProgramBuilder& builder, const Node& node)
{
    const auto row = std::find_if(std::begin(kSimple), std::end(kSimple),
                                  [&](const SimpleRow& candidate) { return candidate.opType == node.opType; });
    if (row == std::end(kSimple) || node.inputs.empty() || (row->arity != 0 && node.inputs.size() != row->arity))
        return std::nullopt;
    const ElementKind kind = builder.kind(node.inputs[0]);
    const ElementOp* op = instructionFor(*row, kind);
    const bool sameKind = std::all_of(node.inputs.begin(), node.inputs.end(),
                                      [&](const std::string& input) { return builder.kind(input) == kind; });
    if (!op || !sameKind)
        return std::nullopt;
    const auto combined = [&](ElementOperand a, ElementOperand b) {
        return kind == ElementKind::Integer
                   ? integerResult(builder, *op, builder.graph().info(node.outputs[0]).type, a, b)
                   : builder.emit(*op, a, b);
    };
    if (row->arity == 1)
        return combined(builder.operand(node.inputs[0]), {});
    ElementOperand result = builder.operand(node.inputs[0]);
    for (size_t k = 1; k < node.inputs.size(); ++k)
        result = combined(result, builder.operand(node.inputs[k]));
    return result;
}

/// A constant's single element, or nothing if a program of this width cannot hold it.
std::optional<ElementOperand> constantOperand(const HostTensor& value, bool is64)
{
    if (value.elementCount() != 1)
        return std::nullopt;
    switch (elementKind(value.type())) {
    case ElementKind::Real:
        return ElementOperand::real(value.doubleAt(0));
    case ElementKind::Boolean:
        return ElementOperand::constant(static_cast<int32_t>(value.int64At(0)));
    case ElementKind::Integer: {
        const int64_t number = value.int64At(0);
        if (is64 && value.type() != ElementType::UInt64)
            return ElementOperand::whole(number);
        if (number < std::numeric_limits<int32_t>::min() || number > std::numeric_limits<int32_t>::max())
            return std::nullopt;
        return ElementOperand::constant(static_cast<int32_t>(number));
    }
    default:
        return std::nullopt;
    }
}

} // namespace

ElementKind elementKind(ElementType type)
{
    if (isFloatingPoint(type))
        return ElementKind::Real;
    if (isInteger(type))
        return ElementKind::Integer;
    return type == ElementType::Bool ? ElementKind::Boolean : ElementKind::None;
}

bool ElementProgramBuilder::append(const Node& node)
{
    if (node.outputs.size() != 1 || kind(node.outputs[0]) == ElementKind::None)
        return false;
    if (m_is64.value_or(m_graph.computes64(node)) != m_graph.computes64(node))
        return false;
    m_is64 = m_graph.computes64(node);
    const ElementTranslation special = specialTranslation(node);
    if (!special && !node.domain.empty())
        return false;
    const std::optional<Operand> result = special ? special(*this, node) : translateSimple(*this, node);
    if (!result)
        return false;
    m_results.insert_or_assign(node.outputs[0], *result);
    return true;
}

bool ElementProgramBuilder::fits() const
{
    const size_t longest = is64() ? gpu::kMaxElementInstructions64 : gpu::kMaxElementInstructions;
    return m_program.size() <= longest && m_inputs.size() <= gpu::kMaxElementInputs;
}

ElementProgramBuilder::Operand ElementProgramBuilder::operand(const std::string& tensor)
{
    const auto made = m_results.find(tensor);
    if (made != m_results.end())
        return made->second;
    if (const HostTensor* value = m_graph.constant(tensor))
        if (const auto constant = constantOperand(*value, is64()))
            return *constant;
    auto found = std::find(m_inputs.begin(), m_inputs.end(), tensor);
    if (found == m_inputs.end())
        found = m_inputs.insert(m_inputs.end(), tensor);
    return Operand::input(static_cast<uint32_t>(found - m_inputs.begin()));
}

ElementProgramBuilder::Operand ElementProgramBuilder::emit(gpu::ElementOp op, Operand a, Operand b, Operand c)
{
    m_program.push_back({op, a, b, c});
    return Operand::result(static_cast<uint32_t>(m_program.size() - 1));
}

} // namespace core::onnx
