#pragma once

#include <functional>
#include <memory>
#include <span>

#include "widgets/panes/pane.h"

namespace widgets {

/// One row of the rail. Texts are marked with QT_TRANSLATE_NOOP("Panes", ...).
struct PaneEntry {
    const char* id;
    const char* title;
    const char* shortTitle; ///< under the rail's icon
    const char* iconName;
    const char* shortcut;
    Pane* (*make)(const PaneServices& services, QWidget* parent);
    std::span<const ActionSpec> (*actions)(); ///< the pane's own actions, registered before it is made
    const char* suffix = nullptr;             ///< of files that this pane opens whichever is in front; null: none
};

/// All panes, in the order of the rail.
std::span<const PaneEntry> paneRegistry();

} // namespace widgets
