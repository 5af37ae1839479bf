// The grid-world pane in its window, used by mouse and keys.
#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QSlider>
#include <QTest>

#include "app/workspace_session.h"
#include "core/grid/presets.h"
#include "tests/widgets/grid_fixture.h"
#include "widgets/elided_label.h"
#include "widgets/message_bar.h"
#include "widgets/panes/grid/checked_field.h"
#include "widgets/panes/grid/scale_bar.h"

using widgets::grid::GridRun;
using widgets::grid::StepUnit;

class TestGridPane : public QObject {
    Q_OBJECT

private slots:
    void init() { m = std::make_unique<GridFixture>(); }
    void cleanup() { m.reset(); }

    void opensWithAWorldThatFits()
    {
        QCOMPARE(m->document().world().states(), 25);
        QVERIFY(m->view().isFitted());
        QVERIFY(m->view().transform().scale > 80);
        QVERIFY(!m->snapshot());
        QVERIFY(!m->action("grid.reset")->isEnabled());
    }

    void oneBackupAndOneSweep()
    {
        QVERIFY(m->press("grid.step"));
        QVERIFY(m->snapshot());
        QCOMPARE(m->snapshot()->view.steps, int64_t{1});
        QCOMPARE(m->snapshot()->view.backups.front().state, 0);
        QVERIFY(m->press("grid.round"));
        QCOMPARE(m->snapshot()->view.steps, int64_t{25});
        QCOMPARE(m->run().records().size(), size_t{1});
        QVERIFY(m->pane().strip()->progressText().contains("25"));
    }

    void whatIsTooLongForTheStripEndsInDots()
    {
        QVERIFY(m->press("grid.solve"));
        auto* progress = m->pane().strip()->findChild<widgets::ElidedLabel*>("gridProgress");
        QVERIFY(progress && progress->text().contains("finished"));
        QCOMPARE(progress->toolTip(), progress->text());
        progress->resize(120, progress->height());
        const QStringList lines = progress->shownText().split('\n');
        QCOMPARE(lines.size(), 2);
        QVERIFY(lines[1].endsWith(QChar(0x2026)) && lines[1].startsWith("finished"));
        for (const QString& line : lines)
            QVERIFY(progress->fontMetrics().horizontalAdvance(line) <= progress->contentsRect().width());
        progress->resize(2000, progress->height());
        QCOMPARE(progress->shownText(), progress->text());
    }

    void keysStepToo()
    {
        QTest::keyClick(&m->view(), Qt::Key_N);
        QTest::keyClick(&m->view(), Qt::Key_N);
        QVERIFY(m->settle());
        QCOMPARE(m->snapshot()->view.steps, int64_t{2});
        QTest::keyClick(&m->view(), Qt::Key_N, Qt::ShiftModifier);
        QVERIFY(m->settle());
        QCOMPARE(m->snapshot()->view.rounds, 1);
    }

    void runsToTheExactValuesAndEnds()
    {
        QVERIFY(m->press("grid.solve"));
        QVERIFY(m->run().isFinished());
        QVERIFY(std::abs(m->snapshot()->view.values[12] - 10) < 1e-6);
        QVERIFY(m->run().records().back().error->largest < 1e-6);
        QVERIFY(!m->action("grid.step")->isEnabled());
        QVERIFY(!m->window().actions().reason("grid.step").isEmpty());
        QVERIFY(m->press("grid.reset"));
        QVERIFY(!m->snapshot());
        QVERIFY(m->action("grid.step")->isEnabled());
    }

    void runsAndPauses()
    {
        QVERIFY(m->chooseLearner("q-learning"));
        QSlider* speed = m->pane().strip()->speedSlider();
        speed->setFocus();
        QTest::keyClick(speed, Qt::Key_End); // as fast as it goes
        QTest::keyClick(&m->view(), Qt::Key_R);
        QVERIFY(m->run().isRunning());
        QTRY_VERIFY_WITH_TIMEOUT(m->snapshot() && m->snapshot()->view.rounds >= 2, 120000);
        QTest::keyClick(&m->view(), Qt::Key_R);
        QVERIFY(!m->run().isRunning());
        QVERIFY(m->settle());
        const int64_t steps = m->snapshot()->view.steps;
        QTest::qWait(1);
        QCOMPARE(m->snapshot()->view.steps, steps);
    }

