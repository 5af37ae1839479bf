// Jobs that end badly, in the window: each ends with its message, a lost device is opened again and seen to be, what
// the person made is intact, and the next job works.
#include <algorithm>
#include <utility>
#include <vector>

#include <QAction>
#include <QFile>
#include <QLineEdit>
#include <QMenu>
#include <QTest>
#include <QToolButton>
#include <QUndoStack>

#include "app/workspace_session.h"
#include "core/grid/write_world.h"
#include "tests/support/vulkan_faults.h"
#include "tests/widgets/grid_fixture.h"
#include "tests/widgets/window_fixture.h"
#include "widgets/command_palette.h"
#include "widgets/job_runner.h"
#include "widgets/message_bar.h"
#include "widgets/panes/segment/everything_panel.h"

namespace {

using gpu::ErrorKind;

constexpr int kPatienceMs = 120'000; ///< only ends a hanging test

gpu::Error failure(ErrorKind kind)
{
    return {kind, gpu::mark("test", "It went wrong"), gpu::mark("test", "Try again")};
}

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QToolButton& deviceButton(app::MainWindow& window) { return *window.findChild<QToolButton*>("deviceButton"); }

} // namespace

class TestJobFaults : public QObject {
    Q_OBJECT

private:
    /// The whole work as it would be saved.
    static QByteArray saved(WindowFixture& fixture)
    {
        const QString path = fixture.path(QStringLiteral("saved.tessera"));
        fixture.window().workspace().saveTo(path);
        return fixture.settle() ? contentOf(path) : QByteArray();
    }

    static void checkMessage(const widgets::MessageBar& bar, const QString& text)
    {
        QVERIFY(bar.isVisible());
        QCOMPARE(bar.severity(), widgets::MessageBar::Severity::Error);
        QVERIFY2(bar.text().contains(text), qPrintable(bar.text()));
        QVERIFY(!bar.hint().isEmpty());
    }

private slots:
    void theDebugMenuHasTheLostDevice()
    {
        WindowFixture fixture;
        QAction* lose = fixture.action("debug.loseDevice");
        const QMenu* debug = nullptr;
        for (const QMenu* menu : fixture.window().findChildren<QMenu*>())
            if (menu->actions().contains(lose))
                debug = menu;
        QVERIFY(debug);
        QCOMPARE(debug->title().remove('&'), QString("Debug"));
        auto* palette = fixture.window().findChild<widgets::CommandPalette*>("commandPalette");
        fixture.action("app.palette")->trigger();
        QTest::keyClicks(palette->query(), "lost device");
        QCOMPARE(palette->model().entry(0).id, QString("debug.loseDevice"));
        QTest::keyClick(palette, Qt::Key_Escape);
    }

    /// As a person sees it: a notice, a click that fails, the device that is there again, a click that works.
    void aLostDeviceIsSimulated()
    {
        WindowFixture fixture;
        fixture.window().openDevice();
        fixture.openPicture();
        fixture.click({80, 60});
        QVERIFY(fixture.settle());
        const int openings = fixture.engine().openings();
        fixture.action("debug.loseDevice")->trigger();
        QVERIFY(fixture.settle());
        const widgets::MessageBar& bar = *fixture.pane().messageBar();
        QVERIFY(bar.isVisible());
        QCOMPARE(bar.severity(), widgets::MessageBar::Severity::Notice);
        QCOMPARE(fixture.engine().openings(), openings);

        fixture.click({40, 40});
        QVERIFY(fixture.settle());
        checkMessage(bar, QStringLiteral("The device stopped answering"));
        QCOMPARE(fixture.document().prompts().size(), size_t{2});
        QCOMPARE(fixture.engine().openings(), openings + 1);
        QCOMPARE(deviceButton(fixture.window()).text(), QString("Small test device"));
        QVERIFY(deviceButton(fixture.window()).toolTip().contains("opened again"));

        fixture.click({50, 50});
        QVERIFY(fixture.settle());
        QVERIFY(!bar.isVisible());
        QVERIFY(!fixture.document().isOutdated());
        QCOMPARE(fixture.document().prompts().size(), size_t{3});
    }

    void everyStageOfTheSegmentation_data()
    {
        QTest::addColumn<QString>("stage");
        QTest::addColumn<int>("kind");
        const std::vector<std::pair<QString, ErrorKind>> kinds{
            {"lost", ErrorKind::DeviceLost}, {"memory", ErrorKind::OutOfMemory}, {"internal", ErrorKind::Internal}};
        for (const QString& stage : QStringList{"predict", "everything", "attention"})
            for (const auto& [name, kind] : kinds)
                QTest::newRow(qPrintable(stage + ", " + name)) << stage << static_cast<int>(kind);
    }

