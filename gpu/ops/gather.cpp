#include "gpu/ops/gather.h"

#include <array>

#include "gpu/base/error.h"
#include "gpu/kernels/gather.params.h"
#include "gpu/kernels/one_hot.params.h"
#include "gpu/ops/walk.h"

namespace gpu {

void gather(Recorder& recorder, const Tensor& data, const Tensor& indices, const Tensor& out, int axis)
{
    Shape expected = data.shape();
    expected.erase(axis);
    for (int k = 0; k < indices.shape().rank(); ++k)
        expected.insert(axis + k, indices.shape()[k]);
    requireResult(expected == out.shape() && is64(data.dtype()) == is64(out.dtype()), "Gather", out);
    if (out.elementCount() == 0)
        return;
    if (is64(data.dtype())) {
        gather(recorder, data.inWords(), indices, out.inWords(), axis);
        return;
    }
    const int64_t extent = data.shape()[axis];
    if (extent == 0)
        throw Error(ErrorKind::InvalidInput, mark("gpu", "Nothing can be gathered from an empty axis"));

    Layout dataPlaces = still(out.shape(), data.offset());
    Layout indexPlaces = still(out.shape(), indices.offset());
    const int indexRank = indices.shape().rank();
    for (int k = 0; k < out.shape().rank(); ++k) {
        if (k < axis)
            dataPlaces.strides[k] = data.strides()[k];
        else if (k < axis + indexRank)
            indexPlaces.strides[k] = indices.strides()[k - axis];
        else
            dataPlaces.strides[k] = data.strides()[k - indexRank + 1];
    }
    const JointLayout joint = join(std::array{out.layout(), dataPlaces, indexPlaces});
    const bool vector = hasAlignedGroups(joint, 0) && hasAlignedGroups(joint, 1) && joint.innerStride(2) == 0 &&
                        data.strides()[axis] % 4 == 0;
    const int64_t unit = vector ? 4 : 1;
    WalkRequest request;
    request.elementsPerItem = unit;
    request.units = {unit, unit, 1};
    const WalkPlan plan = planWalk(recorder, joint, request);
    const GatherParams params{plan.params, static_cast<uint32_t>(joint.inner()), static_cast<int>(extent),
                              static_cast<uint32_t>(data.strides()[axis] / unit)};
    const Cost cost{0, static_cast<double>(kElementBytes * (2 * out.elementCount() + indices.elementCount()))};
    recorder.dispatch("gather", {plan.localSize, vector ? 1U : 0U}, {out, out, plan.table, data, data, indices}, params,
                      plan.threads, cost);
}

void gatherElements(Recorder& recorder, const Tensor& data, const Tensor& indices, const Tensor& out, int axis)
{
    bool fits = out.shape() == indices.shape() && data.shape().rank() == out.shape().rank();
    for (int k = 0; fits && k < out.shape().rank(); ++k)
        fits = k == axis || out.shape()[k] <= data.shape()[k];
    requireResult(fits, "GatherElements", out);
    if (out.elementCount() == 0)
        return;
    const int64_t extent = data.shape()[axis];
    if (extent == 0)
        throw Error(ErrorKind::InvalidInput, mark("gpu", "Nothing can be gathered from an empty axis"));
    Layout dataPlaces = still(out.shape(), data.offset());
    for (int k = 0; k < out.shape().rank(); ++k)
        dataPlaces.strides[k] = k == axis ? 0 : data.strides()[k];
    const JointLayout joint = join(std::array{out.layout(), dataPlaces, indices.layout()});
    WalkRequest request;
    request.units = {1, 1, 1};
    const WalkPlan plan = planWalk(recorder, joint, request);
    const GatherParams params{plan.params, static_cast<uint32_t>(joint.inner()), static_cast<int>(extent),
                              static_cast<uint32_t>(data.strides()[axis])};
    const Cost cost{0, static_cast<double>(3 * kElementBytes * out.elementCount())};
    recorder.dispatch("gather", {plan.localSize, 0U}, {out, out, plan.table, data, data, indices}, params, plan.threads,
                      cost);
}

void oneHot(Recorder& recorder, const Tensor& indices, const Tensor& values, const Tensor& out, int axis)
{
    Shape expected = indices.shape();
    expected.insert(axis, out.shape()[axis]);
    requireResult(expected == out.shape() && values.elementCount() == 2, "OneHot", out);
    if (out.elementCount() == 0)
        return;
    Layout indexPlaces = still(out.shape(), indices.offset());
    Layout positions = still(out.shape(), 0);
    positions.strides[axis] = 1;
    for (int k = 0; k < indices.shape().rank(); ++k)
        indexPlaces.strides[k < axis ? k : k + 1] = indices.strides()[k];
    const JointLayout joint = join(std::array{out.layout(), indexPlaces, positions});
    WalkRequest request;
    request.units = {1, 1, 1};
    const WalkPlan plan = planWalk(recorder, joint, request);
    const int64_t valueStride = values.shape().rank() == 0 ? 1 : values.strides()[values.shape().rank() - 1];
    const OneHotParams params{plan.params,
                              static_cast<uint32_t>(joint.inner()),
                              static_cast<int>(out.shape()[axis]),
                              static_cast<uint32_t>(values.offset()),
                              static_cast<uint32_t>(valueStride),
                              indices.dtype() == DType::F32 ? 1U : 0U};
    const Cost cost{0, static_cast<double>(kElementBytes * (out.elementCount() + indices.elementCount()))};
    recorder.dispatch("one_hot", {plan.localSize}, {out, plan.table, indices, values}, params, plan.threads, cost);
}

} // namespace gpu
