#include "core/segment/everything.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <tuple>
#include <utility>

#include "gpu/base/error.h"

namespace core::segment {
namespace {

using gpu::Error;
using gpu::ErrorKind;
using gpu::mark;

constexpr double kCropOverlap = 512.0 / 1500; // of the shorter side
constexpr int kCropEdgeMargin = 20;           // pixels

void requireShare(double value, const gpu::Text& name)
{
    if (!(value >= 0 && value <= 1))
        throw Error(ErrorKind::InvalidInput, {name, {std::to_string(value)}},
                    mark("segment", "Choose a value from 0 to 1."));
}

/// All the boxes of masks.
std::vector<PixelBox> boxesOf(const std::vector<AutoMask>& masks)
{
    std::vector<PixelBox> boxes;
    for (const AutoMask& mask : masks)
        boxes.push_back(mask.box);
    return boxes;
}

/// Keeps the masks that keepBest() chooses; returns how many went.
int64_t suppress(std::vector<AutoMask>& masks, const std::vector<double>& scores, double maxOverlap)
{
    std::vector<AutoMask> kept;
    for (const size_t index : keepBest(boxesOf(masks), scores, maxOverlap))
        kept.push_back(std::move(masks[index]));
    const auto removed = static_cast<int64_t>(masks.size() - kept.size());
    masks = std::move(kept);
    return removed;
}

/// One run of the procedure.
class Search {
public:
    Search(int width, int height, const EverythingOptions& options, const OpenCrop& open, JobContext& context)
        : m_width(width),
          m_height(height),
          m_options(options),
          m_open(open),
          m_context(context),
          m_prompts(promptCount(options))
    {
    }

    EverythingResult run()
    {
        const std::vector<Crop> crops = cropBoxes(m_width, m_height, m_options.cropLayers, kCropOverlap);
        for (const Crop& crop : crops)
            searchCrop(crop.box);
        if (crops.size() > 1)
            preferSmallCrops();
        if (m_options.minArea > 0)
            clean();
        std::ranges::stable_sort(m_result.masks, [](const AutoMask& a, const AutoMask& b) {
            return std::tuple(b.area, a.box.y, a.box.x) < std::tuple(a.area, b.box.y, b.box.x);
        });
        m_result.counts.kept = static_cast<int64_t>(m_result.masks.size());
        return std::move(m_result);
    }

private:
    void searchCrop(const PixelBox& crop)
    {
        const std::unique_ptr<ClickMasks> clicks = m_open(crop, m_context);
        std::vector<AutoMask> found;
        for (const ImagePoint& point : promptGrid(m_options.pointsPerSide, crop.width, crop.height)) {
            m_context.makeWay();
            m_context.control.throwIfStopped();
            report(found.size());
            const ClickMasks::Scores scores = clicks->click(point, m_context);
            ++m_result.counts.prompts;
            for (size_t i = 0; i < scores.size(); ++i)
                examine(*clicks, i, scores[i], point, crop, found);
        }
        std::vector<double> predicted;
        for (const AutoMask& mask : found)
            predicted.push_back(mask.predictedIou);
        m_result.counts.overlapping += suppress(found, predicted, m_options.maxOverlap);
        std::ranges::move(found, std::back_inserter(m_result.masks));
    }

    void examine(ClickMasks& clicks, size_t index, const MaskScore& score, ImagePoint point, const PixelBox& crop,
                 std::vector<AutoMask>& found)
    {
        EverythingCounts& counts = m_result.counts;
        ++counts.candidates;
        if (!(score.predictedIou > m_options.minPredictedIou)) {
            ++counts.belowIou;
            return;
        }
        if (!(score.stability >= m_options.minStability)) {
            ++counts.belowStability;
            return;
        }
        const Mask mask = clicks.mask(index, m_context);
        PixelBox box = objectBox(mask);
        if (box.empty()) {
            ++counts.empty;
            return;
        }
        box.x += crop.x;
        box.y += crop.y;
        if (touchesCropEdge(box, crop, m_width, m_height, kCropEdgeMargin)) {
            ++counts.atCropEdge;
            return;
        }
        AutoMask made;
        made.mask = encodeRuns(mask, crop.x, crop.y, m_width, m_height);
        made.box = box;
        made.area = areaOf(made.mask);
        made.predictedIou = score.predictedIou;
        made.stability = score.stability;
        made.point = {crop.x + point.x, crop.y + point.y};
        made.candidate = static_cast<int>(index) + 1;
        made.crop = crop;
        found.push_back(std::move(made));
    }

