#pragma once

#include <filesystem>
#include <string>

#include "gpu/base/error.h"

namespace core {

/// What is to be said of a file that the system does not let us read: which, why (in the system's words), and what to
/// do.
inline gpu::Error readError(const std::filesystem::path& path, const std::string& reason)
{
    return {gpu::ErrorKind::Io,
            {gpu::mark("ReadError", "%1 cannot be read: %2"), {path.string(), reason}},
            gpu::mark("ReadError", "Check that you may read it and that its disk works, or choose another file.")};
}

} // namespace core
