#include "core/onnx/weights.h"

#include <array>
#include <cmath>
#include <cstring>
#include <limits>

#include "gpu/base/error.h"
#include "gpu/device.h"

namespace core::onnx {

namespace {

using gpu::Error;
using gpu::ErrorKind;
using gpu::mark;

template <typename T>
std::vector<std::byte> asBytes(const std::vector<T>& values)
{
    std::vector<std::byte> bytes(values.size() * sizeof(T));
    if (!bytes.empty())
        std::memcpy(bytes.data(), values.data(), bytes.size());
    return bytes;
}

/// Distinguishes shapes that share bytes, and geometries.
std::string describe(const HostTensor& value, const gpu::Conv2dGeometry& g, bool transposed)
{
    std::string text = value.shape().toString() + (transposed ? " transposed" : "");
    for (const int64_t part : {g.kernelHeight, g.kernelWidth, g.strideY, g.strideX, g.dilationY, g.dilationX, g.padTop,
                               g.padLeft, g.padBottom, g.padRight, g.groups, g.outputPadY, g.outputPadX})
        text += " " + std::to_string(part);
    return text;
}

/// The device has 32-bit floats: what they would make infinite is refused.
void requireSmall(std::span<const double> values)
{
    for (const double value : values)
        if (std::isfinite(value) && std::abs(value) > std::numeric_limits<float>::max())
            throw Error(ErrorKind::Unsupported,
                        {mark("onnx", "The number %1 does not fit the device's 32 bits"), {std::to_string(value)}});
}

} // namespace

gpu::DType deviceType(ElementType type)
{
    if (isFloatingPoint(type))
        return gpu::DType::F32;
    if (type == ElementType::Bool)
        return gpu::DType::Bool;
    if (isInteger(type))
        return gpu::DType::I32;
    throw Error(ErrorKind::Unsupported,
                {mark("onnx", "Tensors of type %1 cannot be computed with"), {std::string(toString(type))}});
}

gpu::DType deviceType64(ElementType type)
{
    if (type == ElementType::Double)
        return gpu::DType::F64;
    return type == ElementType::Int64 ? gpu::DType::I64 : deviceType(type);
}

std::vector<std::byte> toDeviceBytes(const HostTensor& tensor, gpu::DType dtype)
{
    if (tensor.type() == ElementType::Float || gpu::is64(dtype))
        return {tensor.bytes().begin(), tensor.bytes().end()};
    if (tensor.type() == ElementType::Double)
        requireSmall(tensor.values<double>());
    if (dtype == gpu::DType::F32)
        return asBytes(tensor.toFloats());
    std::vector<int32_t> values;
    values.reserve(static_cast<size_t>(tensor.elementCount()));
    for (const int64_t value : tensor.toInt64s()) {
        if (value < std::numeric_limits<int32_t>::min() || value > std::numeric_limits<int32_t>::max())
            throw Error(ErrorKind::Unsupported,
                        {mark("onnx", "The integer %1 does not fit the device's 32 bits"), {std::to_string(value)}});
        values.push_back(static_cast<int32_t>(value));
    }
    return asBytes(values);
}

WeightCache::WeightCache(gpu::Device& device) : m_device(device), m_packing(device) {}

gpu::Tensor WeightCache::tensor(const HostTensor& value, gpu::DType dtype)
{
    const std::string kind = value.shape().toString() + (gpu::is64(dtype) ? " in 64 bits" : "");
    gpu::Tensor& cached = m_tensors[{value.bytes().data(), kind}];
    if (!cached.valid()) {
        cached = gpu::Tensor::allocate(m_device, value.shape(), dtype);
        m_device.upload(*cached.buffer(), 0, toDeviceBytes(value, dtype));
        m_kept.push_back(value);
    }
    return cached;
}

template <typename Packed, typename Pack>
Packed WeightCache::packed(std::map<Key, Packed>& cache, const HostTensor& value, std::string kind, Pack pack)
{
    const Key key{value.bytes().data(), std::move(kind)};
    if (const auto found = cache.find(key); found != cache.end())
        return found->second;
    // The plain copy is only needed until the packing ran: the recorded list keeps it alive until then.
    gpu::Tensor plain = gpu::Tensor::allocate(m_device, value.shape(), deviceType(value.type()));
    m_device.upload(*plain.buffer(), 0, toDeviceBytes(value, plain.dtype()));
    m_kept.push_back(value);
    m_pending = true;
    return cache.emplace(key, pack(plain)).first->second;
}

gpu::PackedMatrix WeightCache::matrix(const HostTensor& value, bool transposed)
{
    return packed(m_matrices, value, describe(value, {}, transposed), [&](const gpu::Tensor& plain) {
        constexpr std::array<int64_t, 2> kSwap{1, 0};
        return gpu::packMatrix(m_packing, transposed ? plain.with(plain.layout().transposed(kSwap)) : plain);
    });
}

gpu::PackedConv2d WeightCache::conv2d(const HostTensor& value, const gpu::Conv2dGeometry& geometry,
                                      bool transposedConvolution)
{
    return packed(m_convolutions, value, describe(value, geometry, transposedConvolution),
                  [&](const gpu::Tensor& plain) {
                      return transposedConvolution ? gpu::packConvTranspose2d(m_packing, plain, geometry)
                                                   : gpu::packConv2d(m_packing, plain, geometry);
                  });
}

void WeightCache::flush(const gpu::RunControl& control)
{
    if (!m_pending)
        return;
    m_pending = false;
    try {
        m_packing.finish().run({control.stop, nullptr});
    } catch (...) {
        m_tensors.clear();
        m_matrices.clear();
        m_convolutions.clear();
        throw;
    }
}

} // namespace core::onnx
