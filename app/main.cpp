// A verb given: the command line. None, a picture, or an option of the window: the window.

#include <algorithm>
#include <array>
#include <filesystem>
#include <memory>
#include <string_view>

#include <QApplication>

#include "app/cli/command_line.h"
#include "app/cli/verbs.h"
#include "app/window_main.h"
#include "gpu/driver_cache.h"
#include "widgets/language.h"

namespace {

/// Whether the first word is for the window: one of its options, or a file that is not called like a verb.
bool isForWindow(std::string_view word)
{
    constexpr std::array<std::string_view, 5> kOptions{"--open", "--theme", "--language", "--device", "--limit"};
    if (std::any_of(kOptions.begin(), kOptions.end(),
                    [word](std::string_view option) { return word.starts_with(option); }))
        return true;
    const auto verbs = app::cli::verbs();
    if (std::any_of(verbs.begin(), verbs.end(), [word](const app::cli::Verb& verb) { return word == verb.name; }))
        return false;
    std::error_code ignored;
    return !word.starts_with('-') && std::filesystem::is_regular_file(word, ignored);
}

/// What the verb needs: with figures to draw the whole of Qt, on no display.
std::unique_ptr<QCoreApplication> makeApplication(int& argc, char** argv)
{
    const auto verbs = app::cli::verbs();
    if (std::none_of(verbs.begin(), verbs.end(),
                     [&](const app::cli::Verb& verb) { return verb.draws && std::string_view(argv[1]) == verb.name; }))
        return std::make_unique<QCoreApplication>(argc, argv);
    qputenv("QT_QPA_PLATFORM", "offscreen");
    // What Qt misses on a machine without a session is none of the user's business.
    const QtMessageHandler before = qInstallMessageHandler([](QtMsgType, const QMessageLogContext&, const QString&) {});
    auto application = std::make_unique<QApplication>(argc, argv);
    qInstallMessageHandler(before);
    return application;
}

} // namespace

int main(int argc, char** argv)
{
    gpu::avoidFullDriverCache(); // before any thread starts
    QCoreApplication::setApplicationName("tessera");
    QCoreApplication::setApplicationVersion(TESSERA_VERSION);
    if (argc <= 1 || isForWindow(argv[1]))
        return app::runWindow(argc, argv);
    const std::unique_ptr<QCoreApplication> application = makeApplication(argc, argv);
    widgets::applyLanguage(QStringLiteral("system"));
    return app::cli::runCommandLine(QCoreApplication::arguments().mid(1));
}
