#pragma once

#include <filesystem>
#include <string>

#include "gpu/base/limit.h"

namespace core {

/// The whole of a regular file. Throws NotFound, InvalidInput (a folder, a pipe), LimitExceeded if it has more bytes
/// than `limit` allows, Io.
std::string readTextFile(const std::filesystem::path& path, const gpu::Limit& limit);

} // namespace core
