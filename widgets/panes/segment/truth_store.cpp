#include "widgets/panes/segment/truth_store.h"

#include <algorithm>
#include <utility>

#include <QFile>

#include "core/segment/truth.h"
#include "widgets/message_text.h"

namespace widgets::segment {

namespace {

using core::segment::TruthSource;
using gpu::Error;
using gpu::ErrorKind;
using gpu::mark;

const QString kTruth = QStringLiteral("segment.truth");
constexpr size_t kMostKnown = 4;

std::shared_ptr<const TruthFile> readTruth(const std::string& path, const core::segment::TruthRequest& request,
                                           const core::JobContext& context)
{
    core::segment::Truth truth = core::segment::loadTruth(path, request, context.control);
    auto file = std::make_shared<TruthFile>();
    file->map = std::make_shared<const core::LabelMap>(std::move(truth.map));
    file->classes = std::move(truth.classes);
    file->namesClasses = truth.namesClasses;
    file->isMask = truth.isMask;
    file->path = path;
    file->sha256 = std::move(truth.sha256);
    file->notes = std::move(truth.notes);
    return file;
}

/// The scene with the named classes of the truth that it does not have, so that objects can be given them.
core::segment::Scene withClassesOf(core::segment::Scene scene, const TruthFile& file)
{
    for (const core::segment::ObjectClass& entry : file.classes)
        if (file.namesClasses && !core::segment::classOf(scene, entry.label))
            scene = core::segment::withClass(scene, entry);
    return scene;
}

} // namespace

core::segment::LabelNames TruthFile::names() const
{
    core::segment::LabelNames names;
    for (const core::segment::ObjectClass& entry : classes)
        if (namesClasses)
            names[entry.label] = entry.name;
    return names;
}

TruthStore::TruthStore(SegmentDocument& document, JobRunner& runner, QObject* parent)
    : QObject(parent), m_document(document), m_runner(runner)
{
    connect(&m_document, &SegmentDocument::sceneChanged, this, qOverload<>(&TruthStore::follow));
    connect(&m_document, &SegmentDocument::pictureChanged, this, qOverload<>(&TruthStore::follow));
}

bool TruthStore::isLoading() const { return m_runner.isActive(kTruth); }

bool TruthStore::isWanted() const { return m_document.scene().truth.kind != TruthSource::Kind::None; }

void TruthStore::read(const QString& path, std::function<void(const Pointer&)> use)
{
    const std::shared_ptr<const Picture> picture = m_document.picture();
    if (!picture)
        return;
    core::segment::TruthRequest request{{picture->name.toStdString(), picture->image().width, picture->image().height},
                                        m_document.scene().classes};
    request.maskLabel = core::segment::kObjectLabel;
    const auto work = [path = QFile::encodeName(path).toStdString(), request = std::move(request)](
                          core::JobContext& context) { return readTruth(path, request, context); };
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
        if (truth == m_document.scene().truth)
            return;
        core::segment::Scene after = withClassesOf(m_document.scene(), *file);
        after.truth = truth;
        m_document.apply(tr("Choose a truth"), std::move(after));
        if (!file->notes.empty())
            emit noted(translated(file->notes.front()));
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
    const auto found = std::ranges::find_if(m_known, [&](const Pointer& known) {
        return known->path == source.path && known->sha256 == source.sha256 && fits(*known);
    });
    return found == m_known.end() ? nullptr : *found;
}

/// Whether the file's classes still have the labels of the scene's classes of the same names.
bool TruthStore::fits(const TruthFile& file) const
{
    if (!file.namesClasses)
        return true;
    const std::vector<core::segment::ObjectClass>& classes = m_document.scene().classes;
    return std::ranges::all_of(file.classes, [&](const core::segment::ObjectClass& entry) {
        const auto named = std::ranges::find(classes, entry.name, &core::segment::ObjectClass::name);
        return named != classes.end() ? named->label == entry.label
                                      : !core::segment::classOf(m_document.scene(), entry.label);
    });
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
    const TruthSource truth = m_document.scene().truth;
    const bool stale = m_file && !fits(*m_file);
    if (truth != m_seen || stale)
        follow(truth);
}

void TruthStore::follow(const TruthSource& truth)
{
    const bool sameFile = truth.kind == m_seen.kind && truth.path == m_seen.path && truth.sha256 == m_seen.sha256;
    m_seen = truth;
    if (truth.kind != TruthSource::Kind::File) {
        m_file.reset();
    } else if (!sameFile || !m_file || !fits(*m_file)) {
        m_file = find(truth);
        if (!m_file)
            read(QFile::decodeName(truth.path.c_str()), [this, wanted = truth.sha256](const Pointer& file) {
                if (wanted.empty() || file->sha256 == wanted) {
                    m_file = file;
                    return;
                }
                emit failed(Error(ErrorKind::InvalidInput,
                                  {mark("segment", "The truth %1 has changed since it was chosen"), {file->path}},
                                  mark("segment", "Choose it again to use it as it is now.")));
            });
    }
    emit changed();
}

} // namespace widgets::segment
