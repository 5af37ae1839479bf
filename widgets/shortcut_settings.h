#pragma once
// The keys that a person chose, kept as the differences from the table.

namespace widgets {

class ActionTable;

/// Gives the actions the keys of the settings. Where another action has the same keys by default, it loses them.
void loadShortcuts(ActionTable& actions);
/// Writes only what differs from the table.
void saveShortcuts(const ActionTable& actions);

} // namespace widgets
