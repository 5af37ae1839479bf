#pragma once

#include <functional>

#include <QObject>

#include "core/workspace/workspace.h"
#include "gpu/base/error.h"
#include "widgets/export/export_item.h"
#include "widgets/panes/segment/annotation_dialog.h"

namespace widgets {
class JobRunner;
}

namespace widgets::segment {

class SegmentDocument;

/// Writes the objects of a document to annotation files and reads them from there. Files are read and written by the
/// job runner; what is read becomes one undo step.
class AnnotationIo : public QObject {
    Q_OBJECT
public:
    AnnotationIo(SegmentDocument& document, JobRunner& runner, std::function<Provenance()> provenance, QWidget* parent);

    /// Why nothing can be exported or imported now; empty if it can.
    QString exportReason() const;
    QString importReason() const;

    void askForExport();
    void askForImport();
    /// The visible objects, as they are now.
    void exportTo(const ExportChoice& choice);
    void importFrom(const QString& path);

signals:
    void failed(const gpu::Error& error);
    /// What was done, and what of it should be known.
    void finished(const QString& text, const QString& hint);
    /// How a file was written, for a replay.
    void exported(const core::workspace::ExportRecord& record);

private:
    QString folder() const;

    SegmentDocument& m_document;
    JobRunner& m_runner;
    std::function<Provenance()> m_provenance;
    QWidget* m_window;
};

} // namespace widgets::segment
