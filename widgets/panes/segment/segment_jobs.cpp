#include "widgets/panes/segment/segment_jobs.h"

#include <algorithm>
#include <utility>

#include <QFileInfo>

namespace widgets::segment {

namespace {

using gpu::mark;

const QString kLoad = QStringLiteral("segment.load");
const QString kEncode = QStringLiteral("segment.encode");
const QString kPredict = QStringLiteral("segment.predict");
const QString kCompose = QStringLiteral("segment.compose");
const QString kLabels = QStringLiteral("segment.labels");
const QString kMaskPrompt = QStringLiteral("segment.mask-prompt");
const QString kSave = QStringLiteral("segment.save");

bool isSame(const std::vector<ComposeTask>& a, const std::vector<ComposeTask>& b)
{
    return std::ranges::equal(a, b, {}, &ComposeTask::recipe, &ComposeTask::recipe);
}

} // namespace

SegmentJobs::SegmentJobs(SegmentDocument& document, JobRunner& runner, std::shared_ptr<core::segment::Engine> engine,
                         QObject* parent)
    : QObject(parent), m_document(document), m_runner(runner), m_engine(std::move(engine))
{
    connect(&m_document, &SegmentDocument::resultChanged, this, &SegmentJobs::refresh);
    connect(&m_document, &SegmentDocument::masksChanged, this, &SegmentJobs::refresh);
    connect(&m_document, &SegmentDocument::sceneChanged, this, [this] {
        m_notAgain.clear();
        m_composeFailed = false;
        m_encodingTried = false;
        m_stopped = false;
    });
}

template <typename T>
void SegmentJobs::start(const QString& tag, gpu::Message title, std::function<T(core::JobContext&)> work,
                        Endings<T> endings, Lane lane)
{
    m_runner.run<T>(
        tag, std::move(title), std::move(work), this,
        [this, endings = std::move(endings)](Outcome<T> outcome) {
            if (outcome.value)
                endings.succeeded(std::move(*outcome.value));
            else if (outcome.cancelled && endings.cancelled)
                endings.cancelled();
            else if (outcome.error && endings.failed)
                endings.failed();
            emit stateChanged();
            if (outcome.error)
                emit failed(*outcome.error);
        },
        lane);
    emit stateChanged();
}

void SegmentJobs::openFile(const QString& path)
{
    open([path](core::JobContext& context) { return loadPicture(path, context); });
}

void SegmentJobs::openImage(const QImage& image, const QString& name)
{
    open([image, name](core::JobContext& context) { return takePicture(image, name, context); });
}

void SegmentJobs::open(std::function<std::shared_ptr<const Picture>(core::JobContext&)> load)
{
    start<std::shared_ptr<const Picture>>(kLoad, mark("SegmentPane", "Reading the picture"), std::move(load),
                                          {[this](std::shared_ptr<const Picture> picture) {
                                              MadeBefore made = m_madeOf ? m_madeOf(*picture) : MadeBefore();
                                              show(std::move(picture), std::move(made.scene), made.undo);
                                          }},
                                          Lane::Files);
}

void SegmentJobs::show(std::shared_ptr<const Picture> picture, core::segment::Scene scene,
                       const std::shared_ptr<const UndoHistory>& undo)
{
    for (const QString& tag : {kEncode, kPredict, kCompose, kLabels})
        m_runner.cancel(tag);
    m_lastEdit.reset();
    m_document.setPicture(std::move(picture), std::move(scene), undo);
    encode();
}

void SegmentJobs::encode()
{
    const std::shared_ptr<const Picture> picture = m_document.picture();
    if (!picture)
        return;
    m_notAgain.clear();
    m_stopped = false;
    m_encodingTried = true;
    const auto work = [engine = m_engine, picture](core::JobContext& context) -> std::shared_ptr<const EncodedPicture> {
        auto encoded = std::make_shared<EncodedPicture>();
        encoded->embedding = engine->encode(picture->image(), context, encoded->source);
        return encoded;
    };
    start<std::shared_ptr<const EncodedPicture>>(kEncode, mark("SegmentPane", "Encoding the picture"), work,
                                                 {[this, picture](std::shared_ptr<const EncodedPicture> encoded) {
                                                      if (picture != m_document.picture())
                                                          return;
                                                      m_document.setEncoded(std::move(encoded));
                                                      refresh();
                                                  },
                                                  [this, picture] {
                                                      if (picture == m_document.picture())
                                                          emit encodingStopped();
                                                  }});
}

void SegmentJobs::refresh()
{
    if (!m_document.picture())
        return;
    predict();
    compose();
    makeLabelMap();
}

void SegmentJobs::predict()
{
    const auto object = m_document.masks().nextToPredict(m_document.scene(), m_notAgain);
    if (!object) {
        m_runner.cancel(kPredict);
        return;
    }
    const PromptKey asked = promptKeyOf(*object);
    const bool waits = asked == m_asked || (m_askedOf == object->id && m_isPatient && m_isPatient());
    if (m_stopped || (isPredicting() && waits))
        return;
    if (!m_document.encoded()) {
        // What could not be encoded is tried again when the person goes on.
        if (!isEncoding() && !m_encodingTried)
            encode();
        return;
    }
    m_asked = asked;
    m_askedOf = object->id;
    const std::shared_ptr<const Picture> picture = m_document.picture();
    const auto work = [engine = m_engine, picture, object, encoded = m_document.encoded(),
                       thumbnail = m_thumbnail](core::JobContext& context) {
        core::segment::Prediction prediction =
            engine->predict(*encoded->embedding, core::segment::promptsOf(*object), context);
        return presentPrediction(std::move(prediction), *picture, thumbnail, context);
    };
    start<std::shared_ptr<const SegmentResult>>(
        kPredict, mark("SegmentPane", "Computing the masks"), work,
        {[this, picture, asked, id = object->id](std::shared_ptr<const SegmentResult> result) {
             if (picture != m_document.picture())
                 return;
             m_document.keepResult(asked, std::move(result), id);
             refresh(); // prompts may have moved on
         },
         [this] { m_stopped = true; },
         [this, asked] {
             m_notAgain.push_back(asked);
             refresh();
         }});
}

void SegmentJobs::compose()
{
    std::vector<ComposeTask> tasks = m_document.masks().tasks(m_document.scene());
    if (tasks.empty() || m_composeFailed || (m_runner.isActive(kCompose) && isSame(tasks, m_composing)))
        return;
    m_composing = tasks;
    const std::shared_ptr<const Picture> picture = m_document.picture();
    const auto work = [tasks = std::move(tasks), size = picture->levels.size(), earlier = m_lastEdit](
                          core::JobContext& context) { return composeMasks(tasks, size, earlier, context); };
    start<ComposedMasks>(kCompose, mark("SegmentPane", "Composing the masks"), work,
                         {[this, picture](ComposedMasks composed) {
                              if (picture != m_document.picture())
                                  return;
                              if (composed.last)
                                  m_lastEdit = composed.last;
                              m_document.keepViews(composed.views);
                          },
                          {},
                          [this] { m_composeFailed = true; }},
                         Lane::Masks);
}

void SegmentJobs::makeLabelMap()
{
    const std::vector<MaskLayer>& layers = m_document.masks().layers();
    if (layers.empty() || m_document.labelMap() || m_document.masks().isAnyOutdated() ||
        (m_runner.isActive(kLabels) && layers == m_mapped))
        return;
    m_mapped = layers;
    const auto work = [layers, size = m_document.picture()->levels.size()](core::JobContext& context) {
        return labelMapOf(layers, size, context);
    };
    start<std::shared_ptr<const core::LabelMap>>(kLabels, mark("SegmentPane", "Composing the masks"), work,
                                                 {[this, layers](std::shared_ptr<const core::LabelMap> map) {
                                                     m_document.keepLabelMap(std::move(map), layers);
                                                 }},
                                                 Lane::Masks);
}

void SegmentJobs::useMaskAsPrompt()
{
    const std::shared_ptr<const ObjectView> view = m_document.currentMask();
    const std::shared_ptr<const core::segment::Scene> scene = m_document.snapshot();
    if (!view)
        return;
    using Runs = std::shared_ptr<const core::segment::RunLengths>;
    const auto work = [view](core::JobContext&) -> Runs {
        return std::make_shared<const core::segment::RunLengths>(core::segment::encodeRuns(view->mask()));
    };
    start<Runs>(kMaskPrompt, mark("SegmentPane", "Composing the masks"), work, {[this, scene](Runs runs) {
                    if (scene == m_document.snapshot())
                        m_document.setMaskPrompt(std::move(runs));
                }},
                Lane::Masks);
}

void SegmentJobs::saveMask(const QString& path)
{
    const std::shared_ptr<const ObjectView> view = m_document.currentMask();
    if (!view)
        return;
    const QString target = withPngExtension(path);
    const core::workspace::ExportRecord record{kMaskItem,
                                               "png",
                                               QFileInfo(target).fileName().toStdString(),
                                               {{"object", static_cast<double>(m_document.scene().current)}},
                                               m_document.snapshot()};
    const auto work = [view, target](core::JobContext&) {
        core::savePng(target.toStdString(), view->mask());
        return target;
    };
    start<QString>(kSave, mark("SegmentPane", "Saving the mask"), work,
                   {[this, record](const QString& saved) { emit maskSaved(saved, record); }}, Lane::Files);
}

void SegmentJobs::stop()
{
    m_runner.cancel(kLoad);
    m_runner.cancel(kEncode);
    m_runner.cancel(kPredict);
}

bool SegmentJobs::isLoading() const { return m_runner.isActive(kLoad); }

bool SegmentJobs::isEncoding() const { return m_runner.isActive(kEncode); }

bool SegmentJobs::isPredicting() const { return m_runner.isActive(kPredict); }

} // namespace widgets::segment
