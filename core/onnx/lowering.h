#pragma once
// From a simplified and fused graph to a flat list of recorded operations over storages.

#include <functional>
#include <map>
#include <memory>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "core/onnx/graph.h"
#include "core/onnx/simplify.h"
#include "core/onnx/weights.h"
#include "gpu/device.h"
#include "gpu/recorder.h"

namespace core::onnx {

class Model;

/// A value on the device before it is known where: a layout in a storage.
struct DeviceValue {
    int storage = -1;
    gpu::Layout layout;

    bool valid() const { return storage >= 0; }
    DeviceValue with(const gpu::Layout& other) const { return {storage, other}; }
    const gpu::Shape& shape() const { return layout.shape; }
};

/// What will be a buffer.
struct Storage {
    uint64_t bytes = 0;
    int firstStep = -1; ///< in the main list; -1: not used there
    int lastStep = -1;
    bool pinned = false;                 ///< keeps its memory: inputs, outputs, constants
    bool constant = false;               ///< known before any input is: weights and what is computed from them only
    std::shared_ptr<gpu::Buffer> buffer; ///< of uploaded constants from the start, of the others once planned
};

/// Records one operation; tensors are the step's operands in order.
using RecordStep = std::function<void(gpu::Recorder&, std::span<const gpu::Tensor>)>;

struct LoweredStep {
    std::string label;
    int node = -1; ///< place in the graph's list of nodes
    std::vector<DeviceValue> operands;
    RecordStep record;
};

/// What only a run can find out.
enum class ReportKind {
    NumberTooLarge, ///< one leaves the 32 bits with which it is computed
    IndexOutside    ///< an index lies outside of its axis
};

/// Who has a word to say so.
struct Reporter {
    int node = -1; ///< place in the graph's list
    ReportKind kind = ReportKind::NumberTooLarge;

    friend bool operator==(const Reporter&, const Reporter&) = default;
};

/// How the present node wants elements of the types that have 64 bits, on a device that has them.
enum class Width64 {
    No,     ///< in 32 bits: they are narrowed, and a run ends if a number does not fit
    AsHeld, ///< either way: it only moves them
    Yes
};

/// Builds the list. The operators' functions (core/onnx/operators) use the middle part.
class Lowering {
public:
    /// \param arithmetic64 whether doubles and 64-bit integers are computed with as such where operators can.
    Lowering(const Model& model, const BoundGraph& graph, WeightCache& modelWeights, WeightCache& planWeights,
             bool arithmetic64);

    /// Lowers all nodes. Throws one Unsupported error that lists every node that cannot run.
    void run();
    /// The same, but gives the list instead of throwing; with an entry in it the results are of no use.
    std::vector<UnsupportedNode> lowerAll();
    /// Whose work the following steps are.
    void enter(int node);

    // For operators -------------------------------------------------------------------------------------------
    const TensorInfo& info(const std::string& tensor) const { return m_graph.info(tensor); }
    /// The value of a constant tensor, or null.
    const HostTensor* constant(const std::string& tensor) const { return m_graph.constant(tensor); }
    /// Where a tensor is, in the width that the node wants; constants are uploaded. An empty name gives an invalid
    /// value.
    DeviceValue value(const std::string& tensor);
    /// The same in a certain width. `report` says what it is if a number does not fit.
    DeviceValue value(const std::string& tensor, Width64 width, ReportKind report = ReportKind::NumberTooLarge);
    bool arithmetic64() const { return m_arithmetic64; }
    /// How the present node makes a tensor of this type.
    gpu::DType resultType(ElementType type) const;
    /// The cache in which a constant belongs: the model's if all plans have it, else the plan's own.
    WeightCache& weights(const HostTensor& constant);
    /// Uploads a constant that an operator made, in 32 bits.
    DeviceValue upload(const HostTensor& constant) { return upload(constant, deviceType(constant.type())); }
    DeviceValue upload(const HostTensor& constant, gpu::DType dtype);
    DeviceValue allocate(const gpu::Layout& layout);
    /// Says where a node's output is.
    void define(const std::string& tensor, const DeviceValue& value);
    /// Appends a step; the last `written` operands are written, the others read. Invalid operands become invalid
    /// tensors.
    void emit(std::vector<DeviceValue> operands, size_t written, RecordStep record);
    /// The value itself if it is dense and row-major, else a copy.
    DeviceValue rowMajor(const DeviceValue& value);
    /// The same elements in another shape: a view if strides can say it, else a copy.
    DeviceValue reshaped(const DeviceValue& value, const gpu::Shape& shape);
    /// The word that the present node's steps set to 1 where that happens: the run then ends with an error.
    DeviceValue report(ReportKind kind = ReportKind::NumberTooLarge);
    /// Opset of ONNX's own domain.
    int64_t opset() const { return m_graph.graph.opset(); }
    const BoundGraph& graph() const { return m_graph; }

    // Results -------------------------------------------------------------------------------------------------
    std::vector<LoweredStep> setupSteps; ///< run once
    std::vector<LoweredStep> steps;      ///< run for every new input
    std::vector<Storage> storages;
    std::map<std::string, DeviceValue> values;
    std::map<std::string, DeviceValue> inputs;
    DeviceValue reports; ///< I32, a word for each of `reporters`; invalid: there are none
    std::vector<Reporter> reporters;

private:
    void lowerNode(const Node& node);
    void defineInputs();
    bool isUsedIn64(const std::string& tensor) const;
    bool has64(ElementType type) const { return m_arithmetic64 && gpu::is64(deviceType64(type)); }
    DeviceValue converted(const DeviceValue& value, ReportKind report);
    void append(std::vector<DeviceValue> operands, size_t written, RecordStep record);

    const BoundGraph& m_graph;
    WeightCache& m_modelWeights;
    WeightCache& m_planWeights;
    std::set<const std::byte*> m_modelConstants;
    bool m_arithmetic64;
    std::map<std::string, DeviceValue> m_converted; ///< tensors in the width in which `values` does not have them
    std::string m_label;
    int m_node = -1;
    Width64 m_width = Width64::AsHeld;
};

} // namespace core::onnx
