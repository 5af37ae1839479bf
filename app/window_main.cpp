#include "app/window_main.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <memory>
#include <string_view>
#include <utility>

#include <QApplication>
#include <QCommandLineParser>
#include <QSettings>
#include <QTimer>

#include "app/device_button.h"
#include "app/main_window.h"
#include "core/limits.h"
#include "core/segment/session_engine.h"
#include "widgets/icons.h"
#include "widgets/language.h"
#include "widgets/theme.h"

namespace app {

namespace {

constexpr int kFailed = 1;
constexpr int kUsageError = 2;

/// Qt ends the program hard where there is no display; a person gets a reason and a way out instead.
bool hasDisplay(int argc, char** argv)
{
    const auto isPlatform = [](const char* word) { return std::string_view(word).ends_with("-platform"); };
    const auto isGiven = [](const char* variable) { return !qEnvironmentVariableIsEmpty(variable); };
    return isGiven("DISPLAY") || isGiven("WAYLAND_DISPLAY") || isGiven("QT_QPA_PLATFORM") ||
           std::any_of(argv, argv + argc, isPlatform);
}

/// Shows what escapes from an event handler instead of ending the program with unsaved work.
class Application : public QApplication {
public:
    using QApplication::QApplication;

    bool notify(QObject* receiver, QEvent* event) override
    {
        try {
            return QApplication::notify(receiver, event);
        } catch (const gpu::Error& error) {
            report(error);
        } catch (const std::exception& error) {
            report(gpu::Error(gpu::ErrorKind::Internal,
                              {gpu::mark("MainWindow", "Unexpected failure: %1"), {error.what()}},
                              gpu::mark("MainWindow", "Please report this with what you did before")));
        }
        return false;
    }

private:
    static void report(const gpu::Error& error)
    {
        std::fprintf(stderr, "error: %s\n", error.what());
        for (QWidget* widget : QApplication::topLevelWidgets())
            if (auto* window = qobject_cast<MainWindow*>(widget))
                window->showError(error);
    }
};

void describe(QCommandLineParser& parser)
{
    parser.setApplicationDescription(QCoreApplication::translate("Window", "Opens the window."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(QStringLiteral("image"), QCoreApplication::translate("Window", "Picture to open."),
                                 QStringLiteral("[image]"));
    parser.addOption(
        {QStringLiteral("open"), QCoreApplication::translate("Window", "Picture to open."), QStringLiteral("file")});
    parser.addOption({QStringLiteral("device"),
                      QCoreApplication::translate("Window", "Device by index or part of its name."),
                      QStringLiteral("device")});
    parser.addOption({QStringLiteral("theme"), QCoreApplication::translate("Window", "system, light or dark."),
                      QStringLiteral("theme")});
    parser.addOption({QStringLiteral("language"), QCoreApplication::translate("Window", "system, en or zh_CN."),
                      QStringLiteral("language")});
    parser.addOption({QStringLiteral("limit"),
                      QCoreApplication::translate("Window", "Raise or lower a limit; see tessera limits."),
                      QStringLiteral("name=number")});
}

/// The first option whose value is none of its choices, as an error; empty if there is none.
QString wrongChoice(const QCommandLineParser& parser)
{
    const std::array<std::pair<QString, QStringList>, 2> options{
        {{"theme", {"system", "light", "dark"}}, {"language", {"system", "en", "zh_CN"}}}};
    for (const auto& [name, choices] : options) {
        const QString value = parser.value(name);
        if (parser.isSet(name) && !choices.contains(value))
            return QCoreApplication::translate("Window", "--%1 wants one of %2, not \"%3\"")
                .arg(name, choices.join(QStringLiteral(", ")), value);
    }
    return {};
}

/// What is wrong with the limits that are asked for; empty if they are in force now.
QString applyLimits(const QStringList& assignments)
{
    try {
        for (const QString& assignment : assignments)
            core::limits::apply(assignment.toStdString());
    } catch (const gpu::Error& error) {
        return QString::fromStdString(error.message().english() + "\nhint: " + error.hint().english());
    }
    return {};
}

QString choice(const QCommandLineParser& parser, const QString& name)
{
    return parser.isSet(name) ? parser.value(name) : QSettings().value(name, QStringLiteral("system")).toString();
}

} // namespace

int runWindow(int argc, char** argv)
{
    QCoreApplication::setOrganizationName(QStringLiteral("Tessera"));
    QCoreApplication::setApplicationName(QStringLiteral("tessera"));
    QCoreApplication::setApplicationVersion(QStringLiteral(TESSERA_VERSION));
    QGuiApplication::setDesktopFileName(QStringLiteral("org.tessera.Tessera"));
    if (!hasDisplay(argc, argv)) {
        std::fputs("error: there is no display to open a window on\n"
                   "hint: \"tessera segment --help\" tells how to do the same without a window\n",
                   stderr);
        return kFailed;
    }
    Application application(argc, argv);
    QCommandLineParser parser;
    describe(parser);
    if (!parser.parse(QCoreApplication::arguments())) {
        std::fprintf(stderr, "error: %s\n", qPrintable(parser.errorText()));
        return kUsageError;
    }
    if (parser.isSet(QStringLiteral("help")))
        parser.showHelp(0);
    if (parser.isSet(QStringLiteral("version")))
        parser.showVersion();
    for (const QString& error : {wrongChoice(parser), applyLimits(parser.values(QStringLiteral("limit")))})
        if (!error.isEmpty()) {
            std::fprintf(stderr, "error: %s\n", qPrintable(error));
            return kUsageError;
        }

    widgets::applyTheme(application, widgets::themeFromString(choice(parser, QStringLiteral("theme"))));
    widgets::applyLanguage(choice(parser, QStringLiteral("language")));
    QApplication::setWindowIcon(widgets::applicationIcon());
    gpu::DeviceOptions device;
    device.selector = parser.value(QStringLiteral("device")).toStdString();
    if (device.selector.empty() && qEnvironmentVariableIsEmpty("TESSERA_DEVICE"))
        device.selector = DeviceButton::remembered().toStdString();
    device.cacheFolder = core::cacheFolder() / "kernels"; // as the command line's
    MainWindow window(std::make_shared<core::segment::SessionEngine>(device), &widgets::samplesFromAssets);
    window.show();
    QStringList files = parser.positionalArguments();
    if (parser.isSet(QStringLiteral("open")))
        files.prepend(parser.value(QStringLiteral("open")));
    QTimer::singleShot(0, &window, [&window, files] { window.start(files); });
    return QApplication::exec();
}

} // namespace app
