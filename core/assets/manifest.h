#pragma once

#include <string_view>
#include <vector>

#include "core/assets/assets.h"

namespace core {

/// The text of resources/assets.json, as it was when the program was built.
std::string_view builtInManifest();

/// Reads a manifest. Throws Corrupt naming the entry and the field: every field must be there (only `version` may be
/// empty, and only for Debian packages), ids are unique and made of a-z, 0-9 and -, no group has the name of an asset,
/// hashes are 64 lower-case hex digits.
std::vector<Asset> parseManifest(std::string_view json);

} // namespace core
