// The caps in one place: each has a name, a page that explains it, and a refusal that says how to raise it.

#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <string>

#include "core/grid/world.h"
#include "core/image/image_io.h"
#include "core/limits.h"
#include "core/segment/run_length.h"
#include "gpu/base/shape.h"
#include "tests/support/refusal.h"

using gpu::ErrorKind;
using gpu::Limit;
using gpu::LimitChange;
using support::refusal;
namespace limits = core::limits;

namespace {

/// Rows of the page's tables: the name in `code`, then the number as the program writes it.
std::map<QString, QString> rowsOfPage()
{
    QFile file(TESSERA_SOURCE_FOLDER "/docs/limits.md");
    if (!file.open(QIODevice::ReadOnly))
        return {};
    static const QRegularExpression kRow("^\\| `([a-z-]+)` \\| ([0-9,]+) \\| ([0-9,]+|fixed) \\|",
                                         QRegularExpression::MultilineOption);
    std::map<QString, QString> rows;
    for (auto found = kRow.globalMatch(QString::fromUtf8(file.readAll())); found.hasNext();) {
        const QRegularExpressionMatch row = found.next();
        rows[row.captured(1)] = QString(row.captured(2) + " " + row.captured(3)).remove(',');
    }
    return rows;
}

} // namespace

class TestLimits : public QObject {
    Q_OBJECT

private slots:
    void eachHasARowOnThePage()
    {
        std::map<QString, QString> expected;
        for (const Limit* limit : limits::all()) {
            const QString highest = limit->highest() > limit->usual() ? QString::number(limit->highest()) : "fixed";
            expected[limit->name()] = QString::number(limit->usual()) + " " + highest;
        }
        QCOMPARE(rowsOfPage(), expected);
    }

    void namesAreUniqueAndFindTheirLimit()
    {
        std::set<std::string> names;
        for (Limit* limit : limits::all()) {
            QVERIFY2(names.insert(limit->name()).second, limit->name());
            QCOMPARE(&limits::named(limit->name()), limit);
            QVERIFY(limit->usual() >= 1 && limit->usual() <= limit->highest());
        }
    }

    void assignmentsAreRead_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("value");
        QTest::newRow("plain") << "picture-pixels=1234" << qint64{1234};
        QTest::newRow("thousands") << "picture-pixels=7k" << qint64{7'000};
        QTest::newRow("millions") << "picture-pixels=200M" << qint64{200'000'000};
        QTest::newRow("billions") << "picture-pixels=1G" << qint64{1'000'000'000};
        QTest::newRow("binary") << "picture-pixels=3Mi" << qint64{3 << 20};
        QTest::newRow("the highest") << "picture-pixels=1Gi" << qint64{1 << 30};
    }

    void assignmentsAreRead()
    {
        QFETCH(QString, text);
        QFETCH(qint64, value);
        const LimitChange restored(limits::picturePixels, limits::picturePixels.value());
        limits::apply(text.toStdString());
        QCOMPARE(qint64{limits::picturePixels.value()}, value);
    }

    void wrongAssignmentsChangeNothing_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("kind");
        const int invalid = static_cast<int>(ErrorKind::InvalidInput);
        QTest::newRow("no number") << "picture-pixels" << invalid;
        QTest::newRow("empty number") << "picture-pixels=" << invalid;
        QTest::newRow("a word") << "picture-pixels=many" << invalid;
        QTest::newRow("an unknown suffix") << "picture-pixels=1T" << invalid;
        QTest::newRow("rest behind the suffix") << "picture-pixels=1Mb" << invalid;
        QTest::newRow("overflow") << "picture-pixels=99999999999G" << invalid;
        QTest::newRow("more digits than fit") << "picture-pixels=99999999999999999999" << invalid;
        QTest::newRow("zero") << "picture-pixels=0" << invalid;
        QTest::newRow("negative") << "picture-pixels=-5" << invalid;
        QTest::newRow("above the highest") << "picture-pixels=2Gi" << invalid;
        QTest::newRow("a fixed one") << "picture-side=2Mi" << invalid;
        QTest::newRow("an unknown name") << "pixels=5" << static_cast<int>(ErrorKind::NotFound);
    }

    void wrongAssignmentsChangeNothing()
    {
        QFETCH(QString, text);
        QFETCH(int, kind);
        const QString said = refusal([&] { limits::apply(text.toStdString()); }, static_cast<ErrorKind>(kind));
        QVERIFY2(said.contains(" | ") && !said.startsWith("another"), qPrintable(said));
        QCOMPARE(limits::picturePixels.value(), limits::picturePixels.usual());
    }

    void refusalsNameTheLimitAndHowToRaiseIt_data()
    {
        QTest::addColumn<Limit*>("limit");
        QTest::addColumn<qint64>("lowered");
        QTest::addColumn<std::function<void()>>("work");
        const auto row = [](Limit& limit, qint64 lowered, std::function<void()> work) {
            QTest::newRow(limit.name()) << &limit << lowered << std::move(work);
        };
        row(limits::picturePixels, 11, [] { core::segment::decodeRuns({4, 3, {12}}); });
        row(limits::pictureBytes, 3, [] { core::decodeImage(std::as_bytes(std::span("abcd", 4)), "four"); });
        row(limits::tensorElements, 23, [] { (void)gpu::Shape({2, 3, 4}).elementCount(); });
        row(limits::hostBytes, 5, [] { limits::checkHostBytes(6, "this"); });
        row(limits::worldTeleports, 1, [] {
            core::grid::World world;
            world.rows = 1;
            world.columns = 3;
            world.cells = {core::grid::Cell::Start, core::grid::Cell::Free, core::grid::Cell::Goal};
            world.rules.teleports = {{0, 1, 0}, {1, 0, 0}};
            core::grid::checkTeleports(world);
        });
    }

    void refusalsNameTheLimitAndHowToRaiseIt()
    {
        QFETCH(Limit*, limit);
        QFETCH(qint64, lowered);
        QFETCH(std::function<void()>, work);
        const LimitChange low(*limit, lowered);
        const QString said = refusal(work, ErrorKind::LimitExceeded);
        QVERIFY2(said.contains(QString("--limit %1=").arg(limit->name())), qPrintable(said));
        QVERIFY2(said.contains(QString::number(lowered)), qPrintable(said));
    }

    void aFixedLimitSaysThatItIs()
    {
        QVERIFY(!limits::worldSide.canBeRaised());
        QCOMPARE(limits::worldSide.value(), int64_t{core::grid::kMaxSide});
        const QString said = refusal([] { core::grid::checkSides(5000, 2); }, ErrorKind::LimitExceeded);
        QVERIFY2(said.contains("world-side") && said.contains("cannot be raised"), qPrintable(said));
        QVERIFY(!said.contains("--limit"));
    }

    void productsOfExtentsCannotOverflow()
    {
        const int64_t large = int64_t{1} << 40;
        for (const gpu::Shape& shape :
             {gpu::Shape{large, large}, gpu::Shape{3, large, large, large}, gpu::Shape{INT64_MAX},
              gpu::Shape{INT64_MAX, INT64_MAX, INT64_MAX}, gpu::Shape{0, INT64_MAX}}) // parts of it are multiplied, too
            QVERIFY(!refusal([&] { (void)shape.elementCount(); }, ErrorKind::LimitExceeded).isEmpty());
        QCOMPARE(gpu::Shape({0, 1 << 20}).elementCount(), int64_t{0});
    }
};

QTEST_GUILESS_MAIN(TestLimits)

#include "tst_limits.moc"
