// Text maps and JSON worlds: what they give, and how bad ones are refused.

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "core/grid/parse.h"
#include "core/grid/presets.h"
#include "core/grid/write_world.h"
#include "gpu/base/error.h"

using namespace core::grid;

namespace {

bool same(const Rules& a, const Rules& b)
{
    const auto rewards = [](const Rewards& r) { return std::tuple(r.step, r.forbidden, r.boundary, r.goal, r.hole); };
    const auto equalTeleports = [](const Teleport& x, const Teleport& y) {
        return std::tie(x.from, x.to, x.reward) == std::tie(y.from, y.to, y.reward);
    };
    return a.actions == b.actions && rewards(a.rewards) == rewards(b.rewards) && a.forbidden == b.forbidden &&
           a.absorbGoal == b.absorbGoal && a.payOnLeaving == b.payOnLeaving && a.slip == b.slip &&
           a.forbiddenAtBoundary == b.forbiddenAtBoundary && a.wind == b.wind &&
           std::ranges::equal(a.teleports, b.teleports, equalTeleports);
}

/// The error of `parse`, or "" if there was none; `kind` is set.
template <typename Parse>
QString refusal(const Parse& parse, gpu::ErrorKind& kind)
{
    try {
        parse();
        return {};
    } catch (const gpu::Error& error) {
        kind = error.kind();
        return error.hint().empty() ? "no hint" : QString(error.what());
    }
}

} // namespace

class TestParse : public QObject {
    Q_OBJECT

private slots:
    void everyLetterIsACell()
    {
        const World world = parseMap("SF.\n#XG\n..H\n");
        QCOMPARE(world.rows, 3);
        QCOMPARE(world.columns, 3);
        const std::vector<Cell> wanted{Cell::Start, Cell::Free, Cell::Free, Cell::Wall, Cell::Forbidden,
                                       Cell::Goal,  Cell::Free, Cell::Free, Cell::Hole};
        QVERIFY(world.cells == wanted);
        QCOMPARE(world.start(), 0);
        QVERIFY(same(world.rules, Rules{}));
    }

    void lineEndsDoNotMatter()
    {
        for (const char* text : {"S.\n.G", "S.\r\n.G\r\n", "S.\n.G\n\n\r\n"}) {
            const World world = parseMap(text);
            QCOMPARE(world.rows, 2);
            QCOMPARE(world.columns, 2);
        }
    }

