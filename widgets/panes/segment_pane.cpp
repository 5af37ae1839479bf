#include "widgets/panes/segment_pane.h"

#include <array>
#include <tuple>

#include <QAction>
#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QPushButton>
#include <QVBoxLayout>

#include "widgets/canvas_hint.h"
#include "widgets/empty_state.h"
#include "widgets/image_view.h"
#include "widgets/job_runner.h"
#include "widgets/message_bar.h"
#include "widgets/panes/segment/recorded_command.h"
#include "widgets/panes/segment/segment_actions.h"
#include "widgets/panes/segment/shown_picture.h"

namespace widgets {

using core::segment::ScenePrompt;

namespace {

constexpr std::array<const char*, 4> kCandidateActions{"segment.candidate-0", "segment.candidate-1",
                                                       "segment.candidate-2", "segment.candidate-3"};

} // namespace

std::span<const ActionSpec> SegmentPane::actionSpecs() { return segment::segmentActionSpecs(); }

PaneActions SegmentPane::actionPlaces() const { return segment::segmentActionPlaces(); }

SegmentPane::SegmentPane(const PaneServices& services, QWidget* parent)
    : Pane(parent),
      m_services(services),
      m_keeper(m_document),
      m_jobs(m_document, services.jobs, services.segmentEngine),
      m_maskOverlay(m_document),
      m_promptOverlay(m_document),
      m_preview(m_document, services.jobs, services.segmentEngine),
      m_view(new ImageView(this)),
      m_tools(m_document, *m_view, services.actions),
      m_messages(new MessageBar(m_view)),
      m_annotations(new segment::AnnotationIo(
          m_document, services.jobs, [this] { return provenance(); }, this)),
      m_hint(new CanvasHint(m_view)),
      m_empty(new EmptyState(services.actions.action("file.open"), services.actions.action("file.samples"), m_view)),
      m_inspector(new segment::SegmentInspector(m_document, m_tools.settings(), services.actions, this)),
      m_attention(m_document, services, this),
      m_metrics(m_document, services, this),
      m_everything(new segment::EverythingPanel(m_document, services.jobs, services.segmentEngine, this)),
      m_folder(
          new segment::FolderPanel(m_document, m_keeper, services.jobs, services.segmentEngine, services.actions, this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_view);
    setFocusProxy(m_view);
    m_jobs.setSceneSource([this](const segment::Picture& next) { return m_keeper.turnTo(next); });
    m_view->setOverlays({&m_maskOverlay, m_metrics.overlay(), m_attention.overlay(), &m_preview, &m_promptOverlay});
    m_jobs.setPatience([this] { return m_view->isDragging(); });
    m_jobs.setThumbnailSize(segment::CandidateCard::thumbnailSize() * 2);
    connectCanvas();
    connectActions();
    connectDocument();
    connectPanels();
    connectKeeper();
    say();
    refreshState();
}

SegmentPane::~SegmentPane()
{
    // An undo stack tells its end: nobody should still listen to a pane that is going.
    m_document.undoStack().disconnect();
    m_document.disconnect();
    m_view->setOverlays({});
    delete m_inspector;
    delete m_everything;
    delete m_folder;
}

QWidget* SegmentPane::inspector() { return m_inspector.data(); }

std::vector<PanePanel> SegmentPane::panels()
{
    std::vector<PanePanel> panels{
        {"segment.folder", QT_TRANSLATE_NOOP("Panels", "Folder"), "folder", m_folder.data()},
        {"segment.everything", QT_TRANSLATE_NOOP("Panels", "Everything"), "everything", m_everything.data()}};
    for (const std::vector<PanePanel>& more : {m_metrics.panels(), m_attention.panels()})
        panels.insert(panels.end(), more.begin(), more.end());
    return panels;
}

std::vector<ExportItem> SegmentPane::exportItems() const
{
    std::vector<ExportItem> items = segment::figureItems(segment::shownPicture(m_document));
    for (const std::vector<ExportItem>& more : {m_metrics.exportItems(), m_attention.exportItems()})
        items.insert(items.end(), more.begin(), more.end());
    for (ExportItem& item : items)
        item.record.scene = m_document.snapshot();
    return items;
}

QString SegmentPane::documentName() const { return m_document.picture() ? m_document.picture()->name : QString(); }

void SegmentPane::openFiles(const QStringList& paths)
{
    if (paths.isEmpty())
        return;
    if (QFileInfo(paths.front()).isDir())
        openFolder(paths.front());
    else if (segment::AnnotationIo::isAnnotations(paths.front()))
        m_annotations->importFrom(paths.front());
    else
        openFile(paths.front());
}

void SegmentPane::openFile(const QString& path)
{
    m_folder->willOpen(path);
    m_jobs.openFile(path);
}

void SegmentPane::openFolder(const QString& folder)
{
    m_folder->openFolder(folder);
    emit panelWanted(QStringLiteral("segment.folder"));
}

void SegmentPane::askForFolder()
{
    auto* dialog = new QFileDialog(this, tr("Open folder"), m_folder->folder());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, &SegmentPane::openFolder);
    dialog->open();
}

