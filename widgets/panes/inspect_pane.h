#pragma once

#include <QPointer>
#include <QUndoStack>

#include "core/workspace/workspace.h"
#include "widgets/panes/inspect/inspect_document.h"
#include "widgets/panes/inspect/inspect_inspector.h"
#include "widgets/panes/inspect/node_table.h"
#include "widgets/panes/inspect/summary_header.h"
#include "widgets/panes/inspect/tensor_panel.h"
#include "widgets/panes/pane.h"

class QLabel;
class QLineEdit;
class QStackedWidget;

namespace widgets {

class EmptyState;
class MessageBar;

/// Any ONNX model: what it is made of, what it costs, how it runs here, and the values between its nodes.
class InspectPane : public Pane {
    Q_OBJECT
public:
    InspectPane(const PaneServices& services, QWidget* parent = nullptr);
    ~InspectPane() override;

    static std::span<const ActionSpec> actionSpecs();

    QWidget* inspector() override;
    QUndoStack* undoStack() override { return &m_undo; }
    ImageView* canvas() override { return nullptr; }
    bool hasPicture() const override { return m_document.model() != nullptr; }
    QString documentName() const override;
    void openFiles(const QStringList& paths) override;
    void openImage(const QImage& image, const QString& name) override;
    QString openTitle() const override;
    QString fileFilter() const override;
    void showSamples(QWidget* anchor) override;
    void showError(const gpu::Error& error) override;
    MessageBar* messageBar() const override { return m_messages; }
    PaneSnapshot snapshot() override;
    PaneRestorer restorer() override;
    NeededFile neededFile(core::workspace::Workspace& workspace) const override;
    bool isModified() const override { return m_changes != m_savedChanges; }
    void setModified() override;
    void closeDocument() override;
    void deviceChanged(const QString& name) override { m_document.useDevice(name); }
    void recordExport(const core::workspace::ExportRecord& record) override;
    PaneActions actionPlaces() const override;
    std::vector<PanePanel> panels() override;
    std::vector<ExportItem> exportItems() const override;
    bool hasExports() const override { return hasPicture(); }
    Provenance provenance() const override;

    inspect::InspectDocument& document() { return m_document; }
    inspect::NodeTable* table() const { return m_table; }
    inspect::SummaryHeader* header() const { return m_header; }
    inspect::InspectInspector* inspectInspector() const { return m_inspector; }
    inspect::TensorPanel* tensorPanel() const { return m_tensor; }
    QLineEdit* searchField() const { return m_search; }

protected:
    void changeEvent(QEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    struct RestoredModel;

    void makePages();
    void connectActions();
    void refreshModel();
    void refreshActions();
    void refilter();
    void refreshCount();
    void retranslate();
    void show(const RestoredModel& restored);

    PaneServices m_services;
    QUndoStack m_undo; ///< always empty: nothing here is edited
    inspect::InspectDocument m_document;
    QStackedWidget* m_stack;
    QWidget* m_emptyPage;
    EmptyState* m_empty;
    QWidget* m_page;
    inspect::SummaryHeader* m_header;
    QLineEdit* m_search;
    QLabel* m_count;
    inspect::NodeTable* m_table;
    MessageBar* m_messages;
    QPointer<inspect::InspectInspector> m_inspector; ///< the window may delete it first
    QPointer<inspect::TensorPanel> m_tensor;         ///< likewise
    std::vector<core::workspace::ModelExport> m_exports;
    int m_changes = 0; ///< to those
    int m_savedChanges = 0;
};

} // namespace widgets
