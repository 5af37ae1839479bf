#pragma once

#include <functional>
#include <memory>
#include <vector>

#include <QObject>

#include "core/workspace/workspace.h"
#include "widgets/job_runner.h"
#include "widgets/panes/segment/mask_work.h"
#include "widgets/panes/segment/segment_document.h"

namespace widgets::segment {

/// The mask of one object as PNG in records of exports.
inline constexpr const char* kMaskItem = "segment.mask";

/// What was made of a picture before.
struct MadeBefore {
    core::segment::Scene scene;
    std::shared_ptr<const UndoHistory> undo; ///< the steps to there; null: none are known
};

/// Sends the pane's work to the threads of the job runner and puts what comes back into the document. A newer request
/// replaces an older one of the same kind; a failure leaves the document as it is.
class SegmentJobs : public QObject {
    Q_OBJECT
public:
    SegmentJobs(SegmentDocument& document, JobRunner& runner, std::shared_ptr<core::segment::Engine> engine,
                QObject* parent = nullptr);

    void openFile(const QString& path);
    void openImage(const QImage& image, const QString& name);
    /// Shows a picture that was read already, with what was made of it before, and encodes it.
    void show(std::shared_ptr<const Picture> picture, core::segment::Scene scene,
              const std::shared_ptr<const UndoHistory>& undo = nullptr);
    /// Encodes the picture; what waits for that follows.
    void encode();
    /// Gives the model the mask of the current object as a previous mask.
    void useMaskAsPrompt();
    /// Saves the mask of the current object.
    void saveMask(const QString& path);
    /// Stops loading, encoding and predicting.
    void stop();

    bool isLoading() const;
    bool isEncoding() const;
    bool isPredicting() const;
    /// Asked for what was made of a picture before, when a file or an image is about to take the place of the present
    /// one.
    void setSceneSource(std::function<MadeBefore(const Picture& next)> source) { m_madeOf = std::move(source); }
    /// While this says so, a request that runs is answered before a newer one for the same object begins: something is
    /// seen while a prompt is dragged, and there is never more than one request.
    void setPatience(std::function<bool()> isPatient) { m_isPatient = std::move(isPatient); }
    void setThumbnailSize(QSize pixels) { m_thumbnail = pixels; }

signals:
    /// Something started or ended.
    void stateChanged();
    void failed(const gpu::Error& error);
    void encodingStopped();
    /// And how a replay can do it again.
    void maskSaved(const QString& path, const core::workspace::ExportRecord& record);

private:
    /// What follows the end of a job.
    template <typename T>
    struct Endings {
        std::function<void(T)> succeeded;
        std::function<void()> cancelled = {};
        std::function<void()> failed = {};
    };
    template <typename T>
    void start(const QString& tag, gpu::Message title, std::function<T(core::JobContext&)> work, Endings<T> endings,
               Lane lane = Lane::Compute);
    void open(std::function<std::shared_ptr<const Picture>(core::JobContext&)> load);
    /// Starts what the scene still needs: candidates, then masks, then the label map. What runs already goes on if it
    /// is still wanted.
    void refresh();
    void predict();
    void compose();
    void makeLabelMap();

    SegmentDocument& m_document;
    JobRunner& m_runner;
    std::shared_ptr<core::segment::Engine> m_engine;
    std::function<MadeBefore(const Picture& next)> m_madeOf;
    QSize m_thumbnail{168, 112};
    std::function<bool()> m_isPatient;
    PromptKey m_asked;                            ///< what the running prediction is for
    int64_t m_askedOf = 0;                        ///< its object
    std::vector<PromptKey> m_notAgain;            ///< failed: not before the scene changes
    bool m_encodingTried = false;                 ///< since the scene changed
    bool m_stopped = false;                       ///< no predictions before the scene changes
    std::vector<ComposeTask> m_composing;         ///< what the running composition is for
    bool m_composeFailed = false;                 ///< not before the scene changes
    std::shared_ptr<const EditedMask> m_lastEdit; ///< where the next brush stroke starts
    std::vector<MaskLayer> m_mapped;              ///< what the running label map is for
};

} // namespace widgets::segment
