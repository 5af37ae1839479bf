// `tessera faces` as a person runs it.

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include "tests/support/program.h"

using support::Outcome;

class TestFacesVerb : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    QString m_list;

    Outcome run(const QStringList& words) { return support::runProgram(QStringList{"faces", "pairs"} + words); }

    QString write(const QString& name, const QByteArray& text)
    {
        QFile file(m_folder.filePath(name));
        QDir(m_folder.path()).mkpath(QFileInfo(file).path());
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("cannot write");
        return file.fileName();
    }

private slots:
    /// One matched and one mismatched pair, and of five photos two are there; then eleven people of whom none is.
    void initTestCase()
    {
        m_list = write("pairs.txt", "1\t1\nAnn\t1\t2\nAnn\t3\tBo\t1\n");
        write("photos/Ann/Ann_0001.jpg", "x");
        write("photos/Ann/Ann_0002.jpg", "x");
    }

    void theListIsCounted()
    {
        const Outcome outcome = run({m_list});
        QCOMPARE(outcome.errors, QString());
        QCOMPARE(outcome.exitCode, 0);
        QCOMPARE(outcome.out.simplified(), QString("folds 1 matched pairs 1 mismatched pairs 1 people 2 photos 4"));
    }

    void missingPhotosAreNamed()
    {
        const Outcome outcome = run({m_list, "--photos", m_folder.filePath("photos")});
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY2(outcome.out.simplified().endsWith("missing photos 2 Ann/Ann_0003.jpg Bo/Bo_0001.jpg"),
                 qPrintable(outcome.out));
    }

    void tenOfManyAreNamed()
    {
        QByteArray text = "6\n";
        for (int i = 0; i < 6; ++i)
            text += "P" + QByteArray::number(i) + "\t1\t2\n";
        for (int i = 0; i < 6; ++i)
            text += "P" + QByteArray::number(i) + "\t1\tQ\t1\n";
        const Outcome outcome = run({write("many.txt", text), "--photos", m_folder.filePath("photos")});
        QCOMPARE(outcome.out.count(".jpg"), 10);
        QVERIFY2(outcome.out.contains("and 3 more"), qPrintable(outcome.out));
    }

    void theJsonHasAllOfThem()
    {
        const QString file = m_folder.filePath("answer.json");
        const Outcome printed = run({m_list, "--photos", m_folder.filePath("photos"), "--json"});
        const QJsonObject root = QJsonDocument::fromJson(printed.out.toUtf8()).object();
        QCOMPARE(root["folds"].toInt(), 1);
        QCOMPARE(root["matched"].toInt(), 1);
        QCOMPARE(root["mismatched"].toInt(), 1);
        QCOMPARE(root["people"].toInt(), 2);
        QCOMPARE(root["photos"].toInt(), 4);
        QCOMPARE(root["missing"].toArray(), (QJsonArray{"Ann/Ann_0003.jpg", "Bo/Bo_0001.jpg"}));
        QCOMPARE(run({m_list, "--photos", m_folder.filePath("photos"), "--json", file}).exitCode, 1);
        QFile written(file);
        QVERIFY(written.open(QIODevice::ReadOnly));
        QCOMPARE(QString::fromUtf8(written.readAll()), printed.out);
        QVERIFY(!QJsonDocument::fromJson(run({m_list, "--json"}).out.toUtf8()).object().contains("missing"));
    }

    void wrongWordsAreRefused()
    {
        QCOMPARE(run({}).exitCode, 2);
        QCOMPARE(run({m_list, "--json", m_list}).exitCode, 2);
        for (const QStringList& words :
             {QStringList{m_folder.filePath("none")}, QStringList{m_folder.path()},
              QStringList{m_list, "--photos", m_folder.filePath("none")}, QStringList{write("bad.txt", "1\nAnn\t1\n")},
              QStringList{m_list, "--limit", "pairs-lines=2"}}) {
            const Outcome outcome = run(words);
            QCOMPARE(outcome.exitCode, 1);
            QVERIFY2(outcome.errors.contains("error:") && outcome.errors.contains("hint:"), qPrintable(outcome.errors));
        }
        QFile list(m_list);
        QVERIFY(list.open(QIODevice::ReadOnly));
        QVERIFY(list.readAll().startsWith("1\t1"));
    }
};

QTEST_GUILESS_MAIN(TestFacesVerb)
#include "tst_faces_verb.moc"
