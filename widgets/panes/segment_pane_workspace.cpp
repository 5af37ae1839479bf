// The segmentation pane as a part of workspaces.
#include <QPointer>

#include "widgets/image_view.h"
#include "widgets/panes/segment_pane.h"

namespace widgets {

bool SegmentPane::isModified() const { return m_keeper.isModified(); }

void SegmentPane::setModified()
{
    m_keeper.setModified();
    emit stateChanged();
}

void SegmentPane::recordExport(const core::workspace::ExportRecord& record)
{
    m_keeper.recordExport(record);
    emit stateChanged();
}

PaneSnapshot SegmentPane::snapshot() { return m_keeper.snapshot(); }

PaneRestorer SegmentPane::restorer()
{
    const QPointer<SegmentPane> pane(this);
    return [pane](const core::workspace::Workspace& workspace, const std::filesystem::path& folder,
                  core::JobContext& context) -> std::function<void()> {
        auto restored = std::make_shared<segment::RestoredPictures>(
            segment::SegmentKeeper::readPictures(workspace, folder, context));
        return [pane, restored] {
            if (pane)
                pane->show(*restored);
        };
    };
}

NeededFile SegmentPane::neededFile(core::workspace::Workspace& workspace) const
{
    core::workspace::SegmentState& state = workspace.segment;
    if (state.current < 0)
        return {};
    core::workspace::PictureFile& picture = state.pictures[static_cast<size_t>(state.current)].picture;
    return {&picture.path, &picture.relative};
}

void SegmentPane::show(const segment::RestoredPictures& restored)
{
    m_jobs.stop();
    core::segment::Scene scene = m_keeper.take(restored);
    m_jobs.show(restored.picture, std::move(scene));
    m_metrics.geometryPanel()->setTolerance(restored.looks.polygonTolerance);
    if (restored.looks.folder.empty())
        m_folder->closeFolder();
    else
        m_folder->openFolder(QString::fromStdString(restored.looks.folder), false);
    emit stateChanged();
}

void SegmentPane::connectKeeper()
{
    m_keeper.setLooks(
        [this]() -> segment::PictureLooks {
            segment::PictureLooks looks;
            if (!m_view->isFitted())
                looks.view = {m_view->zoom(), {m_view->centre().x(), m_view->centre().y()}};
            looks.clicks = m_metrics.watch().traces();
            return looks;
        },
        [this]() -> segment::PaneLooks {
            return {m_folder->folder().toStdString(), m_metrics.geometryPanel()->tolerance()};
        });
    connect(m_view, &ImageView::looked, this, &Pane::keptChanged);
    connect(m_folder, &segment::FolderPanel::stateChanged, this, &Pane::keptChanged);
    connect(m_metrics.geometryPanel(), &segment::GeometryPanel::toleranceChanged, this, &Pane::keptChanged);
    connect(&m_metrics.watch(), &segment::MetricsWatch::changed, this, &Pane::keptChanged);
}

/// The picture in front is looked at as it was before.
void SegmentPane::restoreLooks()
{
    const segment::PictureLooks looks = m_keeper.takeLooks();
    if (looks.view)
        m_view->look(looks.view->zoom, {looks.view->centre.x, looks.view->centre.y});
    if (!looks.clicks.empty())
        m_metrics.watch().restore(looks.clicks);
}

void SegmentPane::closeDocument() { show({}); }

} // namespace widgets
