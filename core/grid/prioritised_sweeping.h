#pragma once

#include "core/grid/dynamic_programming.h"

namespace core::grid {

/// Value iteration that updates one state at a time, the one first whose value is wrong by most, and then looks at the
/// states that lead there. Ends when no value is wrong by more than `tolerance`, or after `maxBackups`. iterations: the
/// backups made. Throws as iterateValues. Source: Moore and Atkeson 1993; Sutton and Barto, section 8.4 (with P known).
Solution sweepByPriority(const World& world, double gamma, double tolerance, int64_t maxBackups,
                         const gpu::RunControl& control = {});

} // namespace core::grid
