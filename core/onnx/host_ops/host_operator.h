#pragma once
// The tables of host_eval.cpp, and what its functions are built from.

#include <cstring>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "core/onnx/node_call.h"

namespace core::onnx {

/// A node with the values of all its inputs; `outputs` are types and shapes as inferShapes gives them.
struct HostCall : NodeCall {
    std::span<const TensorInfo> outputs;

    const HostTensor& in(size_t k) const { return value(k); }
    const TensorInfo& out(size_t k = 0) const { return outputs[k]; }
};

using HostOperator = std::vector<HostTensor> (*)(const HostCall& call);

struct HostOperatorRow {
    std::string_view opType;
    HostOperator evaluate;
    /// Half and bfloat16 inputs are converted to float before and the results back after: for arithmetic.
    bool widens = false;
};

std::span<const HostOperatorRow> elementwiseHostOperators();
std::span<const HostOperatorRow> layoutHostOperators();
std::span<const HostOperatorRow> makingHostOperators(); ///< constants, shapes, ranges, indices
std::span<const HostOperatorRow> reducingHostOperators();
std::span<const HostOperatorRow> selectingHostOperators(); ///< the result's shape depends on the values

/// A tensor while it is filled.
class NewTensor {
public:
    explicit NewTensor(const TensorInfo& info)
        : m_info(info),
          m_memory(new std::byte[static_cast<size_t>(info.shape.elementCount() * elementBytes(info.type))]())
    {
    }

    std::byte* data() { return m_memory.get(); }
    template <typename T>
    std::span<T> values()
    {
        return {reinterpret_cast<T*>(m_memory.get()), static_cast<size_t>(m_info.shape.elementCount())};
    }
    HostTensor finish()
    {
        const std::byte* first = m_memory.get();
        return {m_info.type, m_info.shape, std::shared_ptr<const std::byte>(std::move(m_memory), first)};
    }

private:
    TensorInfo m_info;
    std::shared_ptr<std::byte[]> m_memory;
};

/// Calls visit(linear index, offset per layout) for each element of `shape` in row-major order; strides[k] are those of
/// layout k.
template <size_t Count, typename Visit>
void forEachElement(const gpu::Shape& shape, const std::array<gpu::Shape, Count>& strides, Visit&& visit)
{
    const int64_t total = shape.elementCount();
    std::array<int64_t, gpu::kMaxRank> position{};
    std::array<int64_t, Count> offsets{};
    for (int64_t index = 0; index < total; ++index) {
        visit(index, offsets);
        for (int axis = shape.rank() - 1; axis >= 0; --axis) {
            const auto slot = static_cast<size_t>(axis);
            for (size_t k = 0; k < Count; ++k)
                offsets[k] += strides[k][axis];
            if (++position[slot] < shape[axis])
                break;
            for (size_t k = 0; k < Count; ++k)
                offsets[k] -= position[slot] * strides[k][axis];
            position[slot] = 0;
        }
    }
}

/// Strides with which a tensor of shape `from` is read as if it had the shape `to` (0 along stretched axes).
gpu::Shape broadcastStrides(const gpu::Shape& from, const gpu::Shape& to);

} // namespace core::onnx
