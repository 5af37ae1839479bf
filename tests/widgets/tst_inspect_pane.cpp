// The pane of models in its window, used by mouse and keys, with a small real model on a real device.
#include <QAction>
#include <QDragEnterEvent>
#include <QFile>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QScrollBar>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>
#include <QTranslator>
#include <QUrl>

#include "app/device_button.h"
#include "core/onnx/plan_keeper.h"
#include "gpu/device.h"
#include "tests/widgets/inspect_fixture.h"
#include "widgets/empty_state.h"
#include "widgets/message_bar.h"
#include "widgets/theme.h"

class TestInspectPane : public InspectFixture {
    Q_OBJECT

private:
    core::JobContext m_here;

private slots:
    void init() { openWindow(); }
    void cleanup() { m.reset(); }

    void anEmptyPaneOffersToOpen()
    {
        QVERIFY(!document().model());
        QVERIFY(!m->action("inspect.run")->isEnabled());
        QVERIFY(!m->window().actions().reason("inspect.run").isEmpty());
        QVERIFY(pane().findChild<widgets::EmptyState*>()->samplesButton()->isVisible());
        QVERIFY(pane().exportItems().empty());
    }

    void aModelIsShownNodeByNode()
    {
        openSmall();
        QCOMPARE(table().filter().rowCount(), 8);
        QCOMPARE(cell(0, NodeModel::Name), QString("conv"));
        QCOMPARE(cell(0, NodeModel::Parameters), QString("112"));
        QCOMPARE(cell(0, NodeModel::Shape), QString("1×4×256×256"));
        QVERIFY(cell(0, NodeModel::FusedInto).startsWith("tessera.FusedConv"));
        QVERIFY(cell(0, NodeModel::Kernel).contains("matmul") || cell(0, NodeModel::Kernel).contains("conv"));
        QVERIFY(!cell(3, NodeModel::FusedInto).isEmpty()); // computed once
        const QString totals = pane().header()->text();
        QVERIFY2(totals.contains("112") && totals.contains("FLOP"), qPrintable(totals));
        QVERIFY(document().model()->summary.plan);
        QCOMPARE(pane().documentName(), QString("small.onnx"));
        QCOMPARE(pane().exportItems().size(), size_t{1});
        QVERIFY(table().hasFocus()); // T, R and the arrows work at once
    }

    void modelsOpenFromAnyPane()
    {
        QTest::keyClick(&m->window(), Qt::Key_1, Qt::ControlModifier);
        openSmall();
        QVERIFY(qobject_cast<InspectPane*>(m->window().currentPane()));
    }

