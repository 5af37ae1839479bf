#pragma once
// The actions of the segmentation pane in one table, and where the window puts them.

#include <span>

#include "widgets/panes/pane.h"

namespace widgets::segment {

std::span<const ActionSpec> segmentActionSpecs();
PaneActions segmentActionPlaces();

} // namespace widgets::segment
