// Takes pictures of the window in its states, in both themes and languages, for people to look at:
// window_screenshots PHOTO FOLDER. Runs without a display (QT_QPA_PLATFORM=offscreen).
#include <array>

#include <QAction>
#include <QApplication>
#include <QKeySequenceEdit>
#include <QLineEdit>
#include <QMouseEvent>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include "app/main_window.h"
#include "core/image/image_io.h"
#include "tests/widgets/small_engine.h"
#include "widgets/command_palette.h"
#include "widgets/help_viewer.h"
#include "widgets/image_view.h"
#include "widgets/job_runner.h"
#include "widgets/language.h"
#include "widgets/panel_dock.h"
#include "widgets/panes/segment_pane.h"
#include "widgets/shortcut_dialog.h"
#include "widgets/theme.h"

namespace {

class Photographer {
public:
    Photographer(QString photo, QString folder) : m_photo(std::move(photo)), m_folder(std::move(folder)) {}

    void all(QSize size, const QString& language, widgets::ThemeChoice theme)
    {
        widgets::applyTheme(*qApp, theme);
        widgets::applyLanguage(language);
        m_prefix =
            QStringLiteral("%1-%2-%3x%4-").arg(language, widgets::toString(theme)).arg(size.width()).arg(size.height());
        m_engine = std::make_shared<SmallEngine>();
        app::MainWindow window(m_engine, &widgets::samplesFromAssets);
        window.resize(size);
        window.show();
        shoot(window, "0-opening");
        window.openDevice();
        settle(window);
        shoot(window, "1-empty");
        encode(window);
        work(window);
        shell(window);
        fail(window);
    }

private:
    static void settle(app::MainWindow& window)
    {
        if (!QTest::qWaitFor([&] { return window.jobs().idle(); }))
            qWarning("a job does not end");
        QTest::qWait(20);
    }
    void shoot(QWidget& window, const char* name)
    {
        QTest::qWait(220); // lets the progress strip appear
        window.grab().save(m_folder + QLatin1Char('/') + m_prefix + QLatin1String(name) + QStringLiteral(".png"));
    }
    static void click(widgets::ImageView* view, QPointF position, Qt::MouseButton button)
    {
        QTest::mouseClick(view, button, {}, view->transform().toView(position).toPoint());
    }
    void encode(app::MainWindow& window)
    {
        m_engine->hold();
        window.openFiles({m_photo});
        if (!QTest::qWaitFor([&] { return m_engine->encodings() > 0; }))
            qWarning("the encoding does not start");
        shoot(window, "2-encoding");
        m_engine->release();
        settle(window);
        shoot(window, "3-encoded");
    }
    void work(app::MainWindow& window)
    {
        widgets::ImageView* view = window.currentPane()->canvas();
        click(view, {225, 150}, Qt::LeftButton);
        settle(window);
        click(view, {205, 140}, Qt::RightButton);
        settle(window);
        QTest::mouseMove(view, view->transform().toView(QPointF(240, 170)).toPoint());
        shoot(window, "4-mask");
        m_engine->hold();
        click(view, {260, 180}, Qt::LeftButton);
        shoot(window, "5-predicting");
        m_engine->release();
        settle(window);
        edit(window, view);
        view->setZoom(6, view->transform().toView(QPointF(225, 150)));
        shoot(window, "6-zoomed");
    }
    /// A second object drawn by hand, and a polygon that is not closed yet.
    void edit(app::MainWindow& window, widgets::ImageView* view)
    {
        window.actions().action("segment.new-object")->trigger();
        window.actions().action("segment.lasso")->trigger();
        drag(view, {{60, 60}, {140, 50}, {150, 130}, {90, 160}, {50, 120}});
        settle(window);
        window.actions().action("segment.polygon")->trigger();
        for (const QPointF corner : {QPointF(330, 60), {400, 90}, {390, 160}})
            click(view, corner, Qt::LeftButton);
        shoot(window, "5-objects");
        view->cancelDrag();
        window.actions().action("segment.brush")->trigger();
        QTest::mousePress(view, Qt::LeftButton, {}, view->transform().toView(QPointF(100, 200)).toPoint());
        move(view, {160, 220});
        shoot(window, "5-brush");
        view->cancelDrag();
        QTest::mouseRelease(view, Qt::LeftButton);
        window.actions().action("segment.point")->trigger();
    }
    static void move(widgets::ImageView* view, QPointF place)
    {
        const QPointF to = view->transform().toView(place);
        QMouseEvent event(QEvent::MouseMove, to, view->mapToGlobal(to), Qt::NoButton, Qt::LeftButton, {});
        QCoreApplication::sendEvent(view, &event);
    }
    static void drag(widgets::ImageView* view, const std::vector<QPointF>& path)
    {
        QTest::mousePress(view, Qt::LeftButton, {}, view->transform().toView(path.front()).toPoint());
        for (const QPointF& place : path)
            move(view, place);
        QTest::mouseRelease(view, Qt::LeftButton, {}, view->transform().toView(path.back()).toPoint());
    }
    /// What the window itself offers: panels, palette, keys, help.
    void shell(app::MainWindow& window)
    {
        for (const char* panel : {"history", "recorder"}) {
            window.panels().openPanel(QString::fromLatin1(panel));
            shoot(window, (std::string("shell-") + panel).c_str());
        }
        window.panels().setOpen(false);
        window.actions().action("app.palette")->trigger();
        shoot(window, "shell-palette");
        auto* palette = window.findChild<widgets::CommandPalette*>();
        palette->query()->setText(QStringLiteral("re"));
        shoot(window, "shell-palette-query");
        window.actions().action("app.palette")->trigger();
        window.actions().action("app.shortcuts")->trigger();
        auto* dialog = window.findChild<widgets::ShortcutDialog*>();
        dialog->selectAction(QStringLiteral("view.fit"));
        dialog->keys()->setKeySequence(QKeySequence(QStringLiteral("Ctrl+O")));
        shoot(*dialog, "shell-shortcuts");
        dialog->close();
        window.actions().action("help.contents")->trigger();
        auto* help = window.findChild<widgets::HelpViewer*>();
        for (const char* page : {"index", "window", "exporting"}) {
            help->showPage(QString::fromLatin1(page));
            shoot(*help, (std::string("shell-help-") + page).c_str());
        }
        help->close();
        app::MainWindow empty(m_engine, &widgets::samplesFromAssets);
        empty.resize(window.size());
        empty.show();
        settle(empty);
        shoot(empty, "shell-recent");
    }
    void fail(app::MainWindow& window)
    {
        window.openFiles({QStringLiteral("/nowhere/at all.png")});
        settle(window);
        shoot(window, "7-failed");
        window.actions().action("file.samples")->trigger();
        settle(window);
        QTest::qWait(100);
        if (QWidget* popup = QApplication::activePopupWidget()) {
            popup->grab().save(m_folder + QLatin1Char('/') + m_prefix + QStringLiteral("8-samples.png"));
            popup->close();
        }
    }

    QString m_photo;
    QString m_folder;
    QString m_prefix;
    std::shared_ptr<SmallEngine> m_engine;
};

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    if (argc != 3) {
        qWarning("usage: window_screenshots PHOTO FOLDER");
        return 2;
    }
    const QTemporaryDir settings;
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, settings.path());
    QCoreApplication::setOrganizationName(QStringLiteral("screenshots"));
    Photographer photographer(QString::fromLocal8Bit(argv[1]), QString::fromLocal8Bit(argv[2]));
    for (const QSize size : {QSize(1280, 800), QSize(1920, 1080)})
        for (const QString& language : {QStringLiteral("en"), QStringLiteral("zh_CN")})
            for (const widgets::ThemeChoice theme : {widgets::ThemeChoice::Light, widgets::ThemeChoice::Dark})
                photographer.all(size, language, theme);
    return 0;
}
