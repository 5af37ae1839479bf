#include "widgets/panes/segment/segment_keeper.h"

#include <algorithm>
#include <utility>

#include "core/segment/scene_state.h"
#include "core/workspace/workspace_file.h"

namespace widgets::segment {

namespace {

/// Pictures that were left and can still be undone: the latest ones.
constexpr size_t kMostHistories = 32;

using core::workspace::ExportRecord;
using core::workspace::PictureFile;
using core::workspace::PictureState;
using core::workspace::Workspace;

void write(std::vector<KeptPicture> pictures, Workspace& workspace, const std::filesystem::path& file)
{
    for (KeptPicture& kept : pictures) {
        if (kept.pasted)
            core::workspace::keepPasted(kept.state.picture, kept.pasted->image, file);
        if (kept.notes)
            kept.state.masks = kept.notes->records();
        workspace.segment.pictures.push_back(std::move(kept.state));
    }
}

/// A picture that is not in front: its pixels are read when it comes there, but for pasted ones, which have to be kept
/// when the workspace goes elsewhere. One that is missing stays in the workspace as it is.
void findOther(KeptPicture& kept, const std::filesystem::path& folder, core::JobContext& context)
{
    PictureFile& file = kept.state.picture;
    if (file.pasted) {
        try {
            kept.pasted =
                std::make_shared<const core::LoadedImage>(core::workspace::loadPicture(file, folder, context.control));
        } catch (const gpu::Error& error) {
            if (error.kind() == gpu::ErrorKind::Cancelled)
                throw;
        }
        return;
    }
    std::error_code ignored;
    const std::filesystem::path beside = (folder / file.relative).lexically_normal();
    if (!file.relative.empty() && std::filesystem::is_regular_file(beside, ignored))
        file.path = beside.string();
}

bool isSame(const PictureFile& kept, const core::LoadedImage& loaded)
{
    if (kept.pixelSha256 != loaded.pixelSha256)
        return false;
    return kept.pasted ? loaded.path.empty() : kept.path == std::filesystem::absolute(loaded.path).lexically_normal();
}

/// From now on the scene changes: what was exported of it keeps it.
std::vector<ExportRecord> pinned(std::vector<ExportRecord> exports, const core::segment::Scene& scene)
{
    const auto present = std::make_shared<const core::segment::Scene>(scene);
    for (ExportRecord& record : exports)
        if (!record.scene)
            record.scene = present;
    return exports;
}

bool isEmpty(const core::segment::Scene& scene)
{
    return scene.objects.empty() && scene.truth.kind == core::segment::TruthSource::Kind::None;
}

} // namespace

MaskNotes::MaskNotes(std::span<const MaskLayer> layers)
{
    for (const MaskLayer& layer : layers)
        if (layer.view && !layer.outdated)
            m_masks.emplace_back(layer.id, layer.view);
}

std::vector<core::workspace::MaskRecord> MaskNotes::records()
{
    const std::lock_guard lock(m_mutex);
    for (const auto& [object, view] : std::exchange(m_masks, {}))
        m_records.push_back({object, view->area, core::workspace::maskHash(view->mask())});
    std::ranges::sort(m_records, {}, &core::workspace::MaskRecord::object);
    return m_records;
}

KeptPicture SegmentKeeper::currentPicture() const
{
    const Picture& picture = *m_document.picture();
    const core::LoadedImage& loaded = *picture.loaded;
    KeptPicture kept;
    PictureFile& file = kept.state.picture;
    file.pasted = loaded.path.empty();
    if (!file.pasted)
        file.path = std::filesystem::absolute(loaded.path).lexically_normal().string();
    file.name = picture.name.toStdString();
    file.sha256 = loaded.sha256;
    file.pixelSha256 = loaded.pixelSha256;
    file.width = loaded.image.width;
    file.height = loaded.image.height;
    kept.state.scene = m_document.scene();
    kept.state.exports = m_exports;
    for (ExportRecord& record : kept.state.exports)
        if (record.scene && isSameState(*record.scene, kept.state.scene))
            record.scene.reset();
    if (m_looks) {
        PictureLooks looks = m_looks();
        kept.state.view = looks.view;
        kept.state.clicks = std::move(looks.clicks);
    }
    kept.notes = std::make_shared<MaskNotes>(m_document.masks().layers());
    if (file.pasted)
        kept.pasted = picture.loaded;
    return kept;
}

MadeBefore SegmentKeeper::turnTo(const Picture& next)
{
    if (m_document.picture()) {
        KeptPicture left = currentPicture();
        if (!m_document.undoStack().isClean())
            ++m_changes;
        left.undo = m_document.undoHistory();
        if (!isEmpty(left.state.scene) || !left.state.exports.empty())
            m_others.push_back(std::move(left));
        if (m_others.size() > kMostHistories) // the scenes that only steps know of go
            m_others[m_others.size() - kMostHistories - 1].undo.reset();
    }
    m_exports.clear();
    m_arrived = {};
    const auto known = std::ranges::find_if(
        m_others, [&next](const KeptPicture& kept) { return isSame(kept.state.picture, *next.loaded); });
    if (known == m_others.end())
        return {};
    MadeBefore made{std::move(known->state.scene), std::move(known->undo)};
    const core::segment::Scene& scene = made.scene;
    m_exports = pinned(std::move(known->state.exports), scene);
    m_arrived = {known->state.view, std::move(known->state.clicks)};
    m_others.erase(known);
    return made;
}

void SegmentKeeper::clear()
{
    m_others.clear();
    m_exports.clear();
    m_arrived = {};
    m_changes = 0;
    m_savedChanges = 0;
}

std::vector<std::pair<std::string, int>> SegmentKeeper::objectCounts() const
{
    std::vector<std::pair<std::string, int>> counts;
    for (const KeptPicture& kept : m_others)
        counts.emplace_back(kept.state.picture.path, static_cast<int>(kept.state.scene.objects.size()));
    return counts;
}

bool SegmentKeeper::isModified() const { return m_changes != m_savedChanges || !m_document.undoStack().isClean(); }

void SegmentKeeper::setModified() { ++m_changes; }

void SegmentKeeper::recordExport(ExportRecord record)
{
    if (!record.scene)
        record.scene = m_document.snapshot();
    m_exports.push_back(std::move(record));
    ++m_changes;
}

PaneSnapshot SegmentKeeper::snapshot()
{
    std::vector<KeptPicture> pictures = m_others;
    const bool hasCurrent = m_document.picture() != nullptr;
    if (hasCurrent)
        pictures.push_back(currentPicture());
    PaneSnapshot snapshot;
    snapshot.write = [pictures = std::move(pictures), hasCurrent, looks = m_paneLooks ? m_paneLooks() : PaneLooks()](
                         Workspace& workspace, const std::filesystem::path& file) {
        write(pictures, workspace, file);
        workspace.segment.folder = looks.folder;
        workspace.segment.polygonTolerance = looks.polygonTolerance;
        workspace.segment.current = hasCurrent ? static_cast<int>(pictures.size()) - 1 : -1;
    };
    snapshot.saved = [this, scene = m_document.snapshot(), changes = m_changes] {
        if (m_document.snapshot() == scene)
            m_document.undoStack().setClean();
        m_savedChanges = changes;
    };
    return snapshot;
}

core::segment::Scene SegmentKeeper::take(const RestoredPictures& restored)
{
    clear();
    core::segment::Scene scene;
    for (size_t i = 0; i < restored.pictures.size(); ++i) {
        if (static_cast<int>(i) != restored.current) {
            m_others.push_back(restored.pictures[i]);
            continue;
        }
        scene = restored.pictures[i].state.scene;
        m_exports = pinned(restored.pictures[i].state.exports, scene);
        m_arrived = {restored.pictures[i].state.view, restored.pictures[i].state.clicks};
    }
    return scene;
}

RestoredPictures SegmentKeeper::readPictures(const Workspace& workspace, const std::filesystem::path& folder,
                                             core::JobContext& context)
{
    RestoredPictures restored;
    restored.current = workspace.segment.current;
    restored.looks = {workspace.segment.folder, workspace.segment.polygonTolerance};
    for (const PictureState& state : workspace.segment.pictures) {
        KeptPicture kept{state, nullptr, nullptr};
        const PictureFile& file = kept.state.picture;
        const bool current = static_cast<int>(restored.pictures.size()) == restored.current;
        if (current) {
            core::LoadedImage loaded = core::workspace::loadPicture(file, folder, context.control);
            restored.picture = presentPicture(std::move(loaded), QString::fromStdString(file.name), context);
        } else {
            findOther(kept, folder, context);
        }
        restored.pictures.push_back(std::move(kept));
    }
    return restored;
}

} // namespace widgets::segment
