#pragma once
// What `tessera onnx show` found, as JSON and as text.

#include <filesystem>
#include <optional>

#include <QJsonObject>
#include <QString>

#include "core/onnx/plan_times.h"
#include "core/onnx/summary.h"
#include "gpu/device.h"

namespace app::cli {

struct OnnxAnswer {
    std::filesystem::path path;
    std::string sha256;
    core::onnx::ModelSummary summary;
    std::optional<gpu::DeviceInfo> device;
    std::optional<core::onnx::PlanTimes> times;
};

/// The keys are documented in docs/models.md.
QJsonObject onnxJson(const OnnxAnswer& answer);

/// `nodes`: with a line for each node.
QString onnxText(const OnnxAnswer& answer, bool nodes);

} // namespace app::cli
