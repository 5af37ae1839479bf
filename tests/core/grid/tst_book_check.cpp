// Printed tables cell by cell, and the conventions under which they hold.
#include <algorithm>
#include <string_view>

#include <QTest>

#include "core/grid/book_check.h"

using namespace core::grid;

namespace {

const BookTable& tableNamed(std::string_view name)
{
    const auto tables = bookTables();
    return *std::find_if(tables.begin(), tables.end(), [name](const BookTable& table) { return table.name == name; });
}

const ConventionTrial& trialOf(const BookCheck& check, std::string_view id)
{
    return *std::find_if(check.trials.begin(), check.trials.end(),
                         [id](const ConventionTrial& trial) { return trial.convention->id == id; });
}

} // namespace

class TestBookCheck : public QObject {
    Q_OBJECT

private slots:
    void everyCellOfEveryTableMatches_data()
    {
        QTest::addColumn<int>("index");
        int index = 0;
        for (const BookTable& table : bookTables())
            QTest::newRow(table.name) << index++;
    }
    void everyCellOfEveryTableMatches()
    {
        QFETCH(int, index);
        const BookTable& table = bookTables()[static_cast<size_t>(index)];
        const BookCheck check = checkTable(table);
        QVERIFY(check.matches);
        QCOMPARE(check.cells.size(), table.expected.size());
        QCOMPARE(check.difference, largestDifference(table, check.values));
        for (const ConventionTrial& trial : check.trials)
            if (trial.holds)
                QVERIFY2(trial.matches && *trial.difference == check.difference, trial.convention->id);
    }

    void zhaosFigure56HoldsUnderTheUnstatedConventionOnly()
    {
        const BookCheck check = checkTable(tableNamed("Zhao, Fig 5.6 epsilon 0.2"));
        QVERIFY(trialOf(check, "border-both").matches);
        QVERIFY(trialOf(check, "border-both").holds);
        QVERIFY(!trialOf(check, "border-one").matches);
        QVERIFY(*trialOf(check, "border-one").difference > 0.1);
    }

    void zhaosFigure86HoldsUnderThePlainRuleOnly()
    {
        const BookCheck check = checkTable(tableNamed("Zhao, Fig 8.6"));
        QVERIFY(trialOf(check, "border-one").matches);
        QVERIFY(!trialOf(check, "border-both").matches);
    }

    void aWrongNumberIsFound()
    {
        BookTable table = tableNamed("Sutton and Barto, Fig 4.1");
        std::vector<double> numbers(table.expected.begin(), table.expected.end());
        numbers[5] += 1;
        table.expected = numbers;
        const BookCheck check = checkTable(table);
        QVERIFY(!check.matches);
        QCOMPARE(std::count_if(check.cells.begin(), check.cells.end(), [](const BookCell& c) { return !c.matches; }),
                 std::ptrdiff_t{1});
        QVERIFY(!check.cells[5].matches);
        QCOMPARE(check.difference, 1.0);
    }
};

QTEST_APPLESS_MAIN(TestBookCheck)
#include "tst_book_check.moc"