    void theSameSeedGivesTheSameRun()
    {
        QVERIFY(m->chooseWorld("sutton-6.6"));
        QVERIFY(m->chooseLearner("sarsa"));
        const auto values = [this](const QString& seed) {
            GridFixture::type(m->inspector().learner()->field("seed"), seed);
            for (int k = 0; k < 3; ++k)
                m->press("grid.round");
            return m->snapshot()->view.values;
        };
        const auto first = values("7");
        QVERIFY(values("8") != first);
        QVERIFY(values("7") == first);
    }

    void everyLearnerByClicks_data()
    {
        QTest::addColumn<QString>("name");
        for (const core::grid::Learner& learner : core::grid::learners())
            if (learner.run || learner.makeAgent)
                QTest::newRow(learner.name) << QString(learner.name);
    }
    void everyLearnerByClicks()
    {
        QFETCH(QString, name);
        QVERIFY(m->chooseWorld("frozen-lake-4x4"));
        QVERIFY(m->chooseLearner(name.toUtf8().constData()));
        QCOMPARE(QString(m->document().learner().name), name);
        QVERIFY(m->press("grid.step"));
        QVERIFY2(m->snapshot(), qPrintable(m->pane().messageBar()->text()));
        QCOMPARE(m->snapshot()->view.steps, int64_t{1});
        if (!m->run().isFinished())
            QVERIFY(m->press("grid.round"));
        QVERIFY(m->snapshot()->view.rounds >= 1 || m->run().isFinished());
        // The update with the numbers of the last backup, for which some wait until they know enough.
        for (int more = 0; more < 100 && m->snapshot()->view.backups.empty(); ++more)
            QVERIFY(m->press("grid.step"));
        QVERIFY(!m->snapshot()->view.backups.empty());
        m->document().select(m->snapshot()->view.backups.back().state);
        QVERIFY(m->inspector().cell()->formula().contains(QChar(0x2190)));
        m->click(2, 3);
        QVERIFY(m->inspector().cell()->facts().contains("(2, 3)"));
        // Nothing is wider than the inspector's 320 px, its scroll bar included.
        QVERIFY2(m->inspector().minimumSizeHint().width() <= 300,
                 qPrintable(QString::number(m->inspector().minimumSizeHint().width())));
        QVERIFY(!m->view().grab().isNull());
    }

    void choosingAWorldStartsAfreshAndCanBeUndone()
    {
        QVERIFY(m->press("grid.round"));
        QVERIFY(m->chooseWorld("sutton-6.6"));
        QVERIFY(!m->snapshot());
        QCOMPARE(m->document().world().columns, 12);
        QCOMPARE(m->document().gamma(), 1.0);
        QCOMPARE(m->inspector().learner()->field("gamma")->edit()->text(), QString("1"));
        while (m->document().undoStack().canUndo())
            m->action("edit.undo")->trigger();
        QCOMPARE(m->document().world().columns, 5);
        QCOMPARE(m->document().gamma(), 0.9);
    }

    void whatAFieldCannotTakeIsSaidThereAndStays()
    {
        QVERIFY(m->chooseLearner("sarsa"));
        widgets::grid::CheckedField* alpha = m->inspector().learner()->field("alpha");
        GridFixture::type(alpha, "1.5");
        QVERIFY(alpha->error().contains("1.5"));
        QCOMPARE(alpha->edit()->text(), QString("1.5"));
        QCOMPARE(m->document().settings().at("alpha"), 0.1);
        GridFixture::type(alpha, "one half");
        QVERIFY(alpha->error().contains("one half"));
        GridFixture::type(alpha, "1/4");
        QVERIFY(alpha->error().isEmpty());
        QCOMPARE(m->document().settings().at("alpha"), 0.25);
        QVERIFY(m->pane().messageBar()->isHidden());
    }

