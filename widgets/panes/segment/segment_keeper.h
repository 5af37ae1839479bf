#pragma once

#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "core/workspace/workspace.h"
#include "widgets/panes/pane.h"
#include "widgets/panes/segment/segment_document.h"

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
};

/// A workspace that was read, ready to be shown.
struct RestoredPictures {
    std::shared_ptr<const Picture> picture; ///< in front; null: none
    std::vector<KeptPicture> pictures;      ///< all
    int current = -1;                       ///< index of the one in front
};

/// The pane's part of workspaces: the document and, beside it, every picture that something was made of before another
/// one came to the front. UI thread, but for readPictures().
class SegmentKeeper {
public:
    explicit SegmentKeeper(SegmentDocument& document) : m_document(document) {}

    /// Another picture comes to the front: keeps what was made of the present one, and gives what was made of the next.
    core::segment::Scene turnTo(const Picture& next);
    /// Lets go of everything.
    void clear();
    /// The files that something was made of before another one came to the front, with their numbers of objects.
    std::vector<std::pair<std::string, int>> objectCounts() const;

    bool isModified() const;
    void setModified();
    void recordExport(const core::workspace::ExportRecord& record) { m_exports.push_back(record); }

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
    int m_changes = 0;                                    ///< to what the undo stack does not know
    int m_savedChanges = 0;
};

} // namespace widgets::segment
