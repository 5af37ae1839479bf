// The fuzzers' targets without a fuzzer: every seed is taken, and what once went wrong does not any more.

#include <QDir>
#include <QFile>
#include <QTest>

#include "tests/fuzz/seeds.h"
#include "tests/fuzz/targets.h"

namespace {

const fuzz::Target& targetNamed(const QString& name)
{
    for (const fuzz::Target& target : fuzz::targets())
        if (name == target.name)
            return target;
    qFatal("no such target");
}

fuzz::Bytes bytesOf(const QByteArray& text)
{
    return {reinterpret_cast<const uint8_t*>(text.constData()), static_cast<size_t>(text.size())};
}

} // namespace

class TestFuzzInputs : public QObject {
    Q_OBJECT

private slots:
    void seedsAreTaken_data()
    {
        QTest::addColumn<QString>("target");
        QTest::addColumn<QByteArray>("bytes");
        for (const fuzz::Target& target : fuzz::targets()) {
            const std::vector<fuzz::Seed> seeds = fuzz::seedsOf(target.name);
            QVERIFY2(!seeds.empty(), target.name);
            for (const fuzz::Seed& seed : seeds)
                QTest::addRow("%s/%s", target.name, seed.name.c_str())
                    << QString(target.name)
                    << QByteArray(reinterpret_cast<const char*>(seed.bytes.data()),
                                  static_cast<qsizetype>(seed.bytes.size()));
        }
    }

    void seedsAreTaken()
    {
        QFETCH(QString, target);
        QFETCH(QByteArray, bytes);
        QVERIFY(targetNamed(target).run(bytesOf(bytes)));
        // Cut off anywhere they are refused or taken, nothing else.
        for (const qsizetype length :
             {bytes.size() - 1, bytes.size() / 2, bytes.size() / 3, qsizetype{1}, qsizetype{0}})
            targetNamed(target).run(bytesOf(bytes.left(length)));
    }

    void whatWentWrongOnceDoesNotAnyMore_data()
    {
        QTest::addColumn<QString>("target");
        QTest::addColumn<QString>("file");
        const QDir root(TESSERA_SOURCE_FOLDER "/tests/fuzz/regressions");
        for (const QString& target : root.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name))
            for (const QString& file : QDir(root.filePath(target)).entryList(QDir::Files, QDir::Name))
                QTest::addRow("%s/%s", qPrintable(target), qPrintable(file))
                    << target << root.filePath(target + "/" + file);
    }

    void whatWentWrongOnceDoesNotAnyMore()
    {
        QFETCH(QString, target);
        QFETCH(QString, file);
        QFile input(file);
        QVERIFY(input.open(QIODevice::ReadOnly));
        const QByteArray bytes = input.readAll();
        targetNamed(target).run(bytesOf(bytes));
    }
};

QTEST_GUILESS_MAIN(TestFuzzInputs)

#include "tst_fuzz_inputs.moc"
