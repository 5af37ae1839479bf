// The values between a model's nodes in the window: computed, seen and exported.
#include <QAction>
#include <QComboBox>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSpinBox>
#include <QTableView>
#include <QTest>

#include "tests/widgets/inspect_fixture.h"
#include "widgets/image_view.h"
#include "widgets/message_bar.h"
#include "widgets/panel_dock.h"

using widgets::inspect::InputKind;
using widgets::inspect::TensorLook;

class TestInspectTensor : public InspectFixture {
    Q_OBJECT

private slots:
    void init() { openWindow(); }
    void cleanup() { m.reset(); }

    void aTapDuringARunWaitsForIt()
    {
        openSmall();
        type(pane().inspectInspector()->model()->shapeField("picture"), "1,3,10,12");
        m->action("inspect.run")->trigger();
        QVERIFY(document().isBusy());
        for (const int node : {0, 1}) { // the newest wins
            clickNode(node);
            table().setFocus();
            QTest::keyClick(&table(), Qt::Key_T);
            QCOMPARE(document().awaited(), node);
        }
        widgets::inspect::TensorPanel& panel = *pane().tensorPanel();
        QVERIFY2(panel.hint().contains("Waiting"), qPrintable(panel.hint()));
        QVERIFY(!panel.findChild<QPushButton*>()->isVisible());
        clickNode(4); // nobody has asked for this one's
        QVERIFY(panel.findChild<QPushButton*>()->isVisible());
        clickNode(1);
        QVERIFY(settle());
        QVERIFY(document().times());
        QCOMPARE(document().awaited(), -1);
        QVERIFY(document().tensor());
        QCOMPARE(document().tensor()->node, size_t{1});
        QVERIFY2(panel.hint().isEmpty(), qPrintable(panel.hint()));
        pane().inspectInspector()->run()->seedBox()->setValue(2);
        m->action("inspect.tap")->trigger();
        QCOMPARE(document().awaited(), 1);
        pane().inspectInspector()->run()->seedBox()->setValue(3); // of other inputs nobody has asked
        QCOMPARE(document().awaited(), -1);
        QVERIFY(settle());
        QVERIFY(!document().tensor());
    }

    void tensorsAreSeenAsNumbersHeatmapAndPicture()
    {
        openSmall();
        type(pane().inspectInspector()->model()->shapeField("picture"), "1,3,10,12");
        clickNode(1); // relu: (1, 4, 10, 12)
        QCOMPARE(document().selected(), 1);
        table().setFocus();
        QTest::keyClick(&table(), Qt::Key_T);
        QVERIFY(settle());
        QVERIFY(document().tensor());
        widgets::inspect::TensorPanel& panel = *pane().tensorPanel();
        QVERIFY(panel.isVisible());
        QVERIFY(panel.view() && panel.view()->levels);
        QCOMPARE(panel.view()->levels->size(), QSize(12, 10));
        QVERIFY(document().tensor()->stats.smallest == 0); // after Relu
        QVERIFY2(panel.statistics().contains("480"), qPrintable(panel.statistics()));
        const std::vector<double> first = panel.view()->slice.values;
        panel.indexBox(1)->setFocus();
        QTest::keyClick(panel.indexBox(1), Qt::Key_Up);
        QVERIFY(settle());
        QCOMPARE(panel.choice().indices[1], int64_t{1});
        QVERIFY(panel.view()->slice.values != first);
        m->action("inspect.as-numbers")->trigger();
        QVERIFY(settle());
        QCOMPARE(panel.look(), TensorLook::Numbers);
        QVERIFY(panel.table()->isVisible());
        QCOMPARE(panel.table()->model()->rowCount(), 10);
        QCOMPARE(panel.table()->model()->columnCount(), 12);
        m->action("inspect.as-image")->trigger();
        QVERIFY(settle());
        QVERIFY(panel.image()->isVisible());
        QCOMPARE(pane().exportItems().size(), size_t{3});
        clickNode(4); // another node: what is computed is not its
        QVERIFY(!panel.image()->isVisible());
    }

    void aTensorHasRoom()
    {
        openSmall();
        m->window().resize(1280, 800);
        type(pane().inspectInspector()->model()->shapeField("picture"), "1,3,10,12");
        clickNode(1);
        m->action("inspect.tap")->trigger();
        QVERIFY(settle());
        widgets::inspect::TensorPanel& panel = *pane().tensorPanel();
        QTRY_VERIFY(panel.image()->height() >= 300);
        QVERIFY(panel.image()->width() >= 500);
        QVERIFY(table().viewport()->height() >= 7 * 28);
        QVERIFY(table().viewport()->rect().contains(
            table().visualRect(table().filter().index(1, NodeModel::Operator))));         // the node whose tensor it is
        QTRY_COMPARE(panel.findChild<QScrollArea*>()->verticalScrollBar()->maximum(), 0); // all beside it is seen
        auto& dock = m->window().panels();
        QCOMPARE(dock.openHeight(), 0); // nobody has chosen one
        m->window().resizeDocks({&dock}, {280}, Qt::Vertical);
        QTRY_COMPARE(dock.openHeight(), 280);
        dock.setOpen(false);
        m->action("inspect.tap")->trigger();
        QVERIFY(settle());
        QTRY_COMPARE(dock.height(), 280); // what a person chose stays
    }

    void exportedNumbersAreThoseOfTheTensor()
    {
        openSmall();
        type(pane().inspectInspector()->model()->shapeField("picture"), "1,3,10,12");
        clickNode(4); // mean: (1, 4, 1, 1)
        m->action("inspect.tap")->trigger();
        QVERIFY(settle());
        const auto items = pane().exportItems();
        QCOMPARE(items.size(), size_t{3});
        QCOMPARE(items[1].id, QString("inspect.tensor"));
        QVERIFY(std::get<widgets::FigureSource>(items[1].content).size.width() > 100);
        const core::report::Table table = std::get<widgets::TableSource>(items[2].content)();
        QCOMPARE(table.rows.size(), size_t{1});
        QCOMPARE(std::get<double>(table.rows[0][1]), document().tensor()->values.doubleAt(0));
        const core::report::Table nodes = std::get<widgets::TableSource>(items[0].content)();
        QCOMPARE(nodes.rows.size(), size_t{8});
    }

    void aPictureCanBeTheInput()
    {
        openSmall();
        type(pane().inspectInspector()->model()->shapeField("picture"), "1,3,12,16");
        QComboBox* box = pane().inspectInspector()->run()->inputBox();
        box->setFocus();
        QTest::keyClick(box, Qt::Key_Down);
        QCOMPARE(document().settings().input, InputKind::Zeros);
        pane().inspectInspector()->run()->setPicture(m->picturePath());
        QCOMPARE(document().settings().input, InputKind::Picture);
        clickNode(0);
        m->action("inspect.tap")->trigger();
        QVERIFY(settle());
        QVERIFY(document().tensor());
        pane().inspectInspector()->run()->setPicture(m->path("missing.png"));
        m->action("inspect.run")->trigger();
        QVERIFY(settle());
        QVERIFY(pane().messageBar()->isVisible());
        QVERIFY(!document().isBusy());
    }
};

QTEST_MAIN(TestInspectTensor)
#include "tst_inspect_tensor.moc"
