#include "gpu/driver_cache.h"

#include <cstdint>
#include <cstdlib>
#include <system_error>

namespace gpu {
namespace {

/// The index takes 1.3 MB, and the kernels of a model a few more.
constexpr uintmax_t kNeededBytes = uintmax_t{8} << 20;

std::filesystem::path folderIn(const char* variable)
{
    const char* value = std::getenv(variable);
    return value != nullptr ? std::filesystem::path(value) : std::filesystem::path();
}

} // namespace

std::filesystem::path driverCacheFolder()
{
    if (std::filesystem::path own = folderIn("MESA_SHADER_CACHE_DIR"); !own.empty())
        return own;
    if (std::filesystem::path caches = folderIn("XDG_CACHE_HOME"); !caches.empty())
        return caches;
    if (const std::filesystem::path home = folderIn("HOME"); !home.empty())
        return home / ".cache";
    return {};
}

bool avoidFullDriverCache()
{
    std::error_code error;
    std::filesystem::path folder = std::filesystem::absolute(driverCacheFolder(), error);
    while (folder.has_relative_path() && !std::filesystem::exists(folder, error))
        folder = folder.parent_path();
    const std::filesystem::space_info space = std::filesystem::space(folder, error);
    if (error || space.available >= kNeededBytes)
        return false;
    return setenv("MESA_SHADER_CACHE_DISABLE", "true", 1) == 0;
}

} // namespace gpu
