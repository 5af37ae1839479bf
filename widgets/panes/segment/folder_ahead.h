#pragma once

#include <functional>
#include <memory>
#include <set>
#include <vector>

#include <QObject>
#include <QTimer>

#include "widgets/panes/segment/folder_model.h"
#include "widgets/panes/segment/segment_document.h"

namespace widgets {
class JobRunner;
}

namespace widgets::segment {

/// Encodes the neighbours of the picture that is open while nobody wants the device, and keeps the model's embedding
/// states true. Gives way to everything that a person asks for, and stays still once somebody stopped it, until the
/// document changes.
class FolderAhead : public QObject {
    Q_OBJECT
public:
    /// Rows of the model, most wanted first.
    using Neighbours = std::function<std::vector<int>()>;

    FolderAhead(FolderModel& model, SegmentDocument& document, JobRunner& runner,
                std::shared_ptr<core::segment::Engine> engine, Neighbours neighbours, QObject* parent = nullptr);

    /// Another folder: what failed or was known is forgotten.
    void reset();
    /// The person wants this picture: if it is being encoded ahead, that goes on.
    void willOpen(const QString& path);

private:
    void consider();
    void askStates();
    void encode(int row);
    void followCurrent();

    FolderModel& m_model;
    SegmentDocument& m_document;
    JobRunner& m_runner;
    std::shared_ptr<core::segment::Engine> m_engine;
    Neighbours m_neighbours;
    QTimer m_soon;
    QString m_encoding;           ///< path of what is being encoded ahead
    std::set<QString> m_notAgain; ///< paths that failed
    bool m_paused = false;        ///< stopped: not before the document changes
    bool m_statesFailed = false;  ///< the models are missing
    bool m_statesStale = false;   ///< an embedding came: an older one may have gone from memory
};

} // namespace widgets::segment
