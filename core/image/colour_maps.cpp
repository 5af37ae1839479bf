#include "core/image/colour_maps.h"

#include <numeric>

#include <opencv2/imgproc.hpp>

namespace core {
namespace {

using Table = std::array<std::array<uint8_t, 3>, 256>;

Table makeTable(cv::ColormapTypes type)
{
    cv::Mat ramp(256, 1, CV_8U);
    std::iota(ramp.begin<uint8_t>(), ramp.end<uint8_t>(), uint8_t{0});
    cv::Mat bgr;
    cv::applyColorMap(ramp, bgr, type);
    Table table{};
    for (int i = 0; i < 256; ++i) {
        const auto& colour = bgr.at<cv::Vec3b>(i, 0);
        table[static_cast<size_t>(i)] = {colour[2], colour[1], colour[0]};
    }
    return table;
}

} // namespace

const Table& colourTable(ColourMap map)
{
    static const Table viridis = makeTable(cv::COLORMAP_VIRIDIS);
    static const Table magma = makeTable(cv::COLORMAP_MAGMA);
    static const Table cividis = makeTable(cv::COLORMAP_CIVIDIS);
    switch (map) {
    case ColourMap::Viridis:
        return viridis;
    case ColourMap::Magma:
        return magma;
    case ColourMap::Cividis:
        return cividis;
    }
    return viridis;
}

} // namespace core
