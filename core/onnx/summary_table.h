#pragma once
// A summary as tables for files, and the words of its parts.

#include <string>
#include <string_view>
#include <vector>

#include "core/onnx/summary.h"
#include "core/report/table.h"

namespace core::onnx {

/// "runs", "folded", "dropped", "unused", "behind" or "unsupported": the words of files, never translated.
std::string_view toString(NodeFate fate);

/// One row for each node of the file: node (from 0), name, operator ("tessera.X" for other domains than ONNX's),
/// output, type, shape, parameters, parameterBytes, multiplyAdds, operations, activationBytes, state, group (the
/// first), fusedInto (the group's operator, where it has several members), kernels (with " + " between them), reason.
/// What is not known is nothing.
report::Table nodeTable(const ModelSummary& summary);

/// The kernels of all groups of a node, in their order.
std::vector<std::string> kernelsOf(const ModelSummary& summary, const NodeSummary& node);

/// Each kernel once, in the order of their first use, with " x 2" behind those that run twice: "row_norm + copy x 2".
std::string kernelText(const std::vector<std::string>& kernels);

} // namespace core::onnx
