#include "core/onnx/arena.h"

#include <algorithm>
#include <numeric>

namespace core::onnx {

namespace {

struct Placed {
    uint64_t begin = 0;
    uint64_t end = 0;
    int first = 0;
    int last = 0;
};

/// The start of the smallest gap of at least `bytes` between the placed values that are alive with it.
uint64_t bestGap(const std::vector<Placed>& placedByOffset, const Lifetime& value, uint64_t bytes)
{
    uint64_t best = 0;
    uint64_t bestSize = UINT64_MAX;
    bool found = false;
    uint64_t cursor = 0;
    for (const Placed& other : placedByOffset) {
        if (other.last < value.first || value.last < other.first)
            continue;
        if (other.begin > cursor) {
            const uint64_t gap = other.begin - cursor;
            if (gap >= bytes && gap < bestSize) {
                best = cursor;
                bestSize = gap;
                found = true;
            }
        }
        cursor = std::max(cursor, other.end);
    }
    return found ? best : cursor;
}

} // namespace

ArenaPlan planArena(std::span<const Lifetime> lifetimes, uint64_t alignment)
{
    std::vector<size_t> order(lifetimes.size());
    std::iota(order.begin(), order.end(), size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](size_t a, size_t b) { return lifetimes[a].bytes > lifetimes[b].bytes; });
    ArenaPlan plan;
    plan.offsets.resize(lifetimes.size());
    std::vector<Placed> placed;
    for (const size_t index : order) {
        const Lifetime& value = lifetimes[index];
        const uint64_t bytes = (std::max<uint64_t>(value.bytes, 1) + alignment - 1) / alignment * alignment;
        const uint64_t begin = bestGap(placed, value, bytes);
        const Placed entry{begin, begin + bytes, value.first, value.last};
        const auto position = std::upper_bound(placed.begin(), placed.end(), entry,
                                               [](const Placed& a, const Placed& b) { return a.begin < b.begin; });
        placed.insert(position, entry);
        plan.offsets[index] = begin;
        plan.bytes = std::max(plan.bytes, entry.end);
    }
    return plan;
}

} // namespace core::onnx
