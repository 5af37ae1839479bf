#include "widgets/panes/segment/annotation_io.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QInputDialog>

#include "core/segment/run_length.h"
#include "gpu/base/error.h"
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

/// What a file says of the picture, or which of its pictures could be it.
struct Read {
    ReadAnnotations annotations;
    std::vector<core::segment::CocoPicture> choices;
};

Read readOrAsk(const std::filesystem::path& path, const core::segment::PictureKey& key, std::optional<int64_t> cocoId,
               core::JobContext& context)
{
    if (cocoId)
        return {core::segment::readCoco(path, key, context.control, {}, cocoId), {}};
    try {
        return {core::segment::readAnnotations(path, key, context.control), {}};
    } catch (const gpu::Error& error) {
        if (error.kind() != gpu::ErrorKind::InvalidInput || !core::segment::looksLikeJson(path))
            throw;
        std::vector<core::segment::CocoPicture> choices = core::segment::cocoPictures(path, key, context.control);
        if (choices.size() < 2)
            throw;
        return {{}, std::move(choices)};
    }
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
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) { importFrom(path); });
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
        [this, choice, scene = m_document.snapshot()](const Outcome<Notes>& outcome) {
            if (outcome.error)
                emit failed(*outcome.error);
            if (!outcome.value)
                return;
            emit exported({kAnnotationsItem,
                           core::segment::entryOf(choice.format).id,
                           QFileInfo(choice.path).fileName().toStdString(),
                           {{"tolerance", choice.tolerance}},
                           scene});
            emit finished(tr("Exported to %1.").arg(QDir::toNativeSeparators(choice.path)), linesOf(*outcome.value));
        },
        Lane::Files);
}

bool AnnotationIo::isAnnotations(const QString& path)
{
    static const QStringList kEndings{"json", "xml", "txt", "svg"};
    return kEndings.contains(QFileInfo(path).suffix().toLower()) && QFileInfo(path).isFile();
}

void AnnotationIo::importFrom(const QString& path, std::optional<int64_t> cocoId)
{
    const std::shared_ptr<const Picture> picture = m_document.picture();
    if (!picture) {
        emit failed(gpu::Error(gpu::ErrorKind::InvalidInput,
                               {gpu::mark("SegmentPane", "%1 is annotations of a picture, and none is open"),
                                {QFileInfo(path).fileName().toStdString()}},
                               gpu::mark("SegmentPane", "Open the picture first, then drop this file on it.")));
        return;
    }
    const core::segment::PictureKey key{picture->name.toStdString(), picture->image().width, picture->image().height};
    const std::function<Read(core::JobContext&)> work = [path, key, cocoId](core::JobContext& context) {
        return readOrAsk(pathOf(path), key, cocoId, context);
    };
    m_runner.run<Read>(
        kImport, gpu::mark("SegmentPane", "Reading annotations"), work, this,
        [this, picture, path](const Outcome<Read>& outcome) {
            if (outcome.error)
                emit failed(*outcome.error);
            if (!outcome.value || m_document.picture() != picture)
                return;
            if (!outcome.value->choices.empty()) {
                askForPicture(path, outcome.value->choices);
                return;
            }
            const core::segment::SceneParts parts = core::segment::scenePartsOf(outcome.value->annotations.set);
            if (!parts.objects.empty())
                m_document.importObjects(parts.objects, parts.classes);
            emit finished(tr("%n object(s) imported.", nullptr, static_cast<int>(parts.objects.size())),
                          linesOf(outcome.value->annotations.notes));
        },
        Lane::Files);
}

void AnnotationIo::askForPicture(const QString& path, const std::vector<core::segment::CocoPicture>& choices)
{
    QStringList names;
    for (const core::segment::CocoPicture& one : choices)
        names << tr("%1 (number %2)").arg(QString::fromStdString(one.name)).arg(one.id);
    auto* dialog = new QInputDialog(m_window);
    dialog->setObjectName(QStringLiteral("cocoPicture"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Import annotations"));
    dialog->setLabelText(tr("%1 has several pictures that could be this one. Whose annotations are wanted?")
                             .arg(QFileInfo(path).fileName()));
    dialog->setOption(QInputDialog::UseListViewForComboBoxItems);
    dialog->setComboBoxItems(names);
    dialog->setOkButtonText(tr("&Import"));
    dialog->setCancelButtonText(tr("&Cancel"));
    connect(dialog, &QInputDialog::textValueSelected, this, [this, path, names, choices](const QString& name) {
        const qsizetype row = names.indexOf(name);
        if (row >= 0)
            importFrom(path, choices[static_cast<size_t>(row)].id);
    });
    dialog->open();
}

} // namespace widgets::segment
