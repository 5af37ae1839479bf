#pragma once
// The shell around the panes: rail, menus, toolbar, inspector, panels, status bar.

#include <memory>
#include <vector>

#include <QMainWindow>

#include "core/segment/engine.h"
#include "widgets/actions.h"
#include "widgets/palette_model.h"
#include "widgets/panes/pane.h"
#include "widgets/recorder.h"
#include "widgets/samples.h"

class QActionGroup;
class QLabel;
class QStackedWidget;
class QToolBar;
class QUndoView;

namespace widgets {
class CommandPalette;
class HelpViewer;
class JobRunner;
class PanelDock;
class ProgressStrip;
class RecentFiles;
} // namespace widgets

namespace app {

class DeviceButton;
class WindowMenus;
class WorkspaceSession;

class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    MainWindow(std::shared_ptr<core::segment::Engine> engine, widgets::SampleSource samples, QWidget* parent = nullptr);
    ~MainWindow() override;

    /// Opens the device on the compute thread and names it in the status bar.
    void openDevice();
    /// Opens a workspace if the first file is one, else lets the pane in front open them.
    void openFiles(const QStringList& paths);
    /// What the program does at its start: the device, the files, and from now on the work is kept against crashes.
    void start(const QStringList& files);
    /// Tells of a failure in the message bar of the pane in front.
    void showError(const gpu::Error& error);
    widgets::Pane* currentPane() const;
    widgets::ActionTable& actions() { return m_actions; }
    widgets::JobRunner& jobs() { return *m_jobs; }
    widgets::PanelDock& panels() { return *m_panelDock; }
    WorkspaceSession& workspace() { return *m_workspace; }

protected:
    void closeEvent(QCloseEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void makeActions();
    void makePanes();
    void adoptPane(widgets::Pane* pane);
    void makeRail();
    void makeInspector();
    void makePanels();
    void makeStatusBar();
    void makePalette();
    void showPane(int index);

    void connectActions();
    void connectCanvasActions();
    void connectPanelActions();
    void makeWorkspace();
    void noteOpened(const QString& path);
    void refreshTitle();
    void refreshActions();
    void refreshUndo();

    void askForFile();
    void paste();
    void showHelp();
    void showShortcuts();
    void about();
    std::vector<widgets::PaletteEntry> paletteEntries();

    void restoreLayout();
    void resetLayout();
    void saveLayout();
    void moveFocus(int step);
    void retranslate();

    std::shared_ptr<core::segment::Engine> m_engine;
    widgets::SampleSource m_samples;
    widgets::ActionTable m_actions;
    std::unique_ptr<widgets::JobRunner> m_jobs;
    std::unique_ptr<widgets::RecentFiles> m_recent;
    widgets::Recorder m_recorder;
    QStackedWidget* m_panes;
    QStackedWidget* m_inspectors;
    QDockWidget* m_inspectorDock = nullptr;
    widgets::PanelDock* m_panelDock = nullptr;
    QUndoView* m_history = nullptr;
    widgets::RecorderPanel* m_recorderPanel = nullptr;
    widgets::CommandPalette* m_palette = nullptr;
    widgets::HelpViewer* m_help = nullptr;
    std::vector<std::vector<widgets::PanePanel>> m_panelsOfPanes;
    std::vector<widgets::PanePanel> m_shellPanels;
    QToolBar* m_rail = nullptr;
    QActionGroup* m_railGroup = nullptr;
    WindowMenus* m_menus = nullptr;
    WorkspaceSession* m_workspace = nullptr;
    bool m_closing = false; ///< the person has decided what becomes of unsaved changes
    widgets::ProgressStrip* m_progress = nullptr;
    DeviceButton* m_device = nullptr;
    QLabel* m_readOut = nullptr;
    QLabel* m_zoom = nullptr;
    QByteArray m_defaultState;
};

} // namespace app
