#include <algorithm>
#include <array>
#include <limits>
#include <numeric>
#include <vector>

#include "gpu/base/error.h"
#include "gpu/kernels/contract_64.params.h"
#include "gpu/ops/elements_64.h"
#include "gpu/ops/elementwise.h"
#include "gpu/ops/walk.h"

namespace gpu {

namespace {

using Operand = ElementOperand;

/// See contract_64.comp.
enum class Contraction : uint32_t { Sum, Product, Maximum, Minimum, Dot, RunningSum };

struct Line {
    int64_t elements = 0;
    int64_t outputStep = 0;
    int64_t firstStep = 0;
    int64_t secondStep = 0;
    bool exclusive = false;
    bool reverse = false;
};

/// `places` say where each line begins in the output and in both inputs.
void contract(Recorder& recorder, Contraction operation, const Line& line, const std::array<Layout, 3>& places,
              const Tensor& out, const Tensor& first, const Tensor& second)
{
    WalkRequest request;
    request.units = {1, 1, 1};
    const WalkPlan plan = planWalk(recorder, join(places), request);
    const Contract64Params params{plan.params,
                                  static_cast<uint32_t>(line.elements),
                                  static_cast<uint32_t>(line.outputStep),
                                  static_cast<uint32_t>(line.firstStep),
                                  static_cast<uint32_t>(line.secondStep),
                                  line.exclusive ? 1U : 0U,
                                  line.reverse ? 1U : 0U};
    std::vector<Tensor> inputs{first};
    if (second.valid())
        inputs.push_back(second);
    const double elements = static_cast<double>(places[0].shape.elementCount()) * static_cast<double>(line.elements);
    recorder.dispatch(
        "contract_64",
        {plan.localSize, static_cast<uint32_t>(operation), isReal(out.dtype()) ? 1U : 0U, kindsOf(out, inputs)},
        {out, plan.table, first, second}, params, plan.threads,
        {elements, elements * static_cast<double>(elementBytes(first.dtype()))});
}

void reduceAxis(Recorder& recorder, const Tensor& x, const Tensor& out, int axis, Contraction operation)
{
    Layout lines = x.layout();
    lines.shape[axis] = 1;
    contract(recorder, operation, {x.shape()[axis], 0, x.strides()[axis], 0, false, false},
             {out.layout(), lines, still(out.shape(), 0)}, out, x, {});
}

/// All axes one after the other, the last first.
void reduceAxes(Recorder& recorder, const Tensor& x, const Tensor& out, std::span<const int> axes,
                Contraction operation)
{
    std::vector<int> order(axes.begin(), axes.end());
    std::sort(order.begin(), order.end());
    Tensor from = x;
    while (order.size() > 1) {
        Shape shape = from.shape();
        shape[order.back()] = 1;
        const Tensor to = recorder.scratch(shape, isReal(out.dtype()) ? DType::F64 : DType::I64);
        reduceAxis(recorder, from, to, order.back(), operation);
        from = to;
        order.pop_back();
    }
    reduceAxis(recorder, from, out, order.front(), operation);
}

Tensor computed(Recorder& recorder, const ElementProgram& program, std::initializer_list<Tensor> inputs,
                const Shape& shape, DType dtype)
{
    Tensor result = recorder.scratch(shape, dtype);
    elementwise(recorder, program, std::span(inputs.begin(), inputs.size()), result, {}, ElementWidth::Bits64);
    return result;
}

/// e^(x - largest over the axes), which cannot overflow, and the largest; 0 instead of an infinite one.
struct Shifted {
    Tensor exponentials;
    Tensor largest;
};

Shifted shifted(Recorder& recorder, const Tensor& x, const Shape& kept, std::span<const int> axes)
{
    Tensor largest = recorder.scratch(kept, DType::F64);
    reduceAxes(recorder, x, largest, axes, Contraction::Maximum);
    const ElementProgram finite{{ElementOp::IsInf, Operand::input(0), {}, {}},
                                {ElementOp::Select, Operand::result(0), Operand::real(0), Operand::input(0)}};
    largest = computed(recorder, finite, {largest}, kept, DType::F64);
    const ElementProgram program{{ElementOp::Sub, Operand::input(0), Operand::input(1), {}},
                                 {ElementOp::Exp, Operand::result(0), {}, {}}};
    return {computed(recorder, program, {x, largest}, x.shape(), DType::F64), largest};
}

void emptyReduction(Recorder& recorder, const Tensor& out, ReduceOp op)
{
    constexpr double kInfinity = std::numeric_limits<double>::infinity();
    double real = 0;
    int64_t whole = 0;
    if (op == ReduceOp::Prod) {
        real = 1;
        whole = 1;
    } else if (op == ReduceOp::Max || op == ReduceOp::LogSum || op == ReduceOp::LogSumExp) {
        real = -kInfinity;
        whole = std::numeric_limits<int64_t>::min();
    } else if (op == ReduceOp::Min) {
        real = kInfinity;
        whole = std::numeric_limits<int64_t>::max();
    } else if (op == ReduceOp::Mean) {
        real = std::numeric_limits<double>::quiet_NaN();
    }
    const ElementProgram program{
        {ElementOp::Copy, isReal(out.dtype()) ? Operand::real(real) : Operand::whole(whole), {}, {}}};
    elementwise(recorder, program, {}, out, {}, ElementWidth::Bits64);
}

/// What is done to every element before the sum.
ElementProgram before(ReduceOp op, bool real)
{
    if (op == ReduceOp::L1)
        return {{real ? ElementOp::Abs : ElementOp::IntAbs, Operand::input(0), {}, {}}};
    if (op == ReduceOp::L2 || op == ReduceOp::SumSquare)
        return {{real ? ElementOp::Mul : ElementOp::IntMul, Operand::input(0), Operand::input(0), {}}};
    return {};
}

/// What is done to the sum of `count` elements.
ElementProgram after(ReduceOp op, int64_t count, bool real)
{
    if (op == ReduceOp::Mean && real)
        return {{ElementOp::Div, Operand::input(0), Operand::real(static_cast<double>(count)), {}}};
    if (op == ReduceOp::Mean)
        return {{ElementOp::IntDiv, Operand::input(0), Operand::whole(count), {}}};
    const bool log = op == ReduceOp::LogSum || op == ReduceOp::LogSumExp;
    if (!log && op != ReduceOp::L2)
        return {};
    const ElementOp last = log ? ElementOp::Log : ElementOp::Sqrt;
    if (real)
        return {{last, Operand::input(0), {}, {}}};
    return {{ElementOp::IntToFloat, Operand::input(0), {}, {}},
            {last, Operand::result(0), {}, {}},
            {ElementOp::FloatToInt, Operand::result(1), {}, {}}};
}

Contraction contractionOf(ReduceOp op)
{
    switch (op) {
    case ReduceOp::Max:
        return Contraction::Maximum;
    case ReduceOp::Min:
        return Contraction::Minimum;
    case ReduceOp::Prod:
        return Contraction::Product;
    default:
        return Contraction::Sum;
    }
}

/// log(sum(e^x)) of reals: the largest is taken out first.
void logSumExp(Recorder& recorder, const Tensor& x, const Tensor& out, std::span<const int> axes)
{
    const Shifted of = shifted(recorder, x, out.shape(), axes);
    const Tensor sum = recorder.scratch(out.shape(), DType::F64);
    reduceAxes(recorder, of.exponentials, sum, axes, Contraction::Sum);
    const ElementProgram program{{ElementOp::Log, Operand::input(0), {}, {}},
                                 {ElementOp::Add, Operand::result(0), Operand::input(1), {}}};
    elementwise(recorder, program, std::array{sum, of.largest}, out, {}, ElementWidth::Bits64);
}

} // namespace

uint32_t kindsOf(const Tensor& out, std::span<const Tensor> inputs)
{
    const auto kind = [](DType dtype) { return is64(dtype) ? 2U : (dtype == DType::F32 ? 1U : 0U); };
    uint32_t kinds = kind(out.dtype());
    for (size_t k = 0; k < inputs.size(); ++k)
        kinds |= kind(inputs[k].dtype()) << (2 * k + 2);
    return kinds;
}

double bytesTouched(const Tensor& tensor)
{
    return static_cast<double>(elementBytes(tensor.dtype()) * tensor.layout().span());
}

void reduce64(Recorder& recorder, const Tensor& x, const Tensor& out, std::span<const int> axes, ReduceOp op)
{
    if (x.elementCount() == 0) {
        emptyReduction(recorder, out, op);
        return;
    }
    const bool real = isReal(out.dtype());
    if (op == ReduceOp::LogSumExp && real) {
        logSumExp(recorder, x, out, axes);
        return;
    }
    if (op == ReduceOp::LogSumExp)
        throw Error(ErrorKind::Unsupported, mark("gpu", "The logarithm of a sum of powers is not made of integers"));
    const DType dtype = real ? DType::F64 : DType::I64;
    const ElementProgram first = before(op, real);
    const Tensor from = first.empty() ? x : computed(recorder, first, {x}, x.shape(), dtype);
    int64_t count = 1;
    for (const int axis : axes)
        count *= x.shape()[axis];
    const ElementProgram last = after(op, count, real);
    const Tensor sum = last.empty() ? out : recorder.scratch(out.shape(), dtype);
    reduceAxes(recorder, from, sum, axes, contractionOf(op));
    if (!last.empty())
        elementwise(recorder, last, std::array{sum}, out, {}, ElementWidth::Bits64);
}

void matmul64(Recorder& recorder, const Tensor& a, const Tensor& b, const Tensor& out)
{
    const int rank = out.shape().rank();
    Shape bShape = out.shape();
    bShape[rank - 2] = b.shape()[b.shape().rank() - 2];
    const Layout wide = b.layout().broadcastTo(bShape);
    Layout rows = a.layout();
    rows.shape[rank - 1] = out.shape()[rank - 1];
    rows.strides[rank - 1] = 0;
    Layout columns = wide;
    columns.shape[rank - 2] = out.shape()[rank - 2];
    columns.strides[rank - 2] = 0;
    contract(recorder, Contraction::Dot,
             {a.shape()[rank - 1], 0, a.strides()[rank - 1], wide.strides[rank - 2], false, false},
             {out.layout(), rows, columns}, out, a, b);
}

void cumulativeSum64(Recorder& recorder, const Tensor& x, const Tensor& out, int axis, bool exclusive, bool reverse)
{
    Layout to = out.layout(), from = x.layout();
    to.shape[axis] = from.shape[axis] = 1;
    contract(recorder, Contraction::RunningSum,
             {x.shape()[axis], out.strides()[axis], x.strides()[axis], 0, exclusive, reverse},
             {to, from, still(to.shape, 0)}, out, x, {});
}

void softmax64(Recorder& recorder, const Tensor& x, const Tensor& y, int axis)
{
    const std::array axes{axis};
    Shape kept = x.shape();
    kept[axis] = 1;
    const Tensor exponentials = shifted(recorder, x, kept, axes).exponentials;
    const Tensor sum = recorder.scratch(kept, DType::F64);
    reduceAxes(recorder, exponentials, sum, axes, Contraction::Sum);
    elementwise(recorder, {{ElementOp::Div, Operand::input(0), Operand::input(1), {}}}, std::array{exponentials, sum},
                y, {}, ElementWidth::Bits64);
}

void layerNorm64(Recorder& recorder, const Tensor& x, const Tensor& scale, const Tensor& bias, const Tensor& y,
                 int axis, double epsilon)
{
    std::vector<int> axes(static_cast<size_t>(x.shape().rank() - axis));
    std::iota(axes.begin(), axes.end(), axis);
    Shape kept = x.shape();
    for (const int k : axes)
        kept[k] = 1;
    const Tensor mean = recorder.scratch(kept, DType::F64);
    reduce64(recorder, x, mean, axes, ReduceOp::Mean);
    const ElementProgram difference{{ElementOp::Sub, Operand::input(0), Operand::input(1), {}}};
    const Tensor centred = computed(recorder, difference, {x, mean}, x.shape(), DType::F64);
    const Tensor squares = recorder.scratch(kept, DType::F64);
    reduce64(recorder, centred, squares, axes, ReduceOp::SumSquare);
    int64_t count = 1;
    for (const int k : axes)
        count *= x.shape()[k];
    ElementProgram program{{ElementOp::Div, Operand::input(1), Operand::real(static_cast<double>(count)), {}},
                           {ElementOp::Add, Operand::result(0), Operand::real(epsilon), {}},
                           {ElementOp::Sqrt, Operand::result(1), {}, {}},
                           {ElementOp::Div, Operand::input(0), Operand::result(2), {}}};
    std::vector<Tensor> inputs{centred, squares};
    for (const auto& [tensor, op] : {std::pair{scale, ElementOp::Mul}, std::pair{bias, ElementOp::Add}}) {
        if (!tensor.valid())
            continue;
        inputs.push_back(tensor);
        program.push_back({op,
                           Operand::result(static_cast<uint32_t>(program.size() - 1)),
                           Operand::input(static_cast<uint32_t>(inputs.size() - 1)),
                           {}});
    }
    elementwise(recorder, program, inputs, y, {}, ElementWidth::Bits64);
}

} // namespace gpu
