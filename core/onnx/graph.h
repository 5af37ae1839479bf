#pragma once
// A graph of ONNX nodes as plain data, without protobuf.

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/onnx/host_tensor.h"
#include "gpu/ops/elementwise.h"

namespace core::onnx {

/// Stands for an attribute of a kind that is not read: "graph", "sparse_tensor", ...
struct UnsupportedAttribute {
    std::string kind;
};

using Attribute = std::variant<int64_t, float, std::string, HostTensor, std::vector<int64_t>, std::vector<float>,
                               std::vector<std::string>, UnsupportedAttribute>;

/// The domain of the operators that fusion makes (see fuse.h).
inline constexpr const char* kFusedDomain = "tessera";
/// Attribute of tessera.Elementwise: 64 where it works with doubles and 64-bit integers.
inline constexpr const char* kBitsAttribute = "bits";

/// "Conv", "tessera.Attention": of anything that has a domain and an opType.
template <typename Named>
std::string fullType(const Named& node)
{
    return node.domain.empty() ? node.opType : node.domain + "." + node.opType;
}

/// One operation. Optional inputs and outputs that are left out have an empty name.
struct Node {
    std::string opType;
    std::string domain; ///< "" is ONNX's own (also where the file says "ai.onnx")
    std::string name;   ///< for messages and timings; never empty (made from the first output if the file has none)
    std::vector<std::string> inputs;
    std::vector<std::string> outputs;
    std::map<std::string, Attribute, std::less<>> attributes;
    /// Only in tessera::Elementwise: what is done to the inputs.
    std::shared_ptr<const gpu::ElementProgram> program;
    /// Once simplified: places in the model's list of nodes that this one stands for, in ascending order.
    std::vector<int> origins;

    bool is(std::string_view type, std::string_view inDomain = "") const
    {
        return opType == type && domain == inDomain;
    }
    /// The name of input or output k, or "" if it is absent.
    const std::string& input(size_t k) const;
    const std::string& output(size_t k) const;
    bool hasInput(size_t k) const { return !input(k).empty(); }

    bool has(std::string_view attribute) const { return attributes.find(attribute) != attributes.end(); }
    // Typed getters; `otherwise` if the attribute is absent. Throw InvalidInput if it has another type.
    int64_t intAttribute(std::string_view attribute, int64_t otherwise) const;
    float floatAttribute(std::string_view attribute, float otherwise) const;
    std::string stringAttribute(std::string_view attribute, std::string_view otherwise) const;
    std::vector<int64_t> intsAttribute(std::string_view attribute, const std::vector<int64_t>& otherwise = {}) const;
    std::vector<float> floatsAttribute(std::string_view attribute, const std::vector<float>& otherwise = {}) const;
    HostTensor tensorAttribute(std::string_view attribute) const; ///< absent tensor if there is none
};

/// An extent of a declared shape: a number, a name, or neither.
struct Dimension {
    int64_t value = -1; ///< -1: not fixed
    std::string symbol; ///< such as "batch_size"
};

/// A graph's input or output as the file declares it.
struct ValueInfo {
    std::string name;
    ElementType type = ElementType::Undefined;
    std::vector<Dimension> dimensions;
    bool hasShape = false; ///< false: the file does not even fix the rank

    /// For messages: "float[batch_size,3,1024,1024]".
    std::string toString() const;
};

using TensorMap = std::map<std::string, HostTensor, std::less<>>;
using TensorInfoMap = std::map<std::string, TensorInfo, std::less<>>;

/// What a model file says about itself.
struct ModelFacts {
    std::string producer;
    std::string producerVersion;
    int64_t irVersion = 0;
    std::vector<std::string> externalFiles; ///< where weights lie besides the file, as it names them, sorted
};

/// Nodes in an order in which every input is made before it is used.
struct Graph {
    std::string name;
    std::vector<Node> nodes;
    TensorMap initialisers;
    std::vector<ValueInfo> inputs; ///< without those that only give an initialiser's type
    std::vector<ValueInfo> outputs;
    std::map<std::string, int64_t, std::less<>> opsets; ///< version per domain
    ModelFacts facts;

    /// The opset of a domain; 1 if the file names none.
    int64_t opset(std::string_view domain = "") const;
};

/// A graph whose every tensor (graph inputs, initialisers, outputs of nodes) has a known type and shape.
struct BoundGraph {
    Graph graph;
    TensorInfoMap tensors;

    /// Type and shape of a tensor; the absent one for "". Throws Internal for a name that is not there.
    const TensorInfo& info(std::string_view tensor) const;
    /// The value, or null if it is not constant.
    const HostTensor* constant(std::string_view tensor) const;
};

} // namespace core::onnx
