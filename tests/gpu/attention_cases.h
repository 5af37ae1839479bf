#pragma once
// One table of attentions for the tests (small, awkward) and the benchmark (large, real).

#include <string>
#include <vector>

#include "gpu/recorder.h"
#include "tests/support/placement.h"
#include "tests/support/tensors.h"

namespace cases {

/// Where queries, keys, values and outputs of several heads lie.
enum class HeadPlacement {
    Dense,     ///< (batches, heads, tokens, columns), row-major
    Together,  ///< (batches, tokens, heads, columns): how a linear layer leaves them
    Scattered, ///< axes reversed in memory, with gaps
};

struct AttentionCase {
    std::string name;
    int64_t batches = 1, heads = 1;
    int64_t queries = 1, keys = 1;
    int64_t depth = 4, columns = 4;
    HeadPlacement placement = HeadPlacement::Dense;
    gpu::Shape bias;     ///< broadcastable to (batches, heads, queries, keys); empty: none
    float biasScale = 1; ///< large values make some keys vanish
    float scale = 0.5F;
};

/// What the tests compare with the reference.
std::vector<AttentionCase> attentionCases();
/// What the benchmark times: the shapes of MobileSAM.
std::vector<AttentionCase> timedAttentionCases();

/// A case with its data on a device, recorded but not yet run.
struct AttentionRun {
    std::vector<float> q, k, v;
    std::vector<float> bias; ///< expanded to all queries and keys
    support::Guarded out;
    gpu::CommandList commands;
};
AttentionRun prepare(gpu::Device& device, const AttentionCase& test);

} // namespace cases
