#include <string_view>

#include "core/grid/parse.h"
#include "core/grid/write_world.h"
#include "tests/fuzz/targets.h"

namespace fuzz {

bool world(Bytes bytes)
{
    const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    const bool isJson = text.starts_with('{') || text.starts_with('[');
    return taken([&] {
        const core::grid::World read = isJson ? core::grid::parseJson(text) : core::grid::parseMap(text);
        core::grid::checkWorld(read);
        const std::string written = core::grid::toJson(read);
        if (core::grid::toJson(core::grid::parseJson(written)) != written)
            broken("what is written of a world reads back as the same world");
        if (core::grid::rulesAreThoseOfMaps(read) &&
            core::grid::toJson(core::grid::parseMap(core::grid::toMap(read))) != written)
            broken("a map of a world reads back as the same world");
    });
}

} // namespace fuzz
