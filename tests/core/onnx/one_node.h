#pragma once
// Models of one node or a few, and one node run on the device.

#include <filesystem>
#include <vector>

#include "gpu/device.h"
#include "tests/core/onnx/graph_builder.h"

namespace onnx_test {

struct NodeInput {
    HostTensor value; ///< invalid: not given
    bool constant = false;
};

/// A model of these nodes, with inputs "x0", "x1", … and outputs "y0", "y1", … of the types. Attributes are integers or
/// texts.
void writeNodes(const std::filesystem::path& path, const std::vector<Node>& nodes, const std::vector<NodeInput>& inputs,
                const std::vector<ElementType>& outputs, int64_t opset = 17);

/// A model of one node named "the node", with inputs "x0", "x1", … and outputs "y0", "y1", … of the types. Attributes
/// are integers or texts.
void writeNode(const std::filesystem::path& path, const std::string& opType, const Attributes& attributes,
               const std::vector<NodeInput>& inputs, const std::vector<ElementType>& outputs, int64_t opset = 17);

/// The outputs of that model, written to `path` on the way; `arithmetic64` as in PlanOptions.
std::vector<HostTensor> computeNode(gpu::Device& device, const std::filesystem::path& path, const std::string& opType,
                                    const Attributes& attributes, const std::vector<NodeInput>& inputs,
                                    const std::vector<ElementType>& outputs, int64_t opset = 17,
                                    bool arithmetic64 = true);

} // namespace onnx_test
