#pragma once
// Plain C++ twin of gpu/ops/confusion.h.

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace reference {

/// Pixels of class i (row) given to class j (column), row-major. Pixels whose truth is `ignored` are dropped, as are
/// labels that are no class.
std::vector<int32_t> confusionCounts(std::span<const uint32_t> truth, std::span<const uint32_t> predicted,
                                     uint32_t classes, std::optional<uint32_t> ignored);

} // namespace reference
