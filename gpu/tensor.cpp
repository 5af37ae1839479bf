#include "gpu/tensor.h"

#include <cstring>

#include "gpu/base/error.h"
#include "gpu/buffer.h"
#include "gpu/device.h"

namespace gpu {

namespace {

template <typename T>
Tensor fromValues(Device& device, const Shape& shape, std::span<const T> values, DType dtype)
{
    static_assert(sizeof(T) == kElementBytes);
    if (shape.elementCount() != static_cast<int64_t>(values.size()))
        throw Error(ErrorKind::Internal, {mark("gpu", "%1 values do not fill a tensor of shape %2"),
                                          {std::to_string(values.size()), shape.toString()}});
    Tensor tensor = Tensor::allocate(device, shape, dtype);
    device.upload(*tensor.buffer(), 0, std::as_bytes(values));
    return tensor;
}

uint64_t bytesOf(const Layout& layout)
{
    return static_cast<uint64_t>((layout.offset + layout.span()) * elementBytes(layout.dtype));
}

/// Copies the strided elements below `axis` to `target` in row-major order.
template <typename T>
void gatherStrided(const Layout& layout, int axis, const T* source, T*& target)
{
    if (axis == layout.shape.rank()) {
        *target++ = *source;
        return;
    }
    for (int64_t i = 0; i < layout.shape[axis]; ++i)
        gatherStrided(layout, axis + 1, source + i * layout.strides[axis], target);
}

template <typename T>
std::vector<T> toValues(const Tensor& tensor, Device& device)
{
    if (sizeof(T) != static_cast<size_t>(elementBytes(tensor.dtype())))
        throw Error(ErrorKind::Internal, mark("gpu", "A tensor is read as if its elements had another size"));
    const size_t count = static_cast<size_t>(tensor.elementCount());
    std::vector<T> raw(static_cast<size_t>(tensor.layout().span()));
    device.download(*tensor.buffer(), static_cast<uint64_t>(tensor.offset()) * sizeof(T),
                    std::as_writable_bytes(std::span(raw)));
    if (tensor.layout().isRowMajor()) {
        raw.resize(count);
        return raw;
    }
    std::vector<T> values(count);
    T* target = values.data();
    if (count > 0)
        gatherStrided(tensor.layout(), 0, raw.data(), target);
    return values;
}

} // namespace

Tensor::Tensor(std::shared_ptr<Buffer> buffer, Layout layout) : m_buffer(std::move(buffer)), m_layout(layout)
{
    if (m_buffer && bytesOf(m_layout) > m_buffer->bytes())
        throw Error(ErrorKind::Internal, {mark("gpu", "A tensor of shape %1 does not fit its buffer of %2 bytes"),
                                          {m_layout.shape.toString(), std::to_string(m_buffer->bytes())}});
}

Tensor Tensor::allocate(Device& device, const Shape& shape, DType dtype)
{
    return allocate(device, Layout::rowMajor(shape, dtype));
}

Tensor Tensor::allocate(Device& device, const Layout& layout) { return {device.allocate(bytesOf(layout)), layout}; }

Tensor Tensor::fromFloats(Device& device, const Shape& shape, std::span<const float> values)
{
    return fromValues(device, shape, values, DType::F32);
}

Tensor Tensor::fromInts(Device& device, const Shape& shape, std::span<const int32_t> values, DType dtype)
{
    return fromValues(device, shape, values, dtype);
}

std::vector<float> Tensor::toFloats(Device& device) const { return toValues<float>(*this, device); }

std::vector<int32_t> Tensor::toInts(Device& device) const { return toValues<int32_t>(*this, device); }

std::vector<double> Tensor::toDoubles(Device& device) const { return toValues<double>(*this, device); }

std::vector<int64_t> Tensor::toInt64s(Device& device) const { return toValues<int64_t>(*this, device); }

} // namespace gpu
