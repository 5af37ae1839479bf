#pragma once

#include <cstdint>

namespace gpu {

/// Element types on the device. Each takes four bytes: booleans are 0 or 1, 64-bit integers are range-checked when they
/// are uploaded.
enum class DType : uint8_t { F32, I32, Bool };

constexpr int64_t kElementBytes = 4;

} // namespace gpu
