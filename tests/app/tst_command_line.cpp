// Runs the built program as a person does.

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include "tests/support/program.h"

using support::Outcome;

class TestCommandLine : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_cache = std::make_unique<QTemporaryDir>();
        QVERIFY(m_cache->isValid());
    }

    void helpListsTheVerbs()
    {
        const Outcome outcome = run({"--help"});
        QCOMPARE(outcome.exitCode, 0);
        for (const char* verb : {"assets", "devices"})
            QVERIFY2(outcome.out.contains(verb), verb);
        QCOMPARE(outcome.errors, QString());
        QCOMPARE(run({"-h"}).out, outcome.out);
    }

    void everyVerbHasItsHelp()
    {
        const QStringList lines = run({"--help"}).out.split('\n');
        const qsizetype first = lines.indexOf("Verbs:") + 1;
        QVERIFY(first > 0);
        int verbs = 0;
        for (qsizetype i = first; !lines[i].isEmpty(); ++i, ++verbs) {
            const QString verb = lines[i].simplified().section(' ', 0, 0);
            const Outcome outcome = run({verb, "--help"});
            QCOMPARE(outcome.exitCode, 0);
            QVERIFY2(outcome.out.startsWith("Usage: tessera " + verb), qPrintable(outcome.out));
            QCOMPARE(outcome.errors, QString());
        }
        QVERIFY(verbs >= 2);
    }

    void versionIsTheProjects()
    {
        const Outcome outcome = run({"--version"});
        QCOMPARE(outcome.exitCode, 0);
        QCOMPARE(outcome.out, QString("tessera %1\n").arg(TESSERA_VERSION));
    }

    void wrongUsageEndsWithTwoAndShowsTheUsage_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QString>("culprit");
        QTest::newRow("unknown verb") << QStringList{"juggle"} << "juggle";
        QTest::newRow("nearly a verb") << QStringList{"device"} << "did you mean devices?";
        QTest::newRow("unknown option without a verb") << QStringList{"--frobnicate"} << "--frobnicate";
        QTest::newRow("empty verb") << QStringList{""} << "verb";
        QTest::newRow("unknown option of a verb") << QStringList{"assets", "list", "--frobnicate"} << "--frobnicate";
        QTest::newRow("action missing") << QStringList{"assets"} << "ACTION";
        QTest::newRow("unknown action") << QStringList{"assets", "burn"} << "burn";
        QTest::newRow("too many arguments") << QStringList{"devices", "surplus"} << "surplus";
    }

    void wrongUsageEndsWithTwoAndShowsTheUsage()
    {
        QFETCH(QStringList, words);
        QFETCH(QString, culprit);
        const Outcome outcome = run(words);
        QCOMPARE(outcome.exitCode, 2);
        QCOMPARE(outcome.out, QString());
        const QStringList lines = outcome.errors.split('\n');
        QVERIFY2(lines[0].startsWith("error: ") && lines[0].contains(culprit), qPrintable(outcome.errors));
        QVERIFY2(lines[1].startsWith("usage: tessera "), qPrintable(outcome.errors));
    }

    void assetsAreListedAsJson()
    {
        const Outcome outcome = run({"assets", "list", "--json"});
        QCOMPARE(outcome.exitCode, 0);
        const QJsonObject root = QJsonDocument::fromJson(outcome.out.toUtf8()).object();
        QCOMPARE(root["folder"].toString(), m_cache->path() + "/tessera/assets");
        const QJsonArray assets = root["assets"].toArray();
        QVERIFY(assets.size() >= 8);
        for (const auto& value : assets) {
            const QJsonObject asset = value.toObject();
            QCOMPARE(asset["state"].toString(), QString("missing"));
            QCOMPARE(asset["sha256"].toString().size(), 64);
            QVERIFY(asset["bytes"].toInteger() > 0);
        }
    }

    void assetsCanBeListedByGroup()
    {
        const Outcome outcome = run({"assets", "list", "photos", "--json"});
        QCOMPARE(outcome.exitCode, 0);
        const QJsonArray assets = QJsonDocument::fromJson(outcome.out.toUtf8()).object()["assets"].toArray();
        QCOMPARE(assets.size(), 4);
    }

    void verifyNamesADamagedFile()
    {
        const QString folder = m_cache->path() + "/tessera/assets/photo-chelsea";
        QVERIFY(QDir().mkpath(folder));
        QFile file(folder + "/chelsea.png");
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("not a picture");
        file.close();
        const Outcome outcome = run({"assets", "verify"});
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY2(outcome.errors.startsWith("error: photo-chelsea is damaged: " + file.fileName() + "\n"),
                 qPrintable(outcome.errors));
        QVERIFY(outcome.errors.contains("\nhint: "));
    }

    void verifyCountsMissingFilesOnlyIfNamed()
    {
        QCOMPARE(run({"assets", "verify"}).exitCode, 0);
        const Outcome outcome = run({"assets", "verify", "photo-rocket"});
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY(outcome.errors.startsWith("error: photo-rocket is missing: "));
    }

    void failuresEndWithOneAndSayWhatToTry()
    {
        const Outcome outcome = run({"assets", "fetch", "photo-nobody"});
        QCOMPARE(outcome.exitCode, 1);
        QCOMPARE(outcome.out, QString());
        QVERIFY(outcome.errors.startsWith("error: "));
        QVERIFY(outcome.errors.contains("photo-nobody"));
        QVERIFY(outcome.errors.contains("\nhint: "));
    }

    void aFullDiskIsAnError()
    {
        const Outcome outcome =
            support::runProgram({"assets", "list"}, {.environment = cleanEnvironment(), .out = "/dev/full"});
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY(outcome.errors.startsWith("error: Cannot write to standard output"));
    }

    void aCacheThatCannotBeMadeIsAnError()
    {
        QFile file(m_cache->filePath("file"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QProcessEnvironment environment = cleanEnvironment();
        environment.insert("XDG_CACHE_HOME", file.fileName());
        const Outcome outcome = support::runProgram({"assets", "fetch", "photos"}, {.environment = environment});
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY2(
            outcome.errors.startsWith("error: Cannot write to the folder of models and photos, " + file.fileName()),
            qPrintable(outcome.errors));
        QVERIFY(outcome.errors.contains("\nhint: "));
    }

    void devicesAreListedAsJson()
    {
        const Outcome outcome = run({"devices", "--json"});
        QCOMPARE(outcome.exitCode, 0);
        const QJsonArray devices = QJsonDocument::fromJson(outcome.out.toUtf8()).object()["devices"].toArray();
        QVERIFY(!devices.isEmpty());
        for (qsizetype i = 0; i < devices.size(); ++i) {
            const QJsonObject device = devices[i].toObject();
            QCOMPARE(device["index"].toInt(), static_cast<int>(i));
            QVERIFY(!device["name"].toString().isEmpty());
            const QStringList types{"discrete", "integrated", "virtual", "software", "other"};
            QVERIFY(types.contains(device["type"].toString()));
            QVERIFY(device["limits"].toObject()["maxStorageBufferBytes"].toInteger() > 0);
            QCOMPARE(device["usable"].toBool(), device["unusable"].toString().isEmpty());
            QVERIFY(run({"devices"}).out.contains(device["name"].toString()));
        }
    }

    void limitsAreListedAndChanged()
    {
        const auto valueOf = [](const QString& json, const QString& name) {
            const QJsonArray rows = QJsonDocument::fromJson(json.toUtf8()).object()["limits"].toArray();
            for (const auto& row : rows)
                if (row.toObject()["name"] == name)
                    return row.toObject()["value"].toInteger();
            return qint64{-1};
        };
        QCOMPARE(valueOf(run({"limits", "--json"}).out, "picture-pixels"), qint64{100'000'000});
        const Outcome raised = run({"limits", "--json", "--limit", "picture-pixels=200M", "--limit=picture-bytes=2Gi"});
        QCOMPARE(raised.exitCode, 0);
        QCOMPARE(valueOf(raised.out, "picture-pixels"), qint64{200'000'000});
        QCOMPARE(valueOf(raised.out, "picture-bytes"), qint64{2} << 30);
        QVERIFY(run({"limits"}).out.contains("picture-side"));
        QVERIFY(run({"grid", "--help"}).out.contains("--limit NAME=NUMBER"));
    }

    void aRefusalNamesItsLimit()
    {
        QFile world(m_cache->filePath("world.txt"));
        QVERIFY(world.open(QIODevice::WriteOnly) && world.write("S..G\n") == 5);
        world.close();
        const QStringList words{"grid", "export", world.fileName()};
        const Outcome refused = run(words + QStringList{"--limit", "world-bytes=4"});
        QCOMPARE(refused.exitCode, 1);
        QVERIFY2(refused.errors.contains("\nhint: The limit world-bytes is 4.") &&
                     refused.errors.contains("--limit world-bytes="),
                 qPrintable(refused.errors));
        QCOMPARE(run(words + QStringList{"--limit", "world-bytes=5"}).exitCode, 0);
    }

    void wrongLimitsAreRefused()
    {
        for (const char* assignment : {"picture-pixels", "picture-pixels=many", "pixels=5", "picture-side=9Gi"}) {
            const Outcome outcome = run({"limits", "--limit", assignment});
            QCOMPARE(outcome.exitCode, 1);
            QVERIFY2(outcome.errors.startsWith("error: ") && outcome.errors.contains("\nhint: "),
                     qPrintable(outcome.errors));
        }
    }

    void withoutAVulkanDriverThereIsAClearError()
    {
        QProcessEnvironment environment = cleanEnvironment();
        for (const char* variable :
             {"VK_ICD_FILENAMES", "VK_DRIVER_FILES"}) // an older and a newer loader's name for it
            environment.insert(variable, m_cache->filePath("no-such-driver.json"));
        const Outcome outcome = support::runProgram({"devices"}, {.environment = environment});
        QCOMPARE(outcome.exitCode, 1);
        QCOMPARE(outcome.out, QString());
        QVERIFY2(outcome.errors.startsWith("error: No Vulkan"), qPrintable(outcome.errors));
        QVERIFY(outcome.errors.contains("\nhint: "));
    }

    void outputThatIsNoTerminalGetsNoProgress() { QVERIFY(!run({"assets", "verify"}).errors.contains('\r')); }

private:
    QProcessEnvironment cleanEnvironment() const { return support::programEnvironment(m_cache->path()); }

    Outcome run(const QStringList& words) const
    {
        return support::runProgram(words, {.environment = cleanEnvironment()});
    }

    std::unique_ptr<QTemporaryDir> m_cache;
};

QTEST_GUILESS_MAIN(TestCommandLine)
#include "tst_command_line.moc"
