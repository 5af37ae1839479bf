#pragma once
// What `tessera grid solve` was asked to do.

#include <optional>
#include <vector>

#include "app/cli/arguments.h"
#include "core/grid/learners.h"
#include "core/grid/open_world.h"

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
    std::optional<QString> chart; ///< SVG, PNG or PDF
    uint64_t seed = 1;
    int runs = 1;
};

/// The options of the rules.
QList<OptionSpec> gridRuleOptions();
/// One option for every parameter of any algorithm.
QList<OptionSpec> gridParameterOptions();

/// The world of that name (see openWorld) under the rules that were asked for, checked. Throws as openWorld and
/// checkWorld, and UsageError.
core::grid::OpenedWorld requestedWorld(const QString& name, const Arguments& arguments);

/// Nothing is computed that could not be written, and no world is written over. Throws InvalidInput for a folder, for
/// the file of the world itself, and for one file named twice.
void checkGridOutputs(const QString& name, const std::vector<std::optional<QString>>& outputs);

/// Reads and checks everything before anything is computed. `world`: as openWorld. Throws UsageError for
/// words that cannot be right, gpu::Error for a world or a value that cannot.
GridRequest parseGridRequest(const QString& world, const Arguments& arguments);

} // namespace app::cli
