#include <string_view>

#include "core/workspace/workspace_json.h"
#include "tests/fuzz/targets.h"

namespace fuzz {

bool workspace(Bytes bytes)
{
    const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    return taken([&] {
        const core::workspace::Workspace read = core::workspace::parse(text, "/nowhere", "fuzzed");
        const std::string written = core::workspace::toJson(read, "/nowhere");
        const std::string again =
            core::workspace::toJson(core::workspace::parse(written, "/nowhere", "written"), "/nowhere");
        if (again != written)
            broken("what is written of a workspace reads back as the same workspace");
    });
}

} // namespace fuzz
