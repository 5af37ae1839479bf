#include "gpu/ops/walk.h"

#include <algorithm>
#include <bit>
#include <numeric>

#include "gpu/base/error.h"
#include "gpu/device.h"
#include "gpu/ops/copy.h"

namespace gpu {

namespace {

constexpr uint64_t kGroupsAlongX = 32768;
constexpr int64_t kHardwareItemsPerInvocation = 4;
constexpr uint32_t kHardwareLocalSize = 128;
constexpr int64_t kSoftwareItemsPerLane = 8; // of one row, to make up for the computation of the row's place

uint32_t word(int64_t value)
{
    if (value < 0 || value > INT64_C(0x7fffffff))
        throw Error(ErrorKind::Unsupported,
                    {mark("gpu", "A tensor of %1 elements is too large for this operation"), {std::to_string(value)}});
    return static_cast<uint32_t>(value);
}

bool mergeable(const JointLayout& joint, int outer)
{
    return std::all_of(joint.strides.begin(), joint.strides.end(), [&](const Shape& strides) {
        return strides[outer] == strides[outer + 1] * joint.extents[outer + 1];
    });
}

void mergeAxes(JointLayout& joint)
{
    for (int axis = joint.rank() - 2; axis >= 0; --axis) {
        if (!mergeable(joint, axis))
            continue;
        joint.extents[axis + 1] *= joint.extents[axis];
        joint.extents.erase(axis);
        for (Shape& strides : joint.strides)
            strides.erase(axis);
    }
}

JointLayout joinAxes(std::span<const Layout> operands, const std::vector<int>& axes)
{
    JointLayout joint;
    joint.strides.resize(operands.size());
    for (const int axis : axes) {
        joint.extents.append(operands[0].shape[axis]);
        for (size_t m = 0; m < operands.size(); ++m)
            joint.strides[m].append(operands[m].strides[axis]);
    }
    if (axes.empty()) {
        joint.extents.append(1);
        for (Shape& strides : joint.strides)
            strides.append(1);
    }
    for (const Layout& layout : operands)
        joint.offsets.push_back(layout.offset);
    mergeAxes(joint);
    return joint;
}

std::vector<int> longAxes(const Layout& layout)
{
    std::vector<int> axes;
    for (int axis = 0; axis < layout.shape.rank(); ++axis)
        if (layout.shape[axis] != 1)
            axes.push_back(axis);
    return axes;
}

} // namespace

void makeTable(Recorder& recorder, const JointLayout& joint, int outerRank, const WalkRequest& request, WalkPlan& plan)
{
    const size_t operands = joint.strides.size();
    std::vector<uint32_t> words;
    for (size_t m = 0; m < operands; ++m)
        words.push_back(word(joint.offsets[m] / request.units[m]));
    for (size_t m = 0; m < operands; ++m)
        words.push_back(word(request.steps.empty() ? joint.innerStride(m) : request.steps[m]));
    for (int axis = outerRank - 1; axis >= 0; --axis) {
        words.push_back(word(joint.extents[axis]));
        for (size_t m = 0; m < operands; ++m)
            words.push_back(word(joint.strides[m][axis] / request.units[m]));
    }
    plan.params.outerRank = static_cast<uint32_t>(outerRank);
    plan.more = word(static_cast<int64_t>(words.size()));
    words.insert(words.end(), request.more.begin(), request.more.end());
    plan.table = recorder.parameters(words);
    plan.params.table = word(plan.table.offset());
    plan.more += plan.params.table;
}

JointLayout join(std::span<const Layout> operands)
{
    std::vector<int> axes = longAxes(operands[0]);
    std::stable_sort(axes.begin(), axes.end(), [&](int a, int b) {
        for (const Layout& layout : operands)
            if (layout.strides[a] != layout.strides[b])
                return layout.strides[a] > layout.strides[b];
        return false;
    });
    return joinAxes(operands, axes);
}

JointLayout joinInOrder(std::span<const Layout> operands) { return joinAxes(operands, longAxes(operands[0])); }

Layout still(const Shape& shape, int64_t offset)
{
    Layout layout = Layout::rowMajor(shape);
    for (int axis = 0; axis < shape.rank(); ++axis)
        layout.strides[axis] = 0;
    layout.offset = offset;
    return layout;
}

bool isAligned(const JointLayout& joint, size_t operand, int except)
{
    bool aligned = joint.offsets[operand] % 4 == 0;
    for (int axis = 0; axis < joint.rank(); ++axis)
        aligned = aligned && (axis == except || joint.extents[axis] == 1 || joint.strides[operand][axis] % 4 == 0);
    return aligned;
}

bool hasAlignedGroups(const JointLayout& joint, size_t operand)
{
    return joint.inner() % 4 == 0 && joint.innerStride(operand) == 1 && isAligned(joint, operand, joint.rank() - 1);
}

void requireResult(bool fits, const char* operation, const Tensor& out)
{
    if (!fits)
        throw Error(ErrorKind::Internal,
                    {mark("gpu", "%1 cannot have a result of shape %2"), {operation, out.shape().toString()}});
}

Layout denseLike(const Shape& shape, const Layout& like)
{
    std::vector<int> axes(static_cast<size_t>(shape.rank()));
    std::iota(axes.begin(), axes.end(), 0);
    std::stable_sort(axes.begin(), axes.end(), [&](int a, int b) { return like.strides[a] > like.strides[b]; });
    Layout layout = Layout::rowMajor(shape, like.dtype);
    int64_t stride = 1;
    for (size_t k = axes.size(); k-- > 0;) {
        layout.strides[axes[k]] = stride;
        stride *= shape[axes[k]];
    }
    return layout;
}

Tensor denseCopy(Recorder& recorder, const Tensor& tensor)
{
    if (tensor.layout().isRowMajor() && tensor.offset() % 4 == 0)
        return tensor;
    Tensor dense = recorder.scratch(tensor.shape(), tensor.dtype());
    copy(recorder, tensor, dense);
    return dense;
}

Threads arrangeGroups(uint64_t groups, uint32_t localSize, uint32_t& width)
{
    const uint64_t x = std::min(groups, kGroupsAlongX);
    width = static_cast<uint32_t>(x);
    return {x * localSize, (groups + x - 1) / x, 1};
}

WalkPlan planWalk(Recorder& recorder, const JointLayout& joint, const WalkRequest& request)
{
    const bool software = recorder.device().family() == KernelFamily::Software;
    WalkPlan plan;
    plan.localSize = software ? recorder.device().limits().subgroupSize : kHardwareLocalSize;
    const int64_t local = plan.localSize;
    const int64_t items = ceilDivide(joint.inner(), request.elementsPerItem);
    const int64_t rows = joint.rows();
    const int64_t perLane = software ? kSoftwareItemsPerLane : 1;
    const int64_t lanes =
        std::clamp(static_cast<int64_t>(std::bit_floor(static_cast<uint64_t>(std::max<int64_t>(items / perLane, 1)))),
                   int64_t{1}, static_cast<int64_t>(std::bit_floor(plan.localSize)));
    const int64_t perGroup = software ? std::clamp(rows * items / kSoftwareGroups, local, kSoftwareItems)
                                      : local * kHardwareItemsPerInvocation;
    const int64_t longest = request.longestSegment > 0 ? request.longestSegment : perGroup;
    const int64_t segment = std::min(items, std::max(ceilDivide(std::min(perGroup, longest), lanes) * lanes, lanes));
    const int64_t rowsAtOnce = local / lanes;
    const int64_t rowSteps = std::clamp(perGroup / (segment * rowsAtOnce), int64_t{1}, ceilDivide(rows, rowsAtOnce));

    makeTable(recorder, joint, joint.rank() - 1, request, plan);
    plan.params.rows = word(rows);
    plan.params.inner = word(items);
    plan.params.segment = word(segment);
    plan.params.segments = word(ceilDivide(items, segment));
    plan.params.rowSteps = word(rowSteps);
    plan.params.laneShift = static_cast<uint32_t>(std::countr_zero(static_cast<uint64_t>(lanes)));
    const int64_t groups = ceilDivide(rows, rowSteps * rowsAtOnce) * plan.params.segments;
    plan.threads = arrangeGroups(static_cast<uint64_t>(groups), plan.localSize, plan.params.width);
    return plan;
}

} // namespace gpu
