// What the window opens over itself: the command palette, the keys, the help, and who made this.
#include <QAction>
#include <QApplication>
#include <QFileInfo>
#include <QMessageBox>

#include "app/device_button.h"
#include "app/main_window.h"
#include "widgets/command_palette.h"
#include "widgets/help_viewer.h"
#include "widgets/icons.h"
#include "widgets/recent_files.h"
#include "widgets/shortcut_dialog.h"

namespace app {

void MainWindow::makePalette()
{
    m_palette = new widgets::CommandPalette([this] { return paletteEntries(); }, this);
}

std::vector<widgets::PaletteEntry> MainWindow::paletteEntries()
{
    std::vector<widgets::PaletteEntry> entries;
    for (QAction* action : m_actions.all())
        if (action->objectName() != QLatin1String("app.palette") && QWidget::actions().contains(action))
            entries.push_back(widgets::paletteEntry(m_actions, action));
    const auto addFile = [this, &entries](const QString& id, const QString& category, const QString& title,
                                          const char* iconName, const QString& path, const QString& reason) {
        entries.push_back(
            {id, category, title, title, widgets::icon(QString::fromLatin1(iconName)), {}, reason, false, [this, path] {
                 openFiles({path});
             }});
    };
    for (const QString& path : m_recent->paths())
        addFile(QStringLiteral("recent:") + path, tr("Recent files"), tr("Open %1").arg(QFileInfo(path).fileName()),
                "open", path, m_recent->isMissing(path) ? tr("The file is not there any more.") : QString());
    for (const widgets::Sample& sample : m_samples())
        addFile(QStringLiteral("sample:") + sample.title, tr("Samples"), tr("Open %1").arg(sample.title), "samples",
                sample.path, sample.path.isEmpty() ? tr("Run: tessera assets fetch") : QString());
    for (widgets::PaletteEntry& device : m_device->paletteEntries())
        entries.push_back(std::move(device));
    return entries;
}

void MainWindow::showShortcuts()
{
    auto* dialog = new widgets::ShortcutDialog(m_actions, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void MainWindow::showHelp()
{
    if (!m_help)
        m_help = new widgets::HelpViewer(this);
    m_help->show();
    m_help->raise();
    m_help->activateWindow();
}

void MainWindow::about()
{
    auto* box = new QMessageBox(this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(tr("About Tessera"));
    box->setIconPixmap(widgets::applicationIcon().pixmap(64, 64));
    box->setText(tr("Tessera %1").arg(QApplication::applicationVersion()));
    box->setInformativeText(tr("A desktop explorer for how vision, attention and reinforcement learning work. "
                               "Every heavy number is computed by a Vulkan kernel.\n\n"
                               "Free software under the GNU General Public License, version 3."));
    box->open();
}

} // namespace app