    void gammaOneWithoutAnEndIsRefusedAtItsField()
    {
        widgets::grid::CheckedField* gamma = m->inspector().learner()->field("gamma");
        GridFixture::type(gamma, "1");
        QVERIFY(!gamma->error().isEmpty());
        QCOMPARE(m->document().gamma(), 0.9);
    }

    void aClickShowsTheBackupOfACell()
    {
        QVERIFY(m->press("grid.round"));
        m->click(3, 2);
        QCOMPARE(m->document().selected(), 11);
        QVERIFY(m->inspector().cell()->facts().contains("(3, 2)"));
        QTest::keyClick(&m->view(), Qt::Key_Right);
        QCOMPARE(m->document().selected(), 12);
        QVERIFY(m->inspector().cell()->facts().contains("forbidden"));
        QVERIFY2(m->inspector().cell()->formula().startsWith("V(3, 3) ←"),
                 qPrintable(m->inspector().cell()->formula()));
    }

    void theFormulaOfAnEvaluationHasItsPolicy()
    {
        QVERIFY(m->chooseLearner("policy-evaluation"));
        GridFixture::type(m->inspector().learner()->field("epsilon"), "0.5");
        QVERIFY(m->press("grid.round"));
        m->click(3, 2);
        const QString formula = m->inspector().cell()->formula();
        // The best action has 0.6 of the probability, the four others 0.1 each.
        QVERIFY2(formula.startsWith(QStringLiteral("V(3, 2) ←")) && formula.contains("0.6"), qPrintable(formula));
    }

    void theLastBackupOfALearnerIsFilledIn()
    {
        QVERIFY(m->chooseLearner("q-learning"));
        QVERIFY(m->press("grid.step"));
        m->click(1, 1);
        const core::grid::Backup& backup = m->snapshot()->view.backups.front();
        QCOMPARE(backup.state, 0);
        QVERIFY2(m->inspector().cell()->formula().startsWith("Q("), qPrintable(m->inspector().cell()->formula()));
    }

    void theMouseReadsCellsAndActions()
    {
        QVERIFY(m->press("grid.solve"));
        QSignalSpy read(&m->pane(), &widgets::Pane::readOut);
        m->hover(3, 2, {0.9, 0.5});
        const QString text = read.last().first().toString();
        QVERIFY2(text.contains("(3, 2)") && text.contains("right"), qPrintable(text));
        QCOMPARE(m->pane().scene().hoveredAction, 1);
    }

    void coloursFollowWhatIsAskedFor()
    {
        QVERIFY(m->press("grid.solve"));
        const QImage values = m->view().grab().toImage();
        m->action("grid.show-visits")->trigger();
        QVERIFY(m->view().grab().toImage() != values);
        QCOMPARE(m->pane().scene().display.layer, widgets::grid::Layer::Visits);
        m->action("grid.show-values")->trigger();
        QCOMPARE(m->view().grab().toImage(), values);
        m->action("grid.action-values")->trigger();
        QVERIFY(m->view().grab().toImage() != values);
    }

