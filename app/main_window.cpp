#include "app/main_window.h"

#include <cmath>
#include <utility>

#include <QAction>
#include <QActionGroup>
#include <QCloseEvent>
#include <QDockWidget>
#include <QLabel>
#include <QLocale>
#include <QStackedWidget>
#include <QUndoView>

#include "app/device_button.h"
#include "app/window_choices.h"
#include "app/window_menus.h"
#include "app/workspace_session.h"
#include "widgets/icons.h"
#include "widgets/image_view.h"
#include "widgets/job_runner.h"
#include "widgets/panel_dock.h"
#include "widgets/panes/registry.h"
#include "widgets/progress_strip.h"
#include "widgets/recent_files.h"
#include "widgets/shortcut_settings.h"
#include "widgets/standard_actions.h"

namespace app {

MainWindow::MainWindow(std::shared_ptr<core::segment::Engine> engine, widgets::SampleSource samples, QWidget* parent)
    : QMainWindow(parent),
      m_engine(std::move(engine)),
      m_samples(std::move(samples)),
      m_jobs(std::make_unique<widgets::JobRunner>()),
      m_recent(std::make_unique<widgets::RecentFiles>(*m_jobs)),
      m_panes(new QStackedWidget(this)),
      m_inspectors(new QStackedWidget(this))
{
    setWindowIcon(widgets::applicationIcon());
    setCentralWidget(m_panes);
    makeActions();
    makePanes();
    makeRail();
    m_menus = new WindowMenus(m_actions, *m_recent, *this);
    makeInspector();
    makePanels();
    makeStatusBar();
    makeWorkspace();
    makePalette();
    connectActions();
    new WindowChoices(m_actions, this);
    widgets::loadShortcuts(m_actions);
    retranslate();
    showPane(0);
    restoreLayout();
}

MainWindow::~MainWindow()
{
    // The panes use the jobs and the actions, which as members would go first.
    m_jobs->cancelAll();
    delete m_workspace;
    m_inspectorDock->disconnect(this);
    m_panelDock->disconnect(this);
    m_history->setStack(nullptr);
    delete takeCentralWidget();
    delete m_inspectorDock;
    delete m_panelDock;
    delete m_device;
    delete m_progress;
}

void MainWindow::makeActions()
{
    for (const widgets::ActionArea& area : widgets::standardAreas())
        m_actions.addArea(area);
    m_actions.add(widgets::standardActions());
    for (const widgets::PaneEntry& entry : widgets::paneRegistry()) {
        m_actions.addArea({.area = entry.id, .title = entry.title, .context = "Panes", .ofPane = true});
        m_actions.add(entry.actions());
        const std::string id = std::string("pane.") + entry.id;
        m_actions.add({.id = id.c_str(),
                       .title = entry.title,
                       .iconName = entry.iconName,
                       .shortcut = entry.shortcut,
                       .checkable = true,
                       .shortTitle = entry.shortTitle,
                       .context = "Panes"});
    }
}

widgets::Pane* MainWindow::currentPane() const { return qobject_cast<widgets::Pane*>(m_panes->currentWidget()); }

void MainWindow::showError(const gpu::Error& error)
{
    if (widgets::Pane* pane = currentPane())
        pane->showError(error);
}

void MainWindow::makePanes()
{
    const widgets::PaneServices services{*m_jobs, m_actions, m_engine, m_samples, *m_recent};
    for (const widgets::PaneEntry& entry : widgets::paneRegistry()) {
        widgets::Pane* pane = entry.make(services, m_panes);
        m_panes->addWidget(pane);
        m_inspectors->addWidget(pane->inspector());
        m_panelsOfPanes.push_back(pane->panels());
        adoptPane(pane);
    }
}

void MainWindow::adoptPane(widgets::Pane* pane)
{
    using widgets::Pane;
    connect(pane, &Pane::stateChanged, this, &MainWindow::refreshActions);
    connect(pane, &Pane::filesOffered, this, &MainWindow::openFiles);
    connect(pane, &Pane::opened, this, &MainWindow::noteOpened);
    connect(pane, &Pane::performed, this, [this](const QStringList& words) { m_recorder.record(words); });
    connect(pane, &Pane::readOut, this, [this](const QString& text) { m_readOut->setText(text); });
    connect(pane, &Pane::panelWanted, this, [this](const QString& id) { m_panelDock->openPanel(id); });
    if (widgets::ImageView* canvas = pane->canvas())
        connect(canvas, &widgets::ImageView::zoomChanged, this, [this, pane](double zoom) {
            if (pane != currentPane())
                return;
            QString text = pane->zoomText(zoom);
            if (text.isEmpty() && pane->hasPicture())
                text = QLocale().toString(std::round(1000 * zoom) / 10, 'g', 4) + QStringLiteral(" %");
            m_zoom->setText(text);
        });
}

void MainWindow::noteOpened(const QString& path)
{
    m_recent->add(path);
    m_recorder.record({path}); // "tessera FILE" opens the window with it
}

void MainWindow::showPane(int index)
{
    m_panes->setCurrentIndex(index);
    m_inspectors->setCurrentIndex(index);
    m_railGroup->actions().at(index)->setChecked(true);
    std::vector<widgets::PanePanel> panels = m_panelsOfPanes[static_cast<size_t>(index)];
    panels.insert(panels.end(), m_shellPanels.begin(), m_shellPanels.end());
    QStringList ids;
    for (const widgets::PanePanel& panel : panels)
        ids << QString::fromLatin1(panel.id);

    // What belongs to another pane neither answers to keys nor shows in the palette.
    const auto entries = widgets::paneRegistry();
    for (QAction* action : m_actions.all()) {
        const QString id = action->objectName();
        const QString area = id.section(QLatin1Char('.'), 0, 0);
        bool here = area != QLatin1String("panel") || ids.contains(id.section(QLatin1Char('.'), 1));
        for (size_t i = 0; i < entries.size(); ++i)
            here = here && (area != QLatin1String(entries[i].id) || static_cast<int>(i) == index);
        if (here)
            addAction(action);
        else
            removeAction(action);
    }
    m_panelDock->setPanels(std::move(panels));
    m_history->setStack(currentPane()->undoStack());
    m_readOut->clear();
    m_zoom->clear();
    if (widgets::ImageView* canvas = currentPane()->canvas())
        emit canvas->zoomChanged(canvas->zoom());
    m_menus->showPane(entries[static_cast<size_t>(index)], *currentPane(), ids);
    currentPane()->setFocus();
    refreshActions();
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    if (!m_closing && m_workspace->isModified()) {
        event->ignore();
        m_workspace->whenSafe([this] {
            m_closing = true;
            close();
        });
        return;
    }
    m_workspace->endAutosave();
    saveLayout();
    m_jobs->cancelAll();
    QMainWindow::closeEvent(event);
}

void MainWindow::changeEvent(QEvent* event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace app
