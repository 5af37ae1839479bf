#pragma once
// The worlds of the textbooks, by name.

#include <span>
#include <string_view>

#include "core/grid/world.h"
#include "gpu/base/text.h"

namespace core::grid {

struct Preset {
    const char* name;   ///< of the command line, e.g. "zhao-3.4a"
    gpu::Text title;    ///< one line
    const char* source; ///< book and figure
    double gamma;       ///< the book's discount rate
    World (*make)();
};

std::span<const Preset> presets();

/// Throws NotFound.
const Preset& preset(std::string_view name);

/// Null if there is none.
const Preset* findPreset(std::string_view name);

} // namespace core::grid
