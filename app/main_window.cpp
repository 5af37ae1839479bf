#include "app/main_window.h"

#include <cmath>
#include <utility>

#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QClipboard>
#include <QCloseEvent>
#include <QDockWidget>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QLocale>
#include <QMessageBox>
#include <QMimeData>
#include <QSettings>
#include <QStackedWidget>
#include <QToolBar>
#include <QUndoStack>
#include <QUrl>

#include "widgets/icons.h"
#include "widgets/image_view.h"
#include "widgets/job_runner.h"
#include "widgets/panes/pane.h"
#include "widgets/panes/registry.h"
#include "widgets/progress_strip.h"
#include "widgets/standard_actions.h"

namespace app {

namespace {

const QString kGeometryKey = QStringLiteral("window/geometry");
const QString kStateKey = QStringLiteral("window/state");
const QString kFolderKey = QStringLiteral("files/folder");
constexpr int kLayoutVersion = 1;

} // namespace

MainWindow::MainWindow(std::shared_ptr<core::segment::Engine> engine, widgets::SampleSource samples, QWidget* parent)
    : QMainWindow(parent),
      m_engine(std::move(engine)),
      m_jobs(std::make_unique<widgets::JobRunner>()),
      m_panes(new QStackedWidget(this)),
      m_inspectors(new QStackedWidget(this))
{
    setWindowIcon(widgets::applicationIcon());
    setCentralWidget(m_panes);
    m_actions.add(widgets::standardActions());
    for (const widgets::PaneEntry& entry : widgets::paneRegistry())
        m_actions.add(entry.actions());
    for (QAction* action : m_actions.all())
        addAction(action);
    makePanes(samples);
    makeInspector();
    makeRail();
    makeToolBar();
    makeMenus();
    makeStatusBar();
    connectActions();
    connectChoices();
    retranslate();
    refreshActions();
    restoreLayout();
    showPane(0);
}

MainWindow::~MainWindow()
{
    // The panes use the jobs and the actions, which as members would go first.
    m_jobs->cancelAll();
    m_inspectorDock->disconnect(this);
    delete takeCentralWidget();
    delete m_inspectorDock;
    delete m_progress;
}

widgets::Pane* MainWindow::currentPane() const { return qobject_cast<widgets::Pane*>(m_panes->currentWidget()); }

void MainWindow::openFiles(const QStringList& paths) { currentPane()->openFiles(paths); }

void MainWindow::showError(const gpu::Error& error)
{
    if (widgets::Pane* pane = currentPane())
        pane->showError(error);
}

void MainWindow::makePanes(const widgets::SampleSource& samples)
{
    const widgets::PaneServices services{*m_jobs, m_actions, m_engine, samples};
    for (const widgets::PaneEntry& entry : widgets::paneRegistry()) {
        widgets::Pane* pane = entry.make(services, m_panes);
        m_panes->addWidget(pane);
        m_inspectors->addWidget(pane->inspector());
        adoptPane(pane);
    }
}

void MainWindow::adoptPane(widgets::Pane* pane)
{
    using widgets::Pane;
    connect(pane, &Pane::stateChanged, this, &MainWindow::refreshActions);
    connect(pane, &Pane::readOut, this, [this](const QString& text) { m_readOut->setText(text); });
    if (widgets::ImageView* canvas = pane->canvas())
        connect(canvas, &widgets::ImageView::zoomChanged, this, [this, pane](double zoom) {
            m_zoom->setText(pane->hasPicture()
                                ? QLocale().toString(std::round(1000 * zoom) / 10, 'g', 4) + QStringLiteral(" %")
                                : QString());
        });
}

void MainWindow::showPane(int index)
{
    m_panes->setCurrentIndex(index);
    m_inspectors->setCurrentIndex(index);
    m_railGroup->actions().at(index)->setChecked(true);
    currentPane()->setFocus();
    refreshActions();
}

void MainWindow::connectActions()
{
    const auto on = [this](const char* id, auto handler) {
        connect(m_actions.action(id), &QAction::triggered, this, handler);
    };
    on("file.open", [this] { askForFile(); });
    on("file.samples",
       [this] { currentPane()->showSamples(m_toolBar->widgetForAction(m_actions.action("file.samples"))); });
    on("file.paste", [this] { paste(); });
    on("app.quit", [this] { close(); });
    on("edit.undo", [this] { currentPane()->undoStack()->undo(); });
    on("edit.redo", [this] { currentPane()->undoStack()->redo(); });
    on("view.fit", [this] { currentPane()->canvas()->fit(); });
    on("view.actual-size", [this] { currentPane()->canvas()->actualSize(); });
    on("view.zoom-in", [this] { currentPane()->canvas()->zoomIn(); });
    on("view.zoom-out", [this] { currentPane()->canvas()->zoomOut(); });
    on("view.guides", [this](bool visible) { currentPane()->canvas()->setGuidesVisible(visible); });
    on("view.inspector", [this](bool visible) { m_inspectorDock->setVisible(visible); });
    connect(m_inspectorDock, &QDockWidget::visibilityChanged, this, [this](bool visible) {
        if (!isMinimized() && isVisible())
            m_actions.action("view.inspector")->setChecked(visible);
    });
    on("window.reset-layout", [this] { restoreState(m_defaultState, kLayoutVersion); });
    on("help.about", [this] { about(); });
    connect(QApplication::clipboard(), &QClipboard::dataChanged, this, &MainWindow::refreshActions);
}

void MainWindow::refreshActions()
{
    const widgets::Pane* pane = currentPane();
    if (!pane)
        return;
    QUndoStack* undo = currentPane()->undoStack();
    m_actions.setBlocked("edit.undo", undo->canUndo() ? QString() : tr("There is nothing to undo."));
    m_actions.setBlocked("edit.redo", undo->canRedo() ? QString() : tr("There is nothing to redo."));
    const QString needsPicture = pane->hasPicture() ? QString() : tr("Open a picture first.");
    for (const char* id : {"view.fit", "view.actual-size", "view.zoom-in", "view.zoom-out", "view.guides"})
        m_actions.setBlocked(id, needsPicture);
    const QMimeData* clipboard = QApplication::clipboard()->mimeData();
    const bool pastable = clipboard && (clipboard->hasImage() || clipboard->hasUrls());
    m_actions.setBlocked("file.paste", pastable ? QString() : tr("There is no picture on the clipboard."));
    m_actions.action("view.guides")->setChecked(currentPane()->canvas()->guidesVisible());
    const QString name = pane->documentName();
    setWindowTitle(name.isEmpty() ? QStringLiteral("Tessera") : tr("%1 – Tessera").arg(name));
}

void MainWindow::askForFile()
{
    QSettings settings;
    auto* dialog =
        new QFileDialog(this, tr("Open picture"), settings.value(kFolderKey).toString(),
                        tr("Pictures (%1);;All files (*)")
                            .arg(QStringLiteral("*.png *.jpg *.jpeg *.webp *.bmp *.tif *.tiff *.pgm *.ppm *.pnm")));
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
    QStringList files;
    for (const QUrl& url : clip->urls())
        if (url.isLocalFile())
            files << url.toLocalFile();
    if (!files.isEmpty())
        currentPane()->openFiles(files);
    else if (clip->hasImage())
        currentPane()->openImage(qvariant_cast<QImage>(clip->imageData()), tr("Pasted picture"));
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

void MainWindow::openDevice()
{
    using core::segment::DeviceSummary;
    m_deviceState = DeviceState::Opening;
    refreshDevice();
    const auto engine = m_engine;
    m_jobs->run<DeviceSummary>(
        QStringLiteral("device.open"), gpu::mark("MainWindow", "Opening the device"),
        [engine](core::JobContext& context) { return engine->open(context); }, this,
        [this](const widgets::Outcome<DeviceSummary>& outcome) {
            m_deviceState = outcome.value ? DeviceState::Open : DeviceState::Failed;
            m_deviceInUse = outcome.value.value_or(DeviceSummary());
            m_deviceError = outcome.error;
            if (outcome.error)
                currentPane()->showError(*outcome.error);
            refreshDevice();
        });
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    QSettings settings;
    settings.setValue(kGeometryKey, saveGeometry());
    settings.setValue(kStateKey, saveState(kLayoutVersion));
    m_jobs->cancelAll();
    QMainWindow::closeEvent(event);
}

void MainWindow::restoreLayout()
{
    m_defaultState = saveState(kLayoutVersion);
    const QSettings settings;
    resize(1280, 800);
    restoreGeometry(settings.value(kGeometryKey).toByteArray());
    restoreState(settings.value(kStateKey).toByteArray(), kLayoutVersion);
    m_actions.action("view.inspector")->setChecked(!m_inspectorDock->isHidden());
}

void MainWindow::changeEvent(QEvent* event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace app
