#include "core/segment/everything_rules.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <numeric>

namespace core::segment {
namespace {

/// Length of each of `count` parts that overlap by `overlap` and together cover `length`.
int partLength(int length, int count, int overlap) { return (overlap * (count - 1) + length + count - 1) / count; }

} // namespace

std::vector<ImagePoint> promptGrid(int perSide, int width, int height)
{
    std::vector<ImagePoint> points;
    for (int row = 0; row < perSide; ++row)
        for (int column = 0; column < perSide; ++column)
            points.push_back({(column + 0.5) / perSide * width, (row + 0.5) / perSide * height});
    return points;
}

std::vector<Crop> cropBoxes(int width, int height, int layers, double overlap)
{
    std::vector<Crop> crops{{{0, 0, width, height}, 0}};
    for (int layer = 1; layer <= layers; ++layer) {
        const int perSide = 1 << layer;
        const int shared = static_cast<int>(overlap * std::min(width, height) * 2 / perSide);
        const int partWidth = partLength(width, perSide, shared);
        const int partHeight = partLength(height, perSide, shared);
        for (int column = 0; column < perSide; ++column) {
            for (int row = 0; row < perSide; ++row) {
                PixelBox box{(partWidth - shared) * column, (partHeight - shared) * row, 0, 0};
                box.width = std::min(partWidth, width - box.x);
                box.height = std::min(partHeight, height - box.y);
                if (!box.empty())
                    crops.push_back({box, layer});
            }
        }
    }
    return crops;
}

double overlapOf(const PixelBox& a, const PixelBox& b)
{
    const int64_t width = std::min(a.x + a.width, b.x + b.width) - std::max(a.x, b.x);
    const int64_t height = std::min(a.y + a.height, b.y + b.height) - std::max(a.y, b.y);
    const int64_t both = width > 0 && height > 0 ? width * height : 0;
    return static_cast<double>(both) / static_cast<double>(areaOf(a) + areaOf(b) - both);
}

std::vector<size_t> keepBest(std::span<const PixelBox> boxes, std::span<const double> scores, double maxOverlap)
{
    std::vector<size_t> order(boxes.size());
    std::iota(order.begin(), order.end(), size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) { return scores[a] > scores[b]; });
    std::vector<size_t> kept;
    for (const size_t index : order) {
        if (std::ranges::none_of(kept,
                                 [&](size_t other) { return overlapOf(boxes[index], boxes[other]) > maxOverlap; }))
            kept.push_back(index);
    }
    return kept;
}

bool touchesCropEdge(const PixelBox& box, const PixelBox& crop, int width, int height, int margin)
{
    const std::array boxEnds{box.x, box.y, box.x + box.width, box.y + box.height};
    const std::array cropEnds{crop.x, crop.y, crop.x + crop.width, crop.y + crop.height};
    const std::array pictureEnds{0, 0, width, height};
    for (size_t side = 0; side < boxEnds.size(); ++side) {
        if (std::abs(boxEnds[side] - cropEnds[side]) <= margin && std::abs(boxEnds[side] - pictureEnds[side]) > margin)
            return true;
    }
    return false;
}

} // namespace core::segment
