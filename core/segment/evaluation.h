#pragma once
// Comparing two label maps on the device.

#include <cstdint>
#include <optional>
#include <vector>

#include "core/image/label_map.h"
#include "core/jobs/job_queue.h"
#include "core/segment/metrics.h"

namespace core::segment {

/// Labels that both maps together may have.
constexpr size_t kMaxClasses = 1024;

/// What was counted, and the metrics that follow from it.
struct Evaluation {
    ConfusionMatrix matrix;
    std::vector<BandCounts> bands; ///< one per class
    int bandWidth = 0;             ///< pixels
    SegmentationMetrics metrics;
};

/// Throws InvalidInput if the maps differ in size or have no pixel, LimitExceeded above kMaxClasses labels: what
/// evaluate() checks, before a device is opened.
void checkLabelMaps(const LabelMap& predicted, const LabelMap& truth);

/// Counts and rates a prediction. Classes: all labels of both maps, ascending. A pixel whose truth is `ignored` counts
/// nowhere; the bands are those of the whole maps. The counting runs on the device, exactly. Throws what
/// checkLabelMaps throws, Cancelled, and what running kernels throws.
Evaluation evaluate(gpu::Device& device, const LabelMap& predicted, const LabelMap& truth,
                    std::optional<uint32_t> ignored, JobContext& context);

} // namespace core::segment
