#pragma once

class QAction;
class QPushButton;

namespace widgets {

/// Makes a push button the face of an action: same title, tooltip and state, and a click triggers it.
/// The focus comes back to it once the action can be used again, unless it was taken elsewhere.
void followAction(QPushButton* button, QAction* action);

} // namespace widgets