void SegmentPane::openImage(const QImage& image, const QString& name) { m_jobs.openImage(image, name); }

void SegmentPane::showSamples(QWidget* anchor)
{
    auto* gallery = new SampleGallery(m_services.samples(), m_services.jobs, this);
    connect(gallery, &SampleGallery::chosen, this, &SegmentPane::openFile);
    gallery->adjustSize();
    QWidget* place = m_empty->isVisible() ? static_cast<QWidget*>(m_empty->samplesButton()) : anchor;
    const QPoint corner = place ? place->mapToGlobal(QPoint(0, place->height() + 4)) : mapToGlobal(rect().center());
    gallery->move(corner);
    gallery->show();
}

void SegmentPane::showError(const gpu::Error& error) { m_messages->showError(error); }

void SegmentPane::connectCanvas()
{
    connect(m_view, &ImageView::clicked, this, &SegmentPane::addPoint);
    connect(m_view, &ImageView::clickRetracted, this, [this] { m_document.retractAdded(); });
    connect(m_view, &ImageView::boxDragged, this, [this](const QRectF& box) {
        if (!m_document.addPrompt({ScenePrompt::Kind::Box, {box.left(), box.top()}, {box.right(), box.bottom()}}))
            return;
        m_messages->showNotice(tr("The second box began a new object."),
                               tr("The model takes one box for each. Drag a corner to change the first one."));
        m_messages->pin(); // the mask is there in a moment
    });
    connect(m_view, &ImageView::hovered, this, [this](QPointF position, bool inside) {
        readPixel(position, inside);
        const bool previews = inside && m_tools.arePromptsPlaced() && !m_view->isDragging();
        m_preview.point(previews ? std::optional(position) : std::nullopt);
    });
    connect(&m_preview, &segment::HoverPreview::changed, m_view, qOverload<>(&QWidget::update));
    m_empty->setRecent(m_services.recent);
    connect(m_empty, &EmptyState::chosen, this, [this](const QString& path) { emit filesOffered({path}); });
    connect(m_view, &ImageView::filesDropped, this, &Pane::filesOffered);
    connect(m_view, &ImageView::hovered, &m_attention, &segment::AttentionParts::hover);
    connect(&m_attention, &segment::AttentionParts::overlayChanged, m_view, qOverload<>(&QWidget::update));
    connect(m_view, &ImageView::imageDropped, this,
            [this](const QImage& image) { openImage(image, tr("Dropped picture")); });
}

