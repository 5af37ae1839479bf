#include "tests/support/tensors.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstddef>
#include <limits>
#include <random>

#include "gpu/buffer.h"
#include "gpu/device.h"

namespace support {
namespace {

constexpr int64_t kGuardWords = 64;
constexpr uint32_t kPattern = 0x7fc0dead; // a NaN that no kernel produces

/// Position of every element relative to the start of the buffer, in row-major order.
std::vector<int64_t> positions(const gpu::Layout& layout)
{
    std::vector<int64_t> result(static_cast<size_t>(layout.shape.elementCount()));
    gpu::Shape index = layout.shape;
    for (int axis = 0; axis < index.rank(); ++axis)
        index[axis] = 0;
    for (int64_t& position : result) {
        position = layout.offset;
        for (int axis = 0; axis < index.rank(); ++axis)
            position += index[axis] * layout.strides[axis];
        for (int axis = index.rank() - 1; axis >= 0; --axis) {
            if (++index[axis] < layout.shape[axis])
                break;
            index[axis] = 0;
        }
    }
    return result;
}

std::vector<uint32_t> downloadWords(gpu::Device& device, const gpu::Buffer& buffer, size_t count)
{
    std::vector<uint32_t> words(count);
    device.download(buffer, 0, std::as_writable_bytes(std::span(words)));
    return words;
}

template <typename T>
gpu::Tensor tensorOfWords(gpu::Device& device, const gpu::Layout& layout, std::span<const T> values)
{
    const auto count = static_cast<size_t>(layout.offset + layout.span());
    std::vector<uint32_t> words(std::max<size_t>(count, 1), kPattern);
    const std::vector<int64_t> places = positions(layout);
    for (size_t i = 0; i < places.size(); ++i)
        words[static_cast<size_t>(places[i])] = std::bit_cast<uint32_t>(values[i]);
    auto buffer = device.allocate(words.size() * sizeof(uint32_t));
    device.upload(*buffer, 0, std::as_bytes(std::span(words)));
    return gpu::Tensor(std::move(buffer), layout);
}

} // namespace

std::vector<float> randomFloats(uint64_t seed, int64_t count, float low, float high)
{
    std::mt19937_64 generator(seed);
    std::vector<float> values(static_cast<size_t>(count));
    for (float& value : values) {
        const auto unit = static_cast<float>(generator() >> 40) * 0x1p-24F;
        value = low + (high - low) * unit;
    }
    return values;
}

gpu::Tensor tensorOf(gpu::Device& device, const gpu::Layout& layout, std::span<const float> values)
{
    return tensorOfWords(device, layout, values);
}

gpu::Tensor tensorOf(gpu::Device& device, const gpu::Layout& layout, std::span<const int32_t> values)
{
    return tensorOfWords(device, layout, values);
}

gpu::Tensor randomTensor(gpu::Device& device, const gpu::Layout& layout, uint64_t seed)
{
    return tensorOf(device, layout, randomFloats(seed, layout.shape.elementCount()));
}

gpu::Layout scattered(const gpu::Shape& shape, gpu::DType dtype)
{
    gpu::Layout layout{shape, shape, 3, dtype};
    int64_t stride = 2;
    for (int axis = 0; axis < shape.rank(); ++axis) {
        layout.strides[axis] = stride;
        stride = stride * std::max<int64_t>(shape[axis], 1) + 1;
    }
    return layout;
}

gpu::Layout padded(const gpu::Shape& shape, int64_t gap, int64_t offset, gpu::DType dtype)
{
    gpu::Layout layout{shape, shape, offset, dtype};
    int64_t stride = 1;
    for (int axis = shape.rank() - 1; axis >= 0; --axis) {
        layout.strides[axis] = stride;
        stride = stride * std::max<int64_t>(shape[axis], 1) + (axis == shape.rank() - 1 ? gap : 0);
    }
    return layout;
}

Guarded::Guarded(gpu::Device& device, const gpu::Layout& layout) : m_device(&device)
{
    gpu::Layout shifted = layout;
    shifted.offset += kGuardWords;
    const auto count = static_cast<size_t>(shifted.offset + shifted.span() + kGuardWords);
    const std::vector<uint32_t> words(count, kPattern);
    auto buffer = device.allocate(count * sizeof(uint32_t));
    device.upload(*buffer, 0, std::as_bytes(std::span(words)));
    m_tensor = gpu::Tensor(std::move(buffer), shifted);
}

std::string Guarded::damage() const
{
    const gpu::Layout& layout = m_tensor.layout();
    const auto count = static_cast<size_t>(layout.offset + layout.span() + kGuardWords);
    const std::vector<uint32_t> words = downloadWords(*m_device, *m_tensor.buffer(), count);
    std::vector<bool> inside(count);
    for (int64_t place : positions(layout))
        inside[static_cast<size_t>(place)] = true;
    for (size_t i = 0; i < count; ++i) {
        const auto place = std::to_string(static_cast<int64_t>(i) - layout.offset);
        if (inside[i] && words[i] == kPattern)
            return "the element at position " + place + " was never written";
        if (!inside[i] && words[i] != kPattern)
            return "the word at position " + place + ", outside the tensor, was overwritten";
    }
    return {};
}

std::string compare(std::span<const float> actual, std::span<const double> expected, const Bounds& bounds)
{
    if (actual.size() != expected.size())
        return std::to_string(actual.size()) + " elements instead of " + std::to_string(expected.size());
    double squaredError = 0;
    double squaredSize = 0;
    double largest = 1;
    double worstError = -1;
    size_t worst = 0;
    for (size_t i = 0; i < actual.size(); ++i) {
        const double a = actual[i];
        const double e = expected[i];
        const bool same = (std::isnan(a) && std::isnan(e)) || a == e;
        double error = same ? 0 : std::abs(a - e);
        if (std::isnan(error))
            error = std::numeric_limits<double>::infinity();
        if (error > worstError) {
            worstError = error;
            worst = i;
        }
        squaredError += error * error;
        if (std::isfinite(e)) {
            squaredSize += e * e;
            largest = std::max(largest, std::abs(e));
        }
    }
    const double nmse = squaredError == 0 ? 0 : squaredError / std::max(squaredSize, 1e-30);
    if (actual.empty() || (nmse <= bounds.nmse && worstError / largest <= bounds.maxError))
        return {};
    return "nmse " + std::to_string(nmse / bounds.nmse) + " times its bound, largest error " +
           std::to_string(worstError / largest / bounds.maxError) + " times its bound; element " +
           std::to_string(worst) + " is " + std::to_string(actual[worst]) + ", expected " +
           std::to_string(expected[worst]);
}

std::string compare(std::span<const int32_t> actual, std::span<const int32_t> expected)
{
    if (actual.size() != expected.size())
        return std::to_string(actual.size()) + " elements instead of " + std::to_string(expected.size());
    for (size_t i = 0; i < actual.size(); ++i) {
        if (actual[i] != expected[i])
            return "element " + std::to_string(i) + " is " + std::to_string(actual[i]) + ", expected " +
                   std::to_string(expected[i]);
    }
    return {};
}

std::string check(const Guarded& output, std::span<const double> expected, const Bounds& bounds)
{
    std::string damage = output.damage();
    return damage.empty() ? compare(output.floats(), expected, bounds) : damage;
}

} // namespace support
