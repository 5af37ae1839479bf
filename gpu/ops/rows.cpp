#include "gpu/ops/rows.h"

#include <algorithm>
#include <bit>

#include "gpu/device.h"

namespace gpu {

namespace {

constexpr int64_t kSoftwareSharedSteps = 512; // of rows that a workgroup shares if there are few of them
constexpr int64_t kHardwareSharedSteps = 8;
constexpr int64_t kHardwareSharedStepsAcross = 64;
constexpr int64_t kHardwareManyRows = 4096;
constexpr int64_t kHardwareLocalSize = 128;
constexpr int64_t kHardwareLargestLocalSize = 256;

bool sharesRows(bool software, RowLayout layout, int64_t rows, int64_t steps, int64_t localSize)
{
    if (software)
        return rows < 2 * localSize && steps >= kSoftwareSharedSteps;
    if (layout == RowLayout::Across)
        return rows < kHardwareManyRows && steps >= kHardwareSharedStepsAcross;
    return steps >= kHardwareSharedSteps;
}

/// Four neighbouring rows become one item of the innermost axis.
void groupRows(JointLayout& joint)
{
    const int inner = joint.rank() - 1;
    joint.extents[inner] /= 4;
    for (Shape& strides : joint.strides)
        strides[inner] *= 4;
}

} // namespace

Layout withoutAxis(const Layout& layout, int axis)
{
    Layout result = layout;
    result.shape.erase(axis);
    result.strides.erase(axis);
    return result;
}

int64_t stepsOf(RowLayout layout, const RowAxis& axis)
{
    return layout == RowLayout::Across ? axis.elements : ceilDivide(axis.elements, 4);
}

RowLayout chooseRowLayout(const Rows& rows)
{
    const RowAxis& axis = rows.axis;
    const bool along = axis.elements % 4 == 0 && axis.inputStep == 1 && isAligned(rows.outer, 1, -1);
    if (along && (!axis.inOutput || (axis.outputStep == 1 && isAligned(rows.outer, 0, -1))))
        return RowLayout::Along;
    const bool across = hasAlignedGroups(rows.outer, 1) && (axis.inputStep % 4 == 0 || axis.elements == 1);
    if (across &&
        (!axis.inOutput || (hasAlignedGroups(rows.outer, 0) && (axis.outputStep % 4 == 0 || axis.elements == 1))))
        return RowLayout::Across;
    return RowLayout::Strided;
}

RowsPlan planRows(Recorder& recorder, const Rows& rows, int64_t parts, std::vector<uint32_t> more, bool mayLoadFour)
{
    const bool software = recorder.device().family() == KernelFamily::Software;
    RowsPlan plan;
    plan.layout = mayLoadFour ? chooseRowLayout(rows) : RowLayout::Strided;
    JointLayout outer = rows.outer;
    WalkRequest request;
    const int64_t unit = plan.layout == RowLayout::Strided ? 1 : 4;
    request.units = {rows.axis.inOutput ? unit : 1, unit};
    request.more = std::move(more);
    plan.inputStep =
        static_cast<uint32_t>(plan.layout == RowLayout::Across ? rows.axis.inputStep / 4 : rows.axis.inputStep);
    plan.outputStep =
        static_cast<uint32_t>(plan.layout == RowLayout::Across ? rows.axis.outputStep / 4 : rows.axis.outputStep);
    if (!rows.axis.inOutput)
        plan.outputStep = static_cast<uint32_t>(outer.innerStride(0));
    if (plan.layout == RowLayout::Across)
        groupRows(outer);
    plan.rowCount = outer.extents.elementCount();
    makeTable(recorder, outer, outer.rank(), request, plan.walk);

    const int64_t steps = std::max<int64_t>(1, stepsOf(plan.layout, rows.axis) / parts);
    int64_t local = software ? recorder.device().limits().subgroupSize : kHardwareLocalSize;
    const int64_t tasks = plan.rowCount * parts;
    plan.shared = sharesRows(software, plan.layout, tasks, steps, local);
    if (plan.shared && !software)
        local = std::clamp(static_cast<int64_t>(std::bit_ceil(static_cast<uint64_t>(steps))) / 2, int64_t{32},
                           kHardwareLargestLocalSize);
    const int64_t atOnce = plan.shared ? 1 : local;
    int64_t turns = 1;
    if (software)
        turns = std::clamp(kSoftwareItems / (atOnce * steps), int64_t{1},
                           std::max<int64_t>(1, tasks / (atOnce * kSoftwareGroups)));
    plan.walk.localSize = static_cast<uint32_t>(local);
    plan.walk.params.rows = static_cast<uint32_t>(plan.rowCount);
    plan.walk.params.rowSteps = static_cast<uint32_t>(turns);
    const int64_t groups = ceilDivide(tasks, atOnce * turns);
    plan.walk.threads = arrangeGroups(static_cast<uint64_t>(groups), plan.walk.localSize, plan.walk.params.width);
    return plan;
}

} // namespace gpu
