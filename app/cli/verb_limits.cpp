// The caps of what is read and computed.

#include <algorithm>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "app/cli/verbs.h"
#include "app/cli/words.h"
#include "core/limits.h"

namespace app::cli {
namespace {

QString jsonText()
{
    QJsonArray rows;
    for (const gpu::Limit* limit : core::limits::all())
        rows << QJsonObject{{"name", limit->name()},
                            {"value", static_cast<qint64>(limit->value())},
                            {"usual", static_cast<qint64>(limit->usual())},
                            {"highest", static_cast<qint64>(limit->highest())},
                            {"meaning", limit->meaning().source}};
    return QString::fromUtf8(QJsonDocument(QJsonObject{{"limits", rows}}).toJson());
}

QString table()
{
    qsizetype nameWidth = 0;
    qsizetype valueWidth = 0;
    for (const gpu::Limit* limit : core::limits::all()) {
        nameWidth = std::max(nameWidth, QString(limit->name()).size());
        valueWidth = std::max(valueWidth, QString::number(limit->value()).size());
    }
    QString text;
    for (const gpu::Limit* limit : core::limits::all()) {
        const QString meaning = translated({limit->meaning()});
        text += QString(limit->name()).leftJustified(nameWidth) + "  " +
                QString::number(limit->value()).rightJustified(valueWidth) + "  " +
                (limit->highest() > limit->usual() ? meaning : CommandLine::tr("%1 (cannot be raised)").arg(meaning)) +
                "\n";
    }
    return text;
}

} // namespace

CommandSpec describeLimits()
{
    return {
        .name = "limits",
        .summary = CommandLine::tr("List how large files, pictures, models and worlds may be."),
        .positionals = {},
        .options = {{"json", {}, CommandLine::tr("Write JSON.")}},
        .notes = CommandLine::tr("Any verb and the window take --limit NAME=NUMBER; k, M and G behind the number are "
                                 "thousands, millions and billions, Ki, Mi and Gi powers of 1024."),
    };
}

int runLimits(const Arguments& arguments, Terminal& terminal)
{
    terminal.write(arguments.has("json") ? jsonText() : table());
    return 0;
}

} // namespace app::cli
