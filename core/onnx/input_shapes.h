#pragma once
// Shapes for inputs that a model leaves open.

#include <map>
#include <string>
#include <vector>

#include "core/onnx/graph.h"

namespace core::onnx {

using ShapeMap = std::map<std::string, gpu::Shape, std::less<>>;

/// An extent that nobody gave.
struct AssumedExtent {
    std::string input;
    int axis = 0;
    std::string symbol; ///< as the model calls it, may be empty
    int64_t extent = 1;

    friend bool operator==(const AssumedExtent&, const AssumedExtent&) = default;
};

struct InputShapes {
    ShapeMap shapes; ///< of every input whose rank is known
    std::vector<AssumedExtent> assumed;
};

/// The shapes given, and shapes for the other inputs: what the model fixes; an extent whose symbol a given shape
/// decides; else an assumption. Assumed are 128 for a symbol that speaks of a sequence, tokens or a length; for a real
/// input of four axes (a picture) 3 channels and 256 x 256 pixels; 1 for everything else, also how many there are of
/// them. One symbol has one extent everywhere. Inputs with a value take its shape. Throws
/// InvalidInput for a shape of another rank or extent than the model's, NotFound for a name that is no input.
InputShapes completeShapes(const Graph& graph, const ShapeMap& given, const TensorMap& values = {});

/// Reads "1,3,224,224" or "1x3x224x224". Throws InvalidInput for anything else than up to gpu::kMaxRank whole numbers.
gpu::Shape shapeFromText(const std::string& text);

/// Reads "480,640" as the values of an input that decides shapes: of the shape that the model fixes (open extents are
/// 1), or a vector of as many as there are. Throws InvalidInput if they are no numbers or do not fill the shape.
HostTensor valuesFromText(const ValueInfo& input, const std::string& text);

} // namespace core::onnx
