#pragma once
// From an element type at run time to a C++ type at compile time.

#include <string>
#include <type_traits>

#include "core/onnx/host_tensor.h"
#include "gpu/base/error.h"

namespace core::onnx {

[[noreturn]] inline void throwUnsupportedType(ElementType type)
{
    throw gpu::Error(gpu::ErrorKind::Unsupported,
                     {gpu::mark("onnx", "Tensors of type %1 are not supported here"), {std::string(toString(type))}});
}

/// Calls visit(std::type_identity<T>{}) for float, double and the integer types. Throws Unsupported for others.
template <typename Visit>
void visitNumericType(ElementType type, Visit&& visit)
{
    switch (type) {
    case ElementType::Float:
        return visit(std::type_identity<float>{});
    case ElementType::Double:
        return visit(std::type_identity<double>{});
    case ElementType::Int8:
        return visit(std::type_identity<int8_t>{});
    case ElementType::Int16:
        return visit(std::type_identity<int16_t>{});
    case ElementType::Int32:
        return visit(std::type_identity<int32_t>{});
    case ElementType::Int64:
        return visit(std::type_identity<int64_t>{});
    case ElementType::UInt8:
        return visit(std::type_identity<uint8_t>{});
    case ElementType::UInt16:
        return visit(std::type_identity<uint16_t>{});
    case ElementType::UInt32:
        return visit(std::type_identity<uint32_t>{});
    case ElementType::UInt64:
        return visit(std::type_identity<uint64_t>{});
    default:
        throwUnsupportedType(type);
    }
}

/// The same for all element types (bool, Half and Brain too).
template <typename Visit>
void visitElementType(ElementType type, Visit&& visit)
{
    switch (type) {
    case ElementType::Bool:
        return visit(std::type_identity<bool>{});
    case ElementType::Float16:
        return visit(std::type_identity<Half>{});
    case ElementType::BFloat16:
        return visit(std::type_identity<Brain>{});
    default:
        return visitNumericType(type, visit);
    }
}

} // namespace core::onnx
