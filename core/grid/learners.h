#pragma once
// The algorithms of the grid worlds: one explicit table, from which the command line's options follow.

#include <map>
#include <span>
#include <string>
#include <string_view>

#include "core/grid/dynamic_programming.h"
#include "gpu/base/text.h"

namespace gpu {
class Device;
}

namespace core::grid {

/// One number that a person may set. Its name is the option of the command line.
struct Parameter {
    const char* name;
    gpu::Text meaning;
    double minimum;
    double maximum;
    double fallback; ///< gamma: the preset's value takes its place
    bool whole;
};

/// Every parameter of a learner, by name.
using Settings = std::map<std::string, double, std::less<>>;

struct Learner {
    const char* name; ///< of the command line, e.g. "value-iteration"
    gpu::Text title;
    const char* source; ///< book and section
    std::span<const Parameter> parameters;
    /// On the host in double.
    Solution (*run)(const World& world, const Settings& settings, const gpu::RunControl& control);
    /// By compute kernels in single precision; null if there are none for it. Compute thread only.
    Solution (*runOnDevice)(gpu::Device& device, const World& world, const Settings& settings,
                            const gpu::RunControl& control) = nullptr;
};

std::span<const Learner> learners();

/// Throws NotFound, with the names that there are.
const Learner& learner(std::string_view name);

/// The learner's defaults, overwritten by `given`. Throws InvalidInput for a name that the learner does not have, and
/// for a value outside its range or not whole where it must be.
Settings settingsOf(const Learner& learner, const Settings& given);

} // namespace core::grid
