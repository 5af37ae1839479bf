#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include <QImage>
#include <QStringList>
#include <QWidget>

#include "core/segment/engine.h"
#include "widgets/actions.h"
#include "widgets/export/export_item.h"
#include "widgets/samples.h"

class QUndoStack;

namespace core::workspace {
struct ExportRecord;
struct Workspace;
} // namespace core::workspace

namespace widgets {

class ImageView;
class JobRunner;
class MessageBar;
class RecentFiles;

/// What the window lends to its panes. All of it outlives them.
struct PaneServices {
    JobRunner& jobs;
    ActionTable& actions;
    std::shared_ptr<core::segment::Engine> segmentEngine;
    SampleSource samples;
    RecentFiles& recent;
};

/// A chart, table or list of a pane that the window shows as a tab of its bottom dock while the pane is in front.
struct PanePanel {
    const char* id;       ///< "segment.metrics", never translated
    const char* title;    ///< marked with QT_TRANSLATE_NOOP("Panels", ...)
    const char* iconName; ///< of resources/icons
    QWidget* widget;      ///< belongs to the pane until the window adopts it
    int height = 0;       ///< that it has at first, if it needs more than most
};

/// Where the window puts a pane's actions while the pane is in front: ids of the action table, an empty id is a
/// separator.
struct PaneActions {
    std::vector<const char*> file;    ///< File menu, after what opens
    std::vector<const char*> edit;    ///< Edit menu, after undo and redo
    std::vector<const char*> view;    ///< View menu, after the zoom
    std::vector<const char*> menu;    ///< the menu that bears the pane's title
    std::vector<const char*> toolBar; ///< between undo and the zoom
};

/// A pane's part of a workspace as it is at one moment.
struct PaneSnapshot {
    /// Fills it in; `file` is where the workspace will lie. Runs on a job's thread and touches no widget. Null: the
    /// pane keeps nothing.
    std::function<void(core::workspace::Workspace& workspace, const std::filesystem::path& file)> write;
    /// Called on the UI thread once the person's file has it: what has not changed since then counts as saved.
    std::function<void()> saved;
};

/// Reads what a workspace that lies in `folder` needs of other files. Runs on a job's thread and touches no widget.
/// What it returns puts it on the screen, on the UI thread.
using PaneRestorer = std::function<std::function<void()>(
    const core::workspace::Workspace& workspace, const std::filesystem::path& folder, core::JobContext& context)>;

/// Where a workspace says that a file lies, to be changed; null: nowhere.
struct NeededFile {
    std::string* path = nullptr;
    std::string* relative = nullptr;
};

/// One instrument: the canvas in the middle and its inspector at the right. Panes never call each other.
class Pane : public QWidget {
    Q_OBJECT
public:
    using QWidget::QWidget;

    /// Shown at the right while the pane is in front; belongs to the pane until the window adopts it.
    virtual QWidget* inspector() = 0;
    virtual QUndoStack* undoStack() = 0;
    /// The canvas for the window's zoom actions; null if the pane has none.
    virtual ImageView* canvas() = 0;
    virtual bool hasPicture() const = 0;
    /// What is open, for the title of the window; empty: nothing.
    virtual QString documentName() const = 0;

    virtual void openFiles(const QStringList& paths) = 0;
    virtual void openImage(const QImage& image, const QString& name) = 0;
    /// For the dialog that opens files: its title, and the kinds of files. Empty: pictures.
    virtual QString openTitle() const { return {}; }
    virtual QString fileFilter() const { return {}; }
    /// Whether text from the clipboard can be opened.
    virtual bool takesText() const { return false; }
    virtual void openText(const QString& /*text*/, const QString& /*name*/) {}
    /// The canvas' zoom in words; empty: in percent.
    virtual QString zoomText(double /*zoom*/) const { return {}; }
    /// Offers the sample pictures, below `anchor` if there is one.
    virtual void showSamples(QWidget* anchor) = 0;
    virtual void showError(const gpu::Error& error) = 0;
    virtual MessageBar* messageBar() const = 0;

    virtual PaneSnapshot snapshot() { return {}; }
    virtual PaneRestorer restorer() { return {}; }
    /// The file that restorer() cannot do without.
    virtual NeededFile neededFile(core::workspace::Workspace& /*workspace*/) const { return {}; }
    /// Whether something would be lost that no workspace file has.
    virtual bool isModified() const { return false; }
    /// What is open counts as unsaved from now on.
    virtual void setModified() {}
    /// This device computes from now on.
    virtual void deviceChanged(const QString& /*name*/) {}
    /// Back to the empty pane.
    virtual void closeDocument() {}
    /// Something of the document was exported: workspaces keep how, so that a replay can do it again.
    virtual void recordExport(const core::workspace::ExportRecord&) {}

    /// The places of its actions; the same at every call.
    virtual PaneActions actionPlaces() const { return {}; }
    /// In the order of the tabs; the same at every call.
    virtual std::vector<PanePanel> panels() { return {}; }
    /// What can be exported now.
    virtual std::vector<ExportItem> exportItems() const { return {}; }
    /// Whether there are some; asked after every change, so without making them.
    virtual bool hasExports() const { return false; }
    virtual Provenance provenance() const { return {}; }

signals:
    /// hasPicture(), documentName() or what the undo stack can do has changed.
    void stateChanged();
    /// Something that workspaces keep has changed, though nothing would be lost without it: where the canvas looks.
    void keptChanged();
    /// A file is open now, for the recent files and the recorder.
    void opened(const QString& path);
    /// For the status bar: position and value under the cursor; empty outside.
    void readOut(const QString& text);
    /// One of panels() should be seen now.
    void panelWanted(const QString& id);
    /// Something was done that a command line can do as well: its words after "tessera", for the recorder.
    void performed(const QStringList& command);
    /// Files were dropped: the window decides who opens them.
    void filesOffered(const QStringList& paths);
};

} // namespace widgets
