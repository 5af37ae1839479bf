#pragma once

#include <span>

#include "widgets/panes/pane.h"

namespace widgets::grid {

/// The pane's own actions, and where the window puts them.
std::span<const ActionSpec> gridActionSpecs();
PaneActions gridActionPlaces();

} // namespace widgets::grid
