#pragma once

#include <functional>

#include <QPointer>

class QStackedWidget;

#include "widgets/panes/grid/books_panel.h"
#include "widgets/panes/grid/charts_panel.h"
#include "widgets/panes/grid/compare_view.h"
#include "widgets/panes/grid/grid_document.h"
#include "widgets/panes/grid/grid_figures.h"
#include "widgets/panes/grid/grid_inspector.h"
#include "widgets/panes/grid/grid_painter.h"
#include "widgets/panes/grid/grid_run.h"
#include "widgets/panes/grid/grid_strip.h"
#include "widgets/panes/grid/grid_tools.h"
#include "widgets/panes/grid/scene_picture.h"
#include "widgets/panes/grid/world_edits.h"
#include "widgets/panes/pane.h"

namespace widgets {

class CanvasHint;
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
    QString openTitle() const override;
    QString fileFilter() const override;
    bool takesText() const override { return true; }
    void openText(const QString& text, const QString& name) override;
    QString zoomText(double zoom) const override;
    void showSamples(QWidget* anchor) override;
    void showError(const gpu::Error& error) override;
    MessageBar* messageBar() const override { return m_messages; }
    PaneActions actionPlaces() const override;
    PaneSnapshot snapshot() override;
    PaneRestorer restorer() override;
    bool isModified() const override;
    void setModified() override;
    void closeDocument() override;
    std::vector<PanePanel> panels() override;
    std::vector<ExportItem> exportItems() const override;
    bool hasExports() const override { return hasPicture(); }
    Provenance provenance() const override;

    grid::GridDocument& document() { return m_document; }
    grid::GridRun& run() { return m_run; }
    const grid::GridScene& scene() const { return m_scene; }
    grid::GridInspector* gridInspector() const { return m_inspector; }
    grid::GridStrip* strip() const { return m_strip; }
    grid::ChartsPanel* charts() const { return m_charts; }
    grid::BooksPanel* books() const { return m_books; }
    grid::CompareView* compare() const { return m_compare; }

protected:
    void changeEvent(QEvent* event) override;

private:
    void connectActions();
    void connectParts();
    void hover(QPointF place, bool inside);
    /// The scene as it is now.
    void refreshScene();
    void refreshView();
    /// Shows the computed numbers of a printed table, cell by cell; null: what was learnt again.
    void showBook(const std::shared_ptr<const core::grid::BookCheck>& check);
    void checkBook();
    void setComparing(bool on);
    void load(std::function<core::grid::World()> read, const QString& name, const QString& path);
    void askForTarget();
    void saveWorld(const QString& path);
    void record();

    PaneServices m_services;
    grid::GridDocument m_document;
    grid::WorldEdits m_edits;
    grid::GridRun m_run;
    grid::GridScene m_scene;
    grid::GridOverlay m_overlay;
    ImageView* m_view;
    grid::ScenePicture m_picture;
    grid::GridTools m_tools;
    grid::GridStrip* m_strip;
    MessageBar* m_messages;
    CanvasHint* m_hint;
    QPointer<grid::GridInspector> m_inspector; ///< the window may delete it first
    QPointer<grid::ChartsPanel> m_charts;      ///< likewise
    QPointer<grid::BooksPanel> m_books;        ///< likewise
    grid::CompareView* m_compare;
    QStackedWidget* m_stack;
    std::shared_ptr<const core::grid::BookCheck> m_book; ///< that is shown; null: none
    std::shared_ptr<const grid::GridSnapshot> m_bookSnapshot;
    bool m_openingBook = false;
    bool m_forced = false;  ///< counts as unsaved whatever the document says
    QStringList m_recorded; ///< the command told last
};

} // namespace widgets