    void droppedModelsOpen()
    {
        onnx_test::write(onnx_test::smallModel(), m->path("dropped.onnx").toStdString());
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(m->path("dropped.onnx"))});
        QDragEnterEvent enter(QPoint(20, 20), Qt::CopyAction, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(&pane(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(20, 20), Qt::CopyAction, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(&pane(), &drop);
        QVERIFY(settle());
        QCOMPARE(pane().documentName(), QString("dropped.onnx"));
    }

    void searchingAndSorting()
    {
        openSmall();
        QTest::keyClick(&m->window(), Qt::Key_F, Qt::ControlModifier);
        QVERIFY(pane().searchField()->hasFocus());
        QTest::keyClicks(pane().searchField(), "ADD elementwise");
        QCOMPARE(table().filter().rowCount(), 1);
        QCOMPARE(cell(0, NodeModel::Name), QString("add"));
        pane().searchField()->clear();
        QCOMPARE(table().filter().rowCount(), 8);
        clickNode(1);
        pane().searchField()->setText("conv");
        QCOMPARE(table().filter().rowCount(), 2);
        pane().searchField()->setText("neg");
        QCOMPARE(table().filter().rowCount(), 1);
        QCOMPARE(table().currentNode(), -1);
        QCOMPARE(document().selected(), 1); // hidden, and still chosen
        pane().searchField()->clear();
        QCOMPARE(table().currentNode(), 1);
        QHeaderView* header = table().horizontalHeader();
        const int x = header->sectionViewportPosition(NodeModel::Operations) + 8;
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, QPoint(x, header->height() / 2));
        QCOMPARE(cell(0, NodeModel::Name), QString("conv")); // most operations first
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, QPoint(x, header->height() / 2));
        QVERIFY(cell(0, NodeModel::Name) != QString("conv"));
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, QPoint(x, header->height() / 2));
        QCOMPARE(cell(1, NodeModel::Name), QString("relu")); // the file's order again
    }

    void theArrowOfTheSortedColumnLeavesItsWordsAlone()
    {
        widgets::applyTheme(*qApp, widgets::ThemeChoice::Light);
        openSmall();
        QHeaderView* header = table().horizontalHeader();
        for (const int column : {NodeModel::Time, NodeModel::Parameters}) {
            const QRect section(header->sectionViewportPosition(column), 0, header->sectionSize(column),
                                header->height());
            table().sortByColumn(-1, Qt::AscendingOrder);
            const QImage plain = header->grab(section).toImage();
            table().sortByColumn(column, Qt::DescendingOrder);
            const QImage sorted = header->grab(section).toImage();
            QVERIFY(plain != sorted);
            QCOMPARE(sorted.size(), plain.size());
            for (int x = 0; x < plain.width(); ++x)
                for (int y = 0; y < plain.height(); ++y)
                    if (plain.pixel(x, y) != sorted.pixel(x, y)) {
                        QVERIFY2(x < 12, qPrintable(QString::number(x)));
                        QCOMPARE(plain.pixel(x, y), plain.pixel(0, 1)); // nothing was there
                    }
        }
    }

    void theFocusStaysOnRun()
    {
        openSmall();
        auto* run = pane().inspectInspector()->run()->findChild<QPushButton*>("inspectRun");
        run->setFocus();
        QVERIFY(run->isEnabled() && run->hasFocus());
        m->window().actions().setBlocked("inspect.run", "Something is being computed.");
        QVERIFY(!run->isEnabled());
        QVERIFY(!m->window().focusWidget()); // and jumps nowhere
        m->window().actions().setBlocked("inspect.run", {});
        QVERIFY(run->hasFocus());
        // A person who goes on elsewhere stays there.
        m->window().actions().setBlocked("inspect.run", "Something is being computed.");
        table().setFocus();
        m->window().actions().setBlocked("inspect.run", {});
        QVERIFY(table().hasFocus());
    }

    void unsupportedNodesAreShownAlone()
    {
        openSmall();
        QVERIFY(!m->action("inspect.unsupported")->isEnabled());
        open(onnx_test::unsupportedModel(), "unsupported.onnx");
        QCOMPARE(table().filter().rowCount(), 10);
        auto* button = pane().findChild<QToolButton*>("inspectUnsupported");
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(table().filter().rowCount(), 1);
        QCOMPARE(cell(0, NodeModel::Operator), QString("com.example.Strange"));
        QVERIFY(!m->action("inspect.run")->isEnabled());
        QVERIFY(!m->window().actions().reason("inspect.run").isEmpty());
        auto* why = pane().inspectInspector()->run()->findChild<QLabel*>("inspectWhy");
        QVERIFY(why->isVisible() && why->text().contains("not supported"));
        clickNode(8);
        QVERIFY(pane().inspectInspector()->node()->text().contains("Strange"));
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(table().filter().rowCount(), 10);
    }

    void theTableNeedsNoSidewaysScrolling()
    {
        openSmall();
        m->window().resize(1280, 800);
        QVERIFY(!table().horizontalScrollBar()->isVisible());
        QVERIFY(table().isColumnHidden(NodeModel::FusedInto)); // the inspector says it
        QVERIFY(!table().isColumnHidden(NodeModel::Kernel));
        open(onnx_test::unsupportedModel(), "unsupported.onnx");
        QVERIFY(!table().isColumnHidden(NodeModel::FusedInto)); // here it says why
        QVERIFY(!table().horizontalScrollBar()->isVisible());
        m->window().resize(1920, 1080);
        QTRY_VERIFY(!table().isColumnHidden(NodeModel::Kernel));
        QVERIFY(!table().isColumnHidden(NodeModel::FusedInto));
        QVERIFY(!table().horizontalScrollBar()->isVisible());
    }

    void shapesCanBeTyped()
    {
        openSmall();
        QLineEdit* shape = pane().inspectInspector()->model()->shapeField("picture");
        QVERIFY(shape && shape->placeholderText().startsWith("1,3,256,256"));
        QVERIFY(!pane().inspectInspector()->model()->shapeField("offset"));
        type(shape, "1,3,10,12");
        QCOMPARE(cell(0, NodeModel::Shape), QString("1×4×10×12"));
        type(shape, "1×3×8×9"); // as the table has it
        QCOMPARE(cell(0, NodeModel::Shape), QString("1×4×8×9"));
        QVERIFY(pane().inspectInspector()->model()->facts().contains("float[1×4×8×9]"));
        type(shape, "1,3,10,12");
        type(shape, "1,4,10,12");
        QCOMPARE(pane().messageBar()->severity(), widgets::MessageBar::Severity::Error);
        QVERIFY(pane().messageBar()->isVisible());
        QCOMPARE(cell(0, NodeModel::Shape), QString("1×4×10×12")); // what was there stays
        type(shape, "");
        QCOMPARE(cell(0, NodeModel::Shape), QString("1×4×256×256"));
    }

    void messagesWriteShapesAsTheTableDoes()
    {
        openSmall();
        type(pane().inspectInspector()->model()->shapeField("picture"), "1,4,10,12"); // it has three channels
        QVERIFY(bar().isVisible());
        QVERIFY2(bar().text().contains(QString::fromUtf8("1×4×10×12")), qPrintable(bar().text()));
        QVERIFY2(bar().text().contains(QString::fromUtf8("[1×3×")), qPrintable(bar().text()));
    }

    void aRunFillsTheColumnOfTimes()
    {
        openSmall();
        type(pane().inspectInspector()->model()->shapeField("picture"), "1,3,10,12");
        QCOMPARE(cell(1, NodeModel::Time), QString("–"));
        auto* button = pane().inspectInspector()->run()->findChild<QPushButton*>("inspectRun");
        QTest::mouseClick(button, Qt::LeftButton);
        QVERIFY(document().isBusy());
        QVERIFY(settle());
        QVERIFY(!document().isBusy());
        QVERIFY(document().times());
        QCOMPARE(document().times()->nodes.size(), document().model()->summary.groups.size());
        QCOMPARE(cell(0, NodeModel::Time), QString("–")); // told at the last one of the group
        QVERIFY(cell(1, NodeModel::Time) != QString("–"));
        QVERIFY(pane().header()->text().contains("ms"));
        auto* used = pane().inspectInspector()->run()->findChild<QLabel*>("inspectUsed");
        QVERIFY(used->isVisible());
        QVERIFY2(used->text().contains("random") && used->text().contains("seed 1"), qPrintable(used->text()));
        pane().inspectInspector()->run()->seedBox()->setFocus();
        QTest::keyClick(pane().inspectInspector()->run()->seedBox(), Qt::Key_Up);
        QVERIFY(!document().times()); // they were of other inputs
        QVERIFY(!used->isVisible());
    }

    void aRunCanBeStopped()
    {
        openSmall();
        type(pane().inspectInspector()->model()->shapeField("picture"), "1,3,800,800");
        m->action("inspect.run")->trigger();
        m->window().jobs().cancelAll();
        QVERIFY(settle());
        QVERIFY(!document().isBusy());
        QVERIFY(!document().times());
        QVERIFY(!pane().messageBar()->isVisible()); // stopping is no failure
        QVERIFY(m->action("inspect.run")->isEnabled());
    }

    void whatIsPlannedIsKept()
    {
        openSmall();
        auto& plans = m->engine().belongings().get<core::onnx::PlanKeeper>(); // no job runs now
        QCOMPARE(plans.made(), 1);
        m->action("inspect.run")->trigger();
        QVERIFY(settle());
        QCOMPARE(plans.made(), 1);
        clickNode(1);
        m->action("inspect.tap")->trigger();
        QVERIFY(settle());
        QCOMPARE(plans.made(), 2); // up to this node alone
        const std::vector<double> first = pane().tensorPanel()->view()->slice.values;
        pane().inspectInspector()->run()->seedBox()->setValue(2);
        m->action("inspect.tap")->trigger();
        QVERIFY(settle());
        QCOMPARE(plans.made(), 2); // other inputs need no other plan
        QVERIFY(pane().tensorPanel()->view()->slice.values != first);
        m->action("inspect.run")->trigger();
        QVERIFY(settle());
        QCOMPARE(plans.made(), 2);
        type(pane().inspectInspector()->model()->shapeField("picture"), "1,3,10,12");
        QCOMPARE(plans.made(), 3);
        m->action("inspect.close")->trigger();
        QVERIFY(settle());
        m->engine().onDevice([](gpu::Device& device) { QCOMPARE(device.allocatedBytes(), uint64_t{0}); }, m_here);
    }

    void anotherDevicePlansAnew()
    {
        m->window().openDevice();
        QVERIFY(settle());
        openSmall();
        QCOMPARE(document().model()->device, QString("Small test device"));
        clickNode(1);
        m->action("inspect.run")->trigger();
        QVERIFY(settle());
        m->action("inspect.tap")->trigger();
        QVERIFY(settle());
        auto* button = m->window().findChild<app::DeviceButton*>();
        button->chooseDevice(0); // the same
        QVERIFY(settle());
        QVERIFY(document().times() && document().tensor());
        button->chooseDevice(1);
        QVERIFY(settle());
        QCOMPARE(document().model()->device, QString("Another test device"));
        QVERIFY(document().model()->summary.plan);
        QVERIFY(!document().times() && !document().tensor()); // they were the other one's
        QCOMPARE(document().selected(), 1);
    }

    void damagedFilesLeaveWhatIsOpen()
    {
        openSmall();
        const QString path = m->path("damaged.onnx");
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("this is no model");
        file.close();
        m->window().openFiles({path});
        QVERIFY(settle());
        QCOMPARE(pane().messageBar()->severity(), widgets::MessageBar::Severity::Error);
        QVERIFY(pane().messageBar()->isVisible());
        QCOMPARE(pane().documentName(), QString("small.onnx"));
    }

    void closingLeavesAnEmptyPane()
    {
        openSmall();
        m->action("inspect.close")->trigger();
        QVERIFY(!document().model());
        QVERIFY(pane().documentName().isEmpty());
        QVERIFY(!m->action("inspect.close")->isEnabled());
    }

    void samplesAreTheModelsOfTheAssets()
    {
        pane().showSamples(nullptr);
        auto* menu = pane().findChild<QMenu*>("inspectSamples");
        QVERIFY(menu && menu->actions().size() >= 2);
        menu->close();
    }

    void samplesAreNamedInThePersonsLanguage()
    {
        struct Brackets : QTranslator {
            QString translate(const char* context, const char* source, const char*, int) const override
            {
                return QLatin1String(context) == QLatin1String("Assets") ? "[" + QString::fromUtf8(source) + "]" : "";
            }
            bool isEmpty() const override { return false; }
        } translator;
        QCoreApplication::installTranslator(&translator);
        pane().showSamples(nullptr);
        QCoreApplication::removeTranslator(&translator);
        auto* menu = pane().findChild<QMenu*>("inspectSamples");
        QVERIFY(menu && !menu->actions().empty());
        for (const QAction* action : menu->actions())
            QVERIFY2(action->text().startsWith("["), qPrintable(action->text()));
        menu->close();
    }
};

QTEST_MAIN(TestInspectPane)
#include "tst_inspect_pane.moc"
