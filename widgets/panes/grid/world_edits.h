#pragma once
// Changes of a world that cost more the more cells it has.

#include <functional>

#include <QObject>

#include "gpu/base/error.h"
#include "widgets/panes/grid/grid_document.h"

namespace widgets {
class JobRunner;
}

namespace widgets::grid {

/// Changes the document's world: a small one at once, a large one in the background, so that the window goes on. Newest
/// wins. UI thread.
class WorldEdits : public QObject {
    Q_OBJECT
public:
    /// A pure function that may throw gpu::Error.
    using Edit = std::function<core::grid::World(const core::grid::World&)>;

    WorldEdits(GridDocument& document, JobRunner& jobs, QObject* parent = nullptr);
    ~WorldEdits() override;

    /// As GridDocument::changeWorld; nothing where the world stays as it is. `cells`: of the larger one of the two
    /// worlds. Throws what the edit throws; in the background failed() tells it.
    void change(const QString& text, int64_t cells, const Edit& edit, const QString& merging = {});
    /// As GridDocument::generate, likewise.
    void generate(const std::string& generator, uint64_t seed);

signals:
    void failed(const gpu::Error& error);

private:
    void again(const QString& text, int64_t cells, const Edit& edit, const QString& merging);

    GridDocument& m_document;
    JobRunner& m_jobs;
};

} // namespace widgets::grid
