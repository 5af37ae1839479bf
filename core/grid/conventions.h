#pragma once
// The rules of grid worlds as named conventions, each explained: what a person chooses from, and what help and books
// say.

#include <span>
#include <string_view>
#include <vector>

#include "core/grid/world.h"
#include "gpu/base/text.h"

namespace core::grid {

/// A question to which conventions are the answers.
struct ConventionGroup {
    const char* id; ///< "forbidden"
    gpu::Text title;
};

struct Convention {
    const char* id;    ///< "forbidden-enter": the word of the command line
    const char* group; ///< exactly one convention of a group holds
    gpu::Text title;
    gpu::Text explanation; ///< one or two sentences
    bool (*holds)(const Rules& rules);
    void (*apply)(Rules& rules); ///< makes it hold, and changes nothing else
};

std::span<const ConventionGroup> conventionGroups();
std::span<const Convention> conventions();

/// Throws NotFound, with the names that there are.
const Convention& convention(std::string_view id);

/// Those that hold, one of each group, in the order of the groups.
std::vector<const Convention*> conventionsOf(const Rules& rules);

} // namespace core::grid
