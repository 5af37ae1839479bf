#pragma once
// ONNX files to graphs, through libonnx and protobuf.

#include <cstddef>
#include <filesystem>
#include <span>

#include "core/onnx/graph.h"

namespace core::onnx {

/// Files larger than this (the format's own limit) are refused.
constexpr int64_t kMaxModelBytes = (int64_t{1} << 31) - 1;
/// The newest opset whose operators are known here.
constexpr int64_t kMaxOpset = 17;

/// Reads and checks a model file. Weights share the memory of the parsed file. Tensors may lie in other files of the
/// same folder. Throws NotFound, Io, LimitExceeded (above kMaxModelBytes), Corrupt (truncated, no model, breaks the
/// standard), Unsupported (opset above kMaxOpset, an operator that the standard does not have, external data outside of
/// the model's folder, sparse weights).
Graph readGraph(const std::filesystem::path& file);
/// The same from memory; external data are looked for in `folder` (empty: there must be none).
Graph parseGraph(std::span<const std::byte> bytes, const std::filesystem::path& folder = {});
/// A file with a single TensorProto, as ONNX's test cases have it. Throws as readGraph.
HostTensor readTensor(const std::filesystem::path& file);

} // namespace core::onnx