    void everyStageOfTheSegmentation()
    {
        QFETCH(QString, stage);
        QFETCH(int, kind);
        const gpu::Error error = failure(static_cast<ErrorKind>(kind));
        WindowFixture fixture;
        fixture.window().openDevice();
        fixture.openPicture();
        fixture.click({80, 60});
        fixture.click({40, 40}, Qt::RightButton);
        QVERIFY(fixture.settle());
        const QByteArray before = saved(fixture);
        const int openings = fixture.engine().openings();
        const int steps = fixture.pane().undoStack()->count();

        if (stage == "predict") {
            fixture.engine().failNextPredict(error);
            fixture.click({50, 50});
        } else if (stage == "everything") {
            fixture.engine().failNextPredict(error);
            fixture.action("segment.everything")->trigger();
            fixture.window().findChild<widgets::segment::EverythingPanel*>()->start();
        } else {
            fixture.engine().failNextAttention(error);
            fixture.action("panel.segment.attention")->trigger();
        }
        const auto told = [&] { return fixture.pane().messageBar()->isVisible() || stage == "attention"; };
        QVERIFY(QTest::qWaitFor([&] { return told() && fixture.window().jobs().idle(); }, kPatienceMs));
        if (stage != "attention") // the panel tells it
            checkMessage(*fixture.pane().messageBar(), QStringLiteral("It went wrong"));
        const bool lost = error.kind() == ErrorKind::DeviceLost;
        QCOMPARE(fixture.engine().openings(), openings + (lost ? 1 : 0));
        QCOMPARE(deviceButton(fixture.window()).text(), QString("Small test device"));

        if (stage == "predict") { // the click itself stays, as a step that can be undone
            QCOMPARE(fixture.document().prompts().size(), size_t{3});
            QCOMPARE(fixture.pane().undoStack()->count(), steps + 1);
            fixture.action("edit.undo")->trigger();
            QVERIFY(fixture.settle());
        }
        QCOMPARE(saved(fixture), before);
        fixture.click({60, 60});
        QVERIFY(fixture.settle());
        QVERIFY(fixture.document().result());
        QVERIFY(!fixture.document().isOutdated());
        QVERIFY(!fixture.pane().messageBar()->isVisible());
    }

    /// A real device that fails under a world that is solved on it.
    void solvingAWorldOnTheDevice_data()
    {
        QTest::addColumn<int>("share");
        QTest::addColumn<int>("result");
        for (const int share : {0, 30, 60, 95})
            for (const VkResult result : {VK_ERROR_DEVICE_LOST, VK_ERROR_OUT_OF_DEVICE_MEMORY})
                QTest::addRow("after %d %% of the calls, %d", share, result) << share << static_cast<int>(result);
    }

    void solvingAWorldOnTheDevice()
    {
        QFETCH(int, share);
        QFETCH(int, result);
        GridFixture fixture;
        fixture.window().openDevice();
        QVERIFY(fixture.chooseWorld("sutton-4.1"));
        QVERIFY(fixture.press("grid.solve-on-device"));
        fixture.action("grid.reset")->trigger();
        support::countVulkanCalls();
        QVERIFY(fixture.press("grid.solve-on-device"));
        const core::grid::Values expected = fixture.snapshot()->view.values;
        const std::vector<support::VulkanCall> calls = support::vulkanCalls();
        fixture.action("grid.reset")->trigger();
        const std::string world = core::grid::toJson(*fixture.document().state().world);
        const int steps = fixture.pane().undoStack()->count();

        const bool loses = result == VK_ERROR_DEVICE_LOST;
        support::failVulkanCall(failing(calls, static_cast<size_t>(share) * calls.size() / 100, loses),
                                static_cast<VkResult>(result));
        QVERIFY(fixture.press("grid.solve-on-device"));
        QVERIFY(support::vulkanCallFailed());
        checkMessage(*fixture.pane().messageBar(),
                     loses ? QStringLiteral("The device stopped answering") : QStringLiteral("not enough memory"));
        QCOMPARE(core::grid::toJson(*fixture.document().state().world), world);
        QCOMPARE(fixture.pane().undoStack()->count(), steps);

        QVERIFY(fixture.press("grid.solve-on-device"));
        QVERIFY2(fixture.snapshot(), qPrintable(fixture.pane().messageBar()->text()));
        QVERIFY(fixture.snapshot()->view.values == expected);
        QVERIFY(!fixture.pane().messageBar()->isVisible());
    }

    void nothingIsLeftInTheDriver() { QCOMPARE(QString::fromStdString(support::vulkanMessages()), QString()); }

private:
    /// The first call from there on that may say so.
    static size_t failing(const std::vector<support::VulkanCall>& calls, size_t from, bool loses)
    {
        const auto may = [loses](const support::VulkanCall& call) {
            const std::vector<VkResult> all = support::vulkanFailures(call.name);
            return !loses || std::ranges::find(all, VK_ERROR_DEVICE_LOST) != all.end();
        };
        const auto found = std::find_if(calls.begin() + static_cast<std::ptrdiff_t>(from), calls.end(), may);
        return static_cast<size_t>(found - calls.begin());
    }
};

QTEST_MAIN(TestJobFaults)
#include "tst_job_faults.moc"
