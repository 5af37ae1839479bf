#pragma once
// How much memory an algorithm takes on a world.

#include <cstdint>

#include "core/grid/learners.h"

namespace core::grid {

/// What a world and everything that is kept and reported of it may take.
inline constexpr int64_t kMaxGridBytes = int64_t{2} << 30;

/// Bytes on the host, rounded up: the cells, values, what the algorithm keeps, and what is reported at the end.
int64_t bytesNeeded(const Learner& learner, const World& world);

/// Throws LimitExceeded with the size, if that is more than kMaxGridBytes.
void checkMemory(const Learner& learner, const World& world);

} // namespace core::grid
