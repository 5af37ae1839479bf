#pragma once
// The compute thread. It alone opens and uses the device.

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "gpu/base/error.h"
#include "gpu/base/progress.h"

namespace gpu {
class Device;
}

namespace core {

/// Handed to code that runs on the compute thread: this parameter is the mark of such functions.
class JobContext {
public:
    gpu::RunControl control;
    /// Says what is going on, with the part done (0 … 1, negative: unknown).
    std::function<void(const gpu::Message& step, double fraction)> onStep;

    void step(const gpu::Message& message, double fraction = -1) const
    {
        if (onStep)
            onStep(message, fraction);
    }

    /// A long job calls this where its state allows that others run in between: what waits in the queue runs now.
    std::function<void()> onMakeWay;

    void makeWay() const
    {
        if (onMakeWay)
            onMakeWay();
    }
};

/// Background: taken only while nothing else waits, and asked to stop as soon as something does.
enum class Urgency { Normal, Background };

/// How a job ended. Exactly one of: succeeded (error empty), failed (error set), cancelled.
struct JobResult {
    bool cancelled = false;
    std::shared_ptr<const gpu::Error> error;
};

/// Runs jobs one after the other on one thread of lower priority. A job has a tag; a new job with the same tag drops
/// the queued one and asks the running one to stop. Thread-safe.
class JobQueue {
public:
    using Work = std::function<void(JobContext&)>;
    using Step = std::function<void(const gpu::Message&, double)>;
    using Done = std::function<void(const JobResult&)>;

    JobQueue();
    /// Asks the running job to stop, drops the others (their `done` is called as cancelled), and waits.
    ~JobQueue();

    /// Queues work. `step` and `done` are called on the compute thread; done exactly once. Returns the job's number.
    uint64_t run(std::string tag, Work work, Step step, Done done, Urgency urgency = Urgency::Normal);
    /// What waits or runs in the background with that tag becomes normal: its result is wanted now.
    void promote(const std::string& tag);
    /// Stops the running job and drops the queued ones with that tag.
    void cancel(const std::string& tag);
    void cancelAll();
    bool idle() const;

private:
    struct Private;
    std::unique_ptr<Private> m_state;
};

} // namespace core
