#include "widgets/panes/segment/folder_ahead.h"

#include <string>
#include <utility>

#include "core/image/image_io.h"
#include "widgets/job_runner.h"

namespace widgets::segment {

namespace {

using core::segment::EmbeddingSource;
using gpu::mark;

const QString kEncodeTag = QStringLiteral("segment.ahead");
const QString kStatesTag = QStringLiteral("segment.folder-states");
const QString kPersonsEncoding = QStringLiteral("segment.encode");

struct AskedState {
    QString path;
    std::string pixelSha256;
    EmbeddingState state = EmbeddingState::Unknown;
};

EmbeddingState stateOf(std::optional<EmbeddingSource> kept)
{
    if (!kept)
        return EmbeddingState::None;
    return *kept == EmbeddingSource::Disk ? EmbeddingState::Disk : EmbeddingState::Memory;
}

} // namespace

FolderAhead::FolderAhead(FolderModel& model, SegmentDocument& document, JobRunner& runner,
                         std::shared_ptr<core::segment::Engine> engine, Neighbours neighbours, QObject* parent)
    : QObject(parent),
      m_model(model),
      m_document(document),
      m_runner(runner),
      m_engine(std::move(engine)),
      m_neighbours(std::move(neighbours))
{
    // Not at once: the end of a job is told before its result is.
    m_soon.setSingleShot(true);
    m_soon.setInterval(0);
    connect(&m_soon, &QTimer::timeout, this, &FolderAhead::consider);
    const auto goOn = [this] {
        m_paused = false;
        m_soon.start();
    };
    connect(&m_document, &SegmentDocument::pictureChanged, this, goOn);
    connect(&m_document, &SegmentDocument::encodedChanged, this, goOn);
    connect(&m_document, &SegmentDocument::sceneChanged, this, goOn);
    connect(&m_document, &SegmentDocument::resultChanged, this, goOn);
    connect(&m_document, &SegmentDocument::encodedChanged, this, &FolderAhead::followCurrent);
    connect(&m_runner, &JobRunner::activityChanged, this, [this] {
        followCurrent();
        m_soon.start();
    });
}

void FolderAhead::reset()
{
    m_notAgain.clear();
    m_statesFailed = false;
    m_statesStale = false;
    m_paused = false;
    m_runner.cancel(kEncodeTag);
    followCurrent();
    m_soon.start();
}

void FolderAhead::willOpen(const QString& path)
{
    if (path == m_encoding && m_runner.isActive(kEncodeTag))
        m_runner.promote(kEncodeTag);
}

/// The picture that is open shows what the person's own encoding does.
void FolderAhead::followCurrent()
{
    const std::shared_ptr<const Picture>& picture = m_document.picture();
    if (!picture)
        return;
    const QString path = pathOf(*picture);
    const int row = m_model.rowOf(path);
    if (row < 0)
        return;
    m_model.setPixelSha256(path, picture->loaded->pixelSha256);
    if (m_document.encoded()) {
        if (m_model.state(row) != EmbeddingState::Memory) {
            m_model.setState(path, EmbeddingState::Memory);
            m_statesStale = true;
        }
    } else if (m_runner.isActive(kPersonsEncoding)) {
        m_model.setState(path, EmbeddingState::Computing);
    } else if (m_model.state(row) == EmbeddingState::Computing && path != m_encoding) {
        m_model.setState(path, EmbeddingState::None);
    }
}

void FolderAhead::consider()
{
    if (m_paused || !m_runner.idle() || m_model.rowCount() == 0)
        return;
    askStates();
    if (!m_runner.idle() || !m_document.encoded())
        return;
    for (const int row : m_neighbours()) {
        const EmbeddingState state = m_model.state(row);
        if (m_model.isBroken(row) || state == EmbeddingState::Memory || state == EmbeddingState::Disk ||
            m_notAgain.contains(m_model.file(row).path))
            continue;
        encode(row);
        return;
    }
}

void FolderAhead::askStates()
{
    std::vector<AskedState> asked;
    for (int row = 0; !m_statesFailed && row < m_model.rowCount(); ++row) {
        const EmbeddingState state = m_model.state(row);
        if (!m_model.pixelSha256(row).empty() &&
            (state == EmbeddingState::Unknown || (m_statesStale && state == EmbeddingState::Memory)))
            asked.push_back({m_model.file(row).path, m_model.pixelSha256(row), state});
    }
    if (asked.empty())
        return;
    const auto work = [engine = m_engine, asked = std::move(asked)](core::JobContext& context) mutable {
        for (AskedState& entry : asked)
            entry.state = stateOf(engine->keptWhere(entry.pixelSha256, context));
        return asked;
    };
    m_runner.run<std::vector<AskedState>>(
        kStatesTag, mark("SegmentPane", "Looking for embeddings"), work, this,
        [this](Outcome<std::vector<AskedState>> outcome) {
            m_statesFailed = m_statesFailed || outcome.error;
            m_paused = outcome.cancelled;
            if (!outcome.value)
                return;
            m_statesStale = false;
            for (const AskedState& entry : *outcome.value)
                m_model.setState(entry.path, entry.state);
            m_soon.start();
        },
        Lane::Ahead);
}

void FolderAhead::encode(int row)
{
    struct Encoded {
        std::string pixelSha256;
    };
    m_encoding = m_model.file(row).path;
    const EmbeddingState before = m_model.state(row);
    m_model.setState(m_encoding, EmbeddingState::Computing);
    const auto work = [engine = m_engine, path = m_encoding](core::JobContext& context) {
        context.control.throwIfStopped();
        const core::LoadedImage loaded = core::loadImage(path.toStdString());
        EmbeddingSource source = EmbeddingSource::Computed;
        engine->encode(loaded.image, context, source);
        return Encoded{loaded.pixelSha256};
    };
    m_runner.run<Encoded>(
        kEncodeTag, {mark("SegmentPane", "Encoding ahead: %1"), {m_model.file(row).name.toStdString()}}, work, this,
        [this, path = m_encoding, before](const Outcome<Encoded>& outcome) {
            m_encoding.clear();
            m_model.setState(path, outcome.value ? EmbeddingState::Memory : before);
            if (outcome.value) {
                m_model.setPixelSha256(path, outcome.value->pixelSha256);
                m_statesStale = true;
            }
            if (outcome.error)
                m_notAgain.insert(path); // said in full when the person opens it
            m_paused = outcome.cancelled;
            followCurrent();
            m_soon.start();
        },
        Lane::Ahead);
}

} // namespace widgets::segment
