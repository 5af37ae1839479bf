#include "tests/reference/mask.h"

#include <algorithm>
#include <cmath>

namespace reference {

std::vector<double> resampledCrop(const double* values, int64_t stride, int64_t cropWidth, int64_t cropHeight,
                                  int64_t width, int64_t height)
{
    std::vector<double> result;
    result.reserve(static_cast<size_t>(width * height));
    for (int64_t row = 0; row < height; ++row) {
        const double sourceY =
            (static_cast<double>(row) + 0.5) * static_cast<double>(cropHeight) / static_cast<double>(height) - 0.5;
        const double y = std::clamp(sourceY, 0.0, static_cast<double>(cropHeight - 1));
        const auto top = static_cast<int64_t>(std::floor(y));
        const int64_t bottom = std::min(top + 1, cropHeight - 1);
        for (int64_t column = 0; column < width; ++column) {
            const double sourceX =
                (static_cast<double>(column) + 0.5) * static_cast<double>(cropWidth) / static_cast<double>(width) - 0.5;
            const double x = std::clamp(sourceX, 0.0, static_cast<double>(cropWidth - 1));
            const auto left = static_cast<int64_t>(std::floor(x));
            const int64_t right = std::min(left + 1, cropWidth - 1);
            const double shareX = x - static_cast<double>(left);
            const double shareY = y - static_cast<double>(top);
            const double above = values[top * stride + left] * (1 - shareX) + values[top * stride + right] * shareX;
            const double below =
                values[bottom * stride + left] * (1 - shareX) + values[bottom * stride + right] * shareX;
            result.push_back(above * (1 - shareY) + below * shareY);
        }
    }
    return result;
}

} // namespace reference