    /// A small crop sees its objects at a higher resolution.
    void preferSmallCrops()
    {
        std::vector<double> scores;
        for (const AutoMask& mask : m_result.masks)
            scores.push_back(1.0 / static_cast<double>(areaOf(mask.crop)));
        m_result.counts.overlappingCrops = suppress(m_result.masks, scores, m_options.maxOverlap);
    }

    /// Takes away small parts and holes; where two masks have become alike, one that was not changed stays.
    void clean()
    {
        std::vector<AutoMask> left;
        std::vector<double> scores;
        for (AutoMask& mask : m_result.masks) {
            m_context.control.throwIfStopped();
            Mask whole = decodeRuns(mask.mask);
            const int64_t holes = fillSmallHoles(whole, m_options.minArea - 1).components;
            const bool changed = removeSmallParts(whole, m_options.minArea).components + holes > 0;
            if (changed) {
                mask.box = objectBox(whole);
                mask.mask = encodeRuns(whole);
                mask.area = areaOf(mask.mask);
            }
            if (mask.area == 0) {
                ++m_result.counts.tooSmall;
                continue;
            }
            left.push_back(std::move(mask));
            scores.push_back(changed ? 0 : 1);
        }
        countCleaned(left, scores);
    }

    void countCleaned(std::vector<AutoMask>& left, const std::vector<double>& scores)
    {
        const std::vector<size_t> kept = keepBest(boxesOf(left), scores, m_options.maxOverlap);
        m_result.counts.overlappingClean = static_cast<int64_t>(left.size() - kept.size());
        m_result.masks.clear();
        for (const size_t index : kept) {
            m_result.counts.cleaned += scores[index] == 0 ? 1 : 0;
            m_result.masks.push_back(std::move(left[index]));
        }
    }

    void report(size_t found)
    {
        m_context.step({mark("segment", "Segmenting everything: click %1 of %2, %3 masks so far"),
                        {std::to_string(m_result.counts.prompts + 1), std::to_string(m_prompts),
                         std::to_string(m_result.masks.size() + found)}},
                       static_cast<double>(m_result.counts.prompts) / static_cast<double>(m_prompts));
    }

    int m_width;
    int m_height;
    const EverythingOptions& m_options;
    const OpenCrop& m_open;
    JobContext& m_context;
    int64_t m_prompts;
    EverythingResult m_result;
};

} // namespace

void checkOptions(const EverythingOptions& options)
{
    if (options.pointsPerSide < 1 || options.pointsPerSide > EverythingOptions::kMaxPointsPerSide)
        throw Error(ErrorKind::InvalidInput,
                    {mark("segment", "A grid cannot have %1 points per side"), {std::to_string(options.pointsPerSide)}},
                    {mark("segment", "Choose 1 to %1."), {std::to_string(EverythingOptions::kMaxPointsPerSide)}});
    if (options.cropLayers < 0 || options.cropLayers > EverythingOptions::kMaxCropLayers)
        throw Error(ErrorKind::InvalidInput,
                    {mark("segment", "There cannot be %1 layers of crops"), {std::to_string(options.cropLayers)}},
                    {mark("segment", "Choose 0 to %1."), {std::to_string(EverythingOptions::kMaxCropLayers)}});
    requireShare(options.minPredictedIou, mark("segment", "The lowest predicted IoU cannot be %1"));
    requireShare(options.minStability, mark("segment", "The lowest stability cannot be %1"));
    requireShare(options.maxOverlap, mark("segment", "The largest overlap cannot be %1"));
    if (!(options.stabilityOffset > 0 && options.stabilityOffset <= 100))
        throw Error(ErrorKind::InvalidInput,
                    {mark("segment", "The stability's offset cannot be %1"), {std::to_string(options.stabilityOffset)}},
                    mark("segment", "Choose a value above 0, up to 100."));
    if (options.minArea < 0)
        throw Error(ErrorKind::InvalidInput,
                    {mark("segment", "The smallest area cannot be %1 pixels"), {std::to_string(options.minArea)}},
                    mark("segment", "Choose 0 or more; 0 keeps all."));
}

int64_t promptCount(const EverythingOptions& options)
{
    int64_t crops = 1;
    for (int layer = 1; layer <= options.cropLayers; ++layer)
        crops += int64_t{1} << (2 * layer);
    return crops * options.pointsPerSide * options.pointsPerSide;
}

EverythingResult findEverything(int width, int height, const EverythingOptions& options, const OpenCrop& open,
                                JobContext& context)
{
    checkOptions(options);
    return Search(width, height, options, open, context).run();
}

} // namespace core::segment
