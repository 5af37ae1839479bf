#pragma once

#include <QStringList>

class QMimeData;

namespace widgets {

/// The paths of what is dropped or pasted, as far as it lies on this machine.
QStringList localFiles(const QMimeData* data);

} // namespace widgets
