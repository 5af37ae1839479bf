// All panes of a window, with work in each, one after the other many times. Memory stays flat, and the driver has
// nothing left.

#include <memory>
#include <string>

#include <QAction>
#include <QTest>

#include "tests/core/onnx/onnx_files.h"
#include "tests/support/long_run.h"
#include "tests/support/soak.h"
#include "tests/support/vulkan_faults.h"
#include "tests/widgets/window_fixture.h"
#include "widgets/job_runner.h"
#include "widgets/panes/grid_pane.h"
#include "widgets/panes/inspect_pane.h"
#include "widgets/panes/registry.h"

namespace {

constexpr int kPatienceMs = 120'000; ///< only ends a hanging test

} // namespace

class TestWindowSoak : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<WindowFixture> m;

    bool settle()
    {
        return QTest::qWaitFor([this] { return m->window().jobs().idle(); }, kPatienceMs);
    }
    template <typename Pane>
    Pane* show(const char* action)
    {
        m->action(action)->trigger();
        return qobject_cast<Pane*>(m->window().currentPane());
    }

    /// A mask, a world that the device has solved, and a model that has run on it.
    void work()
    {
        m->openPicture();
        m->click({80, 60});
        QVERIFY(settle());
        QVERIFY(m->document().result());

        auto* grid = show<widgets::GridPane>("pane.grid");
        QVERIFY(grid);
        m->action("grid.solve-on-device")->trigger();
        QVERIFY(settle());
        QVERIFY(grid->run().snapshot());

        const QString model = m->path(QStringLiteral("small.onnx"));
        onnx_test::write(onnx_test::smallModel(), model.toStdString());
        m->window().openFiles({model});
        QVERIFY(settle());
        auto* inspect = show<widgets::InspectPane>("pane.inspect");
        QVERIFY(inspect);
        m->action("inspect.run")->trigger();
        QVERIFY(settle());
        QVERIFY(inspect->document().times());
    }

private slots:
    void cleanup()
    {
        m.reset();
        QCOMPARE(QString::fromStdString(support::vulkanMessages()), QString());
    }

    /// The layer that watches the driver's objects keeps something itself: memory is looked at without it.
    void switchedPanes_data()
    {
        QTest::addColumn<bool>("watched");
        QTest::newRow("memory") << false;
        QTest::newRow("objects") << true;
    }
    void switchedPanes()
    {
        QFETCH(bool, watched);
        qputenv("TESSERA_VALIDATION", watched ? "1" : "0");
        m = std::make_unique<WindowFixture>();
        const int turns = support::isLong() ? 2'000 : 100;
        work();
        if (QTest::currentTestFailed())
            return;
        const auto panes = widgets::paneRegistry();
        QVERIFY(panes.size() >= 3);
        const support::Growth growth = support::soak(turns, [&](int turn) {
            support::countVulkanCalls(); // forgets those of the last turn
            const std::string id = panes[static_cast<size_t>(turn) % panes.size()].id;
            QTest::qWait(0); // also events that nobody waits for
            const QWidget* before = m->window().currentPane();
            m->action(("pane." + id).c_str())->trigger();
            return m->window().currentPane() != before && !m->window().grab().isNull() && settle();
        });
        qInfo("%s", growth.text().c_str());
        QCOMPARE(growth.turns, turns);
        QCOMPARE(QString::fromStdString(growth.inHandles()), QString());
        if (!watched)
            QCOMPARE(QString::fromStdString(growth.inMemory()), QString());
    }
};

QTEST_MAIN(TestWindowSoak)
#include "tst_window_soak.moc"
