// A verb given: the command line. None: the window.

#include <QCoreApplication>

#include "app/cli/command_line.h"
#ifdef TESSERA_WINDOW
#include "app/window_main.h"
#endif

int main(int argc, char** argv)
{
    QCoreApplication::setApplicationName("tessera");
    QCoreApplication::setApplicationVersion(TESSERA_VERSION);
#ifdef TESSERA_WINDOW
    if (argc <= 1)
        return app::runWindow(argc, argv);
#endif
    QCoreApplication application(argc, argv);
    return app::cli::runCommandLine(QCoreApplication::arguments().mid(1));
}
