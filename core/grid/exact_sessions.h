#pragma once
// The exact learners backup by backup.

#include "core/grid/session.h"

namespace core::grid {

/// Null if the learner is not an exact one. Each computes the values that the learner's `run` computes, to the last
/// bit.
std::unique_ptr<Session> makeExactSession(const Learner& learner, std::shared_ptr<const World> world,
                                          const Settings& settings, const gpu::RunControl& control);

} // namespace core::grid
