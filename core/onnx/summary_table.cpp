#include "core/onnx/summary_table.h"

#include <algorithm>
#include <utility>

namespace core::onnx {

namespace {

using report::Cell;

Cell number(uint64_t value) { return static_cast<int64_t>(value); }

} // namespace

std::string_view toString(NodeFate fate)
{
    switch (fate) {
    case NodeFate::Unused:
        return "unused";
    case NodeFate::Folded:
        return "folded";
    case NodeFate::Dropped:
        return "dropped";
    case NodeFate::Kept:
        return "runs";
    case NodeFate::Behind:
        return "behind";
    case NodeFate::Unsupported:
        return "unsupported";
    }
    return "";
}

report::Table nodeTable(const ModelSummary& summary)
{
    report::Table table;
    table.columns = {"node",           "name",         "operator",   "output",          "type",  "shape", "parameters",
                     "parameterBytes", "multiplyAdds", "operations", "activationBytes", "state", "group", "fusedInto",
                     "kernels",        "reason"};
    for (size_t k = 0; k < summary.nodes.size(); ++k) {
        const NodeSummary& node = summary.nodes[k];
        const Cell none;
        Cell group = none;
        Cell fused = none;
        Cell kernels = none;
        if (!node.groups.empty()) {
            const GroupSummary& home = summary.groups[static_cast<size_t>(node.group())];
            group = static_cast<int64_t>(node.group());
            if (home.members.size() > 1)
                fused = home.opType;
            if (summary.plan)
                kernels = kernelText(kernelsOf(summary, node));
        }
        table.rows.push_back({static_cast<int64_t>(k), node.name, fullType(node), node.output,
                              node.info.valid() ? Cell(std::string(toString(node.info.type))) : none,
                              node.info.valid() ? Cell(node.info.shape.toString()) : none, node.parameters,
                              node.parameterBytes, node.cost ? number(node.cost->multiplyAdds) : none,
                              node.cost ? number(node.cost->operations) : none, number(node.activationBytes),
                              std::string(toString(node.fate)), group, fused, kernels,
                              node.reason.empty() ? none : Cell(node.reason)});
    }
    return table;
}

std::vector<std::string> kernelsOf(const ModelSummary& summary, const NodeSummary& node)
{
    std::vector<std::string> kernels;
    for (const int group : node.groups) {
        const std::vector<std::string>& more = summary.groups[static_cast<size_t>(group)].kernels;
        kernels.insert(kernels.end(), more.begin(), more.end());
    }
    return kernels;
}

std::string kernelText(const std::vector<std::string>& kernels)
{
    std::vector<std::pair<std::string, int>> counts;
    for (const std::string& kernel : kernels) {
        const auto found =
            std::find_if(counts.begin(), counts.end(), [&](const auto& entry) { return entry.first == kernel; });
        if (found == counts.end())
            counts.emplace_back(kernel, 1);
        else
            ++found->second;
    }
    std::string text;
    for (const auto& [kernel, count] : counts)
        text += (text.empty() ? "" : " + ") + kernel + (count > 1 ? " x " + std::to_string(count) : "");
    return text;
}

} // namespace core::onnx
