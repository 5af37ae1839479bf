#pragma once
// The ONNX standard's own test cases: a folder per case with a model, and data sets of inputs and expected outputs.

#include <filesystem>
#include <string>
#include <vector>

#include "core/onnx/host_tensor.h"
#include "gpu/base/text.h"

namespace core::onnx {

/// Where Debian's package libonnx-testdata puts them.
std::filesystem::path defaultCasesFolder();

struct ConformanceCase {
    std::string suite; ///< "node", "pytorch-converted", "pytorch-operator" or "simple"
    std::string name;  ///< e.g. "test_abs"
    std::filesystem::path folder;

    std::string path() const { return suite + "/" + name; }
};

/// All cases of all suites below `folder`, sorted by suite and name. Throws NotFound, with a hint that says how to
/// install them, if there are none.
std::vector<ConformanceCase> findCases(const std::filesystem::path& folder);

/// One data set of a case, in the model's order.
struct ConformanceData {
    std::vector<HostTensor> inputs;
    std::vector<HostTensor> outputs;
};

/// The data sets of a case. Throws as readTensor.
std::vector<ConformanceData> readConformanceData(const std::filesystem::path& caseFolder);

/// Nothing if |a - e| <= absolute + relative |e| everywhere (equal if integers; NaN equals NaN) and type and shape are
/// the same, else a sentence about the first difference. The standard's own runner takes 1e-3 and 1e-7.
gpu::Message differenceOf(const HostTensor& actual, const HostTensor& expected, double relative, double absolute);

} // namespace core::onnx
