#include "core/image/colour_maps.h"

#include <algorithm>
#include <cmath>
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

/// Straight lines in RGB between anchors that lie evenly from white to the end.
std::array<uint8_t, 3> towards(const std::array<std::array<uint8_t, 3>, 5>& end, double part)
{
    constexpr std::array<uint8_t, 3> kWhite{255, 255, 255};
    const double place = part * static_cast<double>(end.size());
    const size_t next = std::min(static_cast<size_t>(place), end.size() - 1);
    const std::array<uint8_t, 3>& from = next == 0 ? kWhite : end[next - 1];
    std::array<uint8_t, 3> colour{};
    for (size_t c = 0; c < colour.size(); ++c)
        colour[c] =
            static_cast<uint8_t>(std::lround(std::lerp(from[c], end[next][c], place - static_cast<double>(next))));
    return colour;
}

Table makeDiverging()
{
    constexpr std::array<std::array<uint8_t, 3>, 5> kBlue{
        {{0xD1, 0xE5, 0xF0}, {0x92, 0xC5, 0xDE}, {0x43, 0x93, 0xC3}, {0x21, 0x66, 0xAC}, {0x05, 0x30, 0x61}}};
    constexpr std::array<std::array<uint8_t, 3>, 5> kRed{
        {{0xFD, 0xDB, 0xC7}, {0xF4, 0xA5, 0x82}, {0xD6, 0x60, 0x4D}, {0xB2, 0x18, 0x2B}, {0x67, 0x00, 0x1F}}};
    Table table{};
    for (size_t i = 0; i < 128; ++i) {
        table[127 - i] = towards(kBlue, static_cast<double>(i) / 127);
        table[128 + i] = towards(kRed, static_cast<double>(i) / 127);
    }
    return table;
}

} // namespace

const Table& divergingTable()
{
    static const Table table = makeDiverging();
    return table;
}

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
