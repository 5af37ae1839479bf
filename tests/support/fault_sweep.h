#pragma once
// Fails every call to Vulkan that a job makes, one after the other.

#include <functional>
#include <string>
#include <vector>

namespace support {

struct FaultyJob {
    /// Opens what is not open, computes, and gives the result. Always the same.
    std::function<std::vector<float>()> run;
    /// Closes everything.
    std::function<void()> close;
    /// Whether the calls that open a device fail too; another sweep may have seen to them.
    bool opening = true;
};

/// What became of a sweep, for its test's output.
struct SweepReport {
    size_t calls = 0;  ///< that may fail, in one job from opening to closing
    size_t faults = 0; ///< injected
    std::string wrong; ///< the first thing that was not as it has to be; empty: all was
};

/// From every place in the program the first and the last call fail, with the answers that a driver may give taken in
/// turn; with TESSERA_LONG=1 every call fails with each of its answers. Every time the job has to end with an Error of
/// the fitting kind that says what happened and what to do, the next job has to give the right numbers, and after
/// closing the validation layer must have nothing to say: nothing used wrongly, nothing left.
SweepReport failEachVulkanCall(const FaultyJob& job);

} // namespace support
