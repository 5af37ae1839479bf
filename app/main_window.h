#pragma once
// The shell around the panes: rail, menus, toolbar, inspector, status bar.

#include <functional>
#include <memory>
#include <vector>

#include <QMainWindow>

#include "core/segment/engine.h"
#include "widgets/actions.h"
#include "widgets/samples.h"

class QActionGroup;
class QDockWidget;
class QLabel;
class QMenu;
class QStackedWidget;
class QToolBar;

namespace widgets {
class JobRunner;
class Pane;
class ProgressStrip;
} // namespace widgets

namespace app {

class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    MainWindow(std::shared_ptr<core::segment::Engine> engine, widgets::SampleSource samples, QWidget* parent = nullptr);
    ~MainWindow() override;

    /// Opens the device on the compute thread and names it in the status bar.
    void openDevice();
    void openFiles(const QStringList& paths);
    /// Tells of a failure in the message bar of the pane in front.
    void showError(const gpu::Error& error);
    widgets::Pane* currentPane() const;
    widgets::ActionTable& actions() { return m_actions; }
    widgets::JobRunner& jobs() { return *m_jobs; }

protected:
    void closeEvent(QCloseEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void makePanes(const widgets::SampleSource& samples);
    void adoptPane(widgets::Pane* pane);
    void makeRail();
    void makeToolBar();
    void makeMenus();
    void makeInspector();
    void makeStatusBar();
    void connectActions();
    void connectChoices();
    void refreshActions();
    void refreshChoices();
    void showPane(int index);
    void askForFile();
    void paste();
    void about();
    void restoreLayout();
    void retranslate();
    void refreshDevice();

    std::shared_ptr<core::segment::Engine> m_engine;
    widgets::ActionTable m_actions;
    std::unique_ptr<widgets::JobRunner> m_jobs;
    QStackedWidget* m_panes;
    QStackedWidget* m_inspectors;
    QDockWidget* m_inspectorDock = nullptr;
    QToolBar* m_rail = nullptr;
    QToolBar* m_toolBar = nullptr;
    QActionGroup* m_railGroup = nullptr;
    std::vector<std::pair<QMenu*, const char*>> m_menus; ///< with the source of their titles
    widgets::ProgressStrip* m_progress = nullptr;
    QLabel* m_device = nullptr;
    QLabel* m_readOut = nullptr;
    QLabel* m_zoom = nullptr;
    QByteArray m_defaultState;
    enum class DeviceState { Opening, Open, Failed } m_deviceState = DeviceState::Opening;
    core::segment::DeviceSummary m_deviceInUse;
    std::shared_ptr<const gpu::Error> m_deviceError;
};

} // namespace app
