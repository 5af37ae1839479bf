#include "widgets/panes/segment/annotation_io.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>

#include "core/segment/run_length.h"
#include "widgets/job_runner.h"
#include "widgets/message_text.h"
#include "widgets/panes/segment/segment_document.h"

namespace widgets::segment {

using core::segment::AnnotationSet;
using core::segment::ReadAnnotations;

namespace {

const QString kExport = QStringLiteral("segment.export-annotations");
const QString kImport = QStringLiteral("segment.import-annotations");

/// A visible object as it is now, for another thread.
struct Layer {
    std::string name;
    uint32_t label = 1;
    std::shared_ptr<const ObjectView> view;
};

std::filesystem::path pathOf(const QString& text) { return QFile::encodeName(text).toStdString(); }

QString linesOf(const std::vector<gpu::Message>& notes)
{
    QStringList lines;
    for (const gpu::Message& note : notes)
        lines << translated(note);
    return lines.join('\n');
}

AnnotationSet setOf(const Picture& picture, std::vector<core::segment::ObjectClass> classes,
                    const std::vector<Layer>& layers, const core::JobContext& context)
{
    AnnotationSet set{
        picture.name.toStdString(), picture.image().width, picture.image().height, std::move(classes), {}};
    for (const Layer& layer : layers) {
        context.control.throwIfStopped();
        set.objects.push_back(
            {layer.name, layer.label, false,
             std::make_shared<const core::segment::RunLengths>(core::segment::encodeRuns(layer.view->mask()))});
    }
    return set;
}

} // namespace

AnnotationIo::AnnotationIo(SegmentDocument& document, JobRunner& runner, std::function<Provenance()> provenance,
                           QWidget* parent)
    : QObject(parent), m_document(document), m_runner(runner), m_provenance(std::move(provenance)), m_window(parent)
{
}

QString AnnotationIo::exportReason() const
{
    if (!m_document.picture())
        return tr("Open a picture first.");
    if (m_document.masks().isAnyOutdated())
        return tr("A mask is still being computed.");
    for (const MaskLayer& layer : m_document.masks().layers())
        if (layer.visible && layer.view)
            return {};
    return tr("Point at an object first: there is no mask yet.");
}

QString AnnotationIo::importReason() const { return m_document.picture() ? QString() : tr("Open a picture first."); }

QString AnnotationIo::folder() const
{
    const QString path = QFile::decodeName(m_document.picture()->loaded->path.c_str());
    return path.isEmpty() ? QDir::homePath() : QFileInfo(path).absolutePath();
}

void AnnotationIo::askForExport()
{
    if (!exportReason().isEmpty())
        return;
    const QString base = folder() + '/' + QFileInfo(m_document.picture()->name).completeBaseName();
    auto* dialog = new AnnotationDialog(base, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { exportTo(dialog->choice()); });
    dialog->open();
}

void AnnotationIo::askForImport()
{
    if (!importReason().isEmpty())
        return;
    auto* dialog = new QFileDialog(m_window, tr("Import annotations"), folder(),
                                   tr("Annotations (*.json *.xml *.txt *.svg *.png)") + ";;" + tr("All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &AnnotationIo::importFrom);
    dialog->open();
}

void AnnotationIo::exportTo(const ExportChoice& choice)
{
    if (!exportReason().isEmpty())
        return;
    std::vector<Layer> layers;
    for (const MaskLayer& layer : m_document.masks().layers())
        if (layer.visible && layer.view)
            layers.push_back({m_document.scene().object(layer.id)->name, layer.label, layer.view});
    const Provenance made = m_provenance();
    core::segment::WriteOptions options{choice.tolerance,
                                        {"Tessera " + QCoreApplication::applicationVersion().toStdString(),
                                         m_document.picture()->name.toStdString(), m_document.picture()->loaded->sha256,
                                         made.device.toStdString()}};
    using Notes = std::vector<gpu::Message>;
    const std::function<Notes(core::JobContext&)> work = [picture = m_document.picture(),
                                                          classes = m_document.scene().classes, layers, choice,
                                                          options](core::JobContext& context) {
        const AnnotationSet set = setOf(*picture, classes, layers, context);
        return core::segment::writeAnnotations(choice.format, pathOf(choice.path), set, &picture->image(), options);
    };
    m_runner.run<Notes>(
        kExport, gpu::mark("SegmentPane", "Writing annotations"), work, this,
        [this, choice](const Outcome<Notes>& outcome) {
            if (outcome.error)
                emit failed(*outcome.error);
            if (!outcome.value)
                return;
            emit exported({"segment.annotations",
                           core::segment::entryOf(choice.format).id,
                           QFileInfo(choice.path).fileName().toStdString(),
                           {{"tolerance", choice.tolerance}}});
            emit finished(tr("Exported to %1.").arg(QDir::toNativeSeparators(choice.path)), linesOf(*outcome.value));
        },
        Lane::Files);
}

void AnnotationIo::importFrom(const QString& path)
{
    const std::shared_ptr<const Picture> picture = m_document.picture();
    if (!picture)
        return;
    const core::segment::PictureKey key{picture->name.toStdString(), picture->image().width, picture->image().height};
    const std::function<ReadAnnotations(core::JobContext&)> work = [path, key](core::JobContext& context) {
        return core::segment::readAnnotations(pathOf(path), key, context.control);
    };
    m_runner.run<ReadAnnotations>(
        kImport, gpu::mark("SegmentPane", "Reading annotations"), work, this,
        [this, picture](const Outcome<ReadAnnotations>& outcome) {
            if (outcome.error)
                emit failed(*outcome.error);
            if (!outcome.value || m_document.picture() != picture)
                return;
            const core::segment::SceneParts parts = core::segment::scenePartsOf(outcome.value->set);
            if (!parts.objects.empty())
                m_document.importObjects(parts.objects, parts.classes);
            emit finished(tr("%n object(s) imported.", nullptr, static_cast<int>(parts.objects.size())),
                          linesOf(outcome.value->notes));
        },
        Lane::Files);
}

} // namespace widgets::segment
