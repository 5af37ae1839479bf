#pragma once

#include <cstdint>

namespace core {

/// A channel's value laid on white by its alpha (0 clear … 255 opaque), rounded.
constexpr uint8_t onWhite(uint32_t value, uint32_t alpha)
{
    return static_cast<uint8_t>((value * alpha + 255 * (255 - alpha) + 127) / 255);
}

} // namespace core
