#include "core/onnx/node_error.h"

namespace core::onnx {

using gpu::mark;

void throwInNode(const Node& node, const gpu::Error& error)
{
    throw gpu::Error(error.kind(),
                     {mark("onnx", "The node %1 (%2) cannot be computed: %3"), {node.name, node.opType, error.what()}},
                     error.hint());
}

void throwUnknownOperator(const Node& node)
{
    const std::string type = fullType(node);
    throw gpu::Error(gpu::ErrorKind::Unsupported,
                     {mark("onnx", "The operator %1 of the node %2 is not supported"), {type, node.name}});
}

} // namespace core::onnx