    void badMapsAreRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("mentions");
        QTest::newRow("nothing") << QByteArray() << "no cells";
        QTest::newRow("empty lines") << QByteArray("\n\n") << "no cells";
        QTest::newRow("ragged") << QByteArray("...\n..\n...") << "Row 2";
        QTest::newRow("cut off") << QByteArray("...\n...\n.") << "Row 3";
        QTest::newRow("hole in the map") << QByteArray("...\n\n...") << "Row 2";
        QTest::newRow("unknown letter") << QByteArray("..\n.Q") << "Row 2, column 2 of the map: unknown letter \"Q\"";
        QTest::newRow("small letter") << QByteArray("s.") << "\"s\"";
        QTest::newRow("zero byte") << QByteArray("S\0G", 3) << "code 0";
        QTest::newRow("no ASCII") << QByteArray("S\xe4") << "code 228";
    }

    void badMapsAreRefused()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, mentions);
        gpu::ErrorKind kind{};
        const QString said = refusal([&] { parseMap({text.constData(), static_cast<size_t>(text.size())}); }, kind);
        QVERIFY2(said.contains(mentions), qPrintable(said));
        QCOMPARE(kind, gpu::ErrorKind::InvalidInput);
    }

    void largeMapsAreRefused()
    {
        gpu::ErrorKind kind{};
        refusal([] { parseMap(std::string(kMaxSide + 1, '.')); }, kind);
        QCOMPARE(kind, gpu::ErrorKind::LimitExceeded);
        std::string tall;
        for (int row = 0; row <= kMaxSide; ++row)
            tall += ".\n";
        kind = {};
        refusal([&] { parseMap(tall); }, kind);
        QCOMPARE(kind, gpu::ErrorKind::LimitExceeded);
        QCOMPARE(parseMap(std::string(kMaxSide, '.')).columns, kMaxSide);
    }

    void everyPresetSurvivesJson_data()
    {
        QTest::addColumn<QString>("name");
        for (const Preset& row : presets())
            QTest::newRow(row.name) << QString(row.name);
    }

    void everyPresetSurvivesJson()
    {
        QFETCH(QString, name);
        const World world = preset(name.toStdString()).make();
        const World again = parseJson(toJson(world));
        QCOMPARE(again.rows, world.rows);
        QCOMPARE(again.columns, world.columns);
        QVERIFY(again.cells == world.cells);
        QVERIFY(same(again.rules, world.rules));
    }

    void mapsAreReadBackAndSayWhatIsNotInThem()
    {
        const World world = parseMap("SF.\n#XG\n..H\n");
        QVERIFY(rulesAreThoseOfMaps(world));
        QCOMPARE(QString::fromStdString(toMap(world)), QString("S..\n#XG\n..H\n"));
        for (const Preset& row : presets()) {
            const World made = row.make();
            const World again = parseMap(toMap(made));
            QVERIFY(again.cells == made.cells);
            QCOMPARE(rulesAreThoseOfMaps(made), toJson(again) == toJson(made));
        }
    }

    void gymnasiumsMapsGoBothWays()
    {
        const World lake = parseJson(R"(["SFFF", "FHFH", "FFFH", "HFFG"])");
        QVERIFY(lake.cells == preset("frozen-lake-4x4").make().cells);
        QVERIFY(same(lake.rules, Rules{}));
        QCOMPARE(QString::fromStdString(toGymnasium(lake)), QString("[\"SFFF\",\"FHFH\",\"FFFH\",\"HFFG\"]\n"));
        gpu::ErrorKind kind{};
        const QString said = refusal([] { toGymnasium(parseMap("S.G\n.#.\n")); }, kind);
        QVERIFY2(said.contains("(2, 2)") && said.contains("#"), qPrintable(said));
        QVERIFY(!refusal([] { parseJson("[]"); }, kind).isEmpty());
        QVERIFY(!refusal([] { parseJson("[1]"); }, kind).isEmpty());
        QVERIFY(!refusal([] { parseJson("[\"SF\", \"F\"]"); }, kind).isEmpty());
    }

    void theShortestJsonHasTheRulesOfATextMap()
    {
        const World world = parseJson(R"({"format": 1, "map": ["S.", ".G"]})");
        QVERIFY(same(world.rules, Rules{}));
        QVERIFY(world.cells == parseMap("S.\n.G").cells);
    }

    void badJsonIsRefused_data()
    {
        QTest::addColumn<QByteArray>("members");
        QTest::addColumn<QString>("mentions");
        QTest::newRow("unknown field") << QByteArray(R"("winds": [0, 0])") << "\"winds\" is unknown";
        QTest::newRow("unknown reward") << QByteArray(R"("rewards": {"gaol": 1})") << "\"rewards.gaol\" is unknown";
        QTest::newRow("reward as text") << QByteArray(R"("rewards": {"goal": "1"})") << "rewards.goal";
        QTest::newRow("rewards as a list") << QByteArray(R"("rewards": [1])") << "rewards";
        QTest::newRow("three actions") << QByteArray(R"("actions": 3)") << "2, 4, 5 or 8";
        QTest::newRow("actions as text") << QByteArray(R"("actions": "4")") << "actions";
        QTest::newRow("forbidden rule") << QByteArray(R"("forbidden": "explode")") << "bounce";
        QTest::newRow("leaving as text") << QByteArray(R"("payOnLeaving": "yes")") << "payOnLeaving";
        QTest::newRow("absorbing as a number") << QByteArray(R"("absorbGoal": 1)") << "absorbGoal";
        QTest::newRow("slip as text") << QByteArray(R"("slip": "2/3")") << "slip";
        QTest::newRow("half a wind") << QByteArray(R"("wind": [0.5, 0])") << "wind";
        QTest::newRow("huge wind") << QByteArray(R"("wind": [4000000000, 0])") << "wind";
        QTest::newRow("wind as a number") << QByteArray(R"("wind": 1)") << "wind";
        QTest::newRow("teleport as a number") << QByteArray(R"("teleports": [1])") << "teleports";
        QTest::newRow("teleport from nowhere") << QByteArray(R"("teleports": [{"to": [1, 1]}])") << "teleports.from";
        QTest::newRow("teleport outside")
            << QByteArray(R"("teleports": [{"from": [1, 1], "to": [0, 1]}])") << "teleports.to";
        QTest::newRow("second map") << QByteArray(R"("map": [])") << "map";
        QTest::newRow("other format") << QByteArray(R"("format": 2)") << "must be 1";
    }

    void badJsonIsRefused()
    {
        QFETCH(QByteArray, members);
        QFETCH(QString, mentions);
        const QByteArray text = R"({"format": 1, "map": ["S.", ".G"], )" + members + "}";
        gpu::ErrorKind kind{};
        const QString said = refusal([&] { parseJson(text.toStdString()); }, kind);
        QVERIFY2(said.contains(mentions), qPrintable(said));
        QCOMPARE(kind, gpu::ErrorKind::InvalidInput);
    }

    void numbersThatNoDoubleHoldsAreRefused()
    {
        gpu::ErrorKind kind{};
        const QString said =
            refusal([] { parseJson(R"({"format": 1, "map": ["SG"], "rewards": {"goal": 1e999}})"); }, kind);
        QVERIFY2(said.contains("too large"), qPrintable(said));
        QCOMPARE(kind, gpu::ErrorKind::InvalidInput);
    }

    void aFileThatWasCutOffIsCorrupt()
    {
        const std::string whole = toJson(preset("sutton-6.5").make());
        for (size_t length = 1; length + 2 < whole.size(); length += 13) {
            gpu::ErrorKind kind{};
            refusal([&] { parseJson(whole.substr(0, length)); }, kind);
            QCOMPARE(kind, gpu::ErrorKind::Corrupt);
        }
    }

    void filesAreRecognisedByTheirFirstLetter()
    {
        const QTemporaryDir folder;
        const auto path = [&](const char* name, const QByteArray& text) {
            QFile file(folder.filePath(name));
            if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
                qFatal("cannot write");
            return file.fileName().toStdString();
        };
        QCOMPARE(loadWorld(path("map", "S.G\n")).columns, 3);
        QCOMPARE(loadWorld(path("list", "[\"SF\", \"FG\"]")).columns, 2);
        QCOMPARE(loadWorld(path("json", " \n{\"format\": 1, \"map\": [\"S..G\"]}")).columns, 4);
        gpu::ErrorKind kind{};
        refusal([&] { loadWorld(folder.filePath("absent").toStdString()); }, kind);
        QCOMPARE(kind, gpu::ErrorKind::NotFound);
        refusal([&] { loadWorld(folder.path().toStdString()); }, kind);
        QCOMPARE(kind, gpu::ErrorKind::Io);
        const std::string noGoal = path("no goal", "S..\n");
        refusal([&] { loadWorld(noGoal); }, kind);
        QCOMPARE(kind, gpu::ErrorKind::InvalidInput);
    }
};

QTEST_GUILESS_MAIN(TestParse)
#include "tst_parse.moc"
