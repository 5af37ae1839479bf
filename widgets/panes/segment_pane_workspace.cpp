// The segmentation pane as a part of workspaces.
#include <QPointer>

#include "widgets/panes/segment_pane.h"

namespace widgets {

bool SegmentPane::isModified() const { return m_keeper.isModified(); }

void SegmentPane::setModified()
{
    m_keeper.setModified();
    emit stateChanged();
}

void SegmentPane::recordExport(const core::workspace::ExportRecord& record) { m_keeper.recordExport(record); }

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

void SegmentPane::show(const segment::RestoredPictures& restored)
{
    m_jobs.stop();
    core::segment::Scene scene = m_keeper.take(restored);
    m_jobs.show(restored.picture, std::move(scene));
    emit stateChanged();
}

void SegmentPane::closeDocument() { show({}); }

} // namespace widgets
