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
/// What becomes of a node: "runs", "computed once", …
QString stateText(core::onnx::NodeFate fate);
/// Why a node is not supported.
QString reasonText(const core::onnx::NodeSummary& node);

} // namespace widgets::inspect
