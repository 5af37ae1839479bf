// Tables of the books that check themselves on the canvas.
#include <QAction>
#include <QTest>

#include "core/grid/presets.h"
#include "tests/widgets/grid_fixture.h"
#include "widgets/panel_dock.h"
#include "widgets/table_view.h"

using widgets::grid::BooksPanel;

class TestGridBooks : public QObject {
    Q_OBJECT

private:
    BooksPanel& panel() { return *m->pane().books(); }
    int rowOf(std::string_view name)
    {
        for (size_t row = 0; row < panel().checks().size(); ++row)
            if (panel().checks()[row]->table->name == name)
                return static_cast<int>(row);
        return -1;
    }

private slots:
    void init()
    {
        m = std::make_unique<GridFixture>();
        m->window().panels().openPanel("grid.books");
        QVERIFY(m->settle());
    }
    void cleanup() { m.reset(); }

    void allTablesMatch()
    {
        QCOMPARE(panel().checks().size(), core::grid::bookTables().size());
        QCOMPARE(panel().tables()->table().rows.size(), core::grid::bookTables().size());
        for (const auto& check : panel().checks())
            QVERIFY2(check->matches, check->table->name);
        QVERIFY(panel().verdict().contains(QString::number(panel().checks().size())));
    }

    void choosingATableShowsItsCells()
    {
        panel().tables()->selectRow(rowOf("Zhao, Fig 5.6 epsilon 0.2"));
        QCOMPARE(m->document().state().preset, std::string("zhao-5.6"));
        QVERIFY(m->pane().scene().book);
        QCOMPARE(m->pane().scene().book->cells.size(), size_t{25});
        QCOMPARE(m->pane().scene().snapshot->view.values, m->pane().scene().book->values);
        // The convention that the book does not state is named.
        QVERIFY2(panel().verdict().contains("Costs both rewards"), qPrintable(panel().verdict()));
        QVERIFY(!panel().trials()->table().rows.empty());
    }

    void cellsAreMarkedGreen()
    {
        panel().tables()->selectRow(rowOf("Zhao, Fig 3.4(a)"));
        const QPoint corner = m->view().transform().toView(QPointF(1, 1)).toPoint() + QPoint(4, 4);
        const QColor colour = m->view().grab().toImage().pixelColor(corner);
        QVERIFY2(colour.green() > colour.red() + 40, qPrintable(colour.name()));
    }

    void aStepLeavesTheBook()
    {
        panel().tables()->selectRow(rowOf("Zhao, Fig 3.4(a)"));
        QVERIFY(m->press("grid.step"));
        QVERIFY(!m->pane().scene().book);
        QCOMPARE(panel().tables()->currentRow(), -1);
        QCOMPARE(m->pane().scene().snapshot.get(), m->snapshot());
    }

    void theActionChoosesTheTableOfTheWorld()
    {
        QVERIFY(m->chooseWorld("sutton-4.1"));
        QTest::keyClick(&m->view(), Qt::Key_B, Qt::ControlModifier);
        QVERIFY(m->settle());
        QVERIFY(m->pane().scene().book);
        QCOMPARE(std::string(m->pane().scene().book->table->name), std::string("Sutton and Barto, Fig 4.1"));
    }

    void anEditLeavesTheBook()
    {
        panel().tables()->selectRow(rowOf("Zhao, Fig 3.4(a)"));
        QTest::keyClick(&m->view(), Qt::Key_W);
        m->click(1, 3);
        QVERIFY(!m->pane().scene().book);
    }

private:
    std::unique_ptr<GridFixture> m;
};

QTEST_MAIN(TestGridBooks)
#include "tst_grid_books.moc"
