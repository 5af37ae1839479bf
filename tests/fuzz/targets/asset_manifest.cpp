#include <string_view>

#include "core/assets/manifest.h"
#include "tests/fuzz/targets.h"

namespace fuzz {

bool assetManifest(Bytes bytes)
{
    const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    return taken([&] {
        for (const core::Asset& asset : core::parseManifest(text))
            if (asset.id.empty() || asset.bytes <= 0)
                broken("every asset has an id and a size");
    });
}

} // namespace fuzz
