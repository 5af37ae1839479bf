#pragma once

namespace app {

/// Opens the main window and runs until it is closed; makes the QApplication itself. Returns the exit code.
int runWindow(int argc, char** argv);

} // namespace app
