#include "core/segment/metrics.h"

#include <string>

#include "gpu/base/error.h"

namespace core::segment {
namespace {

using Ratio = std::optional<double>;

/// One rounding only: both numbers are exact in a double.
Ratio ratio(int64_t part, int64_t whole)
{
    return whole == 0 ? Ratio() : Ratio(static_cast<double>(part) / static_cast<double>(whole));
}

ClassMetrics metricsOf(const ConfusionMatrix& matrix, size_t index)
{
    ClassMetrics metrics;
    metrics.label = matrix.classes[index];
    for (size_t other = 0; other < matrix.classes.size(); ++other) {
        metrics.pixels += matrix.at(index, other);
        metrics.predictedPixels += matrix.at(other, index);
    }
    const int64_t found = matrix.at(index, index);
    metrics.accuracy = ratio(found, metrics.pixels);
    metrics.recall = metrics.accuracy;
    metrics.precision = ratio(found, metrics.predictedPixels);
    metrics.iou = ratio(found, metrics.pixels + metrics.predictedPixels - found);
    metrics.dice = ratio(2 * found, metrics.pixels + metrics.predictedPixels);
    return metrics;
}

Ratio meanOf(const std::vector<ClassMetrics>& classes, Ratio ClassMetrics::*member)
{
    double sum = 0;
    int64_t count = 0;
    for (const ClassMetrics& metrics : classes) {
        if (const Ratio& value = metrics.*member) {
            sum += *value;
            ++count;
        }
    }
    return count == 0 ? Ratio() : Ratio(sum / static_cast<double>(count));
}

Ratio frequencyWeighted(const std::vector<ClassMetrics>& classes, int64_t pixels)
{
    if (pixels == 0)
        return {};
    double sum = 0;
    for (const ClassMetrics& metrics : classes)
        sum += static_cast<double>(metrics.pixels) * metrics.iou.value_or(0);
    return sum / static_cast<double>(pixels);
}

} // namespace

SegmentationMetrics computeMetrics(const ConfusionMatrix& matrix, const std::vector<BandCounts>& bands)
{
    const size_t classes = matrix.classes.size();
    if (matrix.counts.size() != classes * classes || (!bands.empty() && bands.size() != classes))
        throw gpu::Error(
            gpu::ErrorKind::Internal,
            {gpu::mark("segment", "%1 counts and %2 boundary bands do not belong to %3 classes"),
             {std::to_string(matrix.counts.size()), std::to_string(bands.size()), std::to_string(classes)}});
    SegmentationMetrics metrics;
    int64_t found = 0;
    for (size_t i = 0; i < classes; ++i) {
        metrics.perClass.push_back(metricsOf(matrix, i));
        metrics.pixels += metrics.perClass.back().pixels;
        found += matrix.at(i, i);
        if (!bands.empty())
            metrics.perClass.back().boundaryIou =
                ratio(bands[i].both, bands[i].truth + bands[i].predicted - bands[i].both);
    }
    metrics.pixelAccuracy = ratio(found, metrics.pixels);
    metrics.meanPixelAccuracy = meanOf(metrics.perClass, &ClassMetrics::accuracy);
    metrics.meanIou = meanOf(metrics.perClass, &ClassMetrics::iou);
    metrics.frequencyWeightedIou = frequencyWeighted(metrics.perClass, metrics.pixels);
    metrics.meanDice = meanOf(metrics.perClass, &ClassMetrics::dice);
    metrics.meanPrecision = meanOf(metrics.perClass, &ClassMetrics::precision);
    metrics.meanRecall = meanOf(metrics.perClass, &ClassMetrics::recall);
    metrics.meanBoundaryIou = meanOf(metrics.perClass, &ClassMetrics::boundaryIou);
    return metrics;
}

} // namespace core::segment
