#pragma once
// What was exported from the segmentation pane, made again without a window.

#include <functional>
#include <memory>
#include <optional>

#include "core/segment/mask_attention.h"
#include "core/segment/scene_rating.h"
#include "core/workspace/workspace.h"
#include "widgets/export/export_item.h"
#include "widgets/panes/segment/shown_picture.h"

namespace widgets::segment {

/// A picture as it was when something was exported, computed again.
struct ReplayedState {
    ShownPicture shown;
    std::optional<core::segment::SceneRating> rating; ///< nothing: there is no truth to compare with
    /// The attention of the current object's prompts; called when it is wanted. Null: it has no prompts.
    std::function<std::shared_ptr<const core::segment::MaskAttention>()> attention;
};

/// The masks of a scene that was computed, as a window would show them.
ShownPicture shownPicture(std::shared_ptr<const core::Image> picture, std::shared_ptr<const core::segment::Scene> scene,
                          const core::segment::SceneRun& run);

/// The item that the record tells of, for exportedBytes(). Nothing if this program does not know it, or if the picture
/// has not what it shows. Throws InvalidInput for options that cannot be, and what `attention` throws.
std::optional<ExportItem> replayedItem(const core::workspace::ExportRecord& record, const ReplayedState& state);

} // namespace widgets::segment
