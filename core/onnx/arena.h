#pragma once
// Where values lie that are not alive at the same time.

#include <cstdint>
#include <span>
#include <vector>

namespace core::onnx {

/// A value's need for memory: from step `first` to step `last`, both included.
struct Lifetime {
    uint64_t bytes = 0;
    int first = 0;
    int last = 0;
};

struct ArenaPlan {
    std::vector<uint64_t> offsets; ///< one per lifetime
    uint64_t bytes = 0;            ///< of the whole block
};

/// Offsets (multiples of `alignment`) such that no two values that are alive at the same step overlap. Greedy by size:
/// large values first, each in the smallest gap that holds it (Pisarchyk and Lee 2020, "greedy by size").
ArenaPlan planArena(std::span<const Lifetime> lifetimes, uint64_t alignment);

} // namespace core::onnx
