#include "widgets/panes/segment/truth_store.h"

#include <algorithm>
#include <filesystem>
#include <utility>

#include <QFile>
#include <QFileInfo>

#include "core/image/label_map.h"

namespace widgets::segment {

namespace {

using core::segment::TruthSource;
using gpu::Error;
using gpu::ErrorKind;
using gpu::mark;

const QString kTruth = QStringLiteral("segment.truth");
constexpr size_t kMostKnown = 4;

std::string sizeOf(int width, int height) { return std::to_string(width) + " x " + std::to_string(height); }

std::shared_ptr<const TruthFile> readTruth(const std::string& path, const core::segment::LabelNames& names, QSize size,
                                           const core::JobContext& context)
{
    core::LoadedLabelMap loaded = core::loadLabelMap(path);
    context.control.throwIfStopped();
    if (loaded.map.width != size.width() || loaded.map.height != size.height())
        throw Error(ErrorKind::InvalidInput,
                    {mark("segment", "The picture has %1 pixels, but the truth %2"),
                     {sizeOf(size.width(), size.height()), sizeOf(loaded.map.width, loaded.map.height)}},
                    mark("segment", "Choose the truth of this picture, in the same size."));
    auto file = std::make_shared<TruthFile>();
    file->isMask = core::segment::isMask(loaded.map, {});
    file->map = std::make_shared<const core::LabelMap>(std::move(loaded.map));
    file->names = names;
    file->path = path;
    file->sha256 = std::move(loaded.sha256);
    return file;
}

} // namespace

TruthStore::TruthStore(SegmentDocument& document, JobRunner& runner, QObject* parent)
    : QObject(parent), m_document(document), m_runner(runner)
{
    connect(&m_document, &SegmentDocument::sceneChanged, this, &TruthStore::follow);
    connect(&m_document, &SegmentDocument::pictureChanged, this, &TruthStore::follow);
}

bool TruthStore::isLoading() const { return m_runner.isActive(kTruth); }

bool TruthStore::isWanted() const { return m_document.scene().truth.kind != TruthSource::Kind::None; }

void TruthStore::read(const QString& path, std::function<void(const Pointer&)> use)
{
    const std::shared_ptr<const Picture> picture = m_document.picture();
    if (!picture)
        return;
    const auto work = [path = QFile::encodeName(path).toStdString(), size = picture->levels.size(),
                       names = core::segment::namesOf(m_document.scene())](core::JobContext& context) {
        return readTruth(path, names, size, context);
    };
    m_runner.run<Pointer>(
        kTruth, mark("SegmentPane", "Reading the truth"), work, this,
        [this, picture, use = std::move(use)](Outcome<Pointer> outcome) {
            if (outcome.value && picture == m_document.picture()) {
                keep(*outcome.value);
                use(*outcome.value);
            }
            emit changed();
            if (outcome.error)
                emit failed(*outcome.error);
        },
        Lane::Files);
    emit changed();
}

void TruthStore::chooseFile(const QString& path)
{
    read(path, [this](const Pointer& file) {
        TruthSource truth;
        truth.kind = TruthSource::Kind::File;
        truth.path = file->path;
        truth.sha256 = file->sha256;
        truth.ignored = m_document.scene().truth.ignored;
        apply(tr("Choose a truth"), truth);
    });
}

void TruthStore::chooseObject(int64_t id)
{
    TruthSource truth;
    truth.kind = TruthSource::Kind::Object;
    truth.objectId = id;
    apply(tr("Choose a truth"), truth);
}

void TruthStore::chooseNone()
{
    if (isWanted())
        apply(tr("Put the truth away"), {});
}

void TruthStore::ignore(std::optional<uint32_t> label)
{
    TruthSource truth = m_document.scene().truth;
    if (truth.ignored == label)
        return;
    truth.ignored = label;
    core::segment::Scene after = m_document.scene();
    after.truth = truth;
    m_document.apply(tr("Ignore a label"), std::move(after), QStringLiteral("segment.truth.ignored"));
}

int64_t TruthStore::addObject()
{
    core::segment::Scene after = m_document.scene();
    if (after.classes.empty())
        after = core::segment::withClass(after, {1, "object", core::segment::classColour(0)});
    core::segment::SceneObject object;
    const auto rated = core::segment::ratedObject(after);
    object.label = rated ? rated->label : after.classes.front().label;
    object.name = tr("Truth").toStdString();
    after = core::segment::withAdded(after, {&object, 1});
    after.truth = {};
    after.truth.kind = TruthSource::Kind::Object;
    after.truth.objectId = after.current;
    const int64_t id = after.current;
    m_document.apply(tr("Draw a truth"), std::move(after));
    return id;
}

void TruthStore::apply(const QString& text, const TruthSource& truth)
{
    if (truth == m_document.scene().truth)
        return;
    core::segment::Scene after = m_document.scene();
    after.truth = truth;
    m_document.apply(text, std::move(after));
}

void TruthStore::keep(const Pointer& file)
{
    std::erase_if(m_known, [&](const Pointer& known) { return known->sha256 == file->sha256; });
    m_known.push_front(file);
    if (m_known.size() > kMostKnown)
        m_known.pop_back();
}

TruthStore::Pointer TruthStore::find(const TruthSource& source) const
{
    const auto found = std::ranges::find_if(
        m_known, [&](const Pointer& known) { return known->path == source.path && known->sha256 == source.sha256; });
    return found == m_known.end() ? nullptr : *found;
}

/// The scene may have come from undo or from a workspace: its file is read if it is not known.
void TruthStore::follow()
{
    if (m_picture.lock() != m_document.picture()) {
        m_picture = m_document.picture();
        m_known.clear();
        m_seen = {};
        m_file.reset();
        m_runner.cancel(kTruth);
    }
    const TruthSource& truth = m_document.scene().truth;
    if (truth == m_seen)
        return;
    const bool sameFile = truth.kind == m_seen.kind && truth.path == m_seen.path && truth.sha256 == m_seen.sha256;
    m_seen = truth;
    if (truth.kind != TruthSource::Kind::File) {
        m_file.reset();
    } else if (!sameFile || !m_file) {
        m_file = find(truth);
        if (!m_file)
            read(QFile::decodeName(truth.path.c_str()), [this, wanted = truth.sha256](const Pointer& file) {
                if (!wanted.empty() && file->sha256 != wanted) {
                    emit failed(Error(ErrorKind::InvalidInput,
                                      {mark("segment", "The truth %1 has changed since it was chosen"), {file->path}},
                                      mark("segment", "Choose it again to use it as it is now.")));
                    return;
                }
                m_file = file;
            });
    }
    emit changed();
}

} // namespace widgets::segment