void SegmentPane::connectActions()
{
    const ActionTable& actions = m_services.actions;
    connect(actions.action("segment.save-mask"), &QAction::triggered, this, &SegmentPane::askForTarget);
    connect(actions.action("segment.export-annotations"), &QAction::triggered, m_annotations,
            &segment::AnnotationIo::askForExport);
    connect(actions.action("segment.import-annotations"), &QAction::triggered, m_annotations,
            &segment::AnnotationIo::askForImport);
    connect(m_annotations, &segment::AnnotationIo::exported, this, [this](const core::workspace::ExportRecord& record) {
        recordExport(record);
        if (const QStringList command = segment::recordedExport(m_document, record); !command.isEmpty())
            emit performed(command);
    });
    connect(m_annotations, &segment::AnnotationIo::failed, this, &SegmentPane::showError);
    connect(m_annotations, &segment::AnnotationIo::finished, this,
            [this](const QString& text, const QString& hint) { m_messages->showNotice(text, hint); });
    connect(actions.action("segment.delete-prompt"), &QAction::triggered, this,
            [this] { m_document.removePrompt(m_document.selected()); });
    connect(actions.action("segment.clear-prompts"), &QAction::triggered, this, [this] { m_document.clearPrompts(); });
    for (int index = 0; index < static_cast<int>(kCandidateActions.size()); ++index)
        connect(actions.action(kCandidateActions[static_cast<size_t>(index)]), &QAction::triggered, this,
                [this, index] { m_document.choose(index); });
    connect(&m_tools, &segment::SegmentTools::chosen, this, &SegmentPane::refreshState);
    connect(actions.action("segment.preview"), &QAction::toggled, this, [this](bool on) { m_preview.setActive(on); });
    connect(actions.action("segment.mask-prompt"), &QAction::triggered, this, [this] { m_jobs.useMaskAsPrompt(); });
    connect(actions.action("segment.encode"), &QAction::triggered, this, [this] { m_jobs.encode(); });
    connect(actions.action("segment.stop"), &QAction::triggered, this, [this] {
        if (m_view->isDragging()) {
            m_view->cancelDrag();
            return;
        }
        m_jobs.stop();
        m_everything->stop();
    });
}

void SegmentPane::connectDocument()
{
    using segment::SegmentDocument;
    connect(&m_document, &SegmentDocument::pictureChanged, this, [this] {
        const auto& picture = m_document.picture();
        m_view->setPicture(std::shared_ptr<const ImageLevels>(picture, picture ? &picture->levels : nullptr));
        restoreLooks();
        m_messages->clear();
        refreshState();
        emit stateChanged();
        if (picture && !picture->loaded->path.empty())
            emit opened(QString::fromStdString(picture->loaded->path.string()));
    });
    connect(&m_document, &SegmentDocument::sceneChanged, this, &SegmentPane::record);
    connect(&m_document, &SegmentDocument::promptsChanged, this, [this] {
        m_view->update();
        refreshState();
    });
    connect(&m_document, &SegmentDocument::masksChanged, this, [this] {
        m_view->update();
        refreshState();
    });
    connect(&m_document, &SegmentDocument::highlightChanged, m_view, qOverload<>(&QWidget::update));
    connect(&m_document, &SegmentDocument::refused, this,
            [this](const QString& reason) { m_messages->showNotice(tr("Nothing was changed."), reason); });
    connect(&m_document, &SegmentDocument::resultChanged, this, [this] {
        if (m_document.result())
            m_messages->clear();
        m_view->update();
        refreshState();
    });
    connect(&m_document, &SegmentDocument::selectionChanged, this, [this] {
        m_view->update();
        refreshActions();
    });
    connect(&m_document, &SegmentDocument::encodedChanged, this, &SegmentPane::refreshState);
    connect(&m_document.undoStack(), &QUndoStack::indexChanged, this, &Pane::stateChanged);
    connect(&m_jobs, &segment::SegmentJobs::stateChanged, this, &SegmentPane::refreshState);
    connect(&m_jobs, &segment::SegmentJobs::failed, this, &SegmentPane::showError);
    connect(&m_metrics, &segment::MetricsParts::failed, this, &SegmentPane::showError);
    connect(&m_metrics, &segment::MetricsParts::noted, this,
            [this](const QString& text, const QString& hint) { m_messages->showNotice(text, hint); });
    connect(&m_metrics, &segment::MetricsParts::drawingStarted, this,
            [this] { m_services.actions.action("segment.brush")->trigger(); });
    connect(&m_metrics, &segment::MetricsParts::overlayChanged, m_view, qOverload<>(&QWidget::update));
    connect(&m_jobs, &segment::SegmentJobs::encodingStopped, this, [this] {
        m_messages->showNotice(tr("Encoding was stopped."), tr("Masks need the encoded picture."), tr("Encode"),
                               [this] { m_jobs.encode(); });
    });
    connect(&m_jobs, &segment::SegmentJobs::maskSaved, this,
            [this](const QString& path, const core::workspace::ExportRecord& record) {
                recordExport(record);
                m_messages->showNotice(tr("Mask saved."), QDir::toNativeSeparators(path));
            });
}

