#include "core/onnx/picture_input.h"

#include "core/image/resample.h"

namespace core::onnx {

namespace {

constexpr int64_t kMaxSide = int64_t{1} << 20;

bool isChannels(int64_t extent) { return extent == 1 || extent == 3; }

} // namespace

std::optional<HostTensor> pictureInput(const TensorInfo& info, const Image& picture)
{
    const gpu::Shape& shape = info.shape;
    if (!isFloatingPoint(info.type) || shape.rank() != 4 || picture.empty())
        return std::nullopt;
    const bool last = !isChannels(shape[1]);
    const int64_t channels = last ? shape[3] : shape[1];
    const int64_t height = last ? shape[1] : shape[2];
    const int64_t width = last ? shape[2] : shape[3];
    if (!isChannels(channels) || height < 1 || width < 1 || height > kMaxSide || width > kMaxSide)
        return std::nullopt;
    const auto count = static_cast<size_t>(shape.elementCount()); // refuses what is too large
    const Image resized = resizedBilinear(picture, static_cast<int>(width), static_cast<int>(height));
    const int64_t pixels = height * width;
    std::vector<float> values;
    values.reserve(count);
    const auto value = [&](int64_t pixel, int64_t channel) {
        const uint8_t* rgb = resized.rgb.data() + 3 * pixel;
        const int sum = channels == 3 ? 3 * rgb[channel] : rgb[0] + rgb[1] + rgb[2];
        return static_cast<float>(sum) / 765.F;
    };
    for (int64_t image = 0; image < shape[0]; ++image) {
        if (last)
            for (int64_t pixel = 0; pixel < pixels; ++pixel)
                for (int64_t channel = 0; channel < channels; ++channel)
                    values.push_back(value(pixel, channel));
        else
            for (int64_t channel = 0; channel < channels; ++channel)
                for (int64_t pixel = 0; pixel < pixels; ++pixel)
                    values.push_back(value(pixel, channel));
    }
    return HostTensor::fromFloats(shape, values).cast(info.type);
}

} // namespace core::onnx
