#pragma once
// ONNX's own single-operator cases, as Debian's libonnx-testdata brings them.

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "core/onnx/host_tensor.h"

namespace test {

/// Inputs and expected outputs of one data set, in the model's order.
struct NodeData {
    std::vector<core::onnx::HostTensor> inputs;
    std::vector<core::onnx::HostTensor> outputs;
};

/// Names of the folders below `folder` that hold a model, sorted.
std::vector<std::string> caseNames(const std::filesystem::path& folder);
/// The data sets of a case. Throws what tensorFromProto throws.
std::vector<NodeData> readNodeData(const std::filesystem::path& caseFolder);

/// Empty if `actual` is within |a - e| <= absolute + relative |e| of `expected` everywhere (equal if integers; NaN
/// equals NaN), else a sentence about the first difference.
std::string differenceOf(const core::onnx::HostTensor& actual, const core::onnx::HostTensor& expected, double relative,
                         double absolute);

} // namespace test
