#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "core/workspace/workspace.h"
#include "widgets/panes/pane.h"
#include "widgets/panes/segment/segment_jobs.h"

namespace widgets::segment {

/// What the masks of a picture are, for a workspace: hashed when somebody first asks, which is on a job's thread; from
/// then on the masks are let go of. Any thread.
class MaskNotes {
public:
    explicit MaskNotes(std::span<const MaskLayer> layers);
    std::vector<core::workspace::MaskRecord> records();

private:
    std::mutex m_mutex;
    std::vector<std::pair<int64_t, std::shared_ptr<const ObjectView>>> m_masks;
    std::vector<core::workspace::MaskRecord> m_records;
};

/// What a workspace keeps of one picture.
struct KeptPicture {
    core::workspace::PictureState state;
    std::shared_ptr<const core::LoadedImage> pasted; ///< the pixels, if no file has them
    std::shared_ptr<MaskNotes> notes;                ///< null: state.masks holds
    std::shared_ptr<const UndoHistory> undo;         ///< the steps of this session; null: none are kept
};

/// What a workspace keeps beside the document: how the picture in front is looked at.
struct PictureLooks {
    std::optional<core::workspace::CanvasView> view; ///< nothing: the whole picture
    std::vector<core::workspace::ClickTrace> clicks;
};
/// And how the pane is set.
struct PaneLooks {
    std::string folder; ///< UTF-8; empty: none
    std::optional<double> polygonTolerance;
};

/// A workspace that was read, ready to be shown.
struct RestoredPictures {
    std::shared_ptr<const Picture> picture; ///< in front; null: none
    std::vector<KeptPicture> pictures;      ///< all
    int current = -1;                       ///< index of the one in front
    PaneLooks looks = {};
};

/// The pane's part of workspaces: the document and, beside it, every picture that something was made of before another
/// one came to the front. UI thread, but for readPictures().
class SegmentKeeper {
public:
    explicit SegmentKeeper(SegmentDocument& document) : m_document(document) {}

    /// Who knows the looks of what is on the screen.
    void setLooks(std::function<PictureLooks()> ofPicture, std::function<PaneLooks()> ofPane)
    {
        m_looks = std::move(ofPicture);
        m_paneLooks = std::move(ofPane);
    }
    /// How the picture that came to the front was looked at before; once.
    PictureLooks takeLooks() { return std::exchange(m_arrived, {}); }

    /// Another picture comes to the front: keeps what was made of the present one, and gives what was made of the next.
    MadeBefore turnTo(const Picture& next);
    /// Lets go of everything.
    void clear();
    /// The files that something was made of before another one came to the front, with their numbers of objects.
    std::vector<std::pair<std::string, int>> objectCounts() const;

    bool isModified() const;
    void setModified();
    /// Without a scene it is of the present one.
    void recordExport(core::workspace::ExportRecord record);

    PaneSnapshot snapshot();
    /// Takes over what was read; the document is shown by the caller.
    core::segment::Scene take(const RestoredPictures& restored);

    /// On a job's thread: reads the picture in front, finds the others. Throws what core::workspace::loadPicture
    /// throws.
    static RestoredPictures readPictures(const core::workspace::Workspace& workspace,
                                         const std::filesystem::path& folder, core::JobContext& context);

private:
    KeptPicture currentPicture() const;

    SegmentDocument& m_document;
    std::vector<KeptPicture> m_others;                    ///< in the order in which they were left
    std::vector<core::workspace::ExportRecord> m_exports; ///< of the picture in front
    std::function<PictureLooks()> m_looks;
    std::function<PaneLooks()> m_paneLooks;
    PictureLooks m_arrived; ///< of the picture that comes to the front
    int m_changes = 0;      ///< to what the undo stack does not know
    int m_savedChanges = 0;
};

} // namespace widgets::segment
