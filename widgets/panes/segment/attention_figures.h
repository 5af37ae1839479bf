#pragma once

#include <vector>

#include "widgets/export/export_item.h"
#include "widgets/panes/segment/attention_model.h"

namespace widgets::segment {

/// What figures of attention are made of. Values only: of a window, or computed by a replay.
struct ShownAttention {
    ImageLevels picture;
    std::shared_ptr<const core::segment::MaskAttention> attention;
    AttentionChoice choice; ///< layer, token and head are there
    AttentionStyle style;
};

/// "segment.attention-map" (the chosen map over the picture), "segment.attention-heads" (all heads as one figure) and
/// "segment.attention-values" (a table). Everything is captured as values.
std::vector<ExportItem> attentionItems(const ShownAttention& shown);
/// Those of the model; nothing without an attention that fits the prompts.
std::vector<ExportItem> attentionExports(const AttentionModel& model);

/// What was looked at when the record was made. Throws InvalidInput for what this attention does not have.
AttentionChoice attentionChoiceOf(const core::workspace::ExportRecord& record,
                                  const core::segment::MaskAttention& attention);
AttentionStyle attentionStyleOf(const core::workspace::ExportRecord& record);

} // namespace widgets::segment
