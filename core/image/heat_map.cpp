#include "core/image/heat_map.h"

#include <algorithm>
#include <cmath>

namespace core {

namespace {

float cellValue(const HeatMap& map, int column, int row)
{
    return map.values[static_cast<size_t>(row) * static_cast<size_t>(map.columns) + static_cast<size_t>(column)];
}

/// Two neighbours along one axis and how much the second one counts.
struct Between {
    int first = 0;
    int second = 0;
    double share = 0;
};

Between between(double position, int count, Upsampling upsampling)
{
    if (upsampling == Upsampling::Tiles) {
        const int cell = std::clamp(static_cast<int>(std::floor(position)), 0, count - 1);
        return {cell, cell, 0};
    }
    const double centred = std::clamp(position - 0.5, 0.0, count - 1.0);
    const int first = static_cast<int>(centred);
    return {first, std::min(first + 1, count - 1), centred - first};
}

double mixed(const HeatMap& map, const Between& x, const Between& y)
{
    const auto row = [&](int r) {
        return (1 - x.share) * static_cast<double>(cellValue(map, x.first, r)) +
               x.share * static_cast<double>(cellValue(map, x.second, r));
    };
    return (1 - y.share) * row(y.first) + y.share * row(y.second);
}

size_t colourIndex(double value, double largest)
{
    return largest > 0 ? static_cast<size_t>(std::lround(255 * std::clamp(value / largest, 0.0, 1.0))) : 0;
}

} // namespace

double heatAt(const HeatMap& map, double x, double y, Upsampling upsampling)
{
    return mixed(map, between(x, map.columns, upsampling), between(y, map.rows, upsampling));
}

Image heatPicture(const HeatMap& map, int width, int height, const HeatStyle& style)
{
    const auto& colours = colourTable(style.map);
    Image picture{width, height, {}};
    picture.rgb.reserve(3 * static_cast<size_t>(width) * static_cast<size_t>(height));
    std::vector<Between> columns;
    for (int x = 0; x < width; ++x)
        columns.push_back(between((x + 0.5) * map.across / width, map.columns, style.upsampling));
    for (int y = 0; y < height; ++y) {
        const Between row = between((y + 0.5) * map.down / height, map.rows, style.upsampling);
        for (const Between& column : columns) {
            const auto& colour = colours[colourIndex(mixed(map, column, row), style.largest)];
            picture.rgb.insert(picture.rgb.end(), colour.begin(), colour.end());
        }
    }
    return picture;
}

Image overlayHeat(const Image& picture, const HeatMap& map, const HeatStyle& style)
{
    Image result = heatPicture(map, picture.width, picture.height, style);
    for (size_t i = 0; i < result.rgb.size(); ++i)
        result.rgb[i] =
            static_cast<uint8_t>(std::lround(style.opacity * result.rgb[i] + (1 - style.opacity) * picture.rgb[i]));
    return result;
}

} // namespace core
