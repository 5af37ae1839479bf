#pragma once
// Dynamic programming on grid worlds without a table of transitions: they follow from cells and rules.

#include "gpu/ops/grid_world.h"
#include "gpu/recorder.h"

namespace gpu {

enum class GridBackup : uint32_t {
    Best,       ///< max q
    SoftBest,   ///< (1 - epsilon) max q + epsilon mean q
    SoftPolicy, ///< (1 - epsilon) q of the action that stands in the cell + epsilon mean q
};

/// One sweep. values, results: as made by makeGridValues, not the same memory; offsets are multiples of 4. change: two
/// I32 elements; if `measured`, they are raised to the bits of the largest |results - values| and |results| (set them
/// to 0 before). Source: Zhao, Algorithms 4.1 and 4.3.
void gridSweep(Recorder& recorder, const GridWorld& world, GridBackup backup, float epsilon, const Tensor& values,
               const Tensor& results, const Tensor& change, bool measured);

/// Writes the cells with a policy that is greedy for `values` into `cells` (as world.cells, other memory). An action
/// stays as long as none is better by more than tie max(1, |best|). change: one I32 element, to which the number of
/// changed actions is added.
void gridImprove(Recorder& recorder, const GridWorld& world, float tie, const Tensor& values, const Tensor& cells,
                 const Tensor& change);

} // namespace gpu
