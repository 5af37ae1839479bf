#pragma once
// Workspaces as text.

#include <filesystem>
#include <string>
#include <string_view>

#include "core/workspace/workspace.h"

namespace core::workspace {

/// The text of a workspace file that lies in `folder` (absolute). The same workspace gives the same bytes: keys in a
/// fixed order, numbers with as many digits as it takes to read the same bits back. Ends with a line break. Throws what
/// check() throws.
std::string toJson(const Workspace& workspace, const std::filesystem::path& folder);

/// Reads such a text, which lies in `folder` under the name `name` (for messages). Unknown keys are ignored. A truth
/// whose file is found at its relative place gets that path. Throws Corrupt (not JSON, cut off), InvalidInput (wrong
/// types, what check() throws), LimitExceeded (too many values, nested too deeply), Unsupported (a newer format; the
/// message names the program that wrote it).
Workspace parse(std::string_view text, const std::filesystem::path& folder, const std::string& name);

} // namespace core::workspace
