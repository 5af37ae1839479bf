#include "widgets/message_text.h"

#include <QCoreApplication>

namespace widgets {

QString translated(const gpu::Message& message)
{
    if (message.empty())
        return {};
    const QString pattern = QCoreApplication::translate(message.text.context, message.text.source);
    return QString::fromStdString(gpu::fillIn(pattern.toStdString(), message.arguments));
}

} // namespace widgets
