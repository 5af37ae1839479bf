#pragma once
// Runs the standard's test cases on a device, as the standard's own runner does.

#include "core/onnx/conformance/cases.h"
#include "gpu/base/progress.h"
#include "gpu/device.h"

namespace core::onnx {

/// What the standard's own runner asks for: |actual - expected| <= absolute + relative |expected|.
inline constexpr double kCaseRelative = 1e-3;
inline constexpr double kCaseAbsolute = 1e-7;
/// A relative error that is counted, not demanded.
inline constexpr double kCaseTighter = 1e-5;

enum class CaseState { Passed, Failed, Skipped };

struct CaseResult {
    CaseState state = CaseState::Failed;
    gpu::Message reason;     ///< why it failed or was skipped
    bool tight = false;      ///< passed within kCaseTighter, too
    bool dispatched = false; ///< ran at least one kernel; else everything folded to constants or is a view
};

/// Runs all data sets of a case. Those that are out of scope
/// run, too: one that passes has failed, since it would have to be taken off the list. Where a result's shape depends
/// on values, inputs are known when the plan is made: first none, then small vectors, then integers; all of them only
/// if the model has an operator whose shape depends on everything. Throws Cancelled and DeviceLost.
CaseResult runCase(gpu::Device& device, const ConformanceCase& one, const gpu::RunControl& control = {});

} // namespace core::onnx
