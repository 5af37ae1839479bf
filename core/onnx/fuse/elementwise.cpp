// Chains and trees of elementwise nodes of one shape become one program.

#include <algorithm>
#include <memory>
#include <optional>
#include <vector>

#include "core/onnx/fuse/element_program.h"
#include "core/onnx/fuse/passes.h"

namespace core::onnx {

namespace {

using Index = GraphEditor::Index;
using Group = std::vector<Index>;

/// The program of a group in topological order, if it can be said within the kernel's limits.
std::optional<ElementProgramBuilder> translated(const GraphEditor& graph, const Group& group)
{
    ElementProgramBuilder builder(graph);
    for (const Index member : group)
        if (!builder.append(graph.node(member)) || !builder.fits())
            return std::nullopt;
    return builder.program().empty() || builder.inputs().empty() ? std::nullopt : std::optional(std::move(builder));
}

bool contains(const Group& group, Index index) { return std::binary_search(group.begin(), group.end(), index); }

/// The latest node that makes an input of the group, has the root's shape and is used in the group only; none of
/// `rejected`. Latest first follows one operand to its end before the next, so that few inputs stay open at a time.
Index findProducer(const GraphEditor& graph, const Group& group, const Group& rejected, const gpu::Shape& shape)
{
    Index latest = GraphEditor::kNone;
    for (const Index member : group)
        for (const std::string& input : graph.node(member).inputs) {
            const Index maker = graph.producer(input);
            if (maker <= latest || contains(group, maker) || contains(rejected, maker))
                continue;
            const std::span<const Index> users = graph.users(input);
            const bool inside =
                std::all_of(users.begin(), users.end(), [&](Index user) { return contains(group, user); });
            if (inside && !graph.isGraphOutput(input) && graph.info(input).shape == shape)
                latest = maker;
        }
    return latest;
}

void insertSorted(Group& group, Index index)
{
    group.insert(std::upper_bound(group.begin(), group.end(), index), index);
}

void growFrom(GraphEditor& graph, Index root)
{
    if (graph.node(root).is("Expand")) // alone it is a view
        return;
    Group group{root};
    Group rejected;
    std::optional<ElementProgramBuilder> best = translated(graph, group);
    if (!best)
        return;
    const gpu::Shape shape = graph.info(graph.node(root).output(0)).shape;
    for (Index maker = findProducer(graph, group, rejected, shape); maker != GraphEditor::kNone;
         maker = findProducer(graph, group, rejected, shape)) {
        Group larger = group;
        insertSorted(larger, maker);
        if (std::optional<ElementProgramBuilder> program = translated(graph, larger)) {
            group = std::move(larger);
            best.emplace(std::move(*program));
        } else {
            insertSorted(rejected, maker);
        }
    }
    Node fused;
    fused.opType = "Elementwise";
    fused.domain = kFusedDomain;
    fused.name = graph.node(root).name;
    fused.inputs = best->inputs();
    fused.outputs = graph.node(root).outputs;
    if (best->is64())
        fused.attributes[kBitsAttribute] = int64_t{64};
    fused.program = std::make_shared<const gpu::ElementProgram>(best->program());
    graph.replace(group, root, std::move(fused));
}

} // namespace

void fuseElementwise(GraphEditor& graph)
{
    for (Index index = graph.end() - 1; index >= 0; --index)
        if (graph.isAlive(index))
            growFrom(graph, index);
}

} // namespace core::onnx
