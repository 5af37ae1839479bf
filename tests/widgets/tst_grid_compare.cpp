// Learners side by side in the same world.
#include <QAction>
#include <QComboBox>
#include <QMouseEvent>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include "core/grid/presets.h"
#include "tests/widgets/grid_fixture.h"

using widgets::grid::CompareTile;
using widgets::grid::CompareView;

class TestGridCompare : public QObject {
    Q_OBJECT

private:
    CompareView& compare() { return *m->pane().compare(); }
    CompareTile& tile(size_t index) { return *compare().tiles()[index]; }

private slots:
    void init()
    {
        m = std::make_unique<GridFixture>();
        QVERIFY(m->chooseWorld("sutton-6.6"));
        QVERIFY(m->chooseLearner("q-learning"));
        QTest::keyClick(&m->view(), Qt::Key_M);
        QVERIFY(compare().isActive());
    }
    void cleanup() { m.reset(); }

    void beginsWithTheChosenLearner()
    {
        QCOMPARE(compare().tiles().size(), size_t{3});
        QCOMPARE(std::string(tile(0).document().learner().name), std::string("q-learning"));
        for (const CompareTile* one : compare().tiles())
            QVERIFY(one->view()->isVisible());
        QVERIFY(!m->view().isVisible());
    }

    void stepsGoToAllWithTheSameSeed()
    {
        QVERIFY(GridFixture::choose(tile(1).learnerBox(), "q-learning"));
        QVERIFY(m->press("grid.round"));
        QVERIFY(m->press("grid.round"));
        for (const CompareTile* one : compare().tiles())
            QCOMPARE(one->run().snapshot()->view.rounds, 2);
        QVERIFY(tile(0).run().snapshot()->view.values == tile(1).run().snapshot()->view.values);
        QVERIFY(!m->snapshot()); // the pane's own run stands still
    }

    void allGoToTheirEnd()
    {
        QVERIFY(m->press("grid.solve"));
        for (const CompareTile* one : compare().tiles())
            QVERIFY(one->run().isFinished());
        QVERIFY(!m->action("grid.step")->isEnabled());
        QCOMPARE(compare().table().rows.size(), size_t{3});
        QVERIFY(m->press("grid.reset"));
        QVERIFY(m->action("grid.step")->isEnabled());
    }

    void oneCursorForAll()
    {
        QVERIFY(m->press("grid.solve"));
        QSignalSpy read(&m->pane(), &widgets::Pane::readOut);
        widgets::ImageView& view = *tile(1).view();
        const QPointF at = view.transform().toView(QPointF(2.5, 1.5));
        QMouseEvent move(QEvent::MouseMove, at, view.mapToGlobal(at), Qt::NoButton, Qt::NoButton, {});
        QCoreApplication::sendEvent(&view, &move);
        for (const CompareTile* one : compare().tiles())
            QCOMPARE(one->scene().hovered, 14);
        QVERIFY(read.last().first().toString().contains("(2, 3)"));
    }

    void upToFourAndDownToOne()
    {
        QTest::mouseClick(compare().addButton(), Qt::LeftButton);
        QCOMPARE(compare().tiles().size(), size_t{4});
        QVERIFY(!compare().addButton()->isEnabled());
        for (size_t left = 3; left > 0; --left) {
            QTest::mouseClick(tile(left).closeButton(), Qt::LeftButton);
            QCOMPARE(compare().tiles().size(), left);
        }
        QVERIFY(!tile(0).closeButton()->isEnabled());
    }

    void anotherWorldGoesToAll()
    {
        QVERIFY(m->press("grid.round"));
        QVERIFY(m->chooseWorld("sutton-6.5"));
        for (const CompareTile* one : compare().tiles()) {
            QVERIFY(!one->run().snapshot());
            QCOMPARE(one->scene().world->columns, 10);
        }
    }

    void endsWithTheSameKey()
    {
        QVERIFY(m->press("grid.round"));
        m->action("grid.compare")->trigger();
        QVERIFY(!compare().isActive());
        QVERIFY(m->view().isVisible());
        QVERIFY(m->press("grid.round"));
        QCOMPARE(m->snapshot()->view.rounds, 1);
    }

    void theComparisonIsExported()
    {
        QVERIFY(m->press("grid.round"));
        QStringList ids;
        for (const widgets::ExportItem& item : m->pane().exportItems())
            ids << item.id;
        QVERIFY(ids.contains("grid.comparison"));
    }

private:
    std::unique_ptr<GridFixture> m;
};

QTEST_MAIN(TestGridCompare)
#include "tst_grid_compare.moc"
