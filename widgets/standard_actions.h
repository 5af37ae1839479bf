#pragma once

#include <span>

#include "widgets/actions.h"

namespace widgets {

/// The actions of the window that every pane answers in its own way, and those of the program.
std::span<const ActionSpec> standardActions();
/// What their ids begin with. Panes add areas of their own.
std::span<const ActionArea> standardAreas();

} // namespace widgets
