#include "widgets/message_text.h"

#include <string>
#include <vector>

#include <QCoreApplication>
#include <QRegularExpression>

#include "widgets/size_text.h"

namespace widgets {

namespace {

/// "%1 x %2" as "%1 × %2".
QString withTimes(QString pattern)
{
    static const QRegularExpression between(QStringLiteral("(?<=%[0-9])( ?)x( ?)(?=%[0-9])"));
    return pattern.replace(between, QStringLiteral("\\1×\\2"));
}

} // namespace

QString translated(const gpu::Message& message)
{
    if (message.empty())
        return {};
    const QString pattern = withTimes(QCoreApplication::translate(message.text.context, message.text.source));
    std::vector<std::string> arguments;
    arguments.reserve(message.arguments.size());
    for (const std::string& argument : message.arguments)
        arguments.push_back(sizeText(QString::fromStdString(argument)).toStdString());
    return QString::fromStdString(gpu::fillIn(pattern.toStdString(), arguments));
}

} // namespace widgets
