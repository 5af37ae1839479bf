#pragma once

#include <functional>
#include <optional>
#include <vector>

#include <QObject>

#include "core/segment/formats/coco.h"
#include "core/workspace/workspace.h"
#include "gpu/base/error.h"
#include "widgets/export/export_item.h"
#include "widgets/panes/segment/annotation_dialog.h"

namespace widgets {
class JobRunner;
}

namespace widgets::segment {

class SegmentDocument;

/// Annotation files in records of exports.
inline constexpr const char* kAnnotationsItem = "segment.annotations";

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
    /// The visible objects, as they are now. The path has the format's ending.
    void exportTo(const ExportChoice& choice);
    /// Of a COCO file `cocoId` says which of its pictures is meant; without it the person is asked if several could be.
    void importFrom(const QString& path, std::optional<int64_t> cocoId = {});
    /// Whether a file of that name is annotations and cannot be a picture.
    static bool isAnnotations(const QString& path);

signals:
    void failed(const gpu::Error& error);
    /// What was done, and what of it should be known.
    void finished(const QString& text, const QString& hint);
    /// How a file was written, for a replay.
    void exported(const core::workspace::ExportRecord& record);

private:
    QString folder() const;
    void askForPicture(const QString& path, const std::vector<core::segment::CocoPicture>& choices);

    SegmentDocument& m_document;
    JobRunner& m_runner;
    std::function<Provenance()> m_provenance;
    QWidget* m_window;
};

} // namespace widgets::segment
