#include "core/onnx/no_op.h"

#include <algorithm>

namespace core::onnx {

namespace {

/// The one part of a Concat that is not empty.
int onlyPart(const NodeCall& call)
{
    int found = -1;
    for (size_t k = 0; k < call.inputs.size(); ++k) {
        if (call.shape(k).elementCount() == 0)
            continue;
        if (found >= 0)
            return -1;
        found = static_cast<int>(k);
    }
    return found;
}

bool takesEverything(const NodeCall& call)
{
    const std::vector<AxisRange> ranges = sliceRanges(call);
    return std::all_of(ranges.begin(), ranges.end(),
                       [](const AxisRange& axis) { return axis.start == 0 && (axis.step == 1 || axis.count <= 1); });
}

bool addsNothing(const NodeCall& call)
{
    const Padding pads = padding(call);
    const auto zero = [](int64_t count) { return count == 0; };
    return std::all_of(pads.before.begin(), pads.before.end(), zero) &&
           std::all_of(pads.after.begin(), pads.after.end(), zero);
}

bool inOrder(const NodeCall& call)
{
    const std::vector<int64_t> order = permutation(call);
    return std::is_sorted(order.begin(), order.end());
}

} // namespace

int unchangedInput(const NodeCall& call, std::span<const TensorInfo> outputs)
{
    const Node& node = call.node;
    if (!node.domain.empty() || call.inputs.empty() || outputs.empty())
        return -1;
    if (node.opType == "Concat") {
        const int part = onlyPart(call);
        return part >= 0 && call.inputs[static_cast<size_t>(part)] == outputs[0] ? part : -1;
    }
    if (!(call.inputs[0] == outputs[0]))
        return -1;
    const std::string& type = node.opType;
    const bool always = type == "Identity" || type == "Cast" || type == "Reshape" || type == "Flatten" ||
                        type == "Squeeze" || type == "Unsqueeze" || type == "Expand" || type == "Tile" ||
                        (type == "Split" && node.outputs.size() == 1);
    const bool single = call.inputs.size() == 1 && (type == "Max" || type == "Min" || type == "Sum" || type == "Mean");
    const bool unchanged = always || single || (type == "Slice" && takesEverything(call)) ||
                           (type == "Pad" && addsNothing(call)) || (type == "Transpose" && inOrder(call));
    return unchanged ? 0 : -1;
}

} // namespace core::onnx
