#include "gpu/ops/grid_sweep.h"

#include <algorithm>

#include "gpu/base/error.h"
#include "gpu/device.h"
#include "gpu/kernels/grid_sweep.params.h"

namespace gpu {
namespace {

constexpr int64_t kCellsTogether = 4; // in a word
constexpr int64_t kSoftwareWords = 2; // WIDE of common/grid_rows.glsl
constexpr int64_t kSoftwareRows = 64; // enough work for a workgroup; a multiple of STEPS
constexpr int64_t kHardwareRows = 8;
constexpr int64_t kColumnsTogether = 64; // as in grid_world.cpp

uint32_t word(int64_t value) { return static_cast<uint32_t>(value); }

bool isSimple(const GridWorld& world) { return !world.winds.valid() && !world.teleports.valid(); }

void require(bool fits, const char* operation)
{
    if (!fits)
        throw Error(ErrorKind::Internal, {mark("gpu", "%1 was given tensors of another world"), {operation}});
}

bool fits(const GridWorld& world, const Tensor& values)
{
    return values.shape() == Shape{world.framedCells()} && values.layout().isRowMajor() &&
           values.dtype() == DType::F32 && values.offset() % kCellsTogether == 0;
}

/// Everything that sweeps and improvements share.
struct Launch {
    GridSweepParams push{};
    uint32_t local = 0;
    Threads threads;
    bool simple = false;
    Cost cost;

    /// Constants of the kernels that march over rows.
    SpecialisationConstants variant(uint32_t mode = 0) const
    {
        return {local, push.rules.actions, push.rules.forbiddenRule, push.rules.slip != 0 ? 1U : 0U, mode};
    }

    Launch(const Device& device, const GridWorld& world, const Tensor& values)
        : local(device.family() == KernelFamily::Software ? device.limits().subgroupSize : 64), simple(isSimple(world))
    {
        const bool software = device.family() == KernelFamily::Software;
        const int64_t rows = std::min(software ? kSoftwareRows : kHardwareRows, (world.rows + 3) / 4 * 4);
        const int64_t words = (world.columns + kColumnsTogether - 1) / kColumnsTogether * kColumnsTogether / 4;
        push.rules = world.rules;
        push.rows = word(world.rows);
        push.columns = word(simple ? words : world.columns);
        push.rowsPerInvocation = word(rows);
        push.valueOffset = word(simple ? values.offset() / kCellsTogether : values.offset());
        push.cellOffset = word(world.cells.offset());
        const int64_t wide = simple && software ? kSoftwareWords : 1;
        threads = {.x = static_cast<uint64_t>((int64_t{push.columns} + wide - 1) / wide),
                   .y = static_cast<uint64_t>((world.rows + rows - 1) / rows),
                   .z = 1};
        const auto cells = static_cast<double>(world.rows * world.columns);
        const double work = simple ? 6 : 60;
        cost = {cells * work * static_cast<double>(world.rules.actions), 9 * cells};
    }
};

} // namespace

void gridSweep(Recorder& recorder, const GridWorld& world, GridBackup backup, float epsilon, const Tensor& values,
               const Tensor& results, const Tensor& change, bool measured)
{
    require(fits(world, values) && fits(world, results) && change.elementCount() == 2 && change.dtype() == DType::I32,
            "gridSweep");
    Launch launch(recorder.device(), world, values);
    launch.push.resultOffset = word(launch.simple ? results.offset() / kCellsTogether : results.offset());
    launch.push.changeOffset = word(change.offset());
    launch.push.measured = measured ? 1 : 0;
    launch.push.epsilon = epsilon;
    const auto mode = static_cast<uint32_t>(backup);
    if (launch.simple)
        recorder.dispatch("grid_sweep", launch.variant(mode), {results, change, values, world.cells}, launch.push,
                          launch.threads, launch.cost);
    else
        recorder.dispatch("grid_sweep_any", {launch.local, mode},
                          {results, change, values, world.cells, world.winds, world.teleports}, launch.push,
                          launch.threads, launch.cost);
}

void gridImprove(Recorder& recorder, const GridWorld& world, float tie, const Tensor& values, const Tensor& cells,
                 const Tensor& change)
{
    require(fits(world, values) && cells.shape() == world.cells.shape() && cells.dtype() == DType::I32 &&
                change.elementCount() == 1 && change.dtype() == DType::I32,
            "gridImprove");
    Launch launch(recorder.device(), world, values);
    launch.push.resultOffset = word(cells.offset());
    launch.push.changeOffset = word(change.offset());
    launch.push.epsilon = tie;
    if (launch.simple) {
        recorder.dispatch("grid_improve", launch.variant(), {cells, change, values, world.cells}, launch.push,
                          launch.threads, launch.cost);
        return;
    }
    launch.push.columns = word((world.columns + kCellsTogether - 1) / kCellsTogether);
    launch.threads.x = launch.push.columns;
    recorder.dispatch("grid_improve_any", {launch.local},
                      {cells, change, values, world.cells, world.winds, world.teleports}, launch.push, launch.threads,
                      launch.cost);
}

} // namespace gpu
