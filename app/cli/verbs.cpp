#include "app/cli/verbs.h"

namespace app::cli {

std::span<const Verb> verbs()
{
    static constexpr Verb kVerbs[] = {
        {"assets", describeAssets, runAssets},
        {"devices", describeDevices, runDevices},
    };
    return kVerbs;
}

} // namespace app::cli