    void aWorldFileOpens()
    {
        QFile file(m->path("small.txt"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("S.#\n..G\n");
        file.close();
        QSignalSpy opened(&m->pane(), &widgets::Pane::opened);
        m->window().openFiles({m->path("small.txt")});
        QVERIFY(m->settle());
        QCOMPARE(m->document().world().columns, 3);
        QCOMPARE(opened.size(), 1);
        QVERIFY(m->window().windowTitle().startsWith("small.txt"));
    }

    void aBrokenWorldFileIsToldOfAndLosesNothing()
    {
        QFile file(m->path("broken.json"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"format\": 1, \"map\": [\"S.");
        file.close();
        m->window().openFiles({m->path("broken.json")});
        QVERIFY(m->settle());
        QVERIFY(m->pane().messageBar()->isVisible());
        QCOMPARE(m->pane().messageBar()->severity(), widgets::MessageBar::Severity::Error);
        QCOMPARE(m->document().world().states(), 25);
    }

    void aLargeWorldSteps()
    {
        core::grid::World world;
        world.rows = world.columns = 512;
        world.cells.assign(size_t{512} * 512, core::grid::Cell::Free);
        world.cells.back() = core::grid::Cell::Goal;
        m->document().openWorld(std::move(world), "large");
        QVERIFY(m->press("grid.round"));
        QCOMPARE(m->snapshot()->view.steps, int64_t{512} * 512 - 1);
        QVERIFY(m->settle());
        QVERIFY(m->view().picture());
        QCOMPARE(m->view().picture()->size(), QSize(512, 512));
        QVERIFY(!m->pane().scene().scale.isEmpty);
        QVERIFY(m->press("grid.reset"));
        QVERIFY(m->pane().scene().scale.isEmpty);
    }

    void theDeviceGivesTheSameValues()
    {
        QVERIFY(m->press("grid.solve"));
        const core::grid::Values host = m->snapshot()->view.values;
        m->action("grid.reset")->trigger();
        QVERIFY(m->press("grid.solve-on-device"));
        QVERIFY2(m->snapshot(), qPrintable(m->pane().messageBar()->text()));
        QVERIFY(m->run().isFinished());
        QVERIFY(!m->snapshot()->device.isEmpty());
        QVERIFY(m->pane().strip()->progressText().contains(m->snapshot()->device));
        for (size_t state = 0; state < host.size(); ++state)
            QVERIFY(std::abs(m->snapshot()->view.values[state] - host[state]) < 1e-3);
        m->action("grid.reset")->trigger();
        QVERIFY(m->chooseLearner("sarsa"));
        QVERIFY(!m->action("grid.solve-on-device")->isEnabled());
    }

    void aWorkspaceKeepsWorldAndLearner()
    {
        QVERIFY(m->chooseWorld("sutton-6.6"));
        QVERIFY(m->chooseLearner("sarsa"));
        GridFixture::type(m->inspector().learner()->field("alpha"), "0.5");
        QTest::keyClick(&m->view(), Qt::Key_W);
        m->click(1, 2);
        QVERIFY(m->pane().isModified());
        m->window().workspace().saveTo(m->path("grid.tessera"));
        QVERIFY(m->settle());
        QVERIFY(!m->pane().isModified());
        GridFixture other;
        other.window().openFiles({m->path("grid.tessera")});
        QVERIFY(other.settle());
        QCOMPARE(other.document().world().columns, 12);
        QVERIFY(other.document().world().isWall(1));
        QCOMPARE(std::string(other.document().learner().name), std::string("sarsa"));
        QCOMPARE(other.document().settings().at("alpha"), 0.5);
        QCOMPARE(other.document().gamma(), 1.0);
        QVERIFY(!other.pane().isModified());
        QVERIFY(other.press("grid.round"));
    }

    void aPaneThatNobodyUsedIsNotKept()
    {
        QVERIFY(!m->pane().isModified());
        QVERIFY(!m->pane().snapshot().write);
    }

    void aRunIsRecordedAsACommand()
    {
        QSignalSpy performed(&m->pane(), &widgets::Pane::performed);
        QVERIFY(m->chooseWorld("sutton-6.6"));
        QVERIFY(m->chooseLearner("sarsa"));
        GridFixture::type(m->inspector().learner()->field("alpha"), "0.5");
        QVERIFY(m->press("grid.solve"));
        QCOMPARE(performed.size(), 1);
        QCOMPARE(performed.first().first().toStringList(),
                 (QStringList{"grid", "solve", "sutton-6.6", "--algorithm", "sarsa", "--gamma", "1", "--alpha", "0.5",
                              "--seed", "1"}));
    }

private:
    std::unique_ptr<GridFixture> m;
};

QTEST_MAIN(TestGridPane)
#include "tst_grid_pane.moc"