void SegmentPane::record()
{
    const QStringList command = segment::recordedCommand(m_document);
    if (!command.isEmpty() && command != m_recorded)
        emit performed(command);
    m_recorded = command;
}

void SegmentPane::connectPanels()
{
    const ActionTable& actions = m_services.actions;
    connect(actions.action("segment.everything"), &QAction::triggered, this, [this] {
        emit panelWanted(QStringLiteral("segment.everything"));
        m_everything->focusInside();
    });
    connect(m_everything, &segment::EverythingPanel::stateChanged, this, &SegmentPane::refreshState);
    connect(m_everything, &segment::EverythingPanel::failed, this, &SegmentPane::showError);

    connect(actions.action("segment.open-folder"), &QAction::triggered, this, &SegmentPane::askForFolder);
    connect(actions.action("segment.next-picture"), &QAction::triggered, this, [this] { m_folder->step(1); });
    connect(actions.action("segment.previous-picture"), &QAction::triggered, this, [this] { m_folder->step(-1); });
    connect(m_folder, &segment::FolderPanel::wanted, this, &SegmentPane::openFile);
    connect(m_folder, &segment::FolderPanel::failed, this, &SegmentPane::showError);
    connect(m_folder, &segment::FolderPanel::stateChanged, this, &SegmentPane::refreshFolderActions);
    refreshFolderActions();
}

void SegmentPane::refreshFolderActions()
{
    ActionTable& actions = m_services.actions;
    const QString needsFolder = m_folder->folder().isEmpty() ? tr("Open a folder first.") : QString();
    for (const auto& [id, step, end] : {std::tuple("segment.next-picture", 1, tr("This is the last picture.")),
                                        std::tuple("segment.previous-picture", -1, tr("This is the first picture."))})
        actions.setBlocked(id, needsFolder.isEmpty() && !m_folder->canStep(step) ? end : needsFolder);
}

void SegmentPane::addPoint(QPointF position, Qt::MouseButton button)
{
    const auto kind = button == Qt::RightButton ? ScenePrompt::Kind::Background : ScenePrompt::Kind::Object;
    m_document.addPrompt({kind, {position.x(), position.y()}, {}});
}

void SegmentPane::askForTarget()
{
    const auto& picture = m_document.picture();
    if (!picture || !m_document.currentMask())
        return;
    const QFileInfo source(QString::fromStdString(picture->loaded->path.string()));
    const QString folder = source.filePath().isEmpty() ? QDir::homePath() : source.absolutePath();
    auto* dialog = new QFileDialog(this, tr("Save mask"), folder, tr("PNG picture (*.png)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("png"));
    dialog->selectFile(QFileInfo(picture->name).completeBaseName() + QStringLiteral("-mask.png"));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) { m_jobs.saveMask(path); });
    dialog->open();
}

QString SegmentPane::embeddingWords() const
{
    using core::segment::EmbeddingSource;
    if (!m_document.picture())
        return QStringLiteral("–");
    if (m_jobs.isEncoding())
        return tr("being computed");
    if (!m_document.encoded())
        return tr("none");
    switch (m_document.encoded()->source) {
    case EmbeddingSource::Memory:
        return tr("from memory");
    case EmbeddingSource::Disk:
        return tr("from disk");
    case EmbeddingSource::Computed:
        break;
    }
    return tr("computed");
}

