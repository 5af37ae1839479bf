#include "core/onnx/host_ops/host_operator.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/onnx/element_visit.h"
#include "gpu/base/error.h"

namespace core::onnx {

namespace {

using gpu::Error;
using gpu::ErrorKind;
using gpu::mark;

/// The type in which sums are kept: integers exactly (wrapping), real numbers in double.
template <typename T>
using Sum = std::conditional_t<std::is_floating_point_v<T>, double, uint64_t>;

template <typename T>
struct SumStep {
    Sum<T> total{};
    int64_t count = 0;
    void add(T value) { total += static_cast<Sum<T>>(value), ++count; }
    T finish() const { return static_cast<T>(total); }
};
template <typename T>
struct MeanStep : SumStep<T> {
    T finish() const
    {
        if constexpr (std::is_floating_point_v<T>)
            return static_cast<T>(this->total / static_cast<double>(this->count));
        else
            return this->count == 0 ? T{} : static_cast<T>(static_cast<int64_t>(this->total) / this->count);
    }
};
template <typename T>
struct ProductStep {
    Sum<T> total{1};
    void add(T value) { total *= static_cast<Sum<T>>(value); }
    T finish() const { return static_cast<T>(total); }
};
/// Largest and smallest; without any element the type's lowest or highest value, or infinity.
template <typename T>
struct MaxStep {
    T best =
        std::numeric_limits<T>::has_infinity ? -std::numeric_limits<T>::infinity() : std::numeric_limits<T>::lowest();
    void add(T value) { best = value > best || value != value ? value : best; }
    T finish() const { return best; }
};
template <typename T>
struct MinStep {
    T best = std::numeric_limits<T>::has_infinity ? std::numeric_limits<T>::infinity() : std::numeric_limits<T>::max();
    void add(T value) { best = value < best || value != value ? value : best; }
    T finish() const { return best; }
};

template <template <typename> class Step>
std::vector<HostTensor> reduced(const HostCall& call)
{
    const std::vector<int> axes = reducedAxes(call);
    const gpu::Shape& shape = call.shape(0);
    gpu::Shape strides = reducedShape(shape, axes, true).rowMajorStrides();
    for (const int axis : axes)
        strides[axis] = 0;
    NewTensor result(call.out());
    visitNumericType(call.type(0), [&](auto tag) {
        using T = typename decltype(tag)::type;
        const std::span<const T> values = call.in(0).values<T>();
        const std::span<T> out = result.values<T>();
        std::vector<Step<T>> steps(out.size());
        forEachElement(shape, std::array{strides}, [&](int64_t index, const std::array<int64_t, 1>& at) {
            steps[static_cast<size_t>(at[0])].add(values[static_cast<size_t>(index)]);
        });
        std::transform(steps.begin(), steps.end(), out.begin(), [](const Step<T>& step) { return step.finish(); });
    });
    return {result.finish()};
}

/// The extents before, of and after one axis.
struct Line {
    int64_t outer = 1, extent = 1, inner = 1;
};

Line lineAlong(const gpu::Shape& shape, int axis)
{
    Line line;
    for (int k = 0; k < shape.rank(); ++k)
        (k < axis ? line.outer : k == axis ? line.extent : line.inner) *= shape[k];
    return line;
}

template <bool Largest>
std::vector<HostTensor> argReduced(const HostCall& call)
{
    const Line line = lineAlong(call.shape(0), gpu::normalisedAxis(call.node.intAttribute("axis", 0), call.rank(0)));
    const bool last = call.node.intAttribute("select_last_index", 0) != 0;
    NewTensor result(call.out());
    const std::span<int64_t> out = result.values<int64_t>();
    visitNumericType(call.type(0), [&](auto tag) {
        using T = typename decltype(tag)::type;
        const std::span<const T> values = call.in(0).values<T>();
        for (int64_t row = 0; row < line.outer * line.inner; ++row) {
            const int64_t base = row / line.inner * line.extent * line.inner + row % line.inner;
            int64_t best = 0;
            for (int64_t k = 1; k < line.extent; ++k) {
                const T value = values[static_cast<size_t>(base + k * line.inner)];
                const T record = values[static_cast<size_t>(base + best * line.inner)];
                if ((Largest ? value > record : value < record) || (last && value == record))
                    best = k;
            }
            out[static_cast<size_t>(row)] = best;
        }
    });
    return {result.finish()};
}

std::vector<HostTensor> cumulativeSum(const HostCall& call)
{
    const Line line = lineAlong(call.shape(0), gpu::normalisedAxis(call.in(1).int64At(0), call.rank(0)));
    const bool exclusive = call.node.intAttribute("exclusive", 0) != 0;
    const bool reverse = call.node.intAttribute("reverse", 0) != 0;
    NewTensor result(call.out());
    if (call.out().shape.elementCount() == 0) // there may be many rows of nothing
        return {result.finish()};
    visitNumericType(call.type(0), [&](auto tag) {
        using T = typename decltype(tag)::type;
        const std::span<const T> values = call.in(0).values<T>();
        const std::span<T> out = result.values<T>();
        for (int64_t row = 0; row < line.outer * line.inner; ++row) {
            const int64_t base = row / line.inner * line.extent * line.inner + row % line.inner;
            Sum<T> total{};
            for (int64_t step = 0; step < line.extent; ++step) {
                const int64_t k = reverse ? line.extent - 1 - step : step;
                const auto at = static_cast<size_t>(base + k * line.inner);
                const Sum<T> before = total;
                total += static_cast<Sum<T>>(values[at]);
                out[at] = static_cast<T>(exclusive ? before : total);
            }
        }
    });
    return {result.finish()};
}

constexpr HostOperatorRow kOperators[] = {
    {"ArgMax", argReduced<true>, true},
    {"ArgMin", argReduced<false>, true},
    {"CumSum", cumulativeSum, true},
    {"ReduceMax", reduced<MaxStep>, true},
    {"ReduceMean", reduced<MeanStep>, true},
    {"ReduceMin", reduced<MinStep>, true},
    {"ReduceProd", reduced<ProductStep>, true},
    {"ReduceSum", reduced<SumStep>, true},
};

} // namespace

std::span<const HostOperatorRow> reducingHostOperators() { return kOperators; }

} // namespace core::onnx
