#include "core/onnx/host_ops/host_operator.h"

#include <algorithm>
#include <cmath>
#include <type_traits>

#include "core/onnx/element_visit.h"
#include "gpu/base/error.h"

namespace core::onnx {

namespace {

using gpu::Error;
using gpu::ErrorKind;
using gpu::mark;

/// Integers wrap around as in NumPy; unsigned arithmetic says so without undefined behaviour.
template <typename T, typename Combine>
T wrapped(T a, T b, Combine combine)
{
    if constexpr (std::is_integral_v<T>)
        return static_cast<T>(combine(static_cast<uint64_t>(a), static_cast<uint64_t>(b)));
    else
        return combine(a, b);
}

struct AddFunction {
    template <typename T>
    T operator()(T a, T b) const
    {
        return wrapped(a, b, [](auto x, auto y) { return x + y; });
    }
};
struct SubFunction {
    template <typename T>
    T operator()(T a, T b) const
    {
        return wrapped(a, b, [](auto x, auto y) { return x - y; });
    }
};
struct MulFunction {
    template <typename T>
    T operator()(T a, T b) const
    {
        return wrapped(a, b, [](auto x, auto y) { return x * y; });
    }
};

template <typename T>
void rejectZeroDivisor(T b)
{
    if (b == T{})
        throw Error(ErrorKind::InvalidInput, {mark("onnx", "An integer is divided by 0"), {}});
}

template <typename T>
T negated(T a)
{
    return SubFunction()(T{}, a);
}

struct DivFunction {
    template <typename T>
    T operator()(T a, T b) const
    {
        if constexpr (std::is_integral_v<T>) {
            rejectZeroDivisor(b);
            if constexpr (std::is_signed_v<T>)
                if (b == T{-1}) // the smallest integer has no opposite
                    return negated(a);
        }
        return static_cast<T>(a / b);
    }
};
/// The remainder has the divisor's sign, as Python's.
struct ModFunction {
    template <typename T>
    T operator()(T a, T b) const
    {
        if constexpr (std::is_floating_point_v<T>) {
            throw Error(ErrorKind::InvalidInput, {mark("onnx", "Mod of floating-point numbers needs fmod = 1"), {}});
        } else {
            rejectZeroDivisor(b);
            if constexpr (std::is_signed_v<T>) {
                if (b == T{-1})
                    return T{};
                const T remainder = static_cast<T>(a % b);
                return remainder != 0 && (remainder < 0) != (b < 0) ? static_cast<T>(remainder + b) : remainder;
            } else {
                return static_cast<T>(a % b);
            }
        }
    }
};
/// The remainder has the dividend's sign, as C's.
struct FModFunction {
    template <typename T>
    T operator()(T a, T b) const
    {
        if constexpr (std::is_floating_point_v<T>) {
            return std::fmod(a, b);
        } else {
            rejectZeroDivisor(b);
            if constexpr (std::is_signed_v<T>)
                if (b == T{-1})
                    return T{};
            return static_cast<T>(a % b);
        }
    }
};
/// NaN wins, as in NumPy.
struct MinFunction {
    template <typename T>
    T operator()(T a, T b) const
    {
        return a < b || a != a ? a : b;
    }
};
struct MaxFunction {
    template <typename T>
    T operator()(T a, T b) const
    {
        return a > b || a != a ? a : b;
    }
};

/// out[i] = function(a[i], b[i]) with NumPy's broadcasting.
template <typename T, typename R, typename Function>
void combine(const HostTensor& a, const HostTensor& b, const gpu::Shape& shape, std::span<R> out, Function function)
{
    const std::span<const T> first = a.values<T>();
    const std::span<const T> second = b.values<T>();
    if (a.shape() == b.shape()) {
        for (size_t k = 0; k < out.size(); ++k)
            out[k] = function(first[k], second[k]);
        return;
    }
    const std::array strides{broadcastStrides(a.shape(), shape), broadcastStrides(b.shape(), shape)};
    forEachElement(shape, strides, [&](int64_t index, const std::array<int64_t, 2>& at) {
        out[static_cast<size_t>(index)] =
            function(first[static_cast<size_t>(at[0])], second[static_cast<size_t>(at[1])]);
    });
}

template <typename Function>
HostTensor combined(const HostTensor& a, const HostTensor& b)
{
    NewTensor result({a.type(), gpu::broadcastShapes(a.shape(), b.shape())});
    const gpu::Shape shape = gpu::broadcastShapes(a.shape(), b.shape());
    visitNumericType(a.type(), [&](auto tag) {
        using T = typename decltype(tag)::type;
        combine<T>(a, b, shape, result.values<T>(), Function());
    });
    return result.finish();
}

template <typename Function>
std::vector<HostTensor> arithmetic(const HostCall& call)
{
    return {combined<Function>(call.in(0), call.in(1))};
}

std::vector<HostTensor> modulo(const HostCall& call)
{
    return call.node.intAttribute("fmod", 0) != 0 ? arithmetic<FModFunction>(call) : arithmetic<ModFunction>(call);
}

/// Min, Max, Sum: any number of inputs.
template <typename Function>
std::vector<HostTensor> folded(const HostCall& call)
{
    if (call.out().shape.elementCount() == 0) // of two inputs alone it may be huge
        return {NewTensor(call.out()).finish()};
    HostTensor result = call.in(0);
    for (size_t k = 1; k < call.inputs.size(); ++k)
        result = combined<Function>(result, call.in(k));
    return {result};
}

template <typename T>
T integerPower(T base, uint64_t exponent)
{
    T result = 1;
    for (; exponent > 0; exponent >>= 1) {
        if ((exponent & 1U) != 0)
            result = MulFunction()(result, base);
        base = MulFunction()(base, base);
    }
    return result;
}

/// Base and exponent may have different types; the result has the base's.
std::vector<HostTensor> power(const HostCall& call)
{
    const HostTensor& base = call.in(0);
    const HostTensor& exponent = call.in(1);
    NewTensor result(call.out());
    const gpu::Shape& shape = call.out().shape;
    if (isInteger(base.type()) && isInteger(exponent.type())) {
        const HostTensor wide = base.cast(ElementType::Int64);
        NewTensor powers({ElementType::Int64, shape});
        combine<int64_t>(
            wide, exponent.cast(ElementType::Int64), shape, powers.values<int64_t>(), [](int64_t a, int64_t b) {
                if (b < 0) // only the units have an integer inverse
                    return a == 1 ? int64_t{1} : a == -1 ? (b % 2 == 0 ? int64_t{1} : int64_t{-1}) : int64_t{0};
                return integerPower(a, static_cast<uint64_t>(b));
            });
        return {powers.finish().cast(base.type())};
    }
    NewTensor powers({ElementType::Double, shape});
    combine<double>(base.cast(ElementType::Double), exponent.cast(ElementType::Double), shape, powers.values<double>(),
                    [](double a, double b) { return std::pow(a, b); });
    return {powers.finish().cast(base.type())};
}

template <typename Function>
std::vector<HostTensor> compared(const HostCall& call)
{
    const HostTensor& a = call.in(0);
    NewTensor result(call.out());
    visitElementType(a.type(), [&](auto tag) {
        using T = typename decltype(tag)::type;
        if constexpr (std::is_arithmetic_v<T>)
            combine<T>(a, call.in(1), call.out().shape, result.values<bool>(), Function());
    });
    return {result.finish()};
}

template <typename Function>
std::vector<HostTensor> logical(const HostCall& call)
{
    NewTensor result(call.out());
    combine<bool>(call.in(0), call.in(1), call.out().shape, result.values<bool>(), Function());
    return {result.finish()};
}

std::vector<HostTensor> negation(const HostCall& call)
{
    NewTensor result(call.out());
    const std::span<const bool> values = call.in(0).values<bool>();
    std::transform(values.begin(), values.end(), result.values<bool>().begin(), [](bool value) { return !value; });
    return {result.finish()};
}

std::vector<HostTensor> where(const HostCall& call)
{
    const gpu::Shape& shape = call.out().shape;
    const auto size = static_cast<size_t>(elementBytes(call.out().type));
    if (call.in(1).type() != call.in(2).type())
        throw Error(ErrorKind::InvalidInput, {mark("onnx", "Both values of Where need the same type"), {}});
    const std::span<const bool> condition = call.in(0).values<bool>();
    const std::byte* yes = call.in(1).bytes().data();
    const std::byte* no = call.in(2).bytes().data();
    NewTensor result(call.out());
    std::byte* out = result.data();
    const std::array strides{broadcastStrides(call.shape(0), shape), broadcastStrides(call.shape(1), shape),
                             broadcastStrides(call.shape(2), shape)};
    forEachElement(shape, strides, [&](int64_t index, const std::array<int64_t, 3>& at) {
        const bool chosen = condition[static_cast<size_t>(at[0])];
        const std::byte* source =
            chosen ? yes + static_cast<size_t>(at[1]) * size : no + static_cast<size_t>(at[2]) * size;
        std::memcpy(out + static_cast<size_t>(index) * size, source, size);
    });
    return {result.finish()};
}

struct NegFunction {
    template <typename T>
    T operator()(T a) const
    {
        return std::is_floating_point_v<T> ? static_cast<T>(-a) : negated(a);
    }
};
struct AbsFunction {
    template <typename T>
    T operator()(T a) const
    {
        if constexpr (std::is_unsigned_v<T>)
            return a;
        else if constexpr (std::is_integral_v<T>)
            return a < 0 ? negated(a) : a;
        else
            return std::abs(a);
    }
};
struct SignFunction {
    template <typename T>
    T operator()(T a) const
    {
        if constexpr (std::is_unsigned_v<T>)
            return a > 0 ? T{1} : T{0};
        else
            return a > 0 ? T{1} : a < 0 ? T{-1} : a; // NaN stays
    }
};

template <typename Function>
std::vector<HostTensor> mappedNumbers(const HostCall& call)
{
    NewTensor result(call.out());
    visitNumericType(call.type(0), [&](auto tag) {
        using T = typename decltype(tag)::type;
        const std::span<const T> values = call.in(0).values<T>();
        std::transform(values.begin(), values.end(), result.values<T>().begin(), Function());
    });
    return {result.finish()};
}

/// For functions of real numbers: computed in double, stored in the input's own type.
template <double (*Function)(double)>
std::vector<HostTensor> mappedReals(const HostCall& call)
{
    if (!isFloatingPoint(call.type(0)))
        throwUnsupportedType(call.type(0));
    NewTensor result({ElementType::Double, call.shape(0)});
    const std::vector<double> values = call.in(0).toDoubles();
    std::transform(values.begin(), values.end(), result.values<double>().begin(), Function);
    return {result.finish().cast(call.type(0))};
}

double reciprocal(double x) { return 1.0 / x; }
double relu(double x) { return x < 0 ? 0.0 : x; }
double sigmoid(double x) { return 1.0 / (1.0 + std::exp(-x)); }

constexpr HostOperatorRow kOperators[] = {
    {"Abs", mappedNumbers<AbsFunction>, true},
    {"Add", arithmetic<AddFunction>, true},
    {"And", logical<std::logical_and<>>},
    {"Ceil", mappedReals<std::ceil>},
    {"Cos", mappedReals<std::cos>},
    {"Div", arithmetic<DivFunction>, true},
    {"Equal", compared<std::equal_to<>>, true},
    {"Erf", mappedReals<std::erf>},
    {"Exp", mappedReals<std::exp>},
    {"Floor", mappedReals<std::floor>},
    {"Greater", compared<std::greater<>>, true},
    {"GreaterOrEqual", compared<std::greater_equal<>>, true},
    {"Less", compared<std::less<>>, true},
    {"LessOrEqual", compared<std::less_equal<>>, true},
    {"Log", mappedReals<std::log>},
    {"Max", folded<MaxFunction>, true},
    {"Min", folded<MinFunction>, true},
    {"Mod", modulo, true},
    {"Mul", arithmetic<MulFunction>, true},
    {"Neg", mappedNumbers<NegFunction>, true},
    {"Not", negation},
    {"Or", logical<std::logical_or<>>},
    {"Pow", power},
    {"Reciprocal", mappedReals<reciprocal>},
    {"Relu", mappedReals<relu>},
    {"Round", mappedReals<std::nearbyint>},
    {"Sigmoid", mappedReals<sigmoid>},
    {"Sign", mappedNumbers<SignFunction>, true},
    {"Sin", mappedReals<std::sin>},
    {"Sqrt", mappedReals<std::sqrt>},
    {"Sub", arithmetic<SubFunction>, true},
    {"Sum", folded<AddFunction>, true},
    {"Tanh", mappedReals<std::tanh>},
    {"Where", where},
    {"Xor", logical<std::not_equal_to<>>},
};

} // namespace

gpu::Shape broadcastStrides(const gpu::Shape& from, const gpu::Shape& to)
{
    const gpu::Shape dense = from.rowMajorStrides();
    gpu::Shape strides;
    const int lead = to.rank() - from.rank();
    for (int axis = 0; axis < to.rank(); ++axis)
        strides.append(axis < lead || from[axis - lead] == 1 ? 0 : dense[axis - lead]);
    return strides;
}

std::span<const HostOperatorRow> elementwiseHostOperators() { return kOperators; }

} // namespace core::onnx
