#pragma once
// What `tessera onnx show` found, as JSON and as text.

#include <filesystem>
#include <optional>
#include <vector>

#include <QJsonObject>
#include <QString>

#include "app/cli/onnx_sentence.h"
#include "core/onnx/plan_times.h"
#include "core/onnx/summary.h"
#include "gpu/device.h"

namespace app::cli {

/// What a run put into an output.
struct OnnxResult {
    std::string name;
    core::onnx::TensorInfo info;
    // Not a number where there are no elements.
    double least = 0;
    double greatest = 0;
    double mean = 0;
};

struct OnnxAnswer {
    std::filesystem::path path;
    std::string sha256;
    core::onnx::ModelSummary summary;
    std::optional<gpu::DeviceInfo> device;
    std::optional<core::onnx::PlanTimes> times;
    std::vector<OnnxResult> results;      ///< of the last run
    std::optional<OnnxSentence> sentence; ///< that it ran on
};

/// The keys are documented in docs/models.md.
QJsonObject onnxJson(const OnnxAnswer& answer);

/// `nodes`: with a line for each node.
QString onnxText(const OnnxAnswer& answer, bool nodes);

} // namespace app::cli
