#include "tests/reference/confusion.h"

namespace reference {

std::vector<int32_t> confusionCounts(std::span<const uint32_t> truth, std::span<const uint32_t> predicted,
                                     uint32_t classes, std::optional<uint32_t> ignored)
{
    std::vector<int32_t> counts(size_t{classes} * classes, 0);
    for (size_t i = 0; i < truth.size(); ++i)
        if (truth[i] != ignored && truth[i] < classes && predicted[i] < classes)
            ++counts[size_t{truth[i]} * classes + predicted[i]];
    return counts;
}

} // namespace reference
