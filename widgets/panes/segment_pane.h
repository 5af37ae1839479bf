#pragma once

#include <QPointer>

#include "widgets/panes/pane.h"
#include "widgets/panes/segment/annotation_io.h"
#include "widgets/panes/segment/attention_parts.h"
#include "widgets/panes/segment/everything_panel.h"
#include "widgets/panes/segment/folder_panel.h"
#include "widgets/panes/segment/hover_preview.h"
#include "widgets/panes/segment/metrics_parts.h"
#include "widgets/panes/segment/segment_document.h"
#include "widgets/panes/segment/segment_figures.h"
#include "widgets/panes/segment/segment_inspector.h"
#include "widgets/panes/segment/segment_jobs.h"
#include "widgets/panes/segment/segment_keeper.h"
#include "widgets/panes/segment/segment_overlays.h"
#include "widgets/panes/segment/segment_tools.h"

namespace widgets {

class CanvasHint;
class EmptyState;
class ImageView;
class MessageBar;

/// Segmentation by pointing: a picture, prompts, and the masks that the model gives for them.
class SegmentPane : public Pane {
    Q_OBJECT
public:
    SegmentPane(const PaneServices& services, QWidget* parent = nullptr);
    ~SegmentPane() override;

    /// The pane's own actions.
    static std::span<const ActionSpec> actionSpecs();

    QWidget* inspector() override;
    QUndoStack* undoStack() override { return &m_document.undoStack(); }
    ImageView* canvas() override { return m_view; }
    bool hasPicture() const override { return m_document.picture() != nullptr; }
    QString documentName() const override;
    void openFiles(const QStringList& paths) override;
    void openImage(const QImage& image, const QString& name) override;
    void showSamples(QWidget* anchor) override;
    void showError(const gpu::Error& error) override;
    MessageBar* messageBar() const override { return m_messages; }
    PaneActions actionPlaces() const override;
    PaneSnapshot snapshot() override;
    PaneRestorer restorer() override;
    NeededFile neededFile(core::workspace::Workspace& workspace) const override;
    bool isModified() const override;
    void setModified() override;
    void closeDocument() override;
    void recordExport(const core::workspace::ExportRecord& record) override;
    Provenance provenance() const override { return segment::provenanceOf(m_document); }
    std::vector<PanePanel> panels() override;
    std::vector<ExportItem> exportItems() const override;
    bool hasExports() const override { return hasPicture(); }

    segment::AttentionParts& attention() { return m_attention; }
    const segment::SegmentDocument& document() const { return m_document; }
    segment::SegmentJobs& jobs() { return m_jobs; }
    const segment::HoverPreview& preview() const { return m_preview; }
    segment::SegmentInspector* segmentInspector() const { return m_inspector; }
    segment::MetricsParts& metrics() { return m_metrics; }
    segment::EverythingPanel* everythingPanel() const { return m_everything; }
    segment::FolderPanel* folderPanel() const { return m_folder; }
    void openFolder(const QString& folder);

protected:
    void changeEvent(QEvent* event) override;

private:
    void connectCanvas();
    void connectActions();
    void connectDocument();
    void connectPanels();
    void connectKeeper();
    void restoreLooks();
    void openFile(const QString& path);
    void askForFolder();
    void refreshFolderActions();
    void addPoint(QPointF position, Qt::MouseButton button);
    void askForTarget();
    void show(const segment::RestoredPictures& restored);
    void record();
    void say();
    void refreshActions();
    void refreshState();
    void readPixel(QPointF position, bool inside);
    QString embeddingWords() const;

    PaneServices m_services;
    segment::SegmentDocument m_document;
    segment::SegmentKeeper m_keeper;
    segment::SegmentJobs m_jobs;
    segment::MaskOverlay m_maskOverlay;
    segment::PromptOverlay m_promptOverlay;
    segment::HoverPreview m_preview;
    ImageView* m_view;
    segment::SegmentTools m_tools;
    QStringList m_recorded; ///< the command told last
    MessageBar* m_messages;
    segment::AnnotationIo* m_annotations;
    CanvasHint* m_hint;
    EmptyState* m_empty;
    QPointer<segment::SegmentInspector> m_inspector; ///< the window may delete it first
    segment::AttentionParts m_attention;
    segment::MetricsParts m_metrics;
    QPointer<segment::EverythingPanel> m_everything; ///< likewise
    QPointer<segment::FolderPanel> m_folder;         ///< likewise
};

} // namespace widgets
