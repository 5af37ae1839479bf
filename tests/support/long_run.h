#pragma once

#include <cstdlib>
#include <string_view>

namespace support {

/// Whether ./test --long runs.
inline bool isLong()
{
    const char* asked = std::getenv("TESSERA_LONG");
    return asked != nullptr && std::string_view(asked) == "1";
}

} // namespace support
