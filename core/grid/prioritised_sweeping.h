#pragma once

#include <memory>
#include <optional>

#include "core/grid/agent.h"
#include "core/grid/dynamic_programming.h"

namespace core::grid {

/// Value iteration that updates one state at a time, the one first whose value is wrong by most, and then looks at the
/// states that lead there. Source: Moore and Atkeson 1993; Sutton and Barto, section 8.4 (with P known).
class PrioritySweep {
public:
    /// The world must live as long. Throws as iterateValues.
    PrioritySweep(const World& world, double gamma, double tolerance);
    ~PrioritySweep();
    PrioritySweep(const PrioritySweep&) = delete;
    PrioritySweep& operator=(const PrioritySweep&) = delete;

    /// The next update; nothing once no value is wrong by more than the tolerance.
    std::optional<Backup> next();
    /// The state that next() will update, and by how much its value is wrong; nothing at the end.
    std::optional<std::pair<int, double>> peek();
    const Values& values() const;

private:
    struct Private;
    std::unique_ptr<Private> m_state;
};

/// All updates of a PrioritySweep, or the first `maxBackups`. iterations: the backups made.
Solution sweepByPriority(const World& world, double gamma, double tolerance, int64_t maxBackups,
                         const gpu::RunControl& control = {});

} // namespace core::grid
