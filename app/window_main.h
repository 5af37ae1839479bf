#pragma once

namespace app {

/// Opens the window and runs it until it is closed. Arguments: an image to open (also as `--open FILE`), `--device
/// INDEX|NAME`, `--theme system|light|dark`, `--language system|en|zh_CN`, and Qt's own. Returns the exit code: 0; 1 if
/// there is no display; 2 for arguments that are not understood.
int runWindow(int argc, char** argv);

} // namespace app
