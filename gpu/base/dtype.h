#pragma once

#include <cstdint>

namespace gpu {

/// Element types on the device. Booleans are 0 or 1. Those of 64 bits are only for devices that have them
/// (DeviceInfo::arithmetic64()), and only some operations take them: each says so.
enum class DType : uint8_t { F32, I32, Bool, I64, F64 };

/// Of the types of 32 bits, and of the words of which the others are two.
constexpr int64_t kElementBytes = 4;

constexpr bool is64(DType dtype) { return dtype == DType::I64 || dtype == DType::F64; }
constexpr bool isReal(DType dtype) { return dtype == DType::F32 || dtype == DType::F64; }
constexpr int64_t elementBytes(DType dtype) { return is64(dtype) ? 2 * kElementBytes : kElementBytes; }

} // namespace gpu
