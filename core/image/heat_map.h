#pragma once

#include <vector>

#include "core/image/colour_maps.h"
#include "core/image/image.h"

namespace core {

/// Values of equal cells that lie over a picture from its left top corner on; the last column or row may stick out.
struct HeatMap {
    int columns = 0;
    int rows = 0;
    std::vector<float> values; ///< row-major
    double across = 0;         ///< width of the picture in cells, at most `columns`
    double down = 0;           ///< height of the picture in cells, at most `rows`
};

/// How cells become pixels.
enum class Upsampling {
    Tiles,    ///< every pixel takes the value of its cell
    Bilinear, ///< between the centres of the cells; beyond the outermost centres their value
};

struct HeatStyle {
    ColourMap map = ColourMap::Viridis;
    Upsampling upsampling = Upsampling::Tiles;
    double largest = 1; ///< the value of the map's last colour; 0 has the first. 0: everything has the first colour
    double opacity = 1; ///< 0 … 1, of overlayHeat
};

/// The value at a place that is given in cells, (0, 0) being the left top corner. Outside it is that of the border.
double heatAt(const HeatMap& map, double x, double y, Upsampling upsampling);

/// The map alone as a picture of this size (both > 0).
Image heatPicture(const HeatMap& map, int width, int height, const HeatStyle& style);
/// The picture with the map laid over it.
Image overlayHeat(const Image& picture, const HeatMap& map, const HeatStyle& style);

} // namespace core
