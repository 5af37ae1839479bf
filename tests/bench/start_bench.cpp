// How long the window takes from the start of its process to its first picture on the screen, and what memory it holds
// with one photo encoded. Each run is a process of its own, which makes the window as the program does.

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <functional>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include <QApplication>
#include <QEvent>
#include <QProcess>
#include <QSettings>
#include <QTemporaryDir>
#include <QTimer>

#include "app/main_window.h"
#include "core/assets/assets.h"
#include "core/segment/session_engine.h"
#include "tests/bench/bench_commands.h"
#include "widgets/image_view.h"
#include "widgets/job_runner.h"
#include "widgets/language.h"
#include "widgets/theme.h"

namespace bench {

namespace {

using Clock = std::chrono::steady_clock; // the same for all processes of a machine

qint64 now() { return std::chrono::duration_cast<std::chrono::microseconds>(Clock::now().time_since_epoch()).count(); }

/// A line of /proc/self/status in KiB, such as "VmRSS".
long statusKib(const std::string& name)
{
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with(name + ":"))
            return std::stol(line.substr(name.size() + 1));
    return 0;
}

/// Calls back once the watched widget has been painted.
class FirstPaint : public QObject {
public:
    FirstPaint(QWidget& watched, std::function<void()> painted) : m_painted(std::move(painted))
    {
        watched.installEventFilter(this);
    }
    bool eventFilter(QObject*, QEvent* event) override
    {
        if (event->type() == QEvent::Paint && !std::exchange(m_seen, true))
            QTimer::singleShot(0, this, m_painted); // after the painting of this turn
        return false;
    }

private:
    std::function<void()> m_painted;
    bool m_seen = false;
};

/// The process that is measured: prints the microseconds from `started` to the first painting, and with a photo the
/// memory once it is encoded and shown, in KiB: now, and at most.
int runChild(qint64 started, const QString& photo)
{
    int count = 1;
    char name[] = "tessera_bench";
    char* arguments[] = {name, nullptr};
    QCoreApplication::setOrganizationName(QStringLiteral("Tessera"));
    QCoreApplication::setApplicationName(QStringLiteral("bench"));
    const QTemporaryDir settings;
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, settings.path());
    QApplication application(count, arguments);
    widgets::applyTheme(application, widgets::ThemeChoice::System);
    widgets::applyLanguage(QStringLiteral("en"));
    core::segment::PredictorOptions options;
    options.useDiskCache = false;
    gpu::DeviceOptions device;
    device.cacheFolder = core::cacheFolder() / "kernels";
    app::MainWindow window(std::make_shared<core::segment::SessionEngine>(device, core::AssetStore(), options),
                           &widgets::samplesFromAssets);
    const FirstPaint firstPaint(*window.currentPane()->canvas(), [&] {
        std::printf("%lld\n", static_cast<long long>(now() - started));
        if (photo.isEmpty()) {
            QApplication::quit();
            return;
        }
        window.openDevice();
        window.openFiles({photo});
        QObject::connect(&window.jobs(), &widgets::JobRunner::activityChanged, &window, [&] {
            if (!window.jobs().idle() || !window.currentPane()->hasPicture())
                return;
            QTimer::singleShot(500, &window, [&] {
                if (!window.jobs().idle())
                    return;
                std::printf("%ld %ld\n", statusKib("VmRSS"), statusKib("VmHWM"));
                QApplication::quit();
            });
        });
    });
    window.show();
    return QApplication::exec();
}

QStringList measure(const QString& photo)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    if (!environment.contains(QStringLiteral("QT_QPA_PLATFORM")) && !environment.contains(QStringLiteral("DISPLAY")))
        environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral("/proc/self/exe"),
                  {QStringLiteral("start"), QStringLiteral("--child"), QString::number(now()), photo});
    if (!process.waitForFinished(600'000) || process.exitCode() != 0)
        throw std::runtime_error("the window does not start: " + process.readAllStandardError().toStdString());
    return QString::fromUtf8(process.readAllStandardOutput()).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
}

} // namespace

int runStart(Arguments arguments)
{
    if (arguments.size() >= 2 && arguments[0] == "--child")
        return runChild(std::stoll(std::string(arguments[1])),
                        arguments.size() > 2 ? QString::fromStdString(std::string(arguments[2])) : QString());
    int runs = 7;
    if (arguments.size() == 2 && arguments[0] == "--runs")
        runs = std::stoi(std::string(arguments[1]));
    else if (!arguments.empty())
        throw std::invalid_argument("start takes --runs N");
    std::vector<double> milliseconds;
    for (int run = 0; run < std::max(runs, 1); ++run)
        milliseconds.push_back(measure({}).value(0).toDouble() / 1000);
    std::printf("first start   %8.0f ms\n", milliseconds.front());
    std::sort(milliseconds.begin(), milliseconds.end());
    std::printf("window opens  %8.0f ms (median of %d, %.0f to %.0f)\n", milliseconds[milliseconds.size() / 2], runs,
                milliseconds.front(), milliseconds.back());
    const std::filesystem::path photo = core::AssetStore().path("photo-chelsea");
    const QStringList memory = measure(QString::fromStdString(photo.string())).value(1).split(QLatin1Char(' '));
    std::printf("memory with one encoded photo  %.0f MiB, at most %.0f MiB\n", memory.value(0).toDouble() / 1024,
                memory.value(1).toDouble() / 1024);
    return 0;
}

} // namespace bench
