#include <QTest>

#include "app/cli/arguments.h"

using app::cli::Arguments;
using app::cli::CommandSpec;
using app::cli::UsageError;

namespace {

CommandSpec paint()
{
    return {
        .name = "paint",
        .summary = "Paints a picture.",
        .positionals = {{"MODE", "How.", 1, 1, {"fast", "slow"}}, {"PICTURE", "What.", 0, 2}},
        .options = {{"colour", "NAME", "A colour.", true}, {"out", "FILE", "Where to."}, {"json", {}, "Write JSON."}},
    };
}

} // namespace

class TestArguments : public QObject {
    Q_OBJECT

private slots:
    void readsEveryForm()
    {
        const Arguments arguments = Arguments::parse(
            paint(), {"--colour", "red", "fast", "--colour=dark=blue", "a.png", "--json", "--out", "-", "b.png"});
        QCOMPARE(arguments.values("colour"), QStringList({"red", "dark=blue"}));
        QCOMPARE(arguments.positionals(), QStringList({"fast", "a.png", "b.png"}));
        QCOMPARE(arguments.value("out"), std::optional<QString>("-"));
        QVERIFY(arguments.has("json"));
        QVERIFY(!arguments.helpWanted());
    }

    void whatIsNotGivenIsAbsent()
    {
        const Arguments arguments = Arguments::parse(paint(), {"slow"});
        QVERIFY(!arguments.has("json"));
        QVERIFY(!arguments.value("out").has_value());
        QVERIFY(arguments.values("colour").isEmpty());
    }

    void valuesMayBeginWithOneDash()
    {
        QCOMPARE(Arguments::parse(paint(), {"fast", "--colour", "-5,3"}).values("colour"), QStringList("-5,3"));
    }

    void valuesMayBeEmptyOrBeginWithDashesAfterAnEqualsSign()
    {
        QCOMPARE(Arguments::parse(paint(), {"fast", "--out="}).value("out"), std::optional<QString>(""));
        QCOMPARE(Arguments::parse(paint(), {"fast", "--out=--json"}).value("out"), std::optional<QString>("--json"));
    }

    void twoDashesEndTheOptions()
    {
        const Arguments arguments = Arguments::parse(paint(), {"fast", "--", "--json", "--help"});
        QCOMPARE(arguments.positionals(), QStringList({"fast", "--json", "--help"}));
        QVERIFY(!arguments.has("json"));
        QVERIFY(!arguments.helpWanted());
    }

    void helpStopsAllOtherChecks()
    {
        QVERIFY(Arguments::parse(paint(), {"--nonsense", "--help"}).helpWanted());
        QVERIFY(Arguments::parse(paint(), {"-h"}).helpWanted());
    }

    void rejects_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QString>("culprit");
        QTest::newRow("missing positional") << QStringList{} << "MODE";
        QTest::newRow("wrong choice") << QStringList{"quick"} << "quick";
        QTest::newRow("too many positionals") << QStringList{"fast", "a", "b", "c"} << "\"c\"";
        QTest::newRow("unknown option") << QStringList{"fast", "--xyzzy"} << "--xyzzy";
        QTest::newRow("nearly an option") << QStringList{"fast", "--color", "red"} << "did you mean --colour?";
        QTest::newRow("beginning of an option") << QStringList{"fast", "--js"} << "did you mean --json?";
        QTest::newRow("one dash") << QStringList{"fast", "-j"} << "-j";
        QTest::newRow("value missing at the end") << QStringList{"fast", "--out"} << "--out needs a value: FILE";
        QTest::newRow("value missing before an option")
            << QStringList{"fast", "--out", "--json"} << "--out needs a value";
        QTest::newRow("flag with a value") << QStringList{"fast", "--json=yes"} << "--json";
        QTest::newRow("given twice") << QStringList{"fast", "--out", "a", "--out", "b"} << "--out is given twice";
        QTest::newRow("flag given twice") << QStringList{"fast", "--json", "--json"} << "--json is given twice";
        QTest::newRow("value of nothing") << QStringList{"fast", "--=x"} << "--";
    }

    void rejects()
    {
        QFETCH(QStringList, words);
        QFETCH(QString, culprit);
        try {
            Arguments::parse(paint(), words);
            QFAIL("accepted");
        } catch (const UsageError& error) {
            QVERIFY2(error.message().contains(culprit), error.what());
        }
    }

    void usageLineShowsAllThatIsTaken()
    {
        QCOMPARE(app::cli::usageLine(paint()),
                 QString("tessera paint fast|slow [PICTURE]... [--colour NAME]... [--out FILE] [--json]"));
    }

    void helpNamesAndExplainsEverything()
    {
        const QString help = app::cli::helpText(paint());
        for (const char* part : {"Paints a picture.", "MODE", "How.", "PICTURE", "--colour NAME", "A colour.", "--json",
                                 "Write JSON.", "--help"})
            QVERIFY2(help.contains(part), part);
    }

    void nearestNeedsLikeness()
    {
        const QStringList candidates{"devices", "segment", "assets"};
        QCOMPARE(app::cli::nearest("segmnet", candidates), QString("segment"));
        QCOMPARE(app::cli::nearest("seg", candidates), QString("segment"));
        QCOMPARE(app::cli::nearest("asset", candidates), QString("assets"));
        QCOMPARE(app::cli::nearest("banana", candidates), QString());
        QCOMPARE(app::cli::nearest("", candidates), QString());
    }
};

QTEST_GUILESS_MAIN(TestArguments)
#include "tst_arguments.moc"
