#include "core/segment/evaluation.h"

#include <algorithm>
#include <array>
#include <limits>
#include <span>
#include <string>
#include <utility>

#include "core/segment/boundary_band.h"
#include "gpu/device.h"
#include "gpu/ops/confusion.h"

namespace core::segment {
namespace {

using gpu::Error;
using gpu::ErrorKind;
using gpu::LabelPacking;
using gpu::mark;
using gpu::Shape;
using gpu::Tensor;

constexpr int64_t kPixelsPerRun = int64_t{1} << 24; // 64 MiB a map at most: fits every device's bindings
constexpr size_t kLabels = size_t{std::numeric_limits<uint16_t>::max()} + 1;

std::vector<uint32_t> labelsOf(const LabelMap& a, const LabelMap& b)
{
    std::vector<bool> present(kLabels, false);
    for (const LabelMap* map : {&a, &b})
        for (const uint16_t label : map->values)
            present[label] = true;
    std::vector<uint32_t> labels;
    for (uint32_t label = 0; label < kLabels; ++label)
        if (present[label])
            labels.push_back(label);
    return labels;
}

std::string sizeOf(const LabelMap& map) { return std::to_string(map.width) + " x " + std::to_string(map.height); }

void checkSizes(const LabelMap& predicted, const LabelMap& truth)
{
    if (predicted.width != truth.width || predicted.height != truth.height)
        throw Error(
            ErrorKind::InvalidInput,
            {mark("segment", "The prediction has %1 pixels, but the truth %2"), {sizeOf(predicted), sizeOf(truth)}},
            mark("segment", "Compare maps of the same picture in the same size."));
    for (const LabelMap* map : {&predicted, &truth})
        if (map->empty() || map->values.size() != static_cast<size_t>(map->width) * static_cast<size_t>(map->height))
            throw Error(ErrorKind::InvalidInput, mark("segment", "A label map has no pixels"));
}

void checkClassCount(size_t classes)
{
    if (classes > kMaxClasses)
        throw Error(ErrorKind::LimitExceeded,
                    {mark("segment", "The maps have %1 different labels; at most %2 can be compared"),
                     {std::to_string(classes), std::to_string(kMaxClasses)}},
                    mark("segment", "A label stands for a class; maps that number single objects need classes first."));
}

/// Both maps as classes 0 … K - 1, counted on the device in strips of rows.
class Counter {
public:
    Counter(gpu::Device& device, int width, int height, std::optional<uint32_t> ignored)
        : m_device(device), m_width(width), m_height(height), m_ignored(ignored)
    {
    }

    /// The (classes, classes) matrix of truth and predicted. Reports from 0 to 1.
    std::vector<int64_t> count(std::span<const uint16_t> truth, std::span<const uint16_t> predicted, size_t classes,
                               const gpu::RunControl& control) const
    {
        const auto side = static_cast<int64_t>(classes);
        const Tensor counts = Tensor::fromInts(m_device, Shape{side, side}, std::vector<int32_t>(classes * classes));
        const LabelPacking packing = classes <= 256 ? LabelPacking::FourPerWord : LabelPacking::OnePerWord;
        const int64_t perStrip = std::max<int64_t>(1, kPixelsPerRun / m_width);
        for (int64_t first = 0; first < m_height; first += perStrip) {
            const int64_t rows = std::min(perStrip, m_height - first);
            gpu::Recorder recorder(m_device);
            recorder.setLabel("segment.confusion");
            gpu::confusionCounts(recorder, upload(truth, first, rows, packing), upload(predicted, first, rows, packing),
                                 m_width, packing, m_ignored, counts);
            recorder.finish().run({control.stop, {}});
            control.report(static_cast<double>(first + rows) / static_cast<double>(m_height));
        }
        const std::vector<int32_t> exact = counts.toInts(m_device);
        return {exact.begin(), exact.end()};
    }

private:
    Tensor upload(std::span<const uint16_t> classes, int64_t first, int64_t rows, LabelPacking packing) const
    {
        const int64_t wordsPerRow = gpu::labelWords(m_width, packing);
        const int64_t perWord = packing == LabelPacking::FourPerWord ? 4 : 1;
        std::vector<int32_t> words(static_cast<size_t>(wordsPerRow * rows));
        for (int64_t y = 0; y < rows; ++y) {
            const uint16_t* row = classes.data() + (first + y) * m_width;
            int32_t* out = words.data() + y * wordsPerRow;
            for (int64_t x = 0; x < m_width; ++x) {
                int32_t& word = out[x / perWord];
                word = static_cast<int32_t>(static_cast<uint32_t>(word) | uint32_t{row[x]} << (8 * (x % perWord)));
            }
        }
        return Tensor::fromInts(m_device, Shape{rows, wordsPerRow}, words);
    }

