#pragma once
// How long the parts of a segmentation take, kernel by kernel.

#include <filesystem>
#include <string>
#include <vector>

#include "core/image/image.h"
#include "core/jobs/job_queue.h"
#include "core/segment/predictor.h"
#include "gpu/recorder.h"

namespace gpu {
class Device;
}

namespace core::bench {

/// All dispatches of one kernel in one run.
struct KernelRow {
    std::string kernel;
    int dispatches = 0;
    double milliseconds = 0;
    double gigaflops = 0; ///< 10^9 floating-point operations per second
    double gigabytesPerSecond = 0;
};

/// One graph, run several times.
struct GraphTimes {
    std::string name;                 ///< "encode", "decode"
    double planMilliseconds = 0;      ///< reading, simplifying, fusing, placing, packing weights
    std::vector<double> milliseconds; ///< each run without the first, in order
    std::vector<KernelRow> kernels;   ///< by time, longest first; of the last run
    uint64_t arenaBytes = 0;
    size_t dispatches = 0;
    size_t pipelines = 0;

    double median() const;
};

struct SegmentBenchOptions {
    segment::PredictorFiles files;
    Image image;
    int runs = 5;
};

/// Runs encoder and decoder (one click in the centre) `runs` + 1 times each; the first run, which compiles, is not
/// counted. Compute thread. Throws what Plan throws; Corrupt for a wrong hash.
std::vector<GraphTimes> benchSegment(gpu::Device& device, const SegmentBenchOptions& options, JobContext& context);

/// Sums timings by kernel, longest first.
std::vector<KernelRow> summarise(const std::vector<gpu::KernelTiming>& timings);

} // namespace core::bench
