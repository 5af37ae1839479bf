// How long the window's event loop is held up by a grid world of many cells: opened, looked at, edited, swept, run and
// solved; and what memory all that takes.

#include <cstdio>
#include <fstream>
#include <functional>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include <QAction>
#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QLineEdit>
#include <QMouseEvent>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include "app/main_window.h"
#include "core/assets/assets.h"
#include "core/grid/generate.h"
#include "core/grid/write_world.h"
#include "core/segment/session_engine.h"
#include "tests/bench/bench_commands.h"
#include "tests/bench/turn_meter.h"
#include "widgets/image_view.h"
#include "widgets/panes/grid/checked_field.h"
#include "widgets/panes/grid_pane.h"

namespace bench {

namespace {

constexpr int kStrokes = 20;
constexpr int kMoves = 20; ///< of the mouse in a stroke
constexpr int kRunMs = 5000;
constexpr int kPans = 40;
constexpr int kManyCells = 1 << 22;

/// A line of /proc/self/status in MiB, such as "VmHWM".
double statusMib(const std::string& name)
{
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with(name + ":"))
            return static_cast<double>(std::stol(line.substr(name.size() + 1))) / 1024;
    return 0;
}

class LargeWorld {
public:
    LargeWorld(std::shared_ptr<core::segment::Engine> engine, const QString& file)
        : m_window(std::move(engine), [] { return std::vector<widgets::Sample>(); }), m_file(file)
    {
        m_window.resize(1280, 800);
        m_window.show();
        trigger("pane.grid");
        settle(m_window);
    }

