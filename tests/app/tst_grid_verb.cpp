// `tessera grid` as a person runs it: what it writes, and how it fails.

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include "tests/support/program.h"

using support::Outcome;

class TestGridVerb : public QObject {
    Q_OBJECT

private slots:
    void listNamesWorldsAndAlgorithms()
    {
        const Outcome outcome = run({"list"});
        QCOMPARE(outcome.exitCode, 0);
        for (const char* name :
             {"zhao-3.4a", "sutton-6.5-kings", "frozen-lake-8x8", "value-iteration", "mc-basic", "maze", "border-both"})
            QVERIFY2(outcome.out.contains(name), name);
    }

    void checkFindsEveryTableInTheBooks()
    {
        const Outcome outcome = run({"check"});
        QCOMPARE(outcome.exitCode, 0);
        QCOMPARE(outcome.out.count(" matches "), 51);
        QVERIFY(!outcome.out.contains("DIFFERS"));
        const QString one = run({"check", "zhao-5.6"}).out;
        QCOMPARE(one.count('\n'), 5);
        QCOMPARE(one.count("zhao-5.6"), 5);
        QVERIFY(one.contains("border-both") && one.contains("goal-goes-on"));
        QVERIFY(run({"check", "zhao-3.4d"}).out.contains("border-one"));
        QVERIFY(run({"check", "sutton-6.5-kings"}).out.contains("actions-8"));
    }

