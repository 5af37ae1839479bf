// Loss functions of classifiers.

#include "core/onnx/decompose/rules.h"
#include "gpu/base/error.h"

namespace core::onnx {

namespace {

using gpu::Error;
using gpu::ErrorKind;
using gpu::mark;

std::vector<int64_t> allAxes(int rank)
{
    std::vector<int64_t> axes;
    for (int axis = 0; axis < rank; ++axis)
        axes.push_back(axis);
    return axes;
}

/// -scores[n, target, ...] * weight[target], none of them where the target is `ignore_index`; then none, sum or the
/// weighted mean of it. scores: (N, C, ...), target: (N, ...). Source: ONNX NegativeLogLikelihoodLoss-13.
std::string negativeLogLikelihood(Decomposition& d, const std::string& scores)
{
    const TensorInfo& target = d.call().input(1);
    const std::string reduction = d.node().stringAttribute("reduction", "mean");
    if (reduction != "mean" && reduction != "sum" && reduction != "none")
        throw Error(ErrorKind::InvalidInput, {mark("onnx", "The reduction %1 is unknown"), {reduction}});
    const bool ignores = d.node().has("ignore_index");
    const bool weighted = d.call().has(2) || ignores;
    std::string classes = d.input(1);
    std::string ignored;
    if (ignores) {
        const HostTensor index = HostTensor::scalar(d.node().intAttribute("ignore_index", 0));
        ignored = d.add("Equal", {classes, d.constant(index.cast(target.type))});
        classes = d.add("Where", {ignored, d.number(0, target.type), classes});
    }
    const std::string picked =
        d.squeeze(d.add("GatherElements", {scores, d.unsqueeze(classes, 1)}, {{"axis", int64_t{1}}}), 1);
    std::string loss = d.add("Neg", {picked});
    std::string weights;
    if (weighted) {
        weights = d.call().has(2) ? d.add("Gather", {d.input(2), classes}, {{"axis", int64_t{0}}}) : d.number(1);
        if (ignores)
            weights = d.add("Where", {ignored, d.number(0), weights});
        loss = d.add("Mul", {loss, weights});
    }
    const std::vector<int64_t> axes = allAxes(target.shape.rank());
    if (reduction == "none")
        return loss;
    if (reduction == "mean" && !weighted)
        return d.reduce("ReduceMean", loss, axes, false);
    const std::string sum = d.reduce("ReduceSum", loss, axes, false);
    return reduction == "sum" ? sum : d.add("Div", {sum, d.reduce("ReduceSum", weights, axes, false)});
}

void negativeLogLikelihoodLoss(Decomposition& d) { d.result(0, negativeLogLikelihood(d, d.input(0))); }

/// The loss above on log softmax over the classes (axis 1), which is output 1. Source: ONNX SoftmaxCrossEntropyLoss-13.
void softmaxCrossEntropyLoss(Decomposition& d)
{
    const std::string logits = d.add("Sub", {d.input(0), d.reduce("ReduceLogSumExp", d.input(0), {1})});
    const std::string loss = negativeLogLikelihood(d, logits);
    d.result(0, loss);
    d.result(1, logits);
}

constexpr DecompositionRow kRules[] = {
    {"NegativeLogLikelihoodLoss", negativeLogLikelihoodLoss},
    {"SoftmaxCrossEntropyLoss", softmaxCrossEntropyLoss},
};

} // namespace

std::span<const DecompositionRow> lossDecompositions() { return kRules; }

} // namespace core::onnx
