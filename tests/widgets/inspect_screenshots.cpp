// Takes pictures of the pane of models, in both themes and languages, for people to look at: inspect_screenshots
// MODEL|small PICTURE FOLDER [WIDTH]. Runs without a display (QT_QPA_PLATFORM=offscreen).
#include <QAction>
#include <QApplication>
#include <QTest>

#include "tests/core/onnx/onnx_files.h"
#include "tests/widgets/window_fixture.h"
#include "widgets/job_runner.h"
#include "widgets/language.h"
#include "widgets/panel_dock.h"
#include "widgets/panes/inspect_pane.h"
#include "widgets/theme.h"

namespace {

constexpr int kPatience = 600000;

void settle(app::MainWindow& window)
{
    if (!QTest::qWaitFor([&] { return window.jobs().idle(); }, kPatience))
        qWarning("a job does not end");
    QTest::qWait(50);
}

/// The node with the largest share of the time, else the one in the middle.
int longest(const widgets::inspect::InspectDocument& document)
{
    const core::onnx::PlanTimes* times = document.times();
    if (!times)
        return 0;
    const std::vector<double> rows = core::onnx::nodeTimes(document.model()->summary, times->nodes);
    return static_cast<int>(std::max_element(rows.begin(), rows.end()) - rows.begin());
}

void scenes(const QStringList& words, QSize size, const QString& language, widgets::ThemeChoice theme)
{
    widgets::applyTheme(*qApp, theme);
    widgets::applyLanguage(language);
    WindowFixture fixture;
    app::MainWindow& window = fixture.window();
    window.resize(size);
    const QString prefix =
        QStringLiteral("%1/%2-%3-%4-").arg(words[2], language, widgets::toString(theme)).arg(size.width());
    const auto shoot = [&](const char* name) {
        settle(window);
        window.grab().save(prefix + QLatin1String(name) + QStringLiteral(".png"));
    };
    QTest::keyClick(&window, Qt::Key_3, Qt::ControlModifier);
    auto& pane = *qobject_cast<widgets::InspectPane*>(window.currentPane());
    shoot("0-empty");
    const QString model = words[0] == QLatin1String("small") ? fixture.path("small.onnx") : words[0];
    if (model != words[0])
        onnx_test::write(onnx_test::smallModel(), model.toStdString());
    window.openFiles({model});
    shoot("1-open");
    pane.inspectInspector()->run()->setPicture(words[1]);
    window.actions().action("inspect.run")->trigger();
    settle(window);
    pane.document().select(longest(pane.document()));
    shoot("2-run");
    window.actions().action("inspect.tap")->trigger();
    shoot("3-heatmap");
    window.actions().action("inspect.as-numbers")->trigger();
    shoot("4-numbers");
    window.actions().action("inspect.as-image")->trigger();
    shoot("5-image");
    onnx_test::write(onnx_test::unsupportedModel(), fixture.path("strange.onnx").toStdString());
    window.openFiles({fixture.path("strange.onnx")});
    settle(window);
    pane.document().select(8);
    window.panels().setOpen(false);
    shoot("6-unsupported");
    window.openFiles({QStringLiteral("/nowhere/model.onnx")});
    shoot("7-failed");
}

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    if (argc < 4) {
        qWarning("usage: inspect_screenshots MODEL PICTURE FOLDER [WIDTH]");
        return 2;
    }
    const QStringList words = QCoreApplication::arguments().mid(1);
    for (const QSize size : {QSize(1280, 800), QSize(1920, 1080)})
        for (const auto& [language, theme] :
             {std::pair("en", widgets::ThemeChoice::Light), std::pair("zh_CN", widgets::ThemeChoice::Dark)})
            if (words.size() < 4 || words[3].toInt() == size.width())
                scenes(words, size, QLatin1String(language), theme);
    return 0;
}
