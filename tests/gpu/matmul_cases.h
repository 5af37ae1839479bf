#pragma once
// One table of matrix products for the tests (small, awkward) and the benchmark (large, real).

#include <span>
#include <string>
#include <vector>

#include "gpu/recorder.h"
#include "tests/reference/epilogue.h"
#include "tests/support/placement.h"
#include "tests/support/tensors.h"

namespace cases {

struct MatmulCase {
    std::string name;
    gpu::Shape a, b;
    bool packed = false; ///< b through packMatrix
    support::Placement aPlacement = support::Placement::Dense;
    support::Placement bPlacement = support::Placement::Dense;
    support::Placement outPlacement = support::Placement::Dense;
    bool bias = false;
    gpu::Activation activation = gpu::Activation::None;
    bool residual = false;
    gpu::Activation afterResidual = gpu::Activation::None;
};

/// What the tests compare with the reference.
std::vector<MatmulCase> matmulCases();
/// What the benchmark times: the shapes of MobileSAM.
std::vector<MatmulCase> timedMatmulCases();

/// A case with its data on a device, recorded but not yet run.
struct MatmulRun {
    std::vector<float> a, b;
    reference::Epilogue epilogue;
    support::Guarded out;
    gpu::CommandList commands;
};
MatmulRun prepare(gpu::Device& device, const MatmulCase& test);

} // namespace cases
