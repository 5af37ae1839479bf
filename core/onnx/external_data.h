#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/onnx/proto.h"

namespace core::onnx {

/// The files that the model's tensors name, sorted, each once. To be asked before they are loaded.
std::vector<std::string> externalFiles(const ::onnx::ModelProto& model);

/// Reads tensors that lie in files beside the model into the model. Throws Unsupported if a file is outside of `folder`
/// (or `folder` is empty), NotFound, Io, Corrupt (the file is too short), LimitExceeded (more than kMaxModelBytes in
/// all).
void loadExternalData(::onnx::ModelProto& model, const std::filesystem::path& folder);

} // namespace core::onnx
