#include "tests/reference/reduce.h"

#include <algorithm>
#include <cmath>

#include "tests/reference/indices.h"

namespace reference {

namespace {

double reduced(const std::vector<double>& values, gpu::ReduceOp op)
{
    double sum = 0, product = 1, largest = -INFINITY, smallest = INFINITY, absolute = 0, squares = 0, exponentials = 0;
    for (const double value : values) {
        sum += value;
        product *= value;
        largest = std::isnan(value) || value > largest ? value : largest;
        smallest = std::isnan(value) || value < smallest ? value : smallest;
        absolute += std::abs(value);
        squares += value * value;
        exponentials += std::exp(value);
    }
    switch (op) {
    case gpu::ReduceOp::Sum:
        return sum;
    case gpu::ReduceOp::Mean:
        return sum / static_cast<double>(values.size());
    case gpu::ReduceOp::Max:
        return largest;
    case gpu::ReduceOp::Min:
        return smallest;
    case gpu::ReduceOp::Prod:
        return product;
    case gpu::ReduceOp::L1:
        return absolute;
    case gpu::ReduceOp::L2:
        return std::sqrt(squares);
    case gpu::ReduceOp::LogSum:
        return std::log(sum);
    case gpu::ReduceOp::LogSumExp:
        return std::log(exponentials);
    case gpu::ReduceOp::SumSquare:
        return squares;
    }
    return 0;
}

} // namespace

std::vector<double> reduce(std::span<const float> x, const gpu::Shape& shape, std::span<const int> axes,
                           gpu::ReduceOp op)
{
    gpu::Shape result = shape;
    for (const int axis : axes)
        result[axis] = 1;
    std::vector<std::vector<double>> groups(static_cast<size_t>(result.elementCount()));
    for (size_t i = 0; i < x.size(); ++i)
        groups[ravel(unravel(static_cast<int64_t>(i), shape), result)].push_back(static_cast<double>(x[i]));
    std::vector<double> y;
    for (const std::vector<double>& group : groups)
        y.push_back(reduced(group, op));
    return y;
}

std::vector<int32_t> argReduce(std::span<const float> x, const gpu::Shape& shape, int axis, bool largest,
                               bool selectLast)
{
    gpu::Shape result = shape;
    result[axis] = 1;
    std::vector<int32_t> y(static_cast<size_t>(result.elementCount()), -1);
    std::vector<float> best(y.size());
    for (size_t i = 0; i < x.size(); ++i) {
        const gpu::Shape index = unravel(static_cast<int64_t>(i), shape);
        const size_t at = ravel(index, result);
        const bool better = largest ? x[i] > best[at] : x[i] < best[at];
        if (y[at] < 0 || better || (selectLast && x[i] == best[at])) {
            y[at] = static_cast<int32_t>(index[axis]);
            best[at] = x[i];
        }
    }
    return y;
}

} // namespace reference
