#pragma once
// GLSL's scalar names for the .params.h files that C++ and GLSL share.

#include <cstdint>

namespace gpu {

using uint = std::uint32_t;

} // namespace gpu