void SegmentPane::refreshState()
{
    const bool picture = hasPicture();
    const bool prompts = !m_document.prompts().empty();
    m_empty->setVisible(!picture && !m_jobs.isLoading());
    m_view->setVeiled(m_jobs.isLoading());
    QString sentence;
    if (m_jobs.isLoading())
        sentence = tr("Reading the picture …");
    else if (m_jobs.isEncoding())
        sentence = prompts ? tr("Encoding the picture. The mask follows.")
                           : tr("Encoding the picture. You can point at an object already.");
    else if (picture && m_document.encoded() && !prompts && m_tools.arePromptsPlaced())
        sentence = tr("Left click on an object, right click on what is not part of it, or drag a box.");
    m_hint->say(sentence);
    m_inspector->setEmbeddingState(embeddingWords());
    refreshActions();
}

void SegmentPane::refreshActions()
{
    ActionTable& actions = m_services.actions;
    const bool picture = hasPicture();
    const QString needsPicture = tr("Open a picture first.");
    const QString needsMask = picture ? tr("Point at an object first: there is no mask yet.") : needsPicture;
    const bool mask = m_document.currentMask() != nullptr;
    const bool busy = m_jobs.isLoading() || m_jobs.isEncoding() || m_jobs.isPredicting() || m_everything->isRunning();
    QString saving = mask ? QString() : needsMask;
    if (mask && m_document.isOutdated())
        saving = tr("The mask does not fit the prompts yet.");
    actions.setBlocked("segment.save-mask", saving);
    actions.setBlocked("segment.export-annotations", m_annotations->exportReason());
    actions.setBlocked("segment.import-annotations", m_annotations->importReason());
    for (const char* id : kCandidateActions)
        actions.setBlocked(id, m_document.result() ? QString() : needsMask);
    const auto object = m_document.currentObject();
    const bool prompts = object && (!object->prompts.empty() || object->maskPrompt);
    m_tools.setBlocked(picture ? QString() : needsPicture);
    actions.setBlocked("segment.preview", picture ? QString() : needsPicture);
    actions.setBlocked("segment.mask-prompt", mask ? QString() : needsMask);
    actions.setBlocked("segment.clear-prompts", prompts ? QString() : tr("There are no prompts."));
    actions.setBlocked("segment.delete-prompt",
                       m_document.selected() < 0 ? tr("Select a prompt in the list first.") : QString());
    QString encoding = picture ? QString() : needsPicture;
    if (m_jobs.isEncoding())
        encoding = tr("The picture is being encoded.");
    else if (m_document.encoded())
        encoding = tr("The picture is encoded already.");
    actions.setBlocked("segment.encode", encoding);
    actions.setBlocked("segment.stop", busy || m_view->isDragging() ? QString() : tr("Nothing is running."));
}

void SegmentPane::readPixel(QPointF position, bool inside)
{
    const auto& picture = m_document.picture();
    if (!inside || !picture) {
        emit readOut({});
        return;
    }
    const QPoint pixel(static_cast<int>(position.x()), static_cast<int>(position.y()));
    const QColor colour = picture->levels.pixel(pixel);
    QString text = tr("x %1  y %2   RGB %3 %4 %5")
                       .arg(pixel.x())
                       .arg(pixel.y())
                       .arg(colour.red())
                       .arg(colour.green())
                       .arg(colour.blue());
    if (const auto mask = m_document.currentMask(); mask && !m_document.isOutdated())
        text += QStringLiteral("   ") + (mask->contains(pixel) ? tr("object") : tr("background"));
    emit readOut(text);
}

void SegmentPane::say()
{
    m_empty->setSentence(tr("Open a picture or drop one here, then click on what you want to cut out."));
    m_view->setAccessibleName(tr("Picture"));
}

void SegmentPane::changeEvent(QEvent* event)
{
    Pane::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        say();
        refreshState();
        refreshFolderActions();
    }
}

} // namespace widgets
