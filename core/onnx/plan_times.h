#pragma once
// Where the time of a plan goes.

#include <string>
#include <vector>

#include "core/onnx/plan.h"

namespace core::onnx {

struct KernelTime {
    std::string kernel;
    size_t dispatches = 0;
    double milliseconds = 0; ///< of all of them, the median over the runs
    gpu::Cost cost;          ///< of all of them
};

/// Medians over the runs.
struct PlanTimes {
    int runs = 0;
    double milliseconds = 0;   ///< of a whole run as the host sees it
    double onDevice = 0;       ///< the sum of what the device measured for its dispatches
    std::vector<double> nodes; ///< for each node of the plan's graph; 0 where nothing is computed. Empty: the device
                               ///< cannot measure
    std::vector<KernelTime> kernels; ///< longest first
};

/// Runs the plan once, and then `runs` >= 1 times with the device's clock on. Inputs must have been given. Throws as
/// Plan::run.
PlanTimes timePlan(Plan& plan, int runs, const gpu::RunControl& control = {});

/// What is put into inputs that have no better.
enum class SampleValues {
    Random, ///< real numbers are drawn from the normal distribution; whole numbers are 1, booleans true
    Zeros
};

/// Values for all inputs that the plan wants. The same seed gives the same values.
TensorMap sampleInputs(const Plan& plan, SampleValues values, uint64_t seed);

} // namespace core::onnx
