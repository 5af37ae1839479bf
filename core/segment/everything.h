#pragma once
// All objects of a picture without anybody pointing at them: a grid of clicks, and rules for which masks stay.
// Source: Kirillov et al. 2023 (Segment Anything), section 5 (zero-shot object proposals) and appendix B (automatic
// mask generation), and its released code, whose names stand in brackets below.

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

#include "core/jobs/job_queue.h"
#include "core/segment/everything_rules.h"
#include "core/segment/run_length.h"

namespace core::segment {

/// What a person can choose. The defaults are the published ones but for the grid, which had 32 points per side: this
/// many clicks take minutes on a machine without a graphics card.
struct EverythingOptions {
    static constexpr int kMaxPointsPerSide = 64;
    static constexpr int kMaxCropLayers = 2;

    int pointsPerSide = 16;        ///< of the grid [points_per_side]
    double minPredictedIou = 0.88; ///< [pred_iou_thresh]
    double minStability = 0.95;    ///< [stability_score_thresh]
    double stabilityOffset = 1.0;  ///< stability: |logits > offset| / |logits > -offset| [stability_score_offset]
    double maxOverlap = 0.7;       ///< of the boxes of two masks, IoU [box_nms_thresh, crop_nms_thresh]
    int cropLayers = 0;            ///< layer k is 2^k x 2^k parts, each encoded by itself [crop_n_layers]
    int64_t minArea = 0;           ///< smaller parts go and smaller holes are filled, pixels [min_mask_region_area]

    friend bool operator==(const EverythingOptions&, const EverythingOptions&) = default;
};

/// Throws InvalidInput for a value out of range, with the range.
void checkOptions(const EverythingOptions& options);

/// How many clicks these options ask for.
int64_t promptCount(const EverythingOptions& options);

/// A mask that was found.
struct AutoMask {
    RunLengths mask; ///< of the picture's size
    PixelBox box;
    int64_t area = 0; ///< pixels
    double predictedIou = 0;
    double stability = 0;
    ImagePoint point;  ///< the click that made it
    int candidate = 0; ///< 1 … 3: which of the decoder's masks
    PixelBox crop;     ///< the part of the picture that was encoded
};

/// What became of all candidates; they add up: candidates is the sum of all others but prompts and cleaned.
struct EverythingCounts {
    int64_t prompts = 0;
    int64_t candidates = 0;       ///< three for each prompt
    int64_t belowIou = 0;         ///< predicted IoU too low
    int64_t belowStability = 0;   ///< of the others, stability too low
    int64_t empty = 0;            ///< of the others, no pixel of the picture
    int64_t atCropEdge = 0;       ///< of the others, cut off by the edge of a crop
    int64_t overlapping = 0;      ///< of the others, another one of the same crop has almost the same box
    int64_t overlappingCrops = 0; ///< of the others, one of a smaller crop has
    int64_t tooSmall = 0;         ///< of the others, nothing is left without the small parts
    int64_t overlappingClean = 0; ///< of the others, has almost the box of another one since small parts went
    int64_t kept = 0;             ///< the masks
    int64_t cleaned = 0;          ///< of the kept ones, those that lost parts or holes

    friend bool operator==(const EverythingCounts&, const EverythingCounts&) = default;
};

struct EverythingResult {
    std::vector<AutoMask> masks; ///< from the largest to the smallest
    EverythingCounts counts;
};

/// What is known of a mask before it is made in the picture's size.
struct MaskScore {
    double predictedIou = 0;
    double stability = 0;
};

/// The three masks of a click (part, whole and more), one click after the other, on one picture or part of it.
class ClickMasks {
public:
    static constexpr size_t kMasks = 3;
    using Scores = std::array<MaskScore, kMasks>;

    virtual ~ClickMasks() = default;
    /// `at` counts from the crop's left top corner. Throws Cancelled.
    virtual Scores click(ImagePoint at, JobContext& context) = 0;
    /// One of the last click's masks, of the crop's size. Throws Cancelled.
    virtual Mask mask(size_t index, JobContext& context) = 0;
};

/// Encodes a part of the picture.
using OpenCrop = std::function<std::unique_ptr<ClickMasks>(const PixelBox& crop, JobContext& context)>;

/// Finds all masks of a picture. The same input gives the same result, in the same order. Throws what checkOptions
/// throws, Cancelled, and what opening and clicking throw.
EverythingResult findEverything(int width, int height, const EverythingOptions& options, const OpenCrop& open,
                                JobContext& context);

} // namespace core::segment
