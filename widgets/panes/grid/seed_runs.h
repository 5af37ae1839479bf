#pragma once
// Many seeds of the document's learner in the background.

#include <memory>
#include <optional>

#include <QObject>

#include "core/grid/many_runs.h"
#include "core/segment/engine.h"
#include "widgets/job_runner.h"
#include "widgets/panes/grid/grid_curves.h"
#include "widgets/panes/grid/grid_document.h"

namespace widgets::grid {

/// All runs at once by kernels where the learner has some, else one after the other on the host. UI thread.
class SeedRuns : public QObject {
    Q_OBJECT
public:
    SeedRuns(const GridDocument& document, JobRunner& jobs, std::shared_ptr<core::segment::Engine> engine,
             QObject* parent = nullptr);
    ~SeedRuns() override;

    /// As `tessera grid solve --runs` (with --device, where kernels can). What was under way is given up.
    void start(int runs);
    void cancel();
    /// Why the learner as it is set runs on the host; nothing if the device can take it.
    std::optional<gpu::Message> hostReason() const;

signals:
    void finished(const SeedCurve& curve);
    void failed(const gpu::Error& error);

private:
    struct Order;
    void onHost(const std::shared_ptr<const Order>& order);
    void onDevice(const std::shared_ptr<const Order>& order);
    void take(const Order& order, core::grid::Experiment experiment, const QString& device);

    const GridDocument& m_document;
    JobRunner& m_jobs;
    std::shared_ptr<core::segment::Engine> m_engine;
};

} // namespace widgets::grid
