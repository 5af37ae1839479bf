#pragma once
// What was exported from the pane of models, made again without a window.

#include <optional>

#include "core/jobs/job_queue.h"
#include "core/workspace/workspace.h"
#include "widgets/export/export_item.h"
#include "widgets/panes/inspect/inspect_document.h"

namespace widgets::inspect {

/// The item that the record tells of, for exportedBytes(); computes the tensor that it shows. `settings`: those of the
/// record, its picture where it is now. Nothing if this program does not know the item, or the model has not what it
/// shows. Throws what computing throws.
std::optional<ExportItem> replayedItem(const core::workspace::ExportRecord& record, const OpenModel& model,
                                       const InspectSettings& settings, core::segment::Engine& engine,
                                       core::JobContext& context);

} // namespace widgets::inspect
