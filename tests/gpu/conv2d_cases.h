#pragma once
// One table of convolutions for the tests (small, awkward) and the benchmark (large, real).

#include <string>
#include <vector>

#include "gpu/ops/conv2d.h"
#include "gpu/recorder.h"
#include "tests/reference/epilogue.h"
#include "tests/support/placement.h"
#include "tests/support/tensors.h"

namespace cases {

struct Conv2dCase {
    std::string name;
    gpu::Shape x;
    gpu::Shape w;                 ///< (O, C / groups, kH, kW); transposed: (C, O / groups, kH, kW)
    gpu::Conv2dGeometry geometry; ///< its kernel extents are taken from w
    bool transposed = false;
    support::Placement xPlacement = support::Placement::ChannelsLast;
    support::Placement outPlacement = support::Placement::ChannelsLast;
    bool bias = true;
    gpu::Activation activation = gpu::Activation::None;
    bool residual = false;
    gpu::Activation afterResidual = gpu::Activation::None;
};

/// What the tests compare with the reference.
std::vector<Conv2dCase> conv2dCases();
/// What the benchmark times: the shapes of MobileSAM.
std::vector<Conv2dCase> timedConv2dCases();

/// A case with its data on a device, recorded but not yet run.
struct Conv2dRun {
    gpu::Conv2dGeometry geometry;
    std::vector<float> x, w;
    reference::Epilogue epilogue;
    support::Guarded out;
    gpu::CommandList commands;
};
Conv2dRun prepare(gpu::Device& device, const Conv2dCase& test);

} // namespace cases