    gpu::Device& m_device;
    int64_t m_width;
    int64_t m_height;
    std::optional<uint32_t> m_ignored; ///< a class
};

/// Labels by their place among the classes.
std::vector<uint16_t> toClasses(const LabelMap& map, const std::vector<uint32_t>& classes)
{
    std::vector<uint16_t> place(kLabels, 0);
    for (size_t i = 0; i < classes.size(); ++i)
        place[classes[i]] = static_cast<uint16_t>(i);
    std::vector<uint16_t> result(map.values.size());
    std::ranges::transform(map.values, result.begin(), [&](uint16_t label) { return place[label]; });
    return result;
}

/// What lies inside of its area becomes class `inside`; pixels of `kept` stay.
void keepBandOnly(std::vector<uint16_t>& map, int width, int height, int bandWidth, uint16_t inside,
                  std::optional<uint32_t> kept)
{
    const std::vector<uint8_t> band = boundaryBand(map, width, height, bandWidth);
    for (size_t i = 0; i < map.size(); ++i)
        if (band[i] == 0 && map[i] != kept)
            map[i] = inside;
}

/// `counts`: the matrix of the bands, with the inside as one class more, the last.
std::vector<BandCounts> bandsFrom(const std::vector<int64_t>& counts, size_t classes)
{
    std::vector<BandCounts> bands(classes);
    const size_t side = classes + 1;
    for (size_t i = 0; i < classes; ++i) {
        bands[i].both = counts[i * side + i];
        for (size_t j = 0; j < side; ++j) {
            bands[i].truth += counts[i * side + j];
            bands[i].predicted += counts[j * side + i];
        }
    }
    return bands;
}

} // namespace

void checkLabelMaps(const LabelMap& predicted, const LabelMap& truth)
{
    checkSizes(predicted, truth);
    checkClassCount(labelsOf(predicted, truth).size());
}

Evaluation evaluate(gpu::Device& device, const LabelMap& predicted, const LabelMap& truth,
                    std::optional<uint32_t> ignored, JobContext& context)
{
    checkSizes(predicted, truth);
    Evaluation evaluation;
    std::vector<uint32_t>& classes = evaluation.matrix.classes;
    classes = labelsOf(predicted, truth);
    checkClassCount(classes.size());
    std::vector<uint16_t> truthClasses = toClasses(truth, classes);
    std::vector<uint16_t> predictedClasses = toClasses(predicted, classes);
    const auto place = ignored ? std::ranges::find(classes, *ignored) : classes.end();
    const std::optional<uint32_t> dropped =
        place == classes.end() ? std::nullopt : std::optional(static_cast<uint32_t>(place - classes.begin()));

    const Counter counter(device, truth.width, truth.height, dropped);
    const gpu::Message step = mark("segment", "Comparing");
    const auto part = [&](double from) {
        return gpu::RunControl{context.control.stop,
                               [&context, &step, from](double done) { context.step(step, from + done / 2); }};
    };
    evaluation.matrix.counts = counter.count(truthClasses, predictedClasses, classes.size(), part(0));

    context.control.throwIfStopped();
    const auto inside = static_cast<uint16_t>(classes.size());
    evaluation.bandWidth = boundaryBandWidth(truth.width, truth.height);
    keepBandOnly(truthClasses, truth.width, truth.height, evaluation.bandWidth, inside, dropped);
    context.control.throwIfStopped();
    keepBandOnly(predictedClasses, truth.width, truth.height, evaluation.bandWidth, inside, {});
    evaluation.bands =
        bandsFrom(counter.count(truthClasses, predictedClasses, classes.size() + 1, part(0.5)), classes.size());
    evaluation.metrics = computeMetrics(evaluation.matrix, evaluation.bands);
    return evaluation;
}

} // namespace core::segment
