#include "widgets/local_files.h"

#include <QMimeData>
#include <QUrl>

namespace widgets {

QStringList localFiles(const QMimeData* data)
{
    QStringList paths;
    for (const QUrl& url : data->urls())
        if (url.isLocalFile())
            paths << url.toLocalFile();
    return paths;
}

} // namespace widgets