    void solveWritesValuesAndPolicy()
    {
        const Outcome outcome = run({"solve", "sutton-4.1", "--algorithm", "policy-iteration", "--json", "-"});
        QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.errors));
        const QJsonObject root = QJsonDocument::fromJson(outcome.out.toUtf8()).object();
        const QJsonArray values = root["values"].toArray();
        const QJsonArray policy = root["policy"].toArray();
        QCOMPARE(values.size(), 4);
        QCOMPARE(policy.size(), 4);
        for (int row = 0; row < 4; ++row)
            for (int column = 0; column < 4; ++column)
                QCOMPARE(values[row].toArray()[column].toDouble(),
                         static_cast<double>(-std::min(row + column, 6 - row - column)));
        QCOMPARE(policy[0].toArray()[0].toArray(), QJsonArray());
        QCOMPARE(policy[0].toArray()[1].toArray(), QJsonArray{"left"});
        QCOMPARE(policy[1].toArray()[1].toArray(), (QJsonArray{"up", "left"}));
        QVERIFY(root["iterations"].toInt() > 1);
        QVERIFY(root["residual"].toDouble() < 1e-9);
        QVERIFY(root["converged"].toBool());
        QVERIFY(root.contains("seed") && root["seed"].isNull());
        QCOMPARE(root["device"].toObject()["name"].toString(), QString("host"));
        QCOMPARE(root["settings"].toObject()["gamma"].toDouble(), 1.0);
    }

    void aTextMapTakesItsRulesFromTheCommandLine()
    {
        const QString map = file("lake.txt", "SFFF\nFHFH\nFFFH\nHFFG\n");
        const QString json = m_folder.filePath("lake.json");
        const QString csv = m_folder.filePath("lake.csv");
        const Outcome outcome = run({"solve", map, "--algorithm", "value-iteration", "--gamma", "0.99", "--slip",
                                     "0.6666666666666666", "--json", json, "--csv", csv});
        QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.errors));
        QVERIFY(outcome.out.contains("0.542"));
        const QJsonObject root = QJsonDocument::fromJson(read(json)).object();
        QVERIFY(std::abs(root["values"].toArray()[0].toArray()[0].toDouble() - 0.542026) < 1e-6);
        const QList<QByteArray> lines = read(csv).split('\n');
        QCOMPARE(lines.size(), 18); // heading, 16 cells, the end
        QCOMPARE(lines[0], QByteArray("row,column,cell,value,actions"));
        QVERIFY(lines[1].startsWith("1,1,S,0.54202") && lines[1].endsWith(",left"));
        QCOMPARE(lines[6], QByteArray("2,2,H,0,"));
    }

    void everyRuleReachesTheWorld_data()
    {
        QTest::addColumn<QStringList>("rule");
        QTest::addColumn<double>("value"); // of the start, gamma 0.5
        QTest::newRow("none") << QStringList{} << 0.5;
        QTest::newRow("step") << QStringList{"--reward-step", "-1"} << 0.5;
        QTest::newRow("goal") << QStringList{"--reward-goal", "8"} << 4.0;
        QTest::newRow("forbidden") << QStringList{"--reward-forbidden", "-0.25"} << 0.25;
        QTest::newRow("boundary") << QStringList{"--reward-boundary", "3"} << 6.0;
        QTest::newRow("for ever") << QStringList{"--absorb-goal", "no", "--actions", "5"} << 1.0;
        QTest::newRow("diagonal") << QStringList{"--actions", "8"} << 0.5;
        QTest::newRow("bounced") << QStringList{"--bounce-forbidden"} << 0.125;
        QTest::newRow("by name") << QStringList{"--convention", "forbidden-bounce"} << 0.125;
        QTest::newRow("two names") << QStringList{"--convention", "goal-goes-on", "--convention", "actions-5"} << 1.0;
        QTest::newRow("on leaving") << QStringList{"--convention", "pay-leaving"} << 0.25;
    }

    void everyRuleReachesTheWorld()
    {
        QFETCH(QStringList, rule);
        QFETCH(double, value);
        const Outcome outcome = run(QStringList{"solve", file("small.txt", "SXG\n...\n"), "--algorithm",
                                                "value-iteration", "--gamma", "0.5", "--json", "-"} +
                                    rule);
        QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.errors));
        const QJsonObject root = QJsonDocument::fromJson(outcome.out.toUtf8()).object();
        QVERIFY(std::abs(root["values"].toArray()[0].toArray()[0].toDouble() - value) < 1e-8);
    }

    void aDeviceComputesInSinglePrecision()
    {
        const QStringList words{"solve", "zhao-3.4d", "--algorithm", "value-iteration", "--json", "-"};
        const QJsonObject host = QJsonDocument::fromJson(run(words).out.toUtf8()).object();
        const Outcome outcome = run(words + QStringList{"--device", "0"});
        QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.errors));
        const QJsonObject device = QJsonDocument::fromJson(outcome.out.toUtf8()).object();
        QCOMPARE(device["device"].toObject()["arithmetic"].toString(), QString("float32"));
        QVERIFY(!device["device"].toObject()["driver"].toString().isEmpty());
        QVERIFY(device["converged"].toBool());
        QCOMPARE(device["sweepsPerLook"].toInt(), 32);
        QCOMPARE(host["sweepsPerLook"].toInt(), 1);
        for (int row = 0; row < 5; ++row)
            for (int column = 0; column < 5; ++column)
                QVERIFY(std::abs(host["values"].toArray()[row].toArray()[column].toDouble() -
                                 device["values"].toArray()[row].toArray()[column].toDouble()) < 1e-4);
    }

    void generatedWorldsAreSolvedAndExported()
    {
        const Outcome outcome = run({"solve", "maze:7x9:3", "--algorithm", "value-iteration", "--json", "-"});
        QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.errors));
        const QJsonObject root = QJsonDocument::fromJson(outcome.out.toUtf8()).object();
        QCOMPARE(root["settings"].toObject()["gamma"].toDouble(), 1.0);
        QVERIFY(root["converged"].toBool());
        const QString path = m_folder.filePath("new/maze.json");
        QCOMPARE(run({"export", "maze:7x9:3", "--out", path}).exitCode, 0);
        QCOMPARE(read(path), run({"export", "maze:7x9:3"}).out.toUtf8());
        const Outcome again = run({"solve", path, "--gamma", "1", "--algorithm", "value-iteration", "--json", "-"});
        QCOMPARE(QJsonDocument::fromJson(again.out.toUtf8()).object()["values"], root["values"]);
        const QString map = m_folder.filePath("maze.txt");
        const Outcome letters = run({"export", "maze:7x9:3", "--out", map});
        QCOMPARE(letters.exitCode, 0);
        QVERIFY(letters.errors.contains("rewards"));
        QCOMPARE(read(map).count('\n'), 7);
    }

    void lakesOfGymnasiumAreReadAndWritten()
    {
        const QString lake = file("desc.json", "[\"SFFF\", \"FHFH\", \"FFFH\", \"HFFG\"]");
        QCOMPARE(run({"export", lake, "--format", "gymnasium"}).out,
                 QString("[\"SFFF\",\"FHFH\",\"FFFH\",\"HFFG\"]\n"));
        const Outcome outcome = run({"solve", lake, "--algorithm", "policy-iteration", "--gamma", "0.99", "--slip",
                                     "0.6666666666666667", "--json", "-"});
        const QJsonObject root = QJsonDocument::fromJson(outcome.out.toUtf8()).object();
        QVERIFY(std::abs(root["values"].toArray()[0].toArray()[0].toDouble() - 0.542026) < 1e-6);
    }

    void evaluationAndImprovementHaveKernels()
    {
        for (const char* algorithm : {"policy-evaluation", "policy-iteration", "truncated-policy-iteration"}) {
            const QStringList words{"solve", "zhao-3.4d", "--algorithm", algorithm, "--json", "-"};
            const QJsonObject host = QJsonDocument::fromJson(run(words).out.toUtf8()).object();
            const Outcome outcome = run(words + QStringList{"--device", "0"});
            QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.errors));
            const QJsonObject device = QJsonDocument::fromJson(outcome.out.toUtf8()).object();
            const double exact = host["values"].toArray()[3].toArray()[0].toDouble();
            QVERIFY(std::abs(exact - device["values"].toArray()[3].toArray()[0].toDouble()) <
                    1e-5 * std::max(1.0, std::abs(exact)));
        }
    }

    void chartsAreTheSameBytesAgain_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("begin");
        const QStringList sweeps{"zhao-3.4a", "--algorithm", "value-iteration"};
        const QStringList episodes{"zhao-7.2", "--algorithm", "sarsa", "--episodes", "30", "--runs", "3"};
        QTest::newRow("convergence") << sweeps << "sweeps.svg" << QByteArray("<?xml");
        QTest::newRow("values") << (sweeps + QStringList{"--chart-of", "values"}) << "values.svg"
                                << QByteArray("<?xml");
        QTest::newRow("picture") << (sweeps + QStringList{"--chart-of", "values"}) << "values.png"
                                 << QByteArray("\x89PNG");
        QTest::newRow("closed form") << QStringList{"zhao-3.4a", "--algorithm", "closed-form"} << "closed.svg"
                                     << QByteArray("<?xml");
        QTest::newRow("returns") << episodes << "returns.svg" << QByteArray("<?xml");
        QTest::newRow("errors") << (episodes + QStringList{"--chart-of", "error"}) << "errors.svg"
                                << QByteArray("<?xml");
        QTest::newRow("lengths") << (episodes + QStringList{"--chart-of", "length"}) << "lengths.png"
                                 << QByteArray("\x89PNG");
    }

    void chartsAreTheSameBytesAgain()
    {
        QFETCH(QStringList, words);
        QFETCH(QString, name);
        QFETCH(QByteArray, begin);
        const QString first = m_folder.filePath("charts/" + name);
        const QString second = m_folder.filePath("again/" + name);
        const Outcome outcome = run(QStringList{"solve"} + words + QStringList{"--chart", first});
        QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.errors));
        QCOMPARE(run(QStringList{"solve"} + words + QStringList{"--chart", second}).exitCode, 0);
        const QByteArray bytes = read(first);
        QVERIFY(bytes.startsWith(begin));
        QVERIFY(bytes.size() > 3000);
        QCOMPARE(read(second), bytes);
    }

    void chartsAreWrittenAsPdf()
    {
        const QString path = m_folder.filePath("chart.pdf");
        const Outcome outcome = run({"solve", "zhao-3.4a", "--algorithm", "policy-iteration", "--chart", path});
        QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.errors));
        QVERIFY(read(path).startsWith("%PDF"));
    }

    void manyRunsLiveOnADevice()
    {
        const QString curve = m_folder.filePath("batch.csv");
        const QStringList words{"solve", "sutton-6.6", "--algorithm", "q-learning", "--runs", "64",      "--episodes",
                                "30",    "--json",     "-",           "--device",   "0",      "--curve", curve};
        const Outcome outcome = run(words);
        QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.errors));
        const QJsonObject root = QJsonDocument::fromJson(outcome.out.toUtf8()).object();
        QCOMPARE(root["runs"].toInt(), 64);
        QCOMPARE(root["seed"].toString(), QString("1"));
        QCOMPARE(root["device"].toObject()["arithmetic"].toString(), QString("float32"));
        QVERIFY(root["steps"].toInt() > 64 * 30);
        QVERIFY(root["error"].toObject()["rmse"].toDouble() > 0);
        QCOMPARE(read(curve).count('\n'), 31);
        QCOMPARE(run(words).out, outcome.out);
    }

    void stoppingEarlyIsSaid()
    {
        const Outcome outcome = run({"solve", "zhao-3.4a", "--algorithm", "value-iteration", "--max-sweeps", "2"});
        QCOMPARE(outcome.exitCode, 0);
        QVERIFY(outcome.errors.contains("residual"));
    }

    void wallsHaveNoValue()
    {
        const Outcome outcome =
            run({"solve", file("wall.txt", "S#\n.G\n"), "--algorithm", "closed-form", "--json", "-"});
        const QJsonObject root = QJsonDocument::fromJson(outcome.out.toUtf8()).object();
        QVERIFY(root["values"].toArray()[0].toArray()[1].isNull());
        QVERIFY(root["values"].toArray()[1].toArray()[1].isDouble());
    }

    void failuresSayWhatAndWhatToTry_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<int>("exitCode");
        QTest::addColumn<QString>("mentions");
        const QStringList iteration{"--algorithm", "value-iteration"};
        const auto solve = [&](const QString& world) { return QStringList{"solve", world} + iteration; };
        QTest::newRow("nothing") << QStringList{} << 2 << "WHAT";
        QTest::newRow("no world") << (QStringList{"solve"} + iteration) << 2 << "WORLD";
        QTest::newRow("no algorithm") << QStringList{"solve", "zhao-3.4a"} << 2 << "--algorithm";
        QTest::newRow("option of solve") << QStringList{"check", "--slip", "0"} << 2 << "--slip";
        QTest::newRow("list of a world") << QStringList{"list", "zhao-3.4a"} << 2 << "list";
        QTest::newRow("no number") << (solve("zhao-3.4a") + QStringList{"--gamma", "nine"}) << 2 << "nine";
        QTest::newRow("three actions") << (solve("zhao-3.4a") + QStringList{"--actions", "3"}) << 2 << "\"3\"";
        QTest::newRow("perhaps") << (solve("zhao-3.4a") + QStringList{"--absorb-goal", "perhaps"}) << 2 << "perhaps";
        QTest::newRow("no kernel") << QStringList{"solve",    "zhao-3.4a", "--algorithm", "prioritised-sweeping",
                                                  "--device", "0"}
                                   << 2 << "prioritised-sweeping";
        QTest::newRow("unknown device") << (solve("zhao-3.4a") + QStringList{"--device", "abacus"}) << 1 << "abacus";
        QTest::newRow("unknown world") << solve("nowhere") << 1 << "nowhere";
        QTest::newRow("unknown world to check") << QStringList{"check", "nowhere"} << 1 << "nowhere";
        QTest::newRow("unknown algorithm")
            << QStringList{"solve", "zhao-3.4a", "--algorithm", "guessing"} << 1 << "guessing";
        QTest::newRow("gamma") << (solve("zhao-3.4a") + QStringList{"--gamma", "1.5"}) << 1 << "gamma";
        QTest::newRow("gamma 1 without end") << (solve("zhao-3.4a") + QStringList{"--gamma", "1"}) << 1 << "infinite";
        QTest::newRow("parameter of another") << (solve("zhao-3.4a") + QStringList{"--length", "3"}) << 1 << "length";
        QTest::newRow("slip") << (solve("zhao-3.4a") + QStringList{"--slip", "2"}) << 1 << "slip";
        const QString map = file("kept.txt", "S.G\n");
        QTest::newRow("output over input") << (solve(map) + QStringList{"--csv", map}) << 1 << "overwritten";
        QTest::newRow("output is a folder") << (solve(map) + QStringList{"--json", m_folder.path()}) << 1 << "folder";
        QTest::newRow("one name for two")
            << (solve(map) + QStringList{"--csv", "twice", "--json", "twice"}) << 1 << "two results";
        QTest::newRow("unknown convention")
            << (solve("zhao-3.4a") + QStringList{"--convention", "none"}) << 1 << "border-both";
        QTest::newRow("bad maze") << solve("maze:5") << 1 << "maze:ROWSxCOLUMNS:SEED";
        QTest::newRow("huge maze") << solve("maze:5000x5") << 1 << "5000";
        QTest::newRow("maze of one cell") << solve("maze:1x1:1") << 1 << "1 x 1";
        QTest::newRow("no letter for a wall")
            << QStringList{"export", "maze:5x5:1", "--format", "gymnasium"} << 1 << "Gymnasium";
        QTest::newRow("unknown format") << QStringList{"export", "zhao-3.4a", "--format", "xml"} << 2 << "xml";
        QTest::newRow("solving by export")
            << QStringList{"export", "zhao-3.4a", "--algorithm", "sarsa"} << 2 << "--algorithm";
        QTest::newRow("export over the world") << QStringList{"export", map, "--out", map} << 1 << "overwritten";
        QTest::newRow("ragged map") << solve(file("ragged.txt", "S..\n.G\n")) << 1 << "Row 2";
        QTest::newRow("cut off") << solve(file("cut.json", "{\"format\": 1, \"map\": [\"S.")) << 1 << "no JSON";
        QTest::newRow("chart of an unknown kind") << (solve(map) + QStringList{"--chart", "chart.bmp"}) << 2 << ".bmp";
        QTest::newRow("chart without a file")
            << (solve(map) + QStringList{"--chart-of", "values"}) << 2 << "--chart FILE";
        QTest::newRow("chart that it has not")
            << (solve(map) + QStringList{"--chart", "chart.svg", "--chart-of", "return"}) << 2 << "value-iteration";
        QTest::newRow("chart of nothing known")
            << (solve(map) + QStringList{"--chart", "chart.svg", "--chart-of", "luck"}) << 2 << "luck";
        QTest::newRow("no goal") << solve(file("aimless.txt", "S..\n")) << 1 << "no goal";
        QTest::newRow("walls only") << solve(file("walls.txt", "##\n##\n")) << 1 << "walls only";
        QTest::newRow("one cell") << solve(file("one.txt", "G\n")) << 1 << "one cell";
        QTest::newRow("one cell without goal") << solve(file("alone.txt", "S\n")) << 1 << "no goal";
        QTest::newRow("probabilities") << solve(file("half.json", R"({"format": 1, "map": ["SG"], "actions": 2, "table":
               [[[[0.5, 1, 0, true]], [[1, 1, 0, true]]], [[], []]]})"))
                                       << 1 << "sum to 0.5";
        QTest::newRow("huge reward") << solve(file("huge.json",
                                                   R"({"format": 1, "map": ["SG"], "rewards": {"goal": 1e999}})"))
                                     << 1 << "too large";
        QTest::newRow("large reward") << (solve(map) + QStringList{"--reward-goal", "1e12"}) << 1 << "\"goal\"";
        QTest::newRow("reward that is no number")
            << (solve(map) + QStringList{"--reward-step", "nan"}) << 2 << "--reward-step";
        QTest::newRow("alpha") << QStringList{"solve", map, "--algorithm", "sarsa", "--alpha", "1.5"} << 1 << "alpha";
        QTest::newRow("epsilon") << QStringList{"solve", map, "--algorithm", "sarsa", "--epsilon", "-0.1"} << 1
                                 << "epsilon";
        QTest::newRow("gamma that is no number") << (solve(map) + QStringList{"--gamma", "nan"}) << 2 << "--gamma";
        QTest::newRow("too much memory") << QStringList{"solve", "rooms:4096x4096:1", "--algorithm",
                                                        "double-q-learning"}
                                         << 1 << "MiB";
        QTest::newRow("cannot be written")
            << (solve(map) + QStringList{"--csv", map + "/values.csv"}) << 1 << "cannot be written";
        QTest::newRow("export that cannot be written")
            << QStringList{"export", "zhao-3.4a", "--out", map + "/world.json"} << 1 << "cannot be written";
        QTest::newRow("unreachable goal") << solve(file("apart.txt", "S#G\n")) << 1 << "No way";
    }

    void failuresSayWhatAndWhatToTry()
    {
        QFETCH(QStringList, words);
        QFETCH(int, exitCode);
        QFETCH(QString, mentions);
        const Outcome outcome = run(words);
        QCOMPARE(outcome.exitCode, exitCode);
        QCOMPARE(outcome.out, QString());
        QVERIFY2(outcome.errors.startsWith("error: "), qPrintable(outcome.errors));
        QVERIFY2(outcome.errors.contains(exitCode == 2 ? "\nusage: " : "\nhint: "), qPrintable(outcome.errors));
        QVERIFY2(outcome.errors.contains(mentions), qPrintable(outcome.errors));
    }

private:
    QString file(const char* name, const QByteArray& text) const
    {
        QFile target(m_folder.filePath(name));
        if (!target.open(QIODevice::WriteOnly) || target.write(text) != text.size())
            qFatal("cannot write");
        return target.fileName();
    }

    static QByteArray read(const QString& path)
    {
        QFile source(path);
        return source.open(QIODevice::ReadOnly) ? source.readAll() : QByteArray();
    }

    static Outcome run(const QStringList& words) { return support::runProgram(QStringList{"grid"} + words); }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestGridVerb)
#include "tst_grid_verb.moc"
