#include "core/onnx/shape_rules.h"

#include <algorithm>

#include "gpu/base/error.h"

namespace core::onnx {

namespace {

std::vector<TensorInfo> sameAsFirst(const NodeCall& call) { return {call.input(0)}; }

gpu::Shape broadcastAll(const NodeCall& call)
{
    gpu::Shape shape = call.shape(0);
    for (size_t k = 1; k < call.inputs.size(); ++k)
        if (call.has(k))
            shape = gpu::broadcastShapes(shape, call.shape(k));
    return shape;
}

std::vector<TensorInfo> broadcast(const NodeCall& call) { return {{call.type(0), broadcastAll(call)}}; }

std::vector<TensorInfo> comparison(const NodeCall& call) { return {{ElementType::Bool, broadcastAll(call)}}; }

std::vector<TensorInfo> test(const NodeCall& call) { return {{ElementType::Bool, call.shape(0)}}; }

std::vector<TensorInfo> choose(const NodeCall& call) { return {{call.type(1), broadcastAll(call)}}; }

std::vector<TensorInfo> cast(const NodeCall& call)
{
    const ElementType to = elementTypeFromOnnx(call.node.intAttribute("to", 0));
    if (to == ElementType::Undefined)
        throw gpu::Error(gpu::ErrorKind::InvalidInput, gpu::mark("onnx", "Cast does not say to which type"));
    return {{to, call.shape(0)}};
}

std::vector<TensorInfo> castLike(const NodeCall& call) { return {{call.type(1), call.shape(0)}}; }

std::vector<TensorInfo> dropout(const NodeCall& call)
{
    return {call.input(0), {call.opset < 10 ? call.type(0) : ElementType::Bool, call.shape(0)}};
}

constexpr ShapeRuleRow kRules[] = {
    {"Abs", sameAsFirst},
    {"Acos", sameAsFirst},
    {"Acosh", sameAsFirst},
    {"Add", broadcast},
    {"And", comparison},
    {"Asin", sameAsFirst},
    {"Asinh", sameAsFirst},
    {"Atan", sameAsFirst},
    {"Atanh", sameAsFirst},
    {"BitShift", broadcast},
    {"Cast", cast},
    {"CastLike", castLike},
    {"Ceil", sameAsFirst},
    {"Celu", sameAsFirst},
    {"Clip", sameAsFirst},
    {"Cos", sameAsFirst},
    {"Cosh", sameAsFirst},
    {"Div", broadcast},
    {"Dropout", dropout},
    {"Elu", sameAsFirst},
    {"Equal", comparison},
    {"Erf", sameAsFirst},
    {"Exp", sameAsFirst},
    {"Floor", sameAsFirst},
    {"Greater", comparison},
    {"GreaterOrEqual", comparison},
    {"HardSigmoid", sameAsFirst},
    {"HardSwish", sameAsFirst},
    {"Identity", sameAsFirst},
    {"IsInf", test},
    {"IsNaN", test},
    {"LeakyRelu", sameAsFirst},
    {"Less", comparison},
    {"LessOrEqual", comparison},
    {"Log", sameAsFirst},
    {"Max", broadcast},
    {"Mean", broadcast},
    {"Min", broadcast},
    {"Mod", broadcast},
    {"Mul", broadcast},
    {"Neg", sameAsFirst},
    {"Not", sameAsFirst},
    {"Or", comparison},
    {"PRelu", sameAsFirst},
    {"Pow", broadcast},
    {"Reciprocal", sameAsFirst},
    {"Relu", sameAsFirst},
    {"Round", sameAsFirst},
    {"Selu", sameAsFirst},
    {"Shrink", sameAsFirst},
    {"Sigmoid", sameAsFirst},
    {"Sign", sameAsFirst},
    {"Sin", sameAsFirst},
    {"Sinh", sameAsFirst},
    {"Softplus", sameAsFirst},
    {"Softsign", sameAsFirst},
    {"Sqrt", sameAsFirst},
    {"Sub", broadcast},
    {"Sum", broadcast},
    {"Tan", sameAsFirst},
    {"Tanh", sameAsFirst},
    {"ThresholdedRelu", sameAsFirst},
    {"Where", choose},
    {"Xor", comparison},
};

} // namespace

std::span<const ShapeRuleRow> elementwiseShapeRules() { return kRules; }

} // namespace core::onnx
