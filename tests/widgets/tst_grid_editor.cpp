// The editor of grid worlds, used by mouse and keys.
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMouseEvent>
#include <QPushButton>
#include <QTest>
#include <QTimer>

#include "core/grid/parse.h"
#include "core/grid/presets.h"
#include "core/grid/write_world.h"
#include "tests/widgets/grid_fixture.h"
#include "widgets/message_bar.h"
#include "widgets/panes/grid/checked_field.h"
#include "widgets/section.h"

using core::grid::Cell;

class TestGridEditor : public QObject {
    Q_OBJECT

private:
    Cell cell(int row, int column)
    {
        return m->document().world().cell((row - 1) * m->document().world().columns + column - 1);
    }
    void tool(Qt::Key key) { QTest::keyClick(&m->view(), key); }

private slots:
    void init() { m = std::make_unique<GridFixture>(); }
    void cleanup() { m.reset(); }

    void aDragPaintsWallsAsOneStep()
    {
        tool(Qt::Key_W);
        m->drag({{1, 3}, {1, 4}, {1, 5}});
        for (const int column : {3, 4, 5})
            QCOMPARE(cell(1, column), Cell::Wall);
        QCOMPARE(m->document().undoStack().count(), 1);
        QVERIFY(m->document().state().preset.empty());
        m->action("edit.undo")->trigger();
        QCOMPARE(cell(1, 3), Cell::Free);
        QCOMPARE(m->document().state().preset, std::string("zhao-3.4a"));
    }

    void aFastMouseLeavesNoGaps()
    {
        tool(Qt::Key_W);
        m->drag({{1, 2}, {1, 5}});
        for (const int column : {2, 3, 4, 5})
            QCOMPARE(cell(1, column), Cell::Wall);
    }

    void theRightButtonFrees()
    {
        tool(Qt::Key_W);
        m->click(2, 2, Qt::RightButton);
        QCOMPARE(cell(2, 2), Cell::Free);
    }

    void shiftPaintsARectangle()
    {
        tool(Qt::Key_H);
        QTest::mousePress(&m->view(), Qt::LeftButton, Qt::ShiftModifier, m->place(1, 2));
        QTest::mouseMove(&m->view(), m->place(2, 4));
        QMouseEvent move(QEvent::MouseMove, QPointF(m->place(2, 4)), QPointF(), Qt::NoButton, Qt::LeftButton,
                         Qt::ShiftModifier);
        QCoreApplication::sendEvent(&m->view(), &move);
        QTest::mouseRelease(&m->view(), Qt::LeftButton, Qt::ShiftModifier, m->place(2, 4));
        for (const int row : {1, 2})
            for (const int column : {2, 3, 4})
                QCOMPARE(cell(row, column), Cell::Hole);
    }

    void fillingTakesAnArea()
    {
        tool(Qt::Key_D);
        m->click(1, 1, Qt::LeftButton, Qt::ControlModifier);
        QCOMPARE(cell(1, 1), Cell::Forbidden); // the start is an area of its own
        QCOMPARE(cell(1, 2), Cell::Free);
        m->action("grid.fill")->trigger();
        m->click(1, 2);
        QCOMPARE(cell(1, 2), Cell::Forbidden);
        QCOMPARE(cell(5, 5), Cell::Forbidden);
        QCOMPARE(cell(5, 1), Cell::Free); // cut off by forbidden cells
        QCOMPARE(cell(4, 3), Cell::Goal);
    }

    void thereIsOneStart()
    {
        tool(Qt::Key_S);
        m->click(5, 5);
        QCOMPARE(cell(5, 5), Cell::Start);
        QCOMPARE(cell(1, 1), Cell::Free);
    }

    void keysPaintTheSelectedCell()
    {
        m->click(3, 1);
        tool(Qt::Key_G);
        QTest::keyClick(&m->view(), Qt::Key_Right);
        QTest::keyClick(&m->view(), Qt::Key_Return);
        QCOMPARE(cell(3, 2), Cell::Goal);
    }

    void anEditStartsTheRunAfresh()
    {
        QVERIFY(m->press("grid.round"));
        tool(Qt::Key_W);
        m->click(1, 3);
        QVERIFY(!m->snapshot());
        QVERIFY(m->press("grid.solve"));
        QCOMPARE(m->snapshot()->view.values[2], 0.0);
    }

    void aWorldWithoutAGoalIsToldOfWhenItRuns()
    {
        tool(Qt::Key_E);
        m->click(4, 3);
        QVERIFY(m->press("grid.step"));
        QVERIFY(m->pane().messageBar()->isVisible());
        QVERIFY(m->pane().messageBar()->text().contains("goal"));
        tool(Qt::Key_G);
        m->click(4, 3);
        QVERIFY(m->press("grid.step"));
        QVERIFY(m->snapshot());
        QVERIFY(m->pane().messageBar()->isHidden());
    }

    void teleportsAreDrawnAndPaid()
    {
        tool(Qt::Key_T);
        m->drag({{1, 2}, {5, 2}});
        QCOMPARE(m->document().world().rules.teleports.size(), size_t{1});
        QCOMPARE(m->document().world().rules.teleports[0].to, 21);
        QCOMPARE(m->document().selected(), 1);
        GridFixture::type(m->inspector().cell()->teleportField(), "10");
        QCOMPARE(m->document().world().rules.teleports[0].reward, 10.0);
        m->click(1, 2);
        QVERIFY(m->document().world().rules.teleports.empty());
    }

