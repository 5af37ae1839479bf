#pragma once
// Typed, shaped, immutable values in host memory: weights, constants, shapes.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <type_traits>
#include <vector>

#include "gpu/base/shape.h"

namespace core::onnx {

/// Element types of ONNX tensors. String tensors and everything else that cannot be computed with are `Unsupported`.
enum class ElementType : uint8_t {
    Undefined,
    Float,
    Float16,
    BFloat16,
    Double,
    Int8,
    Int16,
    Int32,
    Int64,
    UInt8,
    UInt16,
    UInt32,
    UInt64,
    Bool,
    Unsupported,
};

/// ONNX's own word: "float", "int64", "bool", ...
std::string_view toString(ElementType type);
/// Bytes of one element; 0 for Undefined and Unsupported.
int64_t elementBytes(ElementType type);
/// From and to TensorProto.DataType's numbers (onnx.proto). Unknown numbers and strings give Unsupported.
ElementType elementTypeFromOnnx(int64_t dataType);
int64_t toOnnx(ElementType type);
bool isFloatingPoint(ElementType type); ///< Float, Float16, BFloat16, Double
bool isInteger(ElementType type);       ///< signed and unsigned; not Bool

/// IEEE 754 binary16 and bfloat16 as bits. From float: round to nearest, ties to even; overflow gives infinity.
struct Half {
    uint16_t bits = 0;
    Half() = default;
    explicit Half(float value);
    explicit operator float() const;
};
struct Brain {
    uint16_t bits = 0;
    Brain() = default;
    explicit Brain(float value);
    explicit operator float() const;
};

template <typename T>
constexpr ElementType elementTypeOf()
{
    if constexpr (std::is_same_v<T, float>)
        return ElementType::Float;
    else if constexpr (std::is_same_v<T, Half>)
        return ElementType::Float16;
    else if constexpr (std::is_same_v<T, Brain>)
        return ElementType::BFloat16;
    else if constexpr (std::is_same_v<T, double>)
        return ElementType::Double;
    else if constexpr (std::is_same_v<T, int8_t>)
        return ElementType::Int8;
    else if constexpr (std::is_same_v<T, int16_t>)
        return ElementType::Int16;
    else if constexpr (std::is_same_v<T, int32_t>)
        return ElementType::Int32;
    else if constexpr (std::is_same_v<T, int64_t>)
        return ElementType::Int64;
    else if constexpr (std::is_same_v<T, uint8_t>)
        return ElementType::UInt8;
    else if constexpr (std::is_same_v<T, uint16_t>)
        return ElementType::UInt16;
    else if constexpr (std::is_same_v<T, uint32_t>)
        return ElementType::UInt32;
    else if constexpr (std::is_same_v<T, uint64_t>)
        return ElementType::UInt64;
    else {
        static_assert(std::is_same_v<T, bool>, "not an element type");
        return ElementType::Bool;
    }
}

/// Type and extents of a tensor whose values are elsewhere. Undefined type: absent.
struct TensorInfo {
    ElementType type = ElementType::Undefined;
    gpu::Shape shape;

    bool valid() const { return type != ElementType::Undefined; }
    friend bool operator==(const TensorInfo&, const TensorInfo&) = default;
};

/// A dense row-major tensor. Copies share the immutable bytes; a default constructed one is "absent" (an optional input
/// that was left out).
class HostTensor {
public:
    HostTensor() = default;
    /// `bytes` must hold the elements of `shape`, aligned to the element's size; it may keep something larger alive.
    HostTensor(ElementType type, const gpu::Shape& shape, std::shared_ptr<const std::byte> bytes);

    static HostTensor fromFloats(const gpu::Shape& shape, std::span<const float> values);
    static HostTensor fromInt64s(const gpu::Shape& shape, std::span<const int64_t> values);
    /// A vector of integers, as shapes and axes are given.
    static HostTensor fromInt64s(std::span<const int64_t> values);
    static HostTensor scalar(float value);
    static HostTensor scalar(int64_t value);
    /// Copies raw little-endian elements. Throws Corrupt if their size does not fit.
    static HostTensor fromBytes(ElementType type, const gpu::Shape& shape, std::span<const std::byte> bytes);
    template <typename T>
    static HostTensor fromValues(const gpu::Shape& shape, std::span<const T> values)
    {
        return fromBytes(elementTypeOf<T>(), shape, std::as_bytes(values));
    }

    bool valid() const { return m_type != ElementType::Undefined; }
    ElementType type() const { return m_type; }
    const gpu::Shape& shape() const { return m_shape; }
    TensorInfo info() const { return {m_type, m_shape}; }
    int64_t elementCount() const { return m_shape.elementCount(); }
    std::span<const std::byte> bytes() const;

    /// The elements; throws Internal if T is not the element type.
    template <typename T>
    std::span<const T> values() const
    {
        requireType(elementTypeOf<T>());
        return {reinterpret_cast<const T*>(m_bytes.get()), static_cast<size_t>(elementCount())};
    }

    /// All elements converted as ONNX Cast does (float to integer truncates; bool gives 0 or 1).
    std::vector<float> toFloats() const;
    std::vector<double> toDoubles() const;
    std::vector<int64_t> toInt64s() const;
    /// One element, in row-major order, converted the same way. Throws Internal outside.
    double doubleAt(int64_t index) const;
    int64_t int64At(int64_t index) const;

    /// The same elements in another shape of as many elements, sharing memory. Throws InvalidInput if the counts
    /// differ.
    HostTensor reshaped(const gpu::Shape& shape) const;
    /// Each element converted as ONNX Cast-13 says; shares memory if the type is already right.
    HostTensor cast(ElementType type) const;

private:
    void requireType(ElementType type) const;

    ElementType m_type = ElementType::Undefined;
    gpu::Shape m_shape;
    std::shared_ptr<const std::byte> m_bytes;
};

} // namespace core::onnx
