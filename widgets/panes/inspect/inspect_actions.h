#pragma once

#include <span>

#include "widgets/panes/pane.h"

namespace widgets::inspect {

std::span<const ActionSpec> inspectActionSpecs();
PaneActions inspectActionPlaces();

} // namespace widgets::inspect
