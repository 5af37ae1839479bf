#pragma once
// A shaped, strided view of a buffer.

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "gpu/base/dtype.h"
#include "gpu/base/shape.h"

namespace gpu {

class Buffer;
class Device;

/// Where the elements of a tensor lie, without saying in which buffer: element (i0, i1, …) is at
/// offset + sum(i_k * strides[k]), counted in elements. Strides may be 0 (broadcast) but not negative.
/// A picture's activations keep their ONNX shape (N, C, H, W) but lie channels-last: strides (HWC, 1, WC, C).
struct Layout {
    Shape shape;
    Shape strides;
    int64_t offset = 0;
    DType dtype = DType::F32;

    static Layout rowMajor(const Shape& shape, DType dtype = DType::F32);
    /// (N, C, H, W) — or (N, C, L) — with the channels innermost in memory.
    static Layout channelsLast(const Shape& shape, DType dtype = DType::F32);

    /// True if the elements lie densely in row-major order.
    bool isRowMajor() const;
    /// True if the elements fill a gapless range of memory, in whatever order of axes.
    bool isDense() const;
    /// One past the last element that is looked at, relative to offset; 0 if empty.
    int64_t span() const;

    /// Axis k of the result is axis permutation[k] of this.
    Layout transposed(std::span<const int64_t> permutation) const;
    /// The same elements in another shape, or nothing if that cannot be said by strides.
    std::optional<Layout> reshaped(const Shape& shape) const;
    /// Elements start, start + step, … (count of them) of one axis; step > 0.
    Layout sliced(int axis, int64_t start, int64_t count, int64_t step = 1) const;
    /// NumPy broadcasting: stretched axes get stride 0. Throws InvalidInput if it does not fit.
    Layout broadcastTo(const Shape& shape) const;
    /// Elements of 64 bits as pairs of words: one axis more. Throws Unsupported if there are kMaxRank already.
    Layout inWords() const;
};

/// A layout in a buffer. A value type: copying shares the memory. Compute thread only.
class Tensor {
public:
    Tensor() = default;
    Tensor(std::shared_ptr<Buffer> buffer, Layout layout);
    /// A new row-major tensor in a buffer of its own, uninitialised.
    static Tensor allocate(Device& device, const Shape& shape, DType dtype = DType::F32);
    static Tensor allocate(Device& device, const Layout& layout);
    /// A new row-major tensor with the given values. Throws Internal if the count does not fit the shape.
    static Tensor fromFloats(Device& device, const Shape& shape, std::span<const float> values);
    static Tensor fromInts(Device& device, const Shape& shape, std::span<const int32_t> values,
                           DType dtype = DType::I32);

    bool valid() const { return m_buffer != nullptr; }
    const Layout& layout() const { return m_layout; }
    const Shape& shape() const { return m_layout.shape; }
    const Shape& strides() const { return m_layout.strides; }
    int64_t offset() const { return m_layout.offset; }
    DType dtype() const { return m_layout.dtype; }
    int64_t elementCount() const { return m_layout.shape.elementCount(); }
    const std::shared_ptr<Buffer>& buffer() const { return m_buffer; }
    /// The same buffer seen through another layout.
    Tensor with(const Layout& layout) const { return Tensor(m_buffer, layout); }
    /// As Layout::inWords.
    Tensor inWords() const { return with(m_layout.inWords()); }

    /// All elements in row-major order, whatever the strides. Waits for the copy.
    std::vector<float> toFloats(Device& device) const;
    std::vector<int32_t> toInts(Device& device) const;
    /// The same of tensors of 64 bits.
    std::vector<double> toDoubles(Device& device) const;
    std::vector<int64_t> toInt64s(Device& device) const;

private:
    std::shared_ptr<Buffer> m_buffer;
    Layout m_layout;
};

} // namespace gpu
