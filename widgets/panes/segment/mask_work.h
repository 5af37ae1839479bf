#pragma once
// Composing final masks and label maps: functions of values, for another thread than the window's.

#include <memory>
#include <utility>
#include <vector>

#include "core/image/label_map.h"
#include "core/jobs/job_queue.h"
#include "widgets/panes/segment/mask_store.h"

namespace widgets::segment {

/// A mask with some edits drawn, from which one with more of them starts.
struct EditedMask {
    MaskRecipe recipe;
    core::Mask mask; ///< before the filter
};

struct ComposedMasks {
    std::vector<std::pair<MaskRecipe, std::shared_ptr<const ObjectView>>> views;
    std::shared_ptr<const EditedMask> last; ///< of the last one with edits; null: none had any
};

/// The masks of the tasks, in order. `earlier` may be null. Throws what composeMask throws, Cancelled.
ComposedMasks composeMasks(const std::vector<ComposeTask>& tasks, QSize picture,
                           const std::shared_ptr<const EditedMask>& earlier, core::JobContext& context);

/// The labels of all visible layers, later ones on top; 0 where there is none. Throws Cancelled.
std::shared_ptr<const core::LabelMap> labelMapOf(const std::vector<MaskLayer>& layers, QSize picture,
                                                 core::JobContext& context);

} // namespace widgets::segment
