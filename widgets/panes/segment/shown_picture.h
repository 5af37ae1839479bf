#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <vector>

#include "core/image/image.h"
#include "core/segment/scene.h"
#include "core/workspace/workspace.h"
#include "widgets/panes/segment/object_view.h"

namespace widgets::segment {

class SegmentDocument;

/// A picture with what was made of it, as exports show it. Values only: of a window, or computed by a replay.
struct ShownPicture {
    std::shared_ptr<const core::Image> picture;
    std::shared_ptr<const core::segment::Scene> scene;
    /// By object; only masks that follow from the scene.
    std::map<int64_t, std::shared_ptr<const ObjectView>> masks;
    std::vector<int64_t> without; ///< objects whose mask was still being computed
};

/// What is on the canvas now; no picture: nothing.
ShownPicture shownPicture(const SegmentDocument& document);

/// For a record of an export: the masks that were not there yet.
void noteWithout(const ShownPicture& shown, core::workspace::ExportRecord& record);
/// The picture as the record saw it: without the masks that were not there yet.
ShownPicture asRecorded(ShownPicture shown, const core::workspace::ExportRecord& record);

} // namespace widgets::segment
