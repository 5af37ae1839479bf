#pragma once
// Small model files for tests.

#include <filesystem>

#include "core/onnx/proto.h"

namespace onnx_test {

/// picture (1, 3, "height", "width"), offset (1) -> y (1, 4, height, width), size (4). Nodes by name:
///
///   conv  features = Conv(picture, weights, bias)   weights (4, 3, 3, 3); fused with the next
///   relu  positive = Relu(features)
///   same  unchanged = Identity(positive)            changes nothing
///   size  size = Shape(unchanged)                   computed once
///   mean  pooled = ReduceMean(unchanged)            (1, 4, 1, 1)
///   mul   scaled = Mul(unchanged, pooled)           one program with the next
///   add   y = Add(scaled, offset)
///   neg   unused = Neg(pooled)                      nobody wants it
::onnx::ModelProto smallModel();

/// The same, but z = Strange(y) of the domain com.example, and out = Exp(z) instead of y.
::onnx::ModelProto unsupportedModel();

/// input_ids, attention_mask, token_type_ids (1, "sequence"), or (1, tokens) if `tokens` is given, all int64 -> words
/// (1, sequence, 2): the number of each token, twice, and 0 where the mask is; types (1, sequence): as float.
::onnx::ModelProto textModel(int64_t tokens = 0);

void write(const ::onnx::ModelProto& model, const std::filesystem::path& path);

} // namespace onnx_test
