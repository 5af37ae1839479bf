// Tables as CSV and JSON: quotes, numbers that read back as they were, and nothing for what is no number.

#include <cmath>
#include <limits>

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include "core/report/table.h"
#include "gpu/base/error.h"

using core::report::Cell;
using core::report::Table;

namespace {

/// A reader of its own, by the rules of RFC 4180.
QList<QStringList> readCsv(const QString& text)
{
    QList<QStringList> rows;
    QStringList row;
    QString field;
    bool quoted = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (quoted && text[i] == '"' && text.mid(i + 1, 1) == "\"")
            field += text[++i];
        else if (text[i] == '"')
            quoted = !quoted;
        else if (!quoted && text[i] == ',')
            row << std::exchange(field, {});
        else if (!quoted && text.mid(i, 2) == "\r\n") {
            row << std::exchange(field, {});
            rows << std::exchange(row, {});
            ++i;
        } else
            field += text[i];
    }
    return rows;
}

} // namespace

class TestTable : public QObject {
    Q_OBJECT

private slots:
    void csvIsQuotedWhereNeeded()
    {
        const Table table{{"name", "a,b"},
                          {{std::string("plain"), int64_t{-3}},
                           {std::string("say \"hi\""), 0.5},
                           {std::string("two\nlines"), std::monostate()}}};
        QCOMPARE(core::report::toCsv(table),
                 std::string("name,\"a,b\"\r\nplain,-3\r\n\"say \"\"hi\"\"\",0.5\r\n\"two\nlines\",\r\n"));
    }

    void textsComeBack()
    {
        const QStringList texts{"", " ", ",", "\"", "\"\"", "\r\n", "a\rb", "像素,精度", "\",\"", "'"};
        Table table{{"text", "number"}, {}};
        for (const QString& text : texts)
            table.rows.push_back({text.toStdString(), int64_t{1}});
        const QList<QStringList> rows = readCsv(QString::fromStdString(core::report::toCsv(table)));
        QCOMPARE(rows.size(), texts.size() + 1);
        for (qsizetype i = 0; i < texts.size(); ++i)
            QCOMPARE(rows[i + 1], (QStringList{texts[i], "1"}));
        const QJsonArray json = QJsonDocument::fromJson(QByteArray::fromStdString(core::report::toJson(table))).array();
        for (qsizetype i = 0; i < texts.size(); ++i)
            QCOMPARE(json[i].toObject()["text"].toString(), texts[i]);
    }

    void numbersComeBackExactly()
    {
        const std::vector<double> numbers{0, -0.0, 0.1, 1.0 / 3, 1e-300, 5e-324, 1.7976931348623157e308, 123456789.125};
        Table table{{"x"}, {}};
        for (const double number : numbers)
            table.rows.push_back({number});
        table.rows.push_back({std::numeric_limits<int64_t>::max()});
        const QList<QStringList> rows = readCsv(QString::fromStdString(core::report::toCsv(table)));
        const QJsonArray json = QJsonDocument::fromJson(QByteArray::fromStdString(core::report::toJson(table))).array();
        for (size_t i = 0; i < numbers.size(); ++i) {
            QVERIFY(rows[static_cast<qsizetype>(i) + 1][0].toDouble() == numbers[i]);
            QVERIFY(json[static_cast<qsizetype>(i)].toObject()["x"].toDouble() == numbers[i]);
        }
        QCOMPARE(rows.last()[0], QString("9223372036854775807"));
        QCOMPARE(json.last().toObject()["x"].toInteger(), std::numeric_limits<qint64>::max());
    }

    void whatIsNoNumberIsNothing()
    {
        const Table table{{"x", "y", "z"}, {{std::nan(""), INFINITY, std::monostate()}}};
        QCOMPARE(core::report::toCsv(table), std::string("x,y,z\r\n,,\r\n"));
        const QJsonObject row =
            QJsonDocument::fromJson(QByteArray::fromStdString(core::report::toJson(table))).array()[0].toObject();
        for (const char* key : {"x", "y", "z"})
            QVERIFY(row.contains(key) && row[key].isNull());
    }

    void keysKeepTheirOrder()
    {
        const std::string json = core::report::toJson({{"z", "a"}, {{int64_t{1}, int64_t{2}}}});
        QVERIFY(json.find("\"z\"") < json.find("\"a\""));
        QCOMPARE(core::report::toJson({{"a"}, {}}), std::string("[]\n"));
    }

    void raggedRowsAreRefused()
    {
        const Table table{{"a", "b"}, {{int64_t{1}}}};
        QVERIFY_THROWS_EXCEPTION(gpu::Error, core::report::toCsv(table));
        QVERIFY_THROWS_EXCEPTION(gpu::Error, core::report::toJson(table));
    }

    void filesAreWholeOrNotThere()
    {
        const QTemporaryDir folder;
        const Table table{{"a"}, {{int64_t{1}}}};
        const QString path = folder.filePath("new/table.csv");
        core::report::writeCsv(path.toStdString(), table);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("a\r\n1\r\n"));
        QVERIFY_THROWS_EXCEPTION(gpu::Error, core::report::writeJson("/proc/none/table.json", table));
        QVERIFY_THROWS_EXCEPTION(gpu::Error, core::report::writeJson(folder.path().toStdString(), table));
    }
};

QTEST_GUILESS_MAIN(TestTable)
#include "tst_table.moc"
