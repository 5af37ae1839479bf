#pragma once
// The Qt face of core::JobQueue: values go to the compute thread, results come back to the thread of the window.

#include <array>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include <QHash>
#include <QObject>
#include <QPointer>
#include <QString>

#include "core/jobs/job_queue.h"

namespace widgets {

/// How a job of the window ended: exactly one of value, cancelled, error.
template <typename T>
struct Outcome {
    std::optional<T> value;
    bool cancelled = false;
    std::shared_ptr<const gpu::Error> error;
};

/// Where a job runs. What needs the device runs on the compute thread, one after the other; reading and writing of
/// files does not have to wait for that, and neither do drawing into masks, small pictures of files and learners in
/// grid worlds. Ahead is the compute thread while nobody else wants it: a job there is stopped as soon as somebody
/// does.
enum class Lane { Compute, Files, Masks, Thumbnails, Worlds, Ahead };

/// What one job is doing, for people.
struct JobActivity {
    quint64 number = 0;
    QString tag;
    gpu::Message step;
    double fraction = -1; ///< 0 … 1; negative: unknown
};

/// Lives on the UI thread and owns the queues. Never waits for a job, but for the running ones when it is destroyed.
class JobRunner : public QObject {
    Q_OBJECT
public:
    explicit JobRunner(QObject* parent = nullptr);
    ~JobRunner() override;

    /// Runs `work` on the thread of its lane, then `done` on the UI thread. `work` must capture values only. A newer
    /// job with the same tag makes this one stale: it is stopped, and its `done` is never called. Neither is it once
    /// `receiver` is gone. Jobs with the same tag belong to the same lane.
    template <typename T>
    quint64 run(const QString& tag, const gpu::Message& title, std::function<T(core::JobContext&)> work,
                QObject* receiver, std::function<void(Outcome<T>)> done, Lane lane = Lane::Compute)
    {
        auto slot = std::make_shared<std::optional<T>>();
        return start(
            tag, title, [slot, work = std::move(work)](core::JobContext& context) { *slot = work(context); }, receiver,
            [slot, done = std::move(done)](const core::JobResult& result) {
                const bool succeeded = !result.cancelled && !result.error;
                done({succeeded ? std::move(*slot) : std::nullopt, result.cancelled, result.error});
            },
            lane);
    }

    /// A job of the lane Ahead is wanted now: newer ones wait for it as for any other.
    void promote(const QString& tag);
    /// Stops the job with that tag; its `done` is told that it was cancelled.
    void cancel(const QString& tag);
    void cancelAll();
    bool isActive(const QString& tag) const;
    bool idle() const { return m_active.empty(); }
    /// What runs, else what waits longest; stale jobs do not count.
    std::optional<JobActivity> current() const;

signals:
    /// A job started, advanced or ended.
    void activityChanged();

private:
    using Finish = std::function<void(const core::JobResult&)>;

    quint64 start(const QString& tag, const gpu::Message& title, core::JobQueue::Work work, QObject* receiver,
                  Finish finish, Lane lane);
    void advance(quint64 number, const gpu::Message& step, double fraction);
    void finish(quint64 number, const QString& tag, const QPointer<QObject>& receiver, const Finish& finish,
                const core::JobResult& result);

    std::vector<JobActivity> m_active; ///< in order of starting
    QHash<QString, quint64> m_newest;  ///< number of the newest job of each tag
    quint64 m_lastNumber = 0;
    std::array<std::unique_ptr<core::JobQueue>, 5> m_queues; ///< by Lane; Ahead is in the queue of Compute
};

} // namespace widgets
