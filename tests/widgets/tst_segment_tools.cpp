// The tools, prompts and objects of the segmentation pane, used by mouse and keys.
#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableView>
#include <QTableWidget>
#include <QTest>

#include "tests/widgets/window_fixture.h"
#include "widgets/job_runner.h"
#include "widgets/message_bar.h"
#include "widgets/panes/segment/classes_dialog.h"
#include "widgets/panes/segment/edit_part.h"
#include "widgets/panes/segment/objects_part.h"
#include "widgets/panes/segment/segment_inspector.h"

using core::segment::MaskEdit;
using core::segment::ScenePrompt;
using widgets::segment::ObjectListModel;

namespace {

bool near(const core::segment::ImagePoint& a, QPointF b, double reach = 0.5)
{
    return std::abs(a.x - b.x()) < reach && std::abs(a.y - b.y()) < reach;
}

} // namespace

class TestSegmentTools : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m = std::make_unique<WindowFixture>();
        m->openPicture();
    }
    void cleanup() { m.reset(); }

    // ---- drawing

    void theBrushDrawsOneEditPerStroke()
    {
        key(Qt::Key_B);
        QVERIFY(m->action("segment.brush")->isChecked());
        drag({{30, 60}, {50, 60}, {70, 60}});
        QVERIFY(m->settle());
        QCOMPARE(m->document().currentObject()->edits.size(), size_t{1});
        const MaskEdit& edit = *m->document().currentObject()->edits[0];
        QCOMPARE(edit.kind, MaskEdit::Kind::Brush);
        QVERIFY(edit.adds);
        QCOMPARE(edit.radius, 12.0);
        QVERIFY(mask(50, 60) && mask(50, 70) && !mask(50, 74) && !mask(90, 60));
        QVERIFY(m->document().prompts().empty());
        QTest::keyClick(&m->window(), Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(!m->document().currentMask());
    }

    void aSingleDabIsADisc()
    {
        key(Qt::Key_B);
        m->click({80, 60});
        m->click({80, 60}); // two quick dabs are no double click that fits the view
        QVERIFY(m->settle());
        QCOMPARE(m->document().currentObject()->edits.size(), size_t{2});
        QVERIFY(std::abs(static_cast<double>(m->document().currentMask()->area) - 3.14159 * 144) < 12);
    }

    void theStrokeIsSeenWhileItIsDrawn()
    {
        key(Qt::Key_B);
        m->view().setGuidesVisible(false);
        const QPoint middle = at({50, 60});
        const QColor before = m->view().grab().toImage().pixelColor(middle);
        QTest::mousePress(&m->view(), Qt::LeftButton, {}, at({30, 60}));
        moveTo({70, 60}, Qt::LeftButton);
        QVERIFY(m->view().isDragging());
        QVERIFY(m->view().grab().toImage().pixelColor(middle) != before);
        QTest::keyClick(&m->view(), Qt::Key_Escape);
        QVERIFY(!m->view().isDragging());
        QCOMPARE(m->view().grab().toImage().pixelColor(middle), before);
        QTest::mouseRelease(&m->view(), Qt::LeftButton, {}, at({70, 60}));
        QVERIFY(m->document().scene().objects.empty());
    }

    void theEraserAndTheRightButtonTakeAway()
    {
        m->click({80, 60});
        QVERIFY(m->settle());
        QVERIFY(mask(80, 60));
        key(Qt::Key_E);
        drag({{70, 60}, {90, 60}});
        QVERIFY(m->settle());
        QVERIFY(!mask(80, 60) && mask(80, 80));
        QVERIFY(!m->document().currentObject()->edits[0]->adds);
        key(Qt::Key_B);
        drag({{80, 80}, {82, 80}}, Qt::RightButton);
        QVERIFY(m->settle());
        QVERIFY(!mask(80, 80));
    }

    void bracketsAndTheFieldSetTheRadius()
    {
        QSpinBox* field = edits()->radius();
        QCOMPARE(field->value(), 12);
        key(Qt::Key_BracketRight);
        QCOMPARE(field->value(), 15);
        key(Qt::Key_BracketLeft);
        key(Qt::Key_BracketLeft);
        QCOMPARE(field->value(), 9);
        field->setFocus();
        field->selectAll();
        QTest::keyClicks(field, "5");
        QTest::keyClick(field, Qt::Key_Return);
        key(Qt::Key_B);
        m->click({80, 60});
        QCOMPARE(m->document().currentObject()->edits[0]->radius, 5.0);
    }

    void aPolygonIsClosedByDoubleClickOrEnter()
    {
        key(Qt::Key_P);
        for (const QPointF corner : {QPointF(20, 20), {60, 20}, {60, 60}})
            m->click(corner);
        QVERIFY(m->view().isDragging());
        QTest::mouseClick(&m->view(), Qt::LeftButton, {}, at({20, 60}));
        QTest::mouseDClick(&m->view(), Qt::LeftButton, {}, at({20, 60}));
        QVERIFY(m->settle());
        QCOMPARE(m->document().currentObject()->edits.size(), size_t{1});
        QVERIFY(std::abs(static_cast<double>(m->document().currentMask()->area) - 1600) < 80);
        for (const QPointF corner : {QPointF(100, 20), {120, 20}, {130, 90}, {120, 40}})
            m->click(corner);
        QTest::keyClick(&m->view(), Qt::Key_Backspace); // the last corner was a slip
        QTest::keyClick(&m->view(), Qt::Key_Return);
        QVERIFY(m->settle());
        QCOMPARE(m->document().currentObject()->edits[1]->path.size(), size_t{3});
        m->click({10, 100});
        QTest::keyClick(&m->view(), Qt::Key_Escape);
        QVERIFY(!m->view().isDragging());
        QCOMPARE(m->document().currentObject()->edits.size(), size_t{2});
    }

    void altOrTheToggleCutsOut()
    {
        key(Qt::Key_P);
        for (const QPointF corner : {QPointF(20, 20), {100, 20}, {100, 100}, {20, 100}})
            m->click(corner);
        QTest::keyClick(&m->view(), Qt::Key_Return);
        for (const QPointF corner : {QPointF(40, 40), {60, 40}, {60, 60}, {40, 60}})
            m->click(corner);
        QTest::keyClick(&m->view(), Qt::Key_Return, Qt::AltModifier);
        QVERIFY(m->settle());
        QVERIFY(!mask(50, 50) && mask(30, 30));
        key(Qt::Key_L);
        key(Qt::Key_T);
        drag({{70, 70}, {90, 70}, {90, 90}, {70, 90}});
        QVERIFY(m->settle());
        QVERIFY(!mask(85, 80) && mask(30, 30));
        QVERIFY(!m->document().currentObject()->edits[2]->adds);
    }

    void theLassoClosesOnRelease()
    {
        key(Qt::Key_L);
        drag({{20, 20}, {60, 20}, {60, 60}, {20, 60}});
        QVERIFY(m->settle());
        QCOMPARE(m->document().currentObject()->edits[0]->kind, MaskEdit::Kind::Polygon);
        QVERIFY(mask(40, 40) && !mask(80, 40));
        key(Qt::Key_V);
        m->click({120, 60});
        QCOMPARE(m->document().prompts().size(), size_t{1}); // points again
    }

    // ---- prompts

    void aPromptIsSelectedAndMovedOnTheCanvas()
    {
        m->click({80, 60});
        m->click({40, 40});
        m->click({80, 60}); // on a mark: selects
        QCOMPARE(m->document().prompts().size(), size_t{2});
        QCOMPARE(m->document().selected(), 0);
        QCOMPARE(prompts()->selectionModel()->selectedRows().value(0).row(), 0);
        const int steps = m->pane().undoStack()->count();
        drag({{80, 60}, {90, 70}, {100, 80}});
        QVERIFY(near(m->document().prompts()[0].at, {100, 80}));
        QCOMPARE(m->pane().undoStack()->count(), steps + 1);
        QCOMPARE(m->document().selected(), 0);
        QVERIFY(m->settle());
        QVERIFY(m->document().chosenCandidate()->view->contains({110, 90}));
        QTest::keyClick(&m->window(), Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(near(m->document().prompts()[0].at, {80, 60}));
    }

    void aDragShowsMasksBeforeTheHandRests()
    {
        m->click({40, 60});
        QVERIFY(m->settle());
        const auto before = m->document().currentMask();
        const int asked = m->engine().predictions();
        m->engine().hold();
        QTest::mousePress(&m->view(), Qt::LeftButton, {}, at({40, 60}));
        for (int x = 44; x <= 80; x += 4)
            moveTo({double(x), 60}, Qt::LeftButton);
        QTRY_COMPARE(m->engine().predictions(), asked + 1); // the first place: the others wait for it
        for (int x = 84; x <= 120; x += 4)
            moveTo({double(x), 60}, Qt::LeftButton);
        m->engine().release();
        QVERIFY(m->settle()); // the button is still down
        QCOMPARE(m->engine().predictions(), asked + 2);
        QCOMPARE(m->engine().completedPredictions(), asked + 2); // none was thrown away
        QVERIFY(m->document().currentMask() != before && !m->document().isOutdated());
        QVERIFY(m->document().currentMask()->contains({120, 60}));
        QTest::mouseRelease(&m->view(), Qt::LeftButton, {}, at({120, 60}));
        QVERIFY(near(m->document().prompts()[0].at, {120, 60}));
    }

    void escapeDuringADragLeavesNoStep()
    {
        m->click({40, 60});
        QVERIFY(m->settle());
        const auto scene = m->document().snapshot();
        const int steps = m->pane().undoStack()->count();
        QTest::mousePress(&m->view(), Qt::LeftButton, {}, at({40, 60}));
        moveTo({60, 60}, Qt::LeftButton);
        moveTo({80, 70}, Qt::LeftButton);
        QCOMPARE(m->pane().undoStack()->count(), steps + 1);
        key(Qt::Key_Escape);
        QCOMPARE(m->pane().undoStack()->count(), steps);
        QCOMPARE(m->document().snapshot(), scene);
        QTest::mouseRelease(&m->view(), Qt::LeftButton, {}, at({80, 70}));
        QCOMPARE(m->document().snapshot(), scene);
        // A drag that has not begun to move is no step either.
        QTest::mousePress(&m->view(), Qt::LeftButton, {}, at({40, 60}));
        key(Qt::Key_Escape);
        QTest::mouseRelease(&m->view(), Qt::LeftButton, {}, at({40, 60}));
        QCOMPARE(m->document().snapshot(), scene);
        QCOMPARE(m->pane().undoStack()->index(), steps);
    }

    void arrowKeysNudgeTheSelectedPrompt()
    {
        m->click({80, 60});
        m->click({80, 60});
        const core::segment::ImagePoint start = m->document().prompts()[0].at;
        const int steps = m->pane().undoStack()->count();
        QTest::keyClick(&m->view(), Qt::Key_Right);
        QTest::keyClick(&m->view(), Qt::Key_Right);
        QTest::keyClick(&m->view(), Qt::Key_Down, Qt::ShiftModifier);
        QVERIFY(near(m->document().prompts()[0].at, {start.x + 2, start.y + 10}, 1e-6));
        QCOMPARE(m->pane().undoStack()->count(), steps + 1);
        for (int i = 0; i < 20; ++i)
            QTest::keyClick(&m->view(), Qt::Key_Up, Qt::ShiftModifier);
        QCOMPARE(m->document().prompts()[0].at.y, 0.0); // not out of the picture
    }

    void aBoxIsMovedByItsEdgeAndSizedByItsCorner()
    {
        m->dragBox({20, 30, 60, 40});
        QVERIFY(m->settle());
        drag({{50, 30}, {55, 40}, {60, 45}}); // its upper edge
        const ScenePrompt moved = m->document().prompts()[0];
        QVERIFY(near(moved.at, {30, 45}) && near(moved.to, {90, 85}));
        drag({{90, 85}, {95, 90}, {110, 100}}); // its corner
        QVERIFY(near(m->document().prompts()[0].at, {30, 45}));
        QVERIFY(near(m->document().prompts()[0].to, {110, 100}));
        key(Qt::Key_M); // the tool that only moves makes no boxes and points
        drag({{130, 20}, {150, 40}});
        m->click({10, 10});
        QCOMPARE(m->document().prompts().size(), size_t{1});
    }

    void aPromptIsSwitchedOffInTheList()
    {
        m->click({80, 60});
        m->click({30, 30});
        QVERIFY(m->settle());
        QVERIFY(mask(30, 30));
        const QRect cell = prompts()->visualRect(prompts()->model()->index(1, 0));
        QTest::mouseClick(prompts()->viewport(), Qt::LeftButton, {}, QPoint(cell.left() + 12, cell.center().y()));
        QVERIFY(!m->document().prompts()[1].enabled);
        QVERIFY(m->settle());
        QVERIFY(!mask(30, 30) && mask(80, 60));
    }

    void theMaskBecomesAPromptThatCanBeRemoved()
    {
        m->click({80, 60});
        QVERIFY(m->settle());
        m->action("segment.mask-prompt")->trigger();
        QVERIFY(m->settle());
        QVERIFY(m->document().currentObject()->maskPrompt);
        QCOMPARE(prompts()->model()->rowCount(), 2);
        QTest::mouseClick(prompts()->viewport(), Qt::LeftButton, {},
                          prompts()->visualRect(prompts()->model()->index(1, 1)).center());
        QTest::keyClick(&m->window(), Qt::Key_Delete);
        QVERIFY(!m->document().currentObject()->maskPrompt);
        QCOMPARE(prompts()->model()->rowCount(), 1);
    }

    void thePreviewFollowsTheMouseAndLeavesNoTrace()
    {
        m->action("segment.preview")->trigger();
        const int before = m->engine().predictions();
        moveTo({40, 40});
        QVERIFY(m->settle());
        QVERIFY(m->pane().preview().shown());
        QVERIFY(m->pane().preview().shown()->contains({40, 40}));
        QCOMPARE(m->pane().undoStack()->count(), 0);
        QVERIFY(m->document().scene().objects.empty());
        // However many moves come while one is computed, only the newest follows.
        m->engine().hold();
        const int held = m->engine().predictions();
        QVERIFY(held > before);
        for (int i = 0; i < 50; ++i)
            moveTo(QPointF(20 + 2 * i, 60));
        m->engine().release();
        QVERIFY(m->settle());
        QVERIFY(m->engine().predictions() <= held + 3);
        QVERIFY(m->pane().preview().shown()->contains({118, 60}));
        m->action("segment.preview")->trigger();
        QVERIFY(!m->pane().preview().shown());
    }

    // ---- objects

    void newObjectsGetTheirOwnPrompts()
    {
        m->click({40, 60});
        key(Qt::Key_N);
        QCOMPARE(m->document().scene().objects.size(), size_t{2});
        m->click({120, 60});
        QVERIFY(m->settle());
        QCOMPARE(m->document().prompts().size(), size_t{1});
        QTableView* table = objects()->table();
        QCOMPARE(table->model()->rowCount(), 2);
        QCOMPARE(table->selectionModel()->selectedRows().value(0).row(), 1);
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, cell(0, ObjectListModel::NameColumn));
        QCOMPARE(m->document().scene().current, m->document().scene().objects[0]->id);
        QVERIFY(near(m->document().prompts()[0].at, {40, 60}));
        QVERIFY(m->settle());
        QVERIFY(m->document().result());
        // Both are seen.
        QVERIFY(m->document().labelMap());
        QCOMPARE(m->document().labelMap()->values[60 * 160 + 120], uint16_t{1});
    }

    void eyeAndLockAreClickedInTheList()
    {
        m->click({40, 60});
        QVERIFY(m->settle());
        QTableView* table = objects()->table();
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, cell(0, ObjectListModel::VisibleColumn));
        QVERIFY(!m->document().currentObject()->visible);
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, cell(0, ObjectListModel::LockColumn));
        QVERIFY(m->document().currentObject()->locked);
        m->click({120, 60});
        QCOMPARE(m->document().prompts().size(), size_t{1});
        QVERIFY(m->pane().messageBar()->isVisible());
        QVERIFY(m->pane().messageBar()->hint().contains("locked"));
        QVERIFY(!m->action("segment.delete-object")->isEnabled());
    }

    void objectsAreRenamedDuplicatedMovedAndDeleted()
    {
        m->click({40, 60});
        QVERIFY(m->settle());
        QTableView* table = objects()->table();
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, cell(0, ObjectListModel::NameColumn));
        QTest::mouseDClick(table->viewport(), Qt::LeftButton, {}, cell(0, ObjectListModel::NameColumn));
        auto* editor = table->findChild<QLineEdit*>();
        QVERIFY(editor);
        QTest::keyClicks(editor, "left eye");
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_COMPARE(m->document().currentObject()->name, std::string("left eye"));
        m->action("segment.duplicate-object")->trigger();
        QVERIFY(m->settle());
        QCOMPARE(m->document().scene().objects.size(), size_t{2});
        QCOMPARE(m->document().currentMask()->area, m->document().objectMask(1)->area);
        m->action("segment.object-up")->trigger();
        QCOMPARE(m->document().scene().objects[0]->id, m->document().scene().current);
        QVERIFY(!m->action("segment.object-up")->isEnabled());
        m->action("segment.delete-object")->trigger();
        QCOMPARE(m->document().scene().objects.size(), size_t{1});
        QCOMPARE(m->document().scene().current, int64_t{1});
    }

    void classesAreEditedInTheirDialog()
    {
        m->click({40, 60});
        QVERIFY(m->settle());
        m->action("segment.classes")->trigger();
        auto* dialog = m->window().findChild<widgets::segment::ClassesDialog*>();
        QVERIFY(dialog);
        for (QPushButton* button : dialog->findChildren<QPushButton*>())
            if (button->text() == "Add class")
                QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(m->document().scene().classes.size(), size_t{2});
        dialog->table()->item(1, 2)->setText("cat");
        dialog->table()->item(1, 0)->setText("7");
        QCOMPARE(m->document().scene().classes[1].label, 7U);
        QCOMPARE(m->document().scene().classes[1].name, std::string("cat"));
        dialog->table()->item(1, 0)->setText("0"); // the background is no class
        QCOMPARE(dialog->table()->item(1, 0)->text(), QString("7"));
        dialog->close();
        QComboBox* classes = objects()->classes();
        QCOMPARE(classes->count(), 2);
        classes->setFocus();
        QTest::keyClick(classes, Qt::Key_Down);
        QCOMPARE(m->document().currentObject()->label, 7U);
        QVERIFY(m->settle());
        QCOMPARE(m->document().labelMap()->values[60 * 160 + 40], uint16_t{7});
    }

    // ---- filter and recorder

    void theFilterSaysWhatItDid()
    {
        key(Qt::Key_B);
        edits()->radius()->setValue(2);
        m->click({20, 20});
        edits()->radius()->setValue(15);
        m->click({80, 60});
        QVERIFY(m->settle());
        QVERIFY(mask(20, 20));
        QVERIFY(!edits()->report().contains("removed"));
        QSpinBox* field = edits()->smallestPart();
        field->setFocus();
        field->selectAll();
        QTest::keyClicks(field, "50");
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(m->settle());
        QVERIFY(!mask(20, 20) && mask(80, 60));
        QVERIFY2(edits()->report().contains("Parts removed: 1"), qPrintable(edits()->report()));
        QTest::keyClick(&m->window(), Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(m->settle());
        QVERIFY(mask(20, 20));
        QCOMPARE(field->value(), 0);
    }

    void whatIsDoneIsRecordedAsACommand()
    {
        QSignalSpy recorded(&m->pane(), &widgets::Pane::performed);
        m->click({80, 60});
        m->click({20, 20}, Qt::RightButton);
        QCOMPARE(recorded.count(), 2);
        const QStringList words = recorded[1][0].toStringList();
        QCOMPARE(words[0], QString("segment"));
        QCOMPARE(words[1], m->picturePath());
        QCOMPARE(words[2], QString("--point"));
        QCOMPARE(words[4], QString("--point"));
        QVERIFY(words[5].endsWith(",-"));
        QCOMPARE(words[3].section(',', 0, 0).toDouble(), m->document().prompts()[0].at.x);
        // Strokes cannot be said on the command line.
        key(Qt::Key_B);
        m->click({100, 100});
        key(Qt::Key_V);
        m->click({120, 20});
        QCOMPARE(recorded.count(), 2);
    }

    void toolsSayWhyTheyAreOff()
    {
        WindowFixture empty;
        QVERIFY(!empty.action("segment.brush")->isEnabled());
        QVERIFY(!empty.window().actions().reason("segment.brush").isEmpty());
        QVERIFY(empty.pane().hasPicture() == false);
    }

private:
    QPoint at(QPointF place) { return m->view().transform().toView(place).toPoint(); }
    QPoint cell(int row, int column)
    {
        return objects()->table()->visualRect(objects()->table()->model()->index(row, column)).center();
    }
    bool mask(int x, int y)
    {
        const auto view = m->document().currentMask();
        return view && view->contains({x, y});
    }
    void key(Qt::Key code) { QTest::keyClick(&m->view(), code); }
    void moveTo(QPointF place, Qt::MouseButtons buttons = {})
    {
        const QPointF to = at(place);
        QMouseEvent move(QEvent::MouseMove, to, m->view().mapToGlobal(to), Qt::NoButton, buttons, {});
        QCoreApplication::sendEvent(&m->view(), &move);
    }
    void drag(const std::vector<QPointF>& path, Qt::MouseButton button = Qt::LeftButton)
    {
        QTest::mousePress(&m->view(), button, {}, at(path.front()));
        for (const QPointF& place : path)
            moveTo(place, button);
        QTest::mouseRelease(&m->view(), button, {}, at(path.back()));
    }
    QTableView* prompts() { return m->pane().segmentInspector()->promptTable(); }
    widgets::segment::ObjectsPart* objects() { return m->pane().segmentInspector()->objects(); }
    widgets::segment::EditPart* edits() { return m->pane().segmentInspector()->edits(); }

    std::unique_ptr<WindowFixture> m;
};

QTEST_MAIN(TestSegmentTools)
#include "tst_segment_tools.moc"
