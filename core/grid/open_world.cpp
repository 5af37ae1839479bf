#include "core/grid/open_world.h"

#include <filesystem>
#include <utility>

#include "core/grid/generate.h"
#include "core/grid/parse.h"
#include "core/grid/presets.h"

namespace core::grid {

OpenedWorld openWorld(const std::string& name)
{
    if (const Preset* const known = findPreset(name))
        return {known->make(), known->gamma};
    if (std::optional<World> generated = generatedWorld(name))
        return {std::move(*generated), kGeneratedGamma};
    return {loadWorld(std::filesystem::path(name)), std::nullopt};
}

} // namespace core::grid
