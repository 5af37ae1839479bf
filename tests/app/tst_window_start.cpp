// How the program decides between window and command line, and what it says when a window cannot be.
#include <QTest>

#include "tests/support/program.h"

using support::Outcome;

class TestWindowStart : public QObject {
    Q_OBJECT

private:
    static Outcome run(const QStringList& arguments, bool display, const QMap<QString, QString>& variables = {})
    {
        QProcessEnvironment environment = support::environmentWithoutDisplay();
        if (display)
            environment.insert("QT_QPA_PLATFORM", "offscreen");
        for (const auto& [name, value] : variables.asKeyValueRange())
            environment.insert(name, value);
        return support::runProgram(arguments, {.environment = environment});
    }

private slots:
    void withoutADisplayItSaysSo()
    {
        for (const QStringList& arguments : {QStringList{}, QStringList{"--theme", "dark"}}) {
            const Outcome outcome = run(arguments, false);
            QCOMPARE(outcome.exitCode, 1);
            QVERIFY2(outcome.errors.contains("error:") && outcome.errors.contains("no display"),
                     qPrintable(outcome.errors));
            QVERIFY(outcome.errors.contains("hint:"));
        }
    }

    void anEmptyDisplayIsNone() { QCOMPARE(run({}, false, {{"DISPLAY", ""}, {"WAYLAND_DISPLAY", ""}}).exitCode, 1); }

    void unknownThemesAndLanguagesAreRefused()
    {
        for (const char* option : {"--theme", "--language"}) {
            const Outcome outcome = run({option, "pink"}, true);
            QCOMPARE(outcome.exitCode, 2);
            QVERIFY2(outcome.errors.contains(option) && outcome.errors.contains("pink"), qPrintable(outcome.errors));
        }
    }

    void aPictureThatIsNotThereIsSaidToBeMissing()
    {
        const Outcome outcome = run({"no-such-picture.png"}, true);
        QCOMPARE(outcome.exitCode, 2);
        QVERIFY2(outcome.errors.contains("no file \"no-such-picture.png\""), qPrintable(outcome.errors));
    }

    void unknownOptionsOfTheWindowAreRefused()
    {
        const Outcome outcome = run({"--theme", "dark", "--nonsense"}, true);
        QCOMPARE(outcome.exitCode, 2);
        QVERIFY2(outcome.errors.contains("nonsense"), qPrintable(outcome.errors));
    }

    void aWordThatIsNoFileIsForTheCommandLine()
    {
        const Outcome outcome = run({"no-such-verb"}, true);
        QCOMPARE(outcome.exitCode, 2);
        QVERIFY2(outcome.errors.contains("no-such-verb"), qPrintable(outcome.errors));
    }
};

QTEST_GUILESS_MAIN(TestWindowStart)
#include "tst_window_start.moc"
