#include "widgets/panes/segment/segment_jobs.h"

#include <utility>

namespace widgets::segment {

namespace {

using gpu::mark;

const QString kLoad = QStringLiteral("segment.load");
const QString kEncode = QStringLiteral("segment.encode");
const QString kPredict = QStringLiteral("segment.predict");
const QString kSave = QStringLiteral("segment.save");

} // namespace

SegmentJobs::SegmentJobs(SegmentDocument& document, JobRunner& runner, std::shared_ptr<core::segment::Engine> engine,
                         QObject* parent)
    : QObject(parent), m_document(document), m_runner(runner), m_engine(std::move(engine))
{
}

template <typename T>
void SegmentJobs::start(const QString& tag, gpu::Message title, std::function<T(core::JobContext&)> work,
                        std::function<void(T)> succeeded, std::function<void()> cancelled, Lane lane)
{
    m_runner.run<T>(
        tag, std::move(title), std::move(work), this,
        [this, succeeded = std::move(succeeded), cancelled = std::move(cancelled)](Outcome<T> outcome) {
            if (outcome.value)
                succeeded(std::move(*outcome.value));
            else if (outcome.cancelled && cancelled)
                cancelled();
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
    start<std::shared_ptr<const Picture>>(
        kLoad, mark("SegmentPane", "Reading the picture"), std::move(load),
        [this](std::shared_ptr<const Picture> picture) {
            m_runner.cancel(kEncode);
            m_runner.cancel(kPredict);
            m_document.setPicture(std::move(picture));
            encode();
        },
        {}, Lane::Files);
}

void SegmentJobs::encode()
{
    const std::shared_ptr<const Picture> picture = m_document.picture();
    if (!picture)
        return;
    const auto work = [engine = m_engine, picture](core::JobContext& context) -> std::shared_ptr<const EncodedPicture> {
        auto encoded = std::make_shared<EncodedPicture>();
        encoded->embedding = engine->encode(picture->image(), context, encoded->source);
        return encoded;
    };
    start<std::shared_ptr<const EncodedPicture>>(
        kEncode, mark("SegmentPane", "Encoding the picture"), work,
        [this, picture](std::shared_ptr<const EncodedPicture> encoded) {
            if (picture != m_document.picture())
                return;
            m_document.setEncoded(std::move(encoded));
            if (!m_document.prompts().empty())
                predict();
        },
        [this, picture] {
            if (picture == m_document.picture())
                emit encodingStopped();
        });
}

void SegmentJobs::predict()
{
    const std::shared_ptr<const Picture> picture = m_document.picture();
    if (!picture)
        return;
    if (m_document.prompts().empty()) {
        m_runner.cancel(kPredict);
        m_document.setResult(nullptr);
        return;
    }
    if (!m_document.encoded()) {
        if (!isEncoding())
            encode();
        return;
    }
    const PromptList asked = m_document.prompts();
    const auto work = [engine = m_engine, picture, asked, encoded = m_document.encoded(),
                       thumbnail = m_thumbnail](core::JobContext& context) {
        core::segment::Prediction prediction = engine->predict(*encoded->embedding, toPrompts(asked), context);
        return presentPrediction(std::move(prediction), *picture, thumbnail, context);
    };
    start<std::shared_ptr<const SegmentResult>>(kPredict, mark("SegmentPane", "Computing the masks"), work,
                                                [this, picture, asked](std::shared_ptr<const SegmentResult> result) {
                                                    if (picture == m_document.picture() &&
                                                        asked == m_document.prompts())
                                                        m_document.setResult(std::move(result));
                                                });
}

void SegmentJobs::saveMask(const QString& path)
{
    const std::shared_ptr<const SegmentResult> result = m_document.result();
    if (!result)
        return;
    const QString target = withPngExtension(path);
    const auto index = static_cast<size_t>(m_document.chosen());
    const auto work = [result, index, target](core::JobContext&) {
        core::savePng(target.toStdString(), *result->candidates[index].mask);
        return target;
    };
    start<QString>(
        kSave, mark("SegmentPane", "Saving the mask"), work, [this](const QString& saved) { emit maskSaved(saved); },
        {}, Lane::Files);
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
