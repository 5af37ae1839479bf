#pragma once
// Numbers and states of models in words.

#include <QString>

#include "core/onnx/summary.h"

namespace widgets::inspect {

/// Three figures: "38.4", "512", "6.06".
QString figuresText(double value);
/// Three figures and a prefix: "38.4 G", "512".
QString countText(double value);
/// "84.3 MiB".
QString bytesText(double value);
/// "Conv", "tessera.FusedConv".
QString operatorText(const core::onnx::NodeSummary& node);
/// "1×3×256×256", "scalar".
QString shapeText(const gpu::Shape& shape);
/// "float[1×3×256×256]".
QString typeText(const core::onnx::TensorInfo& info);
/// As the model declares it, with the names of its open axes: "float[1×3×height×width]".
QString typeText(const core::onnx::ValueInfo& value);
/// The kernels of a node, with " × 2" behind those that run twice; empty: it is a view of the same memory.
QString kernelText(const core::onnx::ModelSummary& summary, const core::onnx::NodeSummary& node);
/// What becomes of a node: "runs", "computed once", …
QString stateText(core::onnx::NodeFate fate);
/// Why a node is not supported.
QString reasonText(const core::onnx::NodeSummary& node);

} // namespace widgets::inspect
