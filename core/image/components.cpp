#include "core/image/components.h"

#include <algorithm>
#include <cstddef>
#include <vector>

#include <opencv2/imgproc.hpp>

namespace core {
namespace {

/// The 4-connected components of the pixels that are 255 in `pixels`, with what is known of each.
struct Components {
    cv::Mat labels; ///< CV_32S; 0 for all other pixels
    cv::Mat stats;  ///< a row each, CV_32S
    int count = 0;  ///< the 0 included

    explicit Components(const cv::Mat& pixels)
    {
        cv::Mat centroids;
        count = cv::connectedComponentsWithStats(pixels, labels, stats, centroids, 4, CV_32S);
    }
    int64_t area(int label) const { return stats.at<int>(label, cv::CC_STAT_AREA); }
    bool touchesBorder(int label) const
    {
        const int left = stats.at<int>(label, cv::CC_STAT_LEFT);
        const int top = stats.at<int>(label, cv::CC_STAT_TOP);
        return left == 0 || top == 0 || left + stats.at<int>(label, cv::CC_STAT_WIDTH) == labels.cols ||
               top + stats.at<int>(label, cv::CC_STAT_HEIGHT) == labels.rows;
    }
};

/// Gives `value` to the pixels of the chosen components.
ComponentCounts repaint(Mask& mask, const Components& components, const std::vector<bool>& chosen, uint8_t value)
{
    ComponentCounts counts;
    for (int label = 1; label < components.count; ++label) {
        if (!chosen[static_cast<size_t>(label)])
            continue;
        ++counts.components;
        counts.pixels += components.area(label);
    }
    if (counts.components == 0)
        return counts;
    for (int y = 0; y < mask.height; ++y) {
        const int* labels = components.labels.ptr<int>(y);
        uint8_t* row = mask.values.data() + static_cast<ptrdiff_t>(y) * mask.width;
        for (int x = 0; x < mask.width; ++x)
            if (chosen[static_cast<size_t>(labels[x])])
                row[x] = value;
    }
    return counts;
}

} // namespace

ComponentCounts removeSmallParts(Mask& mask, int64_t smallest)
{
    if (mask.empty() || smallest <= 1)
        return {};
    const Components parts(cv::Mat(mask.height, mask.width, CV_8U, mask.values.data()));
    std::vector<bool> chosen(static_cast<size_t>(parts.count), false);
    for (int label = 1; label < parts.count; ++label)
        chosen[static_cast<size_t>(label)] = parts.area(label) < smallest;
    return repaint(mask, parts, chosen, 0);
}

ComponentCounts fillSmallHoles(Mask& mask, int64_t largest)
{
    if (mask.empty() || largest <= 0)
        return {};
    const cv::Mat background = cv::Mat(mask.height, mask.width, CV_8U, mask.values.data()) == 0;
    const Components holes(background);
    std::vector<bool> chosen(static_cast<size_t>(holes.count), false);
    for (int label = 1; label < holes.count; ++label)
        chosen[static_cast<size_t>(label)] = !holes.touchesBorder(label) && holes.area(label) <= largest;
    return repaint(mask, holes, chosen, 255);
}

PixelBox objectBox(const Mask& mask)
{
    int left = mask.width;
    int right = -1;
    int top = mask.height;
    int bottom = -1;
    for (int y = 0; y < mask.height; ++y) {
        const auto begin = mask.values.begin() + static_cast<ptrdiff_t>(y) * mask.width;
        const auto end = begin + mask.width;
        const auto isObject = [](uint8_t value) { return value != 0; };
        const auto first = std::find_if(begin, end, isObject);
        if (first == end)
            continue;
        const auto last = std::find_if(std::make_reverse_iterator(end), std::make_reverse_iterator(first), isObject);
        left = std::min(left, static_cast<int>(first - begin));
        right = std::max(right, static_cast<int>(last.base() - begin) - 1);
        top = std::min(top, y);
        bottom = y;
    }
    return bottom < 0 ? PixelBox{} : PixelBox{left, top, right - left + 1, bottom - top + 1};
}

Mask cutOut(const Mask& mask, const PixelBox& box)
{
    Mask piece{box.width, box.height, {}};
    piece.values.reserve(static_cast<size_t>(box.width) * static_cast<size_t>(box.height));
    for (int y = 0; y < box.height; ++y) {
        const auto from = mask.values.begin() + static_cast<ptrdiff_t>(box.y + y) * mask.width + box.x;
        piece.values.insert(piece.values.end(), from, from + box.width);
    }
    return piece;
}

} // namespace core
