#include "core/onnx/host_tensor.h"

#include <bit>
#include <cmath>
#include <cstring>
#include <limits>

#include "core/onnx/element_visit.h"
#include "gpu/base/error.h"

namespace core::onnx {

namespace {

struct TypeRow {
    ElementType type;
    std::string_view name;
    int64_t bytes;
    int64_t onnx; ///< TensorProto.DataType
};

constexpr TypeRow kTypes[] = {
    {ElementType::Undefined, "undefined", 0, 0},
    {ElementType::Float, "float", 4, 1},
    {ElementType::UInt8, "uint8", 1, 2},
    {ElementType::Int8, "int8", 1, 3},
    {ElementType::UInt16, "uint16", 2, 4},
    {ElementType::Int16, "int16", 2, 5},
    {ElementType::Int32, "int32", 4, 6},
    {ElementType::Int64, "int64", 8, 7},
    {ElementType::Bool, "bool", 1, 9},
    {ElementType::Float16, "float16", 2, 10},
    {ElementType::Double, "double", 8, 11},
    {ElementType::UInt32, "uint32", 4, 12},
    {ElementType::UInt64, "uint64", 8, 13},
    {ElementType::BFloat16, "bfloat16", 2, 16},
    {ElementType::Unsupported, "unsupported", 0, 8},
};

const TypeRow& row(ElementType type)
{
    for (const TypeRow& candidate : kTypes)
        if (candidate.type == type)
            return candidate;
    return kTypes[0];
}

/// One element converted as Cast does. Floats outside of an integer type's range are clamped, NaN becomes 0 (the
/// standard leaves both open).
template <typename To, typename From>
To convert(From value)
{
    if constexpr (std::is_same_v<From, Half> || std::is_same_v<From, Brain>) {
        return convert<To>(static_cast<float>(value));
    } else if constexpr (std::is_same_v<To, Half> || std::is_same_v<To, Brain>) {
        return To(static_cast<float>(value));
    } else if constexpr (std::is_same_v<To, bool>) {
        return value != From{};
    } else if constexpr (std::is_floating_point_v<From> && std::is_integral_v<To>) {
        if (std::isnan(value))
            return To{};
        // 2^digits is exact in every float type, unlike the largest integer itself.
        const double limit = std::ldexp(1.0, std::numeric_limits<To>::digits);
        const auto wide = static_cast<double>(value);
        if (wide >= limit)
            return std::numeric_limits<To>::max();
        if (wide <= (std::is_signed_v<To> ? -limit : 0.0))
            return std::numeric_limits<To>::min();
        return static_cast<To>(value);
    } else {
        return static_cast<To>(value);
    }
}

template <typename To>
std::vector<To> converted(const HostTensor& tensor)
{
    std::vector<To> result;
    visitElementType(tensor.type(), [&](auto tag) {
        using From = typename decltype(tag)::type;
        const std::span<const From> values = tensor.values<From>();
        result.reserve(values.size());
        for (const From value : values)
            result.push_back(convert<To>(value));
    });
    return result;
}

template <typename To>
To elementAt(const HostTensor& tensor, int64_t index)
{
    if (index < 0 || index >= tensor.elementCount())
        throw gpu::Error(gpu::ErrorKind::InvalidInput,
                         {gpu::mark("onnx", "There is no element %1 in a tensor of shape %2"),
                          {std::to_string(index), tensor.shape().toString()}});
    To result{};
    visitElementType(tensor.type(), [&](auto tag) {
        using From = typename decltype(tag)::type;
        result = convert<To>(tensor.values<From>()[static_cast<size_t>(index)]);
    });
    return result;
}

} // namespace

std::string_view toString(ElementType type) { return row(type).name; }

int64_t elementBytes(ElementType type) { return row(type).bytes; }

ElementType elementTypeFromOnnx(int64_t dataType)
{
    for (const TypeRow& candidate : kTypes)
        if (candidate.onnx == dataType)
            return candidate.type;
    return ElementType::Unsupported;
}

int64_t toOnnx(ElementType type) { return row(type).onnx; }

bool isFloatingPoint(ElementType type)
{
    return type == ElementType::Float || type == ElementType::Float16 || type == ElementType::BFloat16 ||
           type == ElementType::Double;
}

bool isInteger(ElementType type) { return type >= ElementType::Int8 && type <= ElementType::UInt64; }

Half::Half(float value)
{
    const uint32_t word = std::bit_cast<uint32_t>(value);
    const auto sign = static_cast<uint16_t>((word >> 16) & 0x8000U);
    const uint32_t magnitude = word & 0x7FFFFFFFU;
    if (magnitude > 0x7F800000U) { // NaN
        bits = static_cast<uint16_t>(sign | 0x7E00U);
    } else if (magnitude >= 0x477FF000U) { // rounds to 2^16 or more
        bits = static_cast<uint16_t>(sign | 0x7C00U);
    } else if (magnitude >= 0x38800000U) { // normal
        const uint32_t rounded = magnitude + 0xFFFU + ((magnitude >> 13) & 1U);
        bits = static_cast<uint16_t>(sign | ((rounded - 0x38000000U) >> 13));
    } else { // subnormal or zero: the float adder rounds to multiples of 2^-24 when 0.5 is added
        const float shifted = std::bit_cast<float>(magnitude) + 0.5F;
        bits = static_cast<uint16_t>(sign | (std::bit_cast<uint32_t>(shifted) - 0x3F000000U));
    }
}

Half::operator float() const
{
    const uint32_t sign = static_cast<uint32_t>(bits & 0x8000U) << 16;
    const uint32_t exponent = (bits >> 10) & 0x1FU;
    const uint32_t fraction = bits & 0x3FFU;
    if (exponent == 0) {
        const float magnitude = std::ldexp(static_cast<float>(fraction), -24);
        return sign != 0 ? -magnitude : magnitude;
    }
    if (exponent == 31)
        return std::bit_cast<float>(sign | 0x7F800000U | (fraction << 13));
    return std::bit_cast<float>(sign | ((exponent + 112U) << 23) | (fraction << 13));
}

Brain::Brain(float value)
{
    const uint32_t word = std::bit_cast<uint32_t>(value);
    if (std::isnan(value))
        bits = static_cast<uint16_t>((word >> 16) | 0x40U);
    else
        bits = static_cast<uint16_t>((word + 0x7FFFU + ((word >> 16) & 1U)) >> 16);
}

Brain::operator float() const { return std::bit_cast<float>(static_cast<uint32_t>(bits) << 16); }

HostTensor::HostTensor(ElementType type, const gpu::Shape& shape, std::shared_ptr<const std::byte> bytes)
    : m_type(type), m_shape(shape), m_bytes(std::move(bytes))
{
}

HostTensor HostTensor::fromFloats(const gpu::Shape& shape, std::span<const float> values)
{
    return fromValues<float>(shape, values);
}

HostTensor HostTensor::fromInt64s(const gpu::Shape& shape, std::span<const int64_t> values)
{
    return fromValues<int64_t>(shape, values);
}

HostTensor HostTensor::fromInt64s(std::span<const int64_t> values)
{
    return fromValues<int64_t>({static_cast<int64_t>(values.size())}, values);
}

HostTensor HostTensor::scalar(float value) { return fromValues<float>({}, std::span(&value, 1)); }

HostTensor HostTensor::scalar(int64_t value) { return fromValues<int64_t>({}, std::span(&value, 1)); }

HostTensor HostTensor::fromBytes(ElementType type, const gpu::Shape& shape, std::span<const std::byte> bytes)
{
    const int64_t expected = shape.elementCount() * elementBytes(type);
    if (elementBytes(type) == 0 || static_cast<int64_t>(bytes.size()) != expected)
        throw gpu::Error(
            gpu::ErrorKind::Corrupt,
            {gpu::mark("onnx", "A tensor of type %1 and shape %2 has %3 bytes instead of %4"),
             {std::string(toString(type)), shape.toString(), std::to_string(bytes.size()), std::to_string(expected)}});
    std::shared_ptr<std::byte[]> memory(new std::byte[bytes.size()]);
    if (!bytes.empty())
        std::memcpy(memory.get(), bytes.data(), bytes.size());
    return {type, shape, std::shared_ptr<const std::byte>(memory, memory.get())};
}

std::span<const std::byte> HostTensor::bytes() const
{
    return {m_bytes.get(), static_cast<size_t>(elementCount() * elementBytes(m_type))};
}

std::vector<float> HostTensor::toFloats() const { return converted<float>(*this); }

std::vector<double> HostTensor::toDoubles() const { return converted<double>(*this); }

std::vector<int64_t> HostTensor::toInt64s() const { return converted<int64_t>(*this); }

double HostTensor::doubleAt(int64_t index) const { return elementAt<double>(*this, index); }

int64_t HostTensor::int64At(int64_t index) const { return elementAt<int64_t>(*this, index); }

HostTensor HostTensor::reshaped(const gpu::Shape& shape) const
{
    if (shape.elementCount() != elementCount())
        throw gpu::Error(gpu::ErrorKind::InvalidInput,
                         {gpu::mark("onnx", "A tensor of shape %1 cannot be given the shape %2"),
                          {m_shape.toString(), shape.toString()}});
    return {m_type, shape, m_bytes};
}

HostTensor HostTensor::cast(ElementType type) const
{
    if (type == m_type)
        return *this;
    HostTensor result;
    visitElementType(type, [&](auto tag) {
        using To = typename decltype(tag)::type;
        const size_t count = static_cast<size_t>(elementCount());
        std::shared_ptr<std::byte[]> memory(new std::byte[count * sizeof(To)]);
        To* out = reinterpret_cast<To*>(memory.get());
        visitElementType(m_type, [&](auto from) {
            using From = typename decltype(from)::type;
            for (const From value : values<From>())
                *out++ = convert<To>(value);
        });
        result = HostTensor(type, m_shape, std::shared_ptr<const std::byte>(memory, memory.get()));
    });
    return result;
}

void HostTensor::requireType(ElementType type) const
{
    if (type != m_type)
        throw gpu::Error(gpu::ErrorKind::InvalidInput, {gpu::mark("onnx", "A tensor of type %1 was read as %2"),
                                                        {std::string(toString(m_type)), std::string(toString(type))}});
}

} // namespace core::onnx