    void open()
    {
        measure("opened from a file", 1, [this](int) { m_window.openFiles({m_file}); });
        memory();
    }
    void edit()
    {
        const double columns = pane().document().world().columns;
        measure("the mouse over it, 200 moves", 200, [&](int i) { move({columns * i / 200, columns / 2}); });
        QTest::keyClick(&view(), Qt::Key_W);
        measure("20 strokes with the mouse", kStrokes, [&](int i) {
            const double row = columns * (i + 1) / (kStrokes + 2);
            press({columns / 10, row});
            for (int k = 1; k <= kMoves; ++k) {
                move({columns / 10 + columns * 0.8 * k / kMoves, row + k}, Qt::LeftButton);
                QCoreApplication::processEvents();
            }
            release({columns * 0.9, row + kMoves});
        });
        measure("a rectangle", 1, [&](int) {
            press({columns / 4, columns / 4}, Qt::ShiftModifier);
            for (int k = 1; k <= kMoves; ++k) {
                move({columns / 4 + columns / 2 * k / kMoves, columns * 0.75}, Qt::LeftButton, Qt::ShiftModifier);
                QCoreApplication::processEvents();
            }
            release({columns * 0.75, columns * 0.75}, Qt::ShiftModifier);
        });
        measure("a filled area", 1, [&](int) {
            press({columns * 0.5, columns * 0.5}, Qt::ControlModifier);
            release({columns * 0.5, columns * 0.5}, Qt::ControlModifier);
        });
        const int steps = pane().undoStack()->count();
        measure("all of that undone", steps, [this](int) { trigger("edit.undo"); });
        measure("and redone but for the area", steps - 2, [this](int) { trigger("edit.redo"); });
        measure("another reward", 1, [this](int) { type(pane().gridInspector()->rules()->field("step"), "-2"); });
        measure("another size", 1, [&](int) {
            type(pane().gridInspector()->rules()->field("rows"), QString::number(static_cast<int>(columns) - 1));
        });
        std::printf("%-34s %6.1f MiB for %d steps\n", "history",
                    static_cast<double>(pane().document().history().bytes()) / (1 << 20), pane().undoStack()->count());
        memory();
    }
    void look(const char* what)
    {
        const QPointF middle = QPointF(pane().document().world().columns, pane().document().world().rows) / 2;
        std::string title = std::string("zoomed in and out, ") + what;
        measure(title.c_str(), 60, [&](int i) { i < 30 ? view().zoomIn() : view().zoomOut(); });
        for (const double side : {4.0, 10.0, 17.0, 35.0}) {
            title = "panned, cells of " + std::to_string(static_cast<int>(side)) + " px, " + what;
            measure(title.c_str(), kPans, [&](int i) { view().look(side, middle + QPointF(i, i) * 3); });
        }
        view().fit();
    }
    void learn()
    {
        pane().document().setSetting("gamma", 0.95);
        pane().document().setSetting("tolerance", 1e-4);
        const bool huge = pane().document().world().states() > kManyCells;
        measure(huge ? "one sweep" : "five sweeps", huge ? 1 : 5, [this](int) {
            trigger("grid.round");
            settle(m_window);
        });
        measure("ten backups", 10, [this](int) { trigger("grid.step"); });
        memory();
        look("with arrows");
        trigger("grid.action-values");
        look("with triangles");
        trigger("grid.action-values");
        for (const char* layer : {"grid.show-visits", "grid.show-errors", "grid.show-world", "grid.show-values"})
            measure(layer, 1, [&](int) { trigger(layer); });
        pane().run().setSpeed(static_cast<int>(std::size(widgets::grid::GridRun::kSpeeds)) - 1);
        measure("running at full speed, 5 s", 1, [this](int) {
            trigger("grid.run");
            QTest::qWait(kRunMs);
            trigger("grid.run");
        });
        memory();
        measure("afresh", 1, [this](int) { trigger("grid.reset"); });
        measure("solved on the device", 1, [this](int) { trigger("grid.solve-on-device"); });
        if (!pane().run().isFinished())
            throw std::runtime_error("the world was not solved");
        memory();
    }

private:
    widgets::GridPane& pane() { return *qobject_cast<widgets::GridPane*>(m_window.currentPane()); }
    widgets::ImageView& view() { return *pane().canvas(); }
    void trigger(const char* id) { m_window.actions().action(id)->trigger(); }
    double measure(const char* what, int count, const std::function<void(int)>& step)
    {
        return measureTurns(m_window, what, count, step);
    }
    static void memory()
    {
        std::printf("%-34s %6.0f MiB now, %6.0f MiB at most\n", "resident memory", statusMib("VmRSS"),
                    statusMib("VmHWM"));
        std::fflush(stdout);
    }
    static void type(widgets::grid::CheckedField* field, const QString& text)
    {
        field->edit()->setText(text);
        field->edit()->setModified(true);
        QTest::keyClick(field->edit(), Qt::Key_Return);
    }
    void send(QEvent::Type type, QPointF place, Qt::MouseButton button, Qt::MouseButtons buttons,
              Qt::KeyboardModifiers modifiers)
    {
        const QPointF at = view().transform().toView(place);
        QMouseEvent event(type, at, view().mapToGlobal(at), button, buttons, modifiers);
        QCoreApplication::sendEvent(&view(), &event);
    }
    void press(QPointF place, Qt::KeyboardModifiers modifiers = {})
    {
        send(QEvent::MouseButtonPress, place, Qt::LeftButton, Qt::LeftButton, modifiers);
    }
    void move(QPointF place, Qt::MouseButtons buttons = {}, Qt::KeyboardModifiers modifiers = {})
    {
        send(QEvent::MouseMove, place, Qt::NoButton, buttons, modifiers);
    }
    void release(QPointF place, Qt::KeyboardModifiers modifiers = {})
    {
        send(QEvent::MouseButtonRelease, place, Qt::LeftButton, {}, modifiers);
    }

    app::MainWindow m_window;
    QString m_file;
};

} // namespace

int runWorlds(Arguments arguments)
{
    int side = 1024;
    if (arguments.size() == 2 && arguments[0] == "--side")
        side = std::stoi(std::string(arguments[1]));
    else if (!arguments.empty())
        throw std::invalid_argument("worlds takes --side N only");
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    int count = 1;
    char name[] = "tessera_bench";
    char* words[] = {name, nullptr};
    const QApplication application(count, words);
    const QTemporaryDir folder;
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, folder.path());
    QCoreApplication::setOrganizationName(QStringLiteral("tessera-bench"));
    const QString path = folder.filePath(QStringLiteral("world.json"));
    {
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly))
            throw std::runtime_error("the world cannot be written");
        file.write(QByteArray::fromStdString(core::grid::toJson(core::grid::generateWorld("noise", side, side, 1))));
    }
    core::segment::PredictorOptions options;
    options.embeddingFolder = folder.filePath(QStringLiteral("embeddings")).toStdString();
    LargeWorld bench(std::make_shared<core::segment::SessionEngine>(gpu::DeviceOptions{}, core::AssetStore(), options),
                     path);
    bench.open();
    bench.edit();
    bench.look("no values");
    bench.learn();
    return 0;
}

} // namespace bench
