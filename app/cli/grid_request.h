#pragma once
// What `tessera grid solve` was asked to do.

#include <optional>

#include "app/cli/arguments.h"
#include "core/grid/learners.h"

namespace app::cli {

struct GridRequest {
    QString name; ///< of the world, as given
    core::grid::World world;
    const core::grid::Learner* learner = nullptr;
    core::grid::Settings settings;
    std::optional<QString> device; ///< empty: the host
    std::optional<QString> json;   ///< "-" for standard output
    std::optional<QString> csv;
    std::optional<QString> curve; ///< one row an episode
    uint64_t seed = 1;
    int runs = 1;
};

/// The options that `solve` takes: those of the rules, and one for every parameter of any algorithm.
QList<OptionSpec> gridOptions();

/// Reads and checks everything before anything is computed. `world`: a preset's name or a file. Throws UsageError for
/// words that cannot be right, gpu::Error for a world or a value that cannot.
GridRequest parseGridRequest(const QString& world, const Arguments& arguments);

} // namespace app::cli
