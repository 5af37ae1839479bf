#pragma once
// Mesa's drivers keep compiled kernels in a cache of their own, whose index is a sparse file mapped into memory. On a
// full disk the first write to such a page ends the whole program with SIGBUS: nothing that could be caught and
// reported.

#include <filesystem>

namespace gpu {

/// Where Mesa keeps compiled kernels: $MESA_SHADER_CACHE_DIR, $XDG_CACHE_HOME or ~/.cache; empty without any of them.
std::filesystem::path driverCacheFolder();

/// Switches Mesa's cache off for this process (and the processes it starts) if there is not room for it. Changes the
/// environment: call it before the first thread starts. Returns whether it switched the cache off.
bool avoidFullDriverCache();

} // namespace gpu
