// How long the window's event loop is held up: many prompts, a long undo history, a folder of many pictures, a preview
// that follows the mouse.

#include <cstdio>
#include <functional>
#include <stdexcept>

#include <QAbstractItemModel>
#include <QAction>
#include <QApplication>
#include <QDir>
#include <QImage>
#include <QLineEdit>
#include <QListView>
#include <QMouseEvent>
#include <QScrollBar>
#include <QSettings>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include "app/main_window.h"
#include "core/assets/assets.h"
#include "core/segment/session_engine.h"
#include "tests/bench/bench_commands.h"
#include "tests/bench/turn_meter.h"
#include "tests/widgets/small_engine.h"
#include "widgets/image_view.h"
#include "widgets/panel_dock.h"
#include "widgets/panes/segment_pane.h"

namespace bench {

namespace {

constexpr int kPrompts = 500;
constexpr int kSteps = 2000;
constexpr int kHoverMs = 5000;
constexpr int kMoveMs = 16;
constexpr int kPictures = 10'000;
constexpr int kScrolls = 100;

class WindowBench {
public:
    WindowBench(std::shared_ptr<core::segment::Engine> engine, const QString& photo)
        : m_window(std::move(engine), [] { return std::vector<widgets::Sample>(); })
    {
        m_window.resize(1280, 800);
        m_window.show();
        m_window.openFiles({photo});
        settle();
        if (!pane().document().encoded())
            throw std::runtime_error("the photo could not be encoded");
    }

    void settle() { bench::settle(m_window); }
    double measure(const char* what, int count, const std::function<void(int)>& step)
    {
        return measureTurns(m_window, what, count, step);
    }
    /// Sets the prompts on a grid, farther from each other than a mark reaches.
    void clickPrompts()
    {
        const QRectF area = view().transform().toView(QRectF(QPointF(), QSizeF(view().picture()->size())));
        constexpr int kColumns = 25;
        measure("500 prompts by clicks", kPrompts, [&](int i) {
            const QPointF place(area.left() + area.width() * (i % kColumns + 0.5) / kColumns,
                                area.top() + area.height() * (static_cast<double>(i) / kColumns + 0.5) / 21.0);
            QTest::mouseClick(&view(), Qt::LeftButton, {}, place.toPoint());
        });
        if (pane().document().prompts().size() != kPrompts)
            throw std::runtime_error("not every click became a prompt");
    }
    void walkTheHistory()
    {
        QAbstractItemModel* model = pane().segmentInspector()->promptTable()->model();
        measure("2000 steps (prompts on and off)", kSteps, [&](int i) {
            const QModelIndex index = model->index(i % kPrompts, 0);
            model->setData(index, i / kPrompts % 2 == 0 ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
        });
        if (pane().undoStack()->count() != kSteps)
            throw std::runtime_error("the history does not have 2000 steps");
        QAction* undo = m_window.actions().action("edit.undo");
        QAction* redo = m_window.actions().action("edit.redo");
        measure("2000 undos", kSteps, [&](int) { undo->trigger(); });
        measure("2000 redos", kSteps, [&](int) { redo->trigger(); });
    }
    /// Lists them, goes through the list to its end, filters it, and steps from picture to picture.
    void folder(const QString& path)
    {
        widgets::segment::FolderPanel& panel = *pane().folderPanel();
        measure("folder of 10,000 pictures, opened", 1, [&](int) {
            m_window.openFiles({path});
            m_window.panels().openPanel(QStringLiteral("segment.folder"));
        });
        if (panel.list()->model()->rowCount() != kPictures)
            throw std::runtime_error("the folder does not have 10,000 pictures");
        QScrollBar* bar = panel.list()->verticalScrollBar();
        measure("its list, from top to bottom", kScrolls,
                [&](int i) { bar->setValue(bar->maximum() * (i + 1) / kScrolls); });
        measure("its filter, key by key", 4,
                [&](int i) { panel.filter()->setText(QStringLiteral("9999").left(i % 2 == 0 ? i + 1 : 0)); });
        panel.filter()->clear();
        measure("ten pictures further", 10, [&](int) {
            panel.step(1);
            settle();
        });
    }
    void hover()
    {
        m_window.actions().action("segment.preview")->trigger();
        int shown = 0;
        QObject::connect(&pane().preview(), &widgets::segment::HoverPreview::changed, [&] { ++shown; });
        const QRectF area = view().transform().toView(QRectF(QPointF(), QSizeF(view().picture()->size())));
        move(area.center()); // loads the decoder
        settle();
        shown = 0;
        const double all = measure("hover preview, mouse at 60 Hz", kHoverMs / kMoveMs, [&](int i) {
            const double part = static_cast<double>(i % 100) / 100;
            move({area.left() + area.width() * (0.1 + 0.8 * part), area.center().y()});
            QTest::qWait(kMoveMs);
        });
        std::printf("%-34s %6.1f previews per second\n", "", shown * 1000.0 / all);
    }

private:
    widgets::SegmentPane& pane() { return *qobject_cast<widgets::SegmentPane*>(m_window.currentPane()); }
    widgets::ImageView& view() { return *pane().canvas(); }
    void move(QPointF place)
    {
        QMouseEvent event(QEvent::MouseMove, place, view().mapToGlobal(place), Qt::NoButton, {}, {});
        QCoreApplication::sendEvent(&view(), &event);
    }

    app::MainWindow m_window;
};

} // namespace

int runUi(Arguments arguments)
{
    if (!arguments.empty())
        throw std::invalid_argument("ui takes no options");
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    int count = 1;
    char name[] = "tessera_bench";
    char* words[] = {name, nullptr};
    const QApplication application(count, words);
    const QTemporaryDir folder;
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, folder.path());
    QCoreApplication::setOrganizationName(QStringLiteral("tessera-bench"));
    const core::AssetStore assets;
    const QString photo = QString::fromStdString(assets.path("photo-chelsea").string());
    {
        WindowBench bench(std::make_shared<SmallEngine>(), photo);
        bench.clickPrompts();
        bench.walkTheHistory();
        const QString many = folder.filePath(QStringLiteral("many"));
        QDir().mkpath(many);
        QImage small(160, 120, QImage::Format_RGB32);
        small.fill(Qt::gray);
        const QString first = many + QStringLiteral("/0.png");
        small.save(first);
        for (int i = 1; i < kPictures; ++i)
            QFile::copy(first, many + QStringLiteral("/%1.png").arg(i));
        bench.folder(many);
    }
    core::segment::PredictorOptions options;
    options.embeddingFolder = folder.filePath(QStringLiteral("embeddings")).toStdString();
    WindowBench bench(std::make_shared<core::segment::SessionEngine>(gpu::DeviceOptions{}, assets, options), photo);
    bench.hover();
    return 0;
}

} // namespace bench
