#pragma once
// How a case table says where a tensor lies in memory.

#include "gpu/tensor.h"
#include "tests/support/tensors.h"

namespace support {

enum class Placement {
    Dense,        ///< row-major without gaps
    Gaps,         ///< row-major, rows 4 elements apart, offset 8: aligned for vec4
    OddGaps,      ///< row-major, rows 3 elements apart, offset 5: never aligned
    Scattered,    ///< axes reversed in memory, with gaps
    ChannelsLast, ///< (N, C, H, W) with the channels innermost
};

inline gpu::Layout placed(const gpu::Shape& shape, Placement placement)
{
    switch (placement) {
    case Placement::Gaps:
        return padded(shape, 4, 8);
    case Placement::OddGaps:
        return padded(shape, 3, 5);
    case Placement::Scattered:
        return scattered(shape);
    case Placement::ChannelsLast:
        return gpu::Layout::channelsLast(shape);
    case Placement::Dense:
        break;
    }
    return gpu::Layout::rowMajor(shape);
}

} // namespace support
