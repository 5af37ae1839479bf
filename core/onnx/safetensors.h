#pragma once
// Weights in the safetensors format: eight bytes with the length of a JSON header, the header, the bytes of the
// tensors. Source: https://huggingface.co/docs/safetensors, "Format".

#include <filesystem>
#include <map>
#include <span>
#include <string>

#include "core/onnx/graph.h"
#include "gpu/base/progress.h"

namespace core::onnx {

/// Where a tensor lies: bytes from `begin` to before `end`, counted from the header's end.
struct WeightEntry {
    TensorInfo info;
    int64_t begin = 0;
    int64_t end = 0;
};

/// What a file says about itself. Every entry has the bytes that its type and shape need; the entries follow each other
/// without gap or overlap up to the file's end.
struct WeightHeader {
    int64_t dataStart = 0; ///< in the file
    std::map<std::string, WeightEntry, std::less<>> entries;
    std::map<std::string, std::string, std::less<>> metadata;
};

/// The header of a file of `fileBytes` bytes; `head` are its first ones, the header's at least. `name` is for messages.
/// Throws Corrupt (cut off, no JSON, a name twice, numbers that contradict each other, holes, overlaps), Unsupported
/// (an element type that is not known here, more than 8 dimensions), LimitExceeded (weight-header-bytes,
/// weight-tensors, tensor-elements).
WeightHeader parseWeightHeader(std::span<const std::byte> head, int64_t fileBytes, const std::string& name);

/// The header alone. Throws NotFound, InvalidInput (a folder, a pipe), Io, and as parseWeightHeader; LimitExceeded
/// above weight-bytes.
WeightHeader readWeightHeader(const std::filesystem::path& file);

/// All tensors of a file. Throws as readWeightHeader, and Cancelled; LimitExceeded above host-bytes.
TensorMap readWeights(const std::filesystem::path& file, const gpu::RunControl& control = {});

/// Puts weights into a graph by their names: in place of its own, or for an input of that name, which then is none any
/// more. A floating-point type becomes the one that the graph asks for. Names that the graph does not have are left
/// out. Throws InvalidInput, and leaves the graph as it was, if a shape or kind of number differs, or if no name fits.
void applyWeights(Graph& graph, const TensorMap& weights, const std::string& name);

} // namespace core::onnx
