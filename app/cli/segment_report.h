#pragma once
// What `tessera segment` says about a picture: to people, and as JSON.

#include <QJsonObject>
#include <QString>

#include "app/cli/segment_answer.h"
#include "app/cli/segment_outputs.h"
#include "app/cli/segment_request.h"
#include "core/report/table.h"
#include "gpu/base/error.h"

namespace app::cli {

/// Picture, device, models, prompts, candidates and the chosen one; `run` has all that differs from run to run.
QJsonObject answerJson(const SegmentRequest& request, const SegmentAnswer& answer);
/// In the place of answerJson for a picture that failed: its path and why, in English.
QJsonObject failureJson(const std::filesystem::path& image, const gpu::Error& error);
/// The comparison with the truth, with the keys of `tessera metrics`, the predicted IoU, and which files were compared.
QJsonObject comparisonJson(const SegmentRequest& request, const SegmentAnswer& answer);
/// The comparison's rows, one for each class, with the picture's name and the predicted IoU before them.
core::report::Table comparisonTable(const SegmentAnswer& answer);
/// Lines for the terminal: the candidates, and which files were written.
QString answerText(const SegmentAnswer& answer, const SegmentOutputs& outputs);

} // namespace app::cli
