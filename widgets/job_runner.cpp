#include "widgets/job_runner.h"

#include <algorithm>
#include <mutex>
#include <utility>

namespace widgets {

namespace {

/// The latest step of one job on its way to the UI thread: many steps, at most one event under way.
struct StepMail {
    std::mutex mutex;
    gpu::Message step;
    double fraction = -1;
    bool underWay = false;
};

} // namespace

JobRunner::JobRunner(QObject* parent) : QObject(parent)
{
    for (auto& queue : m_queues)
        queue = std::make_unique<core::JobQueue>();
}

JobRunner::~JobRunner()
{
    // Ends the threads; what they posted to this object dies with this object.
    cancelAll();
    for (auto& queue : m_queues)
        queue.reset();
}

quint64 JobRunner::start(const QString& tag, const gpu::Message& title, core::JobQueue::Work work, QObject* receiver,
                         Finish finished, Lane lane)
{
    const quint64 number = ++m_lastNumber;
    m_newest[tag] = number;
    std::erase_if(m_active, [&tag](const JobActivity& activity) { return activity.tag == tag; });
    m_active.push_back({number, tag, title, -1});

    auto mail = std::make_shared<StepMail>();
    mail->step = title;
    const auto post = [this, mail, number](const gpu::Message* step, double fraction) {
        const std::lock_guard lock(mail->mutex);
        if (step)
            mail->step = *step;
        mail->fraction = fraction;
        if (std::exchange(mail->underWay, true))
            return;
        QMetaObject::invokeMethod(
            this,
            [this, mail, number] {
                gpu::Message latest;
                double part = -1;
                {
                    const std::lock_guard inner(mail->mutex);
                    mail->underWay = false;
                    latest = mail->step;
                    part = mail->fraction;
                }
                advance(number, latest, part);
            },
            Qt::QueuedConnection);
    };
    auto reporting = [work = std::move(work), post](core::JobContext& context) {
        if (!context.control.progress)
            context.control.progress = [post](double fraction) { post(nullptr, fraction); };
        work(context);
    };
    const QPointer<QObject> guarded(receiver);
    const bool ahead = lane == Lane::Ahead;
    core::JobQueue& queue = *m_queues[static_cast<size_t>(ahead ? Lane::Compute : lane)];
    queue.run(
        tag.toStdString(), std::move(reporting),
        [post](const gpu::Message& step, double fraction) { post(&step, fraction); },
        [this, number, tag, guarded, finished = std::move(finished)](const core::JobResult& result) {
            QMetaObject::invokeMethod(
                this,
                [this, number, tag, guarded, finished, result] { finish(number, tag, guarded, finished, result); },
                Qt::QueuedConnection);
        },
        ahead ? core::Urgency::Background : core::Urgency::Normal);
    emit activityChanged();
    return number;
}

void JobRunner::advance(quint64 number, const gpu::Message& step, double fraction)
{
    const auto entry = std::find_if(m_active.begin(), m_active.end(),
                                    [number](const JobActivity& activity) { return activity.number == number; });
    if (entry == m_active.end())
        return;
    entry->step = step;
    entry->fraction = fraction;
    emit activityChanged();
}

void JobRunner::finish(quint64 number, const QString& tag, const QPointer<QObject>& receiver, const Finish& finished,
                       const core::JobResult& result)
{
    std::erase_if(m_active, [number](const JobActivity& activity) { return activity.number == number; });
    emit activityChanged();
    if (m_newest.value(tag) == number && receiver)
        finished(result);
}

void JobRunner::promote(const QString& tag)
{
    m_queues[static_cast<size_t>(Lane::Compute)]->promote(tag.toStdString());
}

void JobRunner::cancel(const QString& tag)
{
    for (auto& queue : m_queues)
        queue->cancel(tag.toStdString());
}

void JobRunner::cancelAll()
{
    for (auto& queue : m_queues)
        queue->cancelAll();
}

bool JobRunner::isActive(const QString& tag) const
{
    return std::any_of(m_active.begin(), m_active.end(),
                       [&tag](const JobActivity& activity) { return activity.tag == tag; });
}

std::optional<JobActivity> JobRunner::current() const
{
    if (m_active.empty())
        return std::nullopt;
    return m_active.front();
}

} // namespace widgets
