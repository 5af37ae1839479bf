#pragma once

#include <string>

#include <nlohmann/json.hpp>

namespace core::workspace {

/// JSON as people read it: two spaces per level, but what fits into one line stands in one, and long lists of numbers
/// and points fill theirs. Ends with a line break.
std::string layOut(const nlohmann::ordered_json& value);

} // namespace core::workspace
