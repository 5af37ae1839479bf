#pragma once

#include "gpu/recorder.h"

namespace gpu {

/// A Markov decision process as tables. S states, A actions, K outcomes of each (fewer: the others have weight 0). All
/// row-major.
struct DecisionTables {
    Tensor next;   ///< (A, K, S) I32: where an outcome leads, 0 ... S - 1
    Tensor weight; ///< (A, K, S) f32: discount times probability; 0 if the outcome ends the episode
    Tensor reward; ///< (A, S) f32: expected reward
};

/// results = (1 - epsilon) max q + epsilon mean q over the actions, q(s, a) = reward + sum of weight * values[next].
/// values, results: (S) f32, row-major, not the same memory. change: two I32 elements; if `measured`, they are raised
/// to the bits of the largest |results - values| and |results| (set them to 0 before). S < 2^31 / (A K). Source: Zhao,
/// Algorithm 4.1.
void valueSweep(Recorder& recorder, const DecisionTables& tables, float epsilon, const Tensor& values,
                const Tensor& results, const Tensor& change, bool measured);

} // namespace gpu
