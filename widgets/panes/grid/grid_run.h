#pragma once
// The chosen learner at work, slice by slice in jobs. UI thread.

#include <deque>
#include <memory>
#include <vector>

#include <QObject>
#include <QTimer>

#include "core/grid/session.h"
#include "core/segment/engine.h"
#include "widgets/job_runner.h"
#include "widgets/panes/grid/grid_document.h"

namespace widgets::grid {

/// What a learner has come to. Never changes once published.
struct GridSnapshot {
    std::shared_ptr<const core::grid::World> world;
    double gamma = 0;
    core::grid::SessionView view;
    QString device; ///< that computed it in single precision; empty: the host, in double
};

/// What one press of a button, or one beat of a run, does.
enum class StepUnit { Backup, Round };

/// Steps and runs the document's learner. Another world, learner, setting or seed starts it afresh.
class GridRun : public QObject {
    Q_OBJECT
public:
    /// Units per second, by place on the speed slider; 0: as fast as it goes.
    static constexpr int kSpeeds[] = {1, 2, 5, 10, 20, 50, 200, 1000, 0};
    static constexpr int kDefaultSpeed = 3;

    /// Runs side by side have tags of their own.
    GridRun(GridDocument& document, JobRunner& jobs, const QString& tag = QStringLiteral("grid.run"),
            QObject* parent = nullptr);
    ~GridRun() override;

    /// Null before the first step.
    const std::shared_ptr<const GridSnapshot>& snapshot() const { return m_snapshot; }
    /// Of all rounds so far, in their order.
    const std::vector<core::grid::SessionRecord>& records() const { return m_records; }
    /// What the values should come to; null before the first step, and for large worlds before compareWithTruth().
    const std::shared_ptr<const core::grid::Values>& truth() const { return m_truth; }
    /// Rounds are over whose errors nobody has computed.
    bool lacksErrors() const;

    /// Goes on by itself until paused or finished.
    bool isRunning() const { return m_running; }
    /// A job of this is under way.
    bool isBusy() const { return m_busy; }
    bool isFinished() const { return m_snapshot && m_snapshot->view.finished; }
    /// The states whose values are kept with every round from now on.
    const std::vector<int>& watched() const { return m_watched; }
    /// Watches a state, or no more.
    void toggleWatched(int state);
    int speed() const { return m_speed; }
    StepUnit runUnit() const { return m_unit; }
    void setSpeed(int place);
    void setRunUnit(StepUnit unit);

public slots:
    void stepBackup();
    void stepRound();
    void run();
    void pause();
    /// To the end in one job, which can be stopped.
    void solve();
    void reset();
    /// Computes what the values should come to, and lives through the rounds once more to see how far off they were:
    /// of large worlds only on request, for it takes as long as the run itself. Later rounds are compared at once.
    void compareWithTruth();
    /// As solve(), by compute kernels, for the learners that have some.
    void solveOnDevice(std::shared_ptr<core::segment::Engine> engine);

signals:
    /// Also with null: started afresh.
    void snapshotChanged();
    void watchedChanged();
    /// The rounds that are over have errors now.
    void errorsChanged();
    /// isRunning(), isBusy(), speed or unit.
    void stateChanged();
    void failed(const gpu::Error& error);

private:
    struct Slot;
    struct Comparison;
    /// How much one job does.
    struct Order {
        StepUnit unit = StepUnit::Backup;
        int64_t count = 1;    ///< units at most
        double budgetMs = -1; ///< stops after so long; negative: not by time
        std::vector<int> watched;
        std::shared_ptr<const core::grid::Values> truth; ///< if it was computed elsewhere
    };
    /// What comes back.
    struct Report {
        core::grid::SessionView view;
        std::shared_ptr<const core::grid::Values> truth;
        bool stopped = false; ///< before all was done
    };
    /// After what is under way.
    void order(const Order& order);
    void start(Order order);
    static Comparison compare(const Slot& slot, const GridSnapshot& snapshot, const core::JobContext& context);
    static Report carryOut(Slot& slot, const Order& order, const core::JobContext& context);
    void take(Report report);
    /// With what waits, or with the next beat of a run.
    void goOn();
    void beat();
    void refused(const gpu::Error& error);
    void cancelJobs();
    void makeSlot();

    GridDocument& m_document;
    JobRunner& m_jobs;
    QString m_tag;
    std::shared_ptr<Slot> m_slot;
    std::shared_ptr<const GridSnapshot> m_snapshot;
    std::vector<core::grid::SessionRecord> m_records;
    std::shared_ptr<const core::grid::Values> m_truth;
    std::deque<Order> m_waiting;
    std::vector<int> m_watched;
    QTimer m_timer;
    bool m_running = false;
    bool m_busy = false;
    bool m_solving = false; ///< what is under way goes to the end
    int m_speed = kDefaultSpeed;
    StepUnit m_unit = StepUnit::Round;
};

} // namespace widgets::grid
