// How the program decides between window and command line, and what it says when a window cannot be.
#include <QProcess>
#include <QTest>

class TestWindowStart : public QObject {
    Q_OBJECT

private:
    struct Result {
        int code = -1;
        QString errors;
    };
    static Result run(const QStringList& arguments, bool display, const QMap<QString, QString>& variables = {})
    {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
            environment.remove(name);
        if (display)
            environment.insert("QT_QPA_PLATFORM", "offscreen");
        environment.insert("LC_ALL", "C.UTF-8");
        for (const auto& [name, value] : variables.asKeyValueRange())
            environment.insert(name, value);
        process.setProcessEnvironment(environment);
        process.start(TESSERA_PROGRAM, arguments);
        if (!process.waitForFinished(60000) || process.exitStatus() != QProcess::NormalExit)
            return {};
        return {process.exitCode(), QString::fromUtf8(process.readAllStandardError())};
    }

private slots:
    void withoutADisplayItSaysSo()
    {
        for (const QStringList& arguments : {QStringList{}, QStringList{"--theme", "dark"}}) {
            const Result result = run(arguments, false);
            QCOMPARE(result.code, 1);
            QVERIFY2(result.errors.contains("error:") && result.errors.contains("no display"),
                     qPrintable(result.errors));
            QVERIFY(result.errors.contains("hint:"));
        }
    }

    void anEmptyDisplayIsNone() { QCOMPARE(run({}, false, {{"DISPLAY", ""}, {"WAYLAND_DISPLAY", ""}}).code, 1); }

    void unknownThemesAndLanguagesAreRefused()
    {
        for (const char* option : {"--theme", "--language"}) {
            const Result result = run({option, "pink"}, true);
            QCOMPARE(result.code, 2);
            QVERIFY2(result.errors.contains(option) && result.errors.contains("pink"), qPrintable(result.errors));
        }
    }

    void aPictureThatIsNotThereIsSaidToBeMissing()
    {
        const Result result = run({"no-such-picture.png"}, true);
        QCOMPARE(result.code, 2);
        QVERIFY2(result.errors.contains("no file \"no-such-picture.png\""), qPrintable(result.errors));
    }

    void unknownOptionsOfTheWindowAreRefused()
    {
        const Result result = run({"--theme", "dark", "--nonsense"}, true);
        QCOMPARE(result.code, 2);
        QVERIFY2(result.errors.contains("nonsense"), qPrintable(result.errors));
    }

    void aWordThatIsNoFileIsForTheCommandLine()
    {
        const Result result = run({"no-such-verb"}, true);
        QCOMPARE(result.code, 2);
        QVERIFY2(result.errors.contains("no-such-verb"), qPrintable(result.errors));
    }
};

QTEST_GUILESS_MAIN(TestWindowStart)
#include "tst_window_start.moc"
