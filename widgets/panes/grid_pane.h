#pragma once

#include <QPointer>

#include "widgets/panes/grid/grid_document.h"
#include "widgets/panes/grid/grid_inspector.h"
#include "widgets/panes/grid/grid_painter.h"
#include "widgets/panes/grid/grid_run.h"
#include "widgets/panes/grid/grid_strip.h"
#include "widgets/panes/grid/select_tool.h"
#include "widgets/panes/pane.h"

namespace widgets {

class ImageView;
class MessageBar;

/// Grid worlds: a map, an algorithm that learns in it, and what it has come to, step by step.
class GridPane : public Pane {
    Q_OBJECT
public:
    GridPane(const PaneServices& services, QWidget* parent = nullptr);
    ~GridPane() override;

    /// The pane's own actions.
    static std::span<const ActionSpec> actionSpecs();

    QWidget* inspector() override;
    QUndoStack* undoStack() override { return &m_document.undoStack(); }
    ImageView* canvas() override { return m_view; }
    bool hasPicture() const override { return true; }
    QString documentName() const override;
    void openFiles(const QStringList& paths) override;
    void openImage(const QImage& image, const QString& name) override;
    void showSamples(QWidget* anchor) override;
    void showError(const gpu::Error& error) override;
    MessageBar* messageBar() const override { return m_messages; }
    PaneActions actionPlaces() const override;
    void closeDocument() override;

    grid::GridDocument& document() { return m_document; }
    grid::GridRun& run() { return m_run; }
    const grid::GridScene& scene() const { return m_scene; }
    grid::GridInspector* gridInspector() const { return m_inspector; }
    grid::GridStrip* strip() const { return m_strip; }

protected:
    void changeEvent(QEvent* event) override;

private:
    void connectActions();
    void connectParts();
    void hover(QPointF place, bool inside);
    /// The scene as it is now, and the picture of its cells.
    void refreshScene();
    void refreshPicture();
    void refreshView();
    void askForTarget();
    void saveWorld(const QString& path);
    void record();

    PaneServices m_services;
    grid::GridDocument m_document;
    grid::GridRun m_run;
    grid::GridScene m_scene;
    grid::GridOverlay m_overlay;
    grid::SelectTool m_select;
    ImageView* m_view;
    grid::GridStrip* m_strip;
    MessageBar* m_messages;
    QPointer<grid::GridInspector> m_inspector; ///< the window may delete it first
    QStringList m_recorded;                    ///< the command told last
};

} // namespace widgets
