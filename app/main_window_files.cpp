// What the window opens: files, the clipboard, and at the start the device.
#include <QApplication>
#include <QClipboard>
#include <QFileDialog>
#include <QFileInfo>
#include <QMimeData>
#include <QSettings>

#include "app/device_button.h"
#include "app/main_window.h"
#include "app/workspace_session.h"
#include "widgets/local_files.h"
#include "widgets/panes/registry.h"

namespace app {

namespace {
const QString kFolderKey = QStringLiteral("files/folder");
} // namespace

void MainWindow::openFiles(const QStringList& paths)
{
    if (!paths.isEmpty() && WorkspaceSession::isWorkspace(paths.first())) {
        m_workspace->open(paths.first());
        return;
    }
    const auto entries = widgets::paneRegistry();
    for (size_t index = 0; !paths.isEmpty() && index < entries.size(); ++index)
        if (entries[index].suffix && paths.first().endsWith(QLatin1String(entries[index].suffix), Qt::CaseInsensitive))
            showPane(static_cast<int>(index));
    currentPane()->openFiles(paths);
}

void MainWindow::start(const QStringList& files)
{
    openDevice();
    m_workspace->startAutosave(files.isEmpty());
    if (!files.isEmpty())
        openFiles(files);
}

void MainWindow::askForFile()
{
    QSettings settings;
    QString title = currentPane()->openTitle();
    QString filter = currentPane()->fileFilter();
    if (title.isEmpty())
        title = tr("Open picture");
    if (filter.isEmpty())
        filter =
            tr("Pictures (%1)").arg(QStringLiteral("*.png *.jpg *.jpeg *.webp *.bmp *.tif *.tiff *.pgm *.ppm *.pnm"));
    auto* dialog = new QFileDialog(this, title, settings.value(kFolderKey).toString(),
                                   filter + tr(";;Workspaces (*.tessera);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        QSettings().setValue(kFolderKey, QFileInfo(path).absolutePath());
        openFiles({path});
    });
    dialog->open();
}

void MainWindow::paste()
{
    const QMimeData* clip = QApplication::clipboard()->mimeData();
    if (const QStringList files = widgets::localFiles(clip); !files.isEmpty())
        openFiles(files);
    else if (clip->hasImage())
        currentPane()->openImage(qvariant_cast<QImage>(clip->imageData()), tr("Pasted picture"));
    else if (clip->hasText() && currentPane()->takesText())
        currentPane()->openText(clip->text(), tr("Pasted text"));
}

void MainWindow::openDevice() { m_device->openDevice(); }

} // namespace app
