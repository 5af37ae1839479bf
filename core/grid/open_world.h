#pragma once
// A world by what a person calls it.

#include <optional>
#include <string>

#include "core/grid/world.h"

namespace core::grid {

struct OpenedWorld {
    World world;
    std::optional<double> gamma; ///< the discount rate that belongs to it; a file has none
};

/// A preset's name, a generator with a size ("maze:21x31:7"), or a file. Throws as generatedWorld and loadWorld.
OpenedWorld openWorld(const std::string& name);

} // namespace core::grid
