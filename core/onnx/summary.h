#pragma once
// What is in a model, and what becomes of it here.

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/onnx/input_shapes.h"
#include "core/onnx/node_cost.h"
#include "core/onnx/plan.h"
#include "core/onnx/simplify.h"

namespace core::onnx {

class Model;

struct SummaryOptions {
    ShapeMap shapes;  ///< of inputs, see completeShapes
    TensorMap values; ///< of inputs that decide shapes
    /// Whether doubles and 64-bit integers are computed with as such; a device that cannot is noticed when the model is
    /// planned.
    bool arithmetic64 = true;
};

/// A node as the file has it.
struct NodeSummary {
    std::string name;
    std::string opType;
    std::string domain;
    std::string output;           ///< the first one's name
    TensorInfo info;              ///< of that; not valid where it is not known
    int64_t parameters = 0;       ///< elements of initialisers that no node before it uses
    int64_t parameterBytes = 0;   ///< of those
    std::optional<NodeCost> cost; ///< nothing where it is not known; 0 for what the device does not compute
    uint64_t activationBytes = 0; ///< its outputs in their own types; 0 for what the device does not compute
    NodeFate fate = NodeFate::Unused;
    bool in64 = false;       ///< keeps the bits of doubles and 64-bit integers
    std::vector<int> groups; ///< places in ModelSummary::groups; several if it is said by several nodes
    std::string reason;      ///< English: why it is not supported

    /// The first one; -1: none.
    int group() const { return groups.empty() ? -1 : groups.front(); }
};

/// A node as it runs: one or several of the file's nodes.
struct GroupSummary {
    std::string name;
    std::string opType; ///< "Conv", "tessera.Attention"
    std::vector<size_t> members;
    TensorInfo info;                  ///< of the first output
    NodeCost cost;                    ///< sum over its members that have one
    std::vector<std::string> kernels; ///< in the order in which they run; none: only another view of the same memory
};

struct ParameterCount {
    ElementType type = ElementType::Undefined;
    int64_t tensors = 0;
    int64_t elements = 0;
    int64_t bytes = 0;
};

/// What is known once a device has a plan.
struct PlanSummary {
    uint64_t arenaBytes = 0;  ///< all values between inputs and outputs, where those share memory that live apart
    uint64_t pinnedBytes = 0; ///< inputs, outputs and computed constants
    size_t dispatches = 0;
    size_t pipelines = 0;
};

struct ModelSummary {
    std::vector<ValueInfo> inputs;  ///< as the file declares them
    std::vector<ValueInfo> outputs; ///< likewise
    InputShapes shapes;
    TensorInfoMap outputInfos; ///< with these shapes, where they are known
    ModelFacts facts;
    std::map<std::string, int64_t, std::less<>> opsets;
    std::map<std::string, int> operators; ///< of the file's nodes
    std::vector<ParameterCount> parameters;
    std::vector<NodeSummary> nodes;
    std::vector<GroupSummary> groups;
    NodeCost cost;                ///< of one run
    int uncounted = 0;            ///< nodes that run and whose cost is not known
    uint64_t activationBytes = 0; ///< sum over all nodes that run
    bool arithmetic64 = true;     ///< as in the options with which it was made
    std::optional<PlanSummary> plan;

    int count(NodeFate fate) const;
    /// Nodes that run whose results are doubles, but are computed as floats.
    int narrowedNodes() const;
    int64_t parameterCount() const;
    int64_t parameterBytes() const;
    bool runs() const { return count(NodeFate::Unsupported) == 0; }
};

/// Without a device: no kernels. A node that nothing here can compute is listed, not thrown. Throws InvalidInput if
/// shapes do not fit the model or one another (also if an input's rank is open and nobody gave it).
ModelSummary summarise(const Model& model, const SummaryOptions& options);

/// Plans the model as it was summarised and adds what only the device decides; null if there are unsupported nodes,
/// which may have become more. `outputs` and `weights` as in PlanOptions. Compute thread only. Throws as Plan.
std::unique_ptr<Plan> planSummarised(ModelSummary& summary, gpu::Device& device, std::shared_ptr<const Model> model,
                                     const SummaryOptions& options, std::vector<std::string> outputs = {},
                                     const gpu::RunControl& control = {}, std::shared_ptr<WeightCache> weights = {});

/// Milliseconds of each node of the file from those of the groups: what several are fused into counts at the last of
/// them; -1 for nodes that have none.
std::vector<double> nodeTimes(const ModelSummary& summary, const std::vector<double>& groupTimes);

} // namespace core::onnx
