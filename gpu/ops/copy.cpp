#include "gpu/ops/copy.h"

#include <array>
#include <utility>

#include "gpu/base/error.h"
#include "gpu/kernels/copy.params.h"
#include "gpu/ops/walk.h"

namespace gpu {

namespace {

constexpr int64_t kTransposedSegment = 64; // keeps the input's lines in the nearest cache until all of them is used

/// How the input lies along a row; see copy.comp.
enum class RowMode : uint32_t { Vector, Uniform, Strided };

Cost costOf(const Tensor& src, const Tensor& dst)
{
    return {0, static_cast<double>(kElementBytes * (dst.elementCount() + src.layout().span()))};
}

/// The axis along which the input is dense, if whole 4 x 4 blocks can be turned; else -1.
int transposableAxis(const JointLayout& joint)
{
    if (joint.inner() % 4 != 0 || joint.innerStride(0) != 1 || joint.innerStride(1) % 4 != 0 ||
        joint.innerStride(1) == 0)
        return -1;
    if (!isAligned(joint, 0, joint.rank() - 1))
        return -1;
    for (int axis = 0; axis < joint.rank() - 1; ++axis)
        if (joint.strides[1][axis] == 1 && joint.extents[axis] % 4 == 0 && isAligned(joint, 1, axis))
            return axis;
    return -1;
}

void moveInnermost(JointLayout& joint, int axis)
{
    for (int k = axis; k < joint.rank() - 1; ++k) {
        std::swap(joint.extents[k], joint.extents[k + 1]);
        for (Shape& strides : joint.strides)
            std::swap(strides[k], strides[k + 1]);
    }
}

/// `axis`: where the input is dense; the output is dense along the innermost axis.
void copyTransposed(Recorder& recorder, JointLayout joint, int axis, const Tensor& src, const Tensor& dst)
{
    const int64_t outputLine = joint.strides[0][axis] / 4;
    const int64_t inputLine = joint.innerStride(1) / 4;
    const int inner = joint.rank() - 1;
    WalkRequest request;
    request.units = {4, 4};
    request.steps = {outputLine, inputLine};
    request.longestSegment = kTransposedSegment;
    for (const int k : {axis, inner}) {
        joint.extents[k] /= 4;
        for (Shape& strides : joint.strides)
            strides[k] *= 4;
    }
    // The dense axes of both sides become the two innermost, so that consecutive rows share lines.
    moveInnermost(joint, axis);
    CopyParams params{};
    params.outputItem = static_cast<uint32_t>(4 * outputLine);
    params.inputItem = 1;
    if (inputLine < outputLine) {
        moveInnermost(joint, inner - 1);
        params.outputItem = 1;
        params.inputItem = static_cast<uint32_t>(4 * inputLine);
    }
    const WalkPlan plan = planWalk(recorder, joint, request);
    params.walk = plan.params;
    recorder.dispatch("copy_transposed", {plan.localSize}, {dst, plan.table, src}, params, plan.threads,
                      costOf(src, dst));
}

/// Where the output's innermost axis is shorter than a group, rows go along the axis in which the input is dense.
void avoidShortRows(JointLayout& joint)
{
    if (joint.inner() >= 4 || joint.innerStride(1) == 1)
        return;
    for (int axis = 0; axis < joint.rank() - 1; ++axis)
        if (joint.strides[1][axis] == 1 && joint.extents[axis] > joint.inner()) {
            moveInnermost(joint, axis);
            return;
        }
}

} // namespace

void copy(Recorder& recorder, const Tensor& src, const Tensor& dst)
{
    if (!(src.shape() == dst.shape()))
        throw Error(ErrorKind::Internal, {mark("gpu", "A tensor of shape %1 cannot be copied to one of shape %2"),
                                          {src.shape().toString(), dst.shape().toString()}});
    if (is64(src.dtype()) != is64(dst.dtype()))
        throw Error(ErrorKind::Internal, mark("gpu", "A copy does not change the size of elements"));
    if (dst.elementCount() == 0)
        return;
    if (is64(dst.dtype())) {
        copy(recorder, src.inWords(), dst.inWords());
        return;
    }
    JointLayout joint = join(std::array{dst.layout(), src.layout()});
    if (const int axis = transposableAxis(joint); axis >= 0) {
        copyTransposed(recorder, joint, axis, src, dst);
        return;
    }
    avoidShortRows(joint);
    const bool vectorOutput = hasAlignedGroups(joint, 0);
    RowMode mode = RowMode::Strided;
    if (joint.innerStride(1) == 0)
        mode = RowMode::Uniform;
    else if (hasAlignedGroups(joint, 1))
        mode = RowMode::Vector;
    WalkRequest request;
    request.elementsPerItem = 4;
    request.units = {vectorOutput ? 4 : 1, mode == RowMode::Vector ? 4 : 1};
    const WalkPlan plan = planWalk(recorder, joint, request);
    CopyParams params{};
    params.walk = plan.params;
    params.elements = static_cast<uint32_t>(joint.inner());
    recorder.dispatch("copy", {plan.localSize, vectorOutput ? 1U : 0U, static_cast<uint32_t>(mode)},
                      {dst, dst, plan.table, src, src}, params, plan.threads, costOf(src, dst));
}

void fill(Recorder& recorder, const Tensor& dst, uint64_t bits)
{
    if (dst.elementCount() == 0)
        return;
    const std::array words{static_cast<uint32_t>(bits), static_cast<uint32_t>(bits >> 32)};
    const Tensor value = recorder.parameters(words);
    Layout layout = dst.layout();
    layout.offset = 0;
    for (int axis = 0; axis < layout.shape.rank(); ++axis)
        layout.strides[axis] = 0;
    if (is64(layout.dtype))
        layout = layout.inWords();
    layout.offset = value.offset();
    copy(recorder, value.with(layout), is64(dst.dtype()) ? dst.inWords() : dst);
}

} // namespace gpu
