#pragma once

#include <filesystem>

#include "core/onnx/proto.h"

namespace core::onnx {

/// Reads tensors that lie in files beside the model into the model. Throws Unsupported if a file is outside of `folder`
/// (or `folder` is empty), NotFound, Io, Corrupt (the file is too short), LimitExceeded (more than kMaxModelBytes in
/// all).
void loadExternalData(::onnx::ModelProto& model, const std::filesystem::path& folder);

} // namespace core::onnx
