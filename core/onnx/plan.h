#pragma once
// An ONNX graph made ready for one set of input shapes on one device: recorded once, run often.

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "core/onnx/graph.h"
#include "core/onnx/weights.h"
#include "gpu/base/progress.h"
#include "gpu/device.h"
#include "gpu/recorder.h"

namespace core::onnx {

class Model;

struct PlanOptions {
    /// Shapes of the inputs. Inputs whose declared shape has no free extent need none.
    std::map<std::string, gpu::Shape, std::less<>> inputShapes;
    /// Inputs whose values are known already and may decide shapes, such as the size of the result.
    TensorMap constantInputs;
    /// Tensors to read after a run, by name: outputs or any intermediate ("taps"). Empty: the graph's outputs.
    std::vector<std::string> outputs;
    /// Whether doubles and 64-bit integers are computed with as such, if the device has them.
    bool arithmetic64 = true;
    /// Weights on the device, to be shared by several plans of the same model; empty: the plan's own.
    std::shared_ptr<WeightCache> weights;
};

/// Dispatches that follow one another and are one node's work.
struct PlanStep {
    int node = -1; ///< place in the list of the fused graph's nodes
    size_t firstDispatch = 0;
    size_t dispatches = 0;
};

/// Compute thread only; must not outlive its device.
class Plan {
public:
    /// Simplifies, fuses, lowers, places and records; packs the weights and computes all constants. Throws Unsupported
    /// with every node that cannot run, InvalidInput for shapes that do not fit, OutOfMemory, LimitExceeded, Cancelled.
    Plan(gpu::Device& device, std::shared_ptr<const Model> model, const PlanOptions& options,
         const gpu::RunControl& control = {});
    ~Plan();
    Plan(const Plan&) = delete;
    Plan& operator=(const Plan&) = delete;

    /// Inputs that still have to be given, in the model's order (constant and unused ones are left out).
    std::vector<std::string> inputNames() const;
    /// Copies an input to the device; it stays there for further runs. Throws InvalidInput for another type or shape,
    /// NotFound for a name that is not an input. An input that the outputs do not depend on is ignored.
    void setInput(const std::string& name, const HostTensor& value);
    /// Throws Unsupported naming the node if a number leaves the 32 bits with which it is computed, and as
    /// CommandList::run.
    void run(const gpu::RunControl& control = {});
    /// A wanted tensor after the last run, in its ONNX type. Throws NotFound.
    HostTensor output(const std::string& name);
    /// The same on the device: dense, row-major. Invalid if the tensor is a constant (read it by output()).
    gpu::Tensor deviceOutput(const std::string& name);

    /// Memory for intermediate values, and for everything that the plan keeps on the device besides shared weights.
    uint64_t arenaBytes() const;
    uint64_t pinnedBytes() const;
    size_t stepCount() const;
    gpu::CommandList& commands();
    /// The graph as it runs: simplified and fused.
    const BoundGraph& graph() const;
    /// Whose work the dispatches are, in the order in which they run. A node may have several steps, or none: a view.
    const std::vector<PlanStep>& steps() const;
    /// How many nodes there are of each operator after fusion ("Conv", "tessera.Attention").
    const std::map<std::string, int>& nodeCounts() const;

private:
    struct Private;
    std::unique_ptr<Private> m_state;
};

} // namespace core::onnx
