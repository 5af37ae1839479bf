#include "core/onnx/host_ops/selecting.h"

#include <algorithm>
#include <numeric>

#include "core/onnx/decompose.h"
#include "core/onnx/host_ops/host_operator.h"
#include "gpu/base/error.h"

namespace core::onnx {

namespace {

using gpu::Error;
using gpu::ErrorKind;
using gpu::mark;

struct Box {
    double top, left, bottom, right;

    double area() const { return (bottom - top) * (right - left); }
};

Box boxAt(std::span<const double> corners, bool centred)
{
    if (centred) // x, y of the centre, width, height
        return {corners[1] - corners[3] / 2, corners[0] - corners[2] / 2, corners[1] + corners[3] / 2,
                corners[0] + corners[2] / 2};
    return {std::min(corners[0], corners[2]), std::min(corners[1], corners[3]), std::max(corners[0], corners[2]),
            std::max(corners[1], corners[3])};
}

double overlap(const Box& a, const Box& b)
{
    const double height = std::min(a.bottom, b.bottom) - std::max(a.top, b.top);
    const double width = std::min(a.right, b.right) - std::max(a.left, b.left);
    if (height <= 0 || width <= 0)
        return 0;
    return height * width / (a.area() + b.area() - height * width);
}

std::vector<HostTensor> nonMaxSuppression(const HostCall& call)
{
    std::vector<int64_t> flat;
    for (const auto& kept : keptBoxes(call))
        flat.insert(flat.end(), kept.begin(), kept.end());
    return {HostTensor::fromInt64s(call.out().shape, flat)};
}

std::vector<HostTensor> unique(const HostCall& call)
{
    const DistinctSlices distinct = distinctSlices(call);
    const HostTensor& x = call.in(0);
    const gpu::Shape& shape = x.shape();
    int64_t outer = 1;
    int64_t inner = elementBytes(x.type());
    const int64_t extent = distinct.flat ? x.elementCount() : shape[distinct.axis];
    for (int axis = 0; axis < shape.rank() && !distinct.flat; ++axis)
        if (axis != distinct.axis)
            (axis < distinct.axis ? outer : inner) *= shape[axis];
    NewTensor result(call.out());
    std::byte* to = result.data();
    for (int64_t row = 0; row < outer && call.out().shape.elementCount() > 0; ++row)
        for (const int64_t slice : distinct.first) {
            std::memcpy(to, x.bytes().data() + (row * extent + slice) * inner, static_cast<size_t>(inner));
            to += inner;
        }
    return {result.finish(), HostTensor::fromInt64s(distinct.first), HostTensor::fromInt64s(distinct.inverse),
            HostTensor::fromInt64s(distinct.counts)};
}

constexpr HostOperatorRow kOperators[] = {
    {"NonMaxSuppression", nonMaxSuppression},
    {"Unique", unique},
};

} // namespace

DistinctSlices distinctSlices(const NodeCall& call)
{
    const HostTensor& x = call.value(0);
    const gpu::Shape& shape = x.shape();
    DistinctSlices result;
    result.flat = !call.node.has("axis");
    result.axis = result.flat ? 0 : gpu::normalisedAxis(call.node.intAttribute("axis", 0), shape.rank());
    const int64_t extent = constantElements({result.flat ? x.elementCount() : shape[result.axis]});
    int64_t inner = 1;
    for (int axis = result.axis + 1; axis < shape.rank() && !result.flat; ++axis)
        inner *= shape[axis];
    const int64_t perSlice = extent == 0 ? 0 : x.elementCount() / extent;
    const std::vector<double> values = x.toDoubles();
    const auto element = [&](int64_t slice, int64_t k) {
        return values[static_cast<size_t>((k / inner * extent + slice) * inner + k % inner)];
    };
    const auto less = [&](int64_t a, int64_t b) {
        for (int64_t k = 0; k < perSlice; ++k)
            if (element(a, k) != element(b, k))
                return element(a, k) < element(b, k);
        return false;
    };
    std::vector<int64_t> order(static_cast<size_t>(extent));
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(), less);
    std::vector<std::pair<int64_t, std::vector<int64_t>>> groups; // first slice, all slices
    for (const int64_t slice : order) {
        if (groups.empty() || less(groups.back().first, slice))
            groups.push_back({slice, {}});
        groups.back().second.push_back(slice);
    }
    if (call.node.intAttribute("sorted", 1) == 0)
        std::sort(groups.begin(), groups.end());
    result.inverse.resize(static_cast<size_t>(extent));
    for (size_t k = 0; k < groups.size(); ++k) {
        result.first.push_back(groups[k].first);
        result.counts.push_back(static_cast<int64_t>(groups[k].second.size()));
        for (const int64_t slice : groups[k].second)
            result.inverse[static_cast<size_t>(slice)] = static_cast<int64_t>(k);
    }
    return result;
}

std::vector<std::array<int64_t, 3>> keptBoxes(const NodeCall& call)
{
    const gpu::Shape& boxes = call.shape(0);
    const gpu::Shape& scores = call.shape(1);
    if (boxes.rank() != 3 || scores.rank() != 3 || boxes[2] != 4 || boxes[0] != scores[0] || boxes[1] != scores[2])
        throw Error(ErrorKind::InvalidInput, {mark("onnx", "Scores of shape %1 do not fit boxes of shape %2"),
                                              {scores.toString(), boxes.toString()}});
    const std::vector<double> corners = call.value(0).toDoubles();
    const std::vector<double> ratings = call.value(1).toDoubles();
    const int64_t most = call.has(2) ? call.value(2).int64At(0) : 0;
    const double tooMuch = call.has(3) ? call.value(3).doubleAt(0) : 0;
    const double least = call.has(4) ? call.value(4).doubleAt(0) : 0;
    const bool centred = call.node.intAttribute("center_point_box", 0) != 0;
    const int64_t count = boxes[1];
    std::vector<std::array<int64_t, 3>> result;
    if (count == 0) // of any number of pictures and classes
        return result;
    for (int64_t row = 0; row < scores[0] * scores[1]; ++row) {
        const int64_t batch = row / scores[1];
        const auto box = [&](int64_t k) {
            return boxAt(std::span(corners).subspan(static_cast<size_t>((batch * count + k) * 4), 4), centred);
        };
        const auto score = [&](int64_t k) { return ratings[static_cast<size_t>(row * count + k)]; };
        std::vector<int64_t> order;
        for (int64_t k = 0; k < count; ++k)
            if (!call.has(4) || score(k) > least)
                order.push_back(k);
        std::stable_sort(order.begin(), order.end(), [&](int64_t a, int64_t b) { return score(a) > score(b); });
        std::vector<Box> kept;
        for (const int64_t k : order) {
            if (static_cast<int64_t>(kept.size()) >= most)
                break;
            const Box candidate = box(k);
            if (std::any_of(kept.begin(), kept.end(), [&](const Box& b) { return overlap(b, candidate) > tooMuch; }))
                continue;
            kept.push_back(candidate);
            result.push_back({batch, row % scores[1], k});
        }
    }
    return result;
}

std::span<const HostOperatorRow> selectingHostOperators() { return kOperators; }

} // namespace core::onnx
