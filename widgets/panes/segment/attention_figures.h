#pragma once

#include <vector>

#include "widgets/export/export_item.h"
#include "widgets/panes/segment/attention_model.h"

namespace widgets::segment {

/// The chosen map over the picture, its values as a table, and all heads as one figure. Nothing without an attention
/// that fits the prompts. Everything is captured as values.
std::vector<ExportItem> attentionExports(const AttentionModel& model);

} // namespace widgets::segment
