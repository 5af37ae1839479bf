#include "core/jobs/job_queue.h"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace core {

namespace {

using gpu::Error;
using gpu::ErrorKind;
using gpu::mark;

constexpr int kComputeNiceness = 10;

/// Lets the window's thread go first. On Linux the niceness belongs to the thread, and threads that a software device
/// starts from this one inherit it.
void lowerThreadPriority() { setpriority(PRIO_PROCESS, static_cast<id_t>(syscall(SYS_gettid)), kComputeNiceness); }

struct Job {
    uint64_t number = 0;
    std::string tag;
    JobQueue::Work work;
    JobQueue::Step step;
    JobQueue::Done done;
    std::stop_source stop;
    Urgency urgency = Urgency::Normal;
};

JobResult cancelledResult() { return {.cancelled = true, .error = nullptr}; }

JobResult failedResult(const Error& error)
{
    if (error.kind() == ErrorKind::Cancelled)
        return cancelledResult();
    return {.cancelled = false, .error = std::make_shared<const Error>(error)};
}

/// The job border: whatever the work throws becomes a result.
JobResult execute(Job& job, const std::function<void()>& makeWay)
{
    JobContext context;
    context.onMakeWay = makeWay;
    context.control.stop = job.stop.get_token();
    context.onStep = job.step;
    try {
        context.control.throwIfStopped();
        job.work(context);
        return {};
    } catch (const Error& error) {
        return failedResult(error);
    } catch (const std::bad_alloc&) {
        return failedResult(Error(ErrorKind::OutOfMemory, mark("core", "There is not enough memory for this"),
                                  mark("core", "Close other programs, or use a smaller picture")));
    } catch (const std::exception& error) {
        return failedResult(Error(ErrorKind::Internal, {mark("core", "Unexpected failure: %1"), {error.what()}},
                                  mark("core", "Please report this with what you did before")));
    }
}

} // namespace

struct JobQueue::Private {
    mutable std::mutex mutex;
    std::condition_variable wake;
    std::deque<std::shared_ptr<Job>> queued;
    std::vector<std::shared_ptr<Job>> running; ///< the last one runs, the others make way for it
    uint64_t lastNumber = 0;
    bool ending = false;
    std::thread thread;

    void loop()
    {
        lowerThreadPriority();
        std::unique_lock lock(mutex);
        while (true) {
            wake.wait(lock, [this] { return ending || !queued.empty(); });
            if (queued.empty())
                return;
            runNext(lock, next());
        }
    }

    using Place = std::deque<std::shared_ptr<Job>>::iterator;

    Place nextNormal()
    {
        return std::ranges::find(queued, Urgency::Normal, [](const auto& job) { return job->urgency; });
    }
    Place next()
    {
        const Place normal = nextNormal();
        return normal == queued.end() ? queued.begin() : normal;
    }

    void runNext(std::unique_lock<std::mutex>& lock, Place place)
    {
        const std::shared_ptr<Job> job = *place;
        queued.erase(place);
        running.push_back(job);
        lock.unlock();
        const JobResult result = execute(*job, [this] { makeWay(); });
        if (job->done)
            job->done(result);
        lock.lock();
        running.pop_back();
    }

    /// On the compute thread, inside of a running job.
    void makeWay()
    {
        std::unique_lock lock(mutex);
        const std::shared_ptr<Job> waiting = running.back();
        for (Place place = nextNormal(); place != queued.end() && !waiting->stop.stop_requested(); place = nextNormal())
            runNext(lock, place);
    }

    /// Stops what `chosen` picks. The dropped jobs end on the compute thread, like all others.
    template <typename Predicate>
    void stop(Predicate chosen)
    {
        for (const std::shared_ptr<Job>& job : running)
            if (chosen(*job))
                job->stop.request_stop();
        for (const std::shared_ptr<Job>& job : queued)
            if (chosen(*job))
                job->stop.request_stop();
    }
};

JobQueue::JobQueue() : m_state(std::make_unique<Private>())
{
    m_state->thread = std::thread([state = m_state.get()] { state->loop(); });
}

JobQueue::~JobQueue()
{
    {
        const std::lock_guard lock(m_state->mutex);
        m_state->ending = true;
        m_state->stop([](const Job&) { return true; });
    }
    m_state->wake.notify_all();
    m_state->thread.join();
}

uint64_t JobQueue::run(std::string tag, Work work, Step step, Done done, Urgency urgency)
{
    auto job = std::make_shared<Job>();
    job->tag = std::move(tag);
    job->work = std::move(work);
    job->step = std::move(step);
    job->done = std::move(done);
    job->urgency = urgency;
    uint64_t number = 0;
    {
        const std::lock_guard lock(m_state->mutex);
        m_state->stop([&job](const Job& other) { return other.tag == job->tag; });
        if (urgency == Urgency::Normal && !m_state->running.empty() &&
            m_state->running.back()->urgency == Urgency::Background)
            m_state->running.back()->stop.request_stop();
        number = job->number = ++m_state->lastNumber;
        m_state->queued.push_back(std::move(job));
    }
    m_state->wake.notify_one();
    return number;
}

void JobQueue::promote(const std::string& tag)
{
    const std::lock_guard lock(m_state->mutex);
    const auto raise = [&tag](const std::shared_ptr<Job>& job) {
        if (job->tag == tag)
            job->urgency = Urgency::Normal;
    };
    std::ranges::for_each(m_state->running, raise);
    std::ranges::for_each(m_state->queued, raise);
}

void JobQueue::cancel(const std::string& tag)
{
    const std::lock_guard lock(m_state->mutex);
    m_state->stop([&tag](const Job& job) { return job.tag == tag; });
}

void JobQueue::cancelAll()
{
    const std::lock_guard lock(m_state->mutex);
    m_state->stop([](const Job&) { return true; });
}

bool JobQueue::idle() const
{
    const std::lock_guard lock(m_state->mutex);
    return m_state->running.empty() && m_state->queued.empty();
}

} // namespace core