    void windIsSetForAColumn()
    {
        m->click(2, 4);
        GridFixture::type(m->inspector().cell()->windField(), "2");
        QCOMPARE(m->document().world().rules.wind, (std::vector<int>{0, 0, 0, 2, 0}));
        GridFixture::type(m->inspector().cell()->windField(), "0.5");
        QVERIFY(!m->inspector().cell()->windField()->error().isEmpty());
        QCOMPARE(m->document().world().rules.wind[3], 2);
    }

    void rulesAreSetByFields()
    {
        auto* rules = m->inspector().rules();
        m->inspector().rulesSection()->setOpen(true);
        GridFixture::type(rules->field("forbidden"), "-10");
        QCOMPARE(m->document().world().rules.rewards.forbidden, -10.0);
        GridFixture::type(rules->field("slip"), "2/3");
        QVERIFY(std::abs(m->document().world().rules.slip - 2.0 / 3) < 1e-12);
        GridFixture::type(rules->field("slip"), "2");
        QVERIFY(!rules->field("slip")->error().isEmpty());
        QCOMPARE(rules->field("slip")->edit()->text(), QString("2"));
        GridFixture::type(rules->field("columns"), "7");
        QCOMPARE(m->document().world().columns, 7);
        QCOMPARE(cell(4, 3), Cell::Goal);
        GridFixture::type(rules->field("rows"), "0");
        QVERIFY(!rules->field("rows")->error().isEmpty());
        QCOMPARE(m->document().world().rows, 5);
    }

    void aLargeWorldIsChangedInTheBackground()
    {
        m->inspector().rulesSection()->setOpen(true);
        GridFixture::type(m->inspector().rules()->field("columns"), "300");
        GridFixture::type(m->inspector().rules()->field("rows"), "301"); // 90,300 cells
        QVERIFY(m->settle());
        QCOMPARE(m->document().world().rows, 301);
        QCOMPARE(m->document().world().columns, 300);
        const int steps = m->document().undoStack().count();
        tool(Qt::Key_W);
        m->click(200, 200, Qt::LeftButton, Qt::ControlModifier); // all that is free
        QVERIFY(m->settle());
        QCOMPARE(cell(1, 2), Cell::Wall);
        QCOMPARE(cell(301, 300), Cell::Wall);
        QCOMPARE(cell(1, 1), Cell::Start);
        QCOMPARE(m->document().undoStack().count(), steps + 1);
        m->click(200, 200, Qt::LeftButton, Qt::ControlModifier); // they are walls already
        QVERIFY(m->settle());
        QCOMPARE(m->document().undoStack().count(), steps + 1);
        QVERIFY(GridFixture::choose(m->inspector().world()->generatorBox(), "rooms"));
        QTest::mouseClick(m->inspector().world()->generateButton(), Qt::LeftButton);
        QVERIFY(m->settle());
        QCOMPARE(m->document().state().file, std::string("rooms:301x300:1"));
        m->action("edit.undo")->trigger();
        QCOMPARE(cell(301, 300), Cell::Wall);
        m->action("edit.undo")->trigger();
        QCOMPARE(cell(301, 300), Cell::Free);
    }

    void conventionsAreChosenByName()
    {
        auto* box = m->inspector().rules()->conventionBox("forbidden");
        m->inspector().rulesSection()->setOpen(true);
        QVERIFY(GridFixture::choose(box, "forbidden-bounce"));
        QCOMPARE(m->document().world().rules.forbidden, core::grid::ForbiddenRule::Bounce);
        QVERIFY(GridFixture::choose(m->inspector().rules()->conventionBox("goal"), "goal-ends"));
        QVERIFY(m->document().world().rules.absorbGoal);
    }

    void aRandomWorldOfTheSameSize()
    {
        m->inspector().rulesSection()->setOpen(true);
        GridFixture::type(m->inspector().rules()->field("rows"), "11");
        GridFixture::type(m->inspector().rules()->field("columns"), "15");
        GridFixture::type(m->inspector().world()->seedField(), "7");
        QVERIFY(GridFixture::choose(m->inspector().world()->generatorBox(), "maze"));
        QTest::mouseClick(m->inspector().world()->generateButton(), Qt::LeftButton);
        QCOMPARE(m->document().state().file, std::string("maze:11x15:7"));
        QCOMPARE(m->document().world().rows, 11);
        QCOMPARE(m->document().gamma(), 1.0);
        QVERIFY(m->press("grid.solve"));
        QVERIFY(m->run().isFinished());
    }

    void savesAndOpensTheSameWorld()
    {
        tool(Qt::Key_W);
        m->click(1, 3);
        const std::string before = core::grid::toJson(m->document().world());
        QTimer::singleShot(0, this, [this] {
            auto* dialog = m->pane().findChild<QFileDialog*>();
            QVERIFY(dialog);
            dialog->selectFile(m->path("world.json"));
            QMetaObject::invokeMethod(dialog, "accept");
        });
        m->action("grid.save-world")->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(m->path("world.json")), 120000);
        QVERIFY(m->settle());
        m->document().openPreset("sutton-6.6");
        m->window().openFiles({m->path("world.json")});
        QVERIFY(m->settle());
        QVERIFY(core::grid::toJson(m->document().world()) == before);
    }

    void aPastedMapOpens()
    {
        QApplication::clipboard()->setText("SFFF\nFHFH\nFFFH\nHFFG\n");
        QTRY_VERIFY(m->action("file.paste")->isEnabled());
        m->action("file.paste")->trigger();
        QVERIFY(m->settle());
        QCOMPARE(m->document().world().rows, 4);
        QCOMPARE(cell(4, 4), Cell::Goal);
        QApplication::clipboard()->clear();
    }

private:
    std::unique_ptr<GridFixture> m;
};

QTEST_MAIN(TestGridEditor)
#include "tst_grid_editor.moc"
