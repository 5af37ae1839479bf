#pragma once
// Tensors with known content, guarded outputs and comparison with references in double.

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "gpu/tensor.h"

namespace support {

/// Reproducible values, uniform in [low, high).
std::vector<float> randomFloats(uint64_t seed, int64_t count, float low = -1, float high = 1);

/// A tensor of any layout that holds `values` (in row-major order of its shape). What lies between its elements is NaN,
/// so that a kernel that reads past them is found out.
gpu::Tensor tensorOf(gpu::Device& device, const gpu::Layout& layout, std::span<const float> values);
gpu::Tensor tensorOf(gpu::Device& device, const gpu::Layout& layout, std::span<const int32_t> values);

/// tensorOf(randomFloats).
gpu::Tensor randomTensor(gpu::Device& device, const gpu::Layout& layout, uint64_t seed);

/// A layout that is neither dense nor row-major: axes reversed in memory, with gaps of one element and an offset of
/// three.
gpu::Layout scattered(const gpu::Shape& shape, gpu::DType dtype = gpu::DType::F32);

/// A layout whose rows are `gap` elements apart and that starts at `offset`: a slice of a larger tensor.
gpu::Layout padded(const gpu::Shape& shape, int64_t gap, int64_t offset = 0, gpu::DType dtype = gpu::DType::F32);

/// An output tensor between guard words. All of its memory holds a pattern before the kernel runs.
class Guarded {
public:
    Guarded(gpu::Device& device, const gpu::Layout& layout);
    const gpu::Tensor& tensor() const { return m_tensor; }
    /// The elements in row-major order.
    std::vector<float> floats() const { return m_tensor.toFloats(*m_device); }
    std::vector<int32_t> ints() const { return m_tensor.toInts(*m_device); }
    /// Tells of the first word outside the tensor's elements that was changed, or of an element that was never
    /// written; empty if all is well.
    std::string damage() const;

private:
    gpu::Device* m_device;
    gpu::Tensor m_tensor;
};

/// What a result may differ by. `nmse` is sum((a - e)^2) / sum(e^2); `maxError` is max |a - e| / max(1, max |e|).
struct Bounds {
    double nmse = 1e-12;
    double maxError = 1e-5;
};

/// Compares with a reference. Empty if within the bounds, else a sentence with the errors and the worst element.
std::string compare(std::span<const float> actual, std::span<const double> expected, const Bounds& bounds = {});
std::string compare(std::span<const int32_t> actual, std::span<const int32_t> expected);

/// Both checks of a guarded output.
std::string check(const Guarded& output, std::span<const double> expected, const Bounds& bounds = {});

} // namespace support
