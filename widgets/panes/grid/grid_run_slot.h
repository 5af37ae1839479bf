#pragma once

#include <memory>

#include "widgets/panes/grid/grid_run.h"

namespace widgets::grid {

/// What the jobs of one lane, which run one after the other, hand on to each other. Nobody else looks at what changes.
struct GridRun::Slot {
    std::shared_ptr<const core::grid::World> world;
    const core::grid::Learner* learner = nullptr;
    core::grid::Settings settings;
    uint64_t seed = 1;
    std::unique_ptr<core::grid::Session> session;
    std::shared_ptr<const core::grid::Values> truth;
};

} // namespace widgets::grid
