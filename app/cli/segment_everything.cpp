#include "app/cli/segment_everything.h"

#include <array>

#include <QJsonArray>

#include "app/cli/words.h"

namespace app::cli {
namespace {

using core::segment::AutoMask;
using core::segment::EverythingCounts;
using core::segment::EverythingOptions;
using core::segment::EverythingResult;

constexpr std::array<const char*, 6> kNumberOptions{"points-per-side", "min-iou",     "min-stability",
                                                    "max-overlap",     "crop-layers", "min-area"};
constexpr std::array<const char*, 5> kOtherOptions{"point", "box", "mask-input", "candidate", "truth"};
constexpr int64_t kLargestArea = 100'000'000;

int64_t wholeOf(const Arguments& arguments, const char* option, int64_t lowest, int64_t highest, int64_t otherwise)
{
    const std::optional<QString> text = arguments.value(option);
    if (!text)
        return otherwise;
    bool isNumber = false;
    const qlonglong number = text->toLongLong(&isNumber);
    if (!isNumber || number < lowest || number > highest)
        throw UsageError(CommandLine::tr("--%1 wants a whole number from %2 to %3, not \"%4\"")
                             .arg(QString(option), QString::number(lowest), QString::number(highest), *text));
    return number;
}

double shareOf(const Arguments& arguments, const char* option, double otherwise)
{
    const std::optional<QString> text = arguments.value(option);
    if (!text)
        return otherwise;
    bool isNumber = false;
    const double number = text->toDouble(&isNumber);
    if (!isNumber || !(number >= 0 && number <= 1))
        throw UsageError(CommandLine::tr("--%1 wants a number from 0 to 1, not \"%2\"").arg(QString(option), *text));
    return number;
}

QJsonObject countsJson(const EverythingCounts& counts)
{
    return {{"prompts", static_cast<qint64>(counts.prompts)},
            {"candidates", static_cast<qint64>(counts.candidates)},
            {"belowIoU", static_cast<qint64>(counts.belowIou)},
            {"belowStability", static_cast<qint64>(counts.belowStability)},
            {"empty", static_cast<qint64>(counts.empty)},
            {"atCropEdge", static_cast<qint64>(counts.atCropEdge)},
            {"overlapping", static_cast<qint64>(counts.overlapping)},
            {"overlappingCrops", static_cast<qint64>(counts.overlappingCrops)},
            {"tooSmall", static_cast<qint64>(counts.tooSmall)},
            {"overlappingClean", static_cast<qint64>(counts.overlappingClean)},
            {"kept", static_cast<qint64>(counts.kept)},
            {"cleaned", static_cast<qint64>(counts.cleaned)}};
}

QJsonArray boxJson(const core::PixelBox& box) { return {box.x, box.y, box.width, box.height}; }

QJsonObject maskJson(const AutoMask& mask)
{
    const core::segment::RunLengths& runs = mask.mask;
    return {{"segmentation", QJsonObject{{"size", QJsonArray{runs.height, runs.width}},
                                         {"counts", QString::fromStdString(core::segment::compressRuns(runs.counts))}}},
            {"bbox", boxJson(mask.box)},
            {"area", static_cast<qint64>(mask.area)},
            {"predictedIou", mask.predictedIou},
            {"stability", mask.stability},
            {"point", QJsonArray{mask.point.x, mask.point.y}},
            {"candidate", mask.candidate},
            {"cropBox", boxJson(mask.crop)}};
}

} // namespace

std::vector<OptionSpec> everythingOptionSpecs()
{
    return {
        {"everything",
         {},
         CommandLine::tr("Find all objects by a grid of clicks, instead of pointing at one; --json then lists the "
                         "masks, and --out has a label for each.")},
        {"points-per-side", CommandLine::tr("N"),
         CommandLine::tr("With --everything: the grid has N x N points; 16 if it is not given, 32 in the paper.")},
        {"min-iou", CommandLine::tr("X"),
         CommandLine::tr("With --everything: the lowest predicted IoU; 0.88 if it is not given.")},
        {"min-stability", CommandLine::tr("X"),
         CommandLine::tr("With --everything: the lowest stability; 0.95 if it is not given.")},
        {"max-overlap", CommandLine::tr("X"),
         CommandLine::tr("With --everything: the largest IoU of the boxes of two masks; 0.7 if it is not given.")},
        {"crop-layers", CommandLine::tr("N"),
         CommandLine::tr("With --everything: also look at parts of the picture; 1: four, 2: sixteen more.")},
        {"min-area", CommandLine::tr("N"),
         CommandLine::tr("With --everything: parts of fewer pixels go and such holes are filled; 0 keeps all.")},
    };
}

std::optional<EverythingOptions> everythingOptionsOf(const Arguments& arguments)
{
    if (!arguments.has("everything")) {
        for (const char* option : kNumberOptions)
            if (arguments.has(option))
                throw UsageError(CommandLine::tr("--%1 goes with --everything only").arg(option));
        return std::nullopt;
    }
    for (const char* option : kOtherOptions)
        if (arguments.has(option))
            throw UsageError(CommandLine::tr("--%1 does not go with --everything").arg(option));
    EverythingOptions options;
    options.pointsPerSide = static_cast<int>(
        wholeOf(arguments, "points-per-side", 1, EverythingOptions::kMaxPointsPerSide, options.pointsPerSide));
    options.minPredictedIou = shareOf(arguments, "min-iou", options.minPredictedIou);
    options.minStability = shareOf(arguments, "min-stability", options.minStability);
    options.maxOverlap = shareOf(arguments, "max-overlap", options.maxOverlap);
    options.cropLayers =
        static_cast<int>(wholeOf(arguments, "crop-layers", 0, EverythingOptions::kMaxCropLayers, options.cropLayers));
    options.minArea = wholeOf(arguments, "min-area", 0, kLargestArea, options.minArea);
    return options;
}

QJsonObject everythingJson(const EverythingOptions& options, const EverythingResult& result)
{
    QJsonArray masks;
    for (const AutoMask& mask : result.masks)
        masks << maskJson(mask);
    return {{"parameters", QJsonObject{{"pointsPerSide", options.pointsPerSide},
                                       {"minPredictedIou", options.minPredictedIou},
                                       {"minStability", options.minStability},
                                       {"stabilityOffset", options.stabilityOffset},
                                       {"maxOverlap", options.maxOverlap},
                                       {"cropLayers", options.cropLayers},
                                       {"minArea", static_cast<qint64>(options.minArea)}}},
            {"counts", countsJson(result.counts)},
            {"masks", masks}};
}

QString everythingText(const EverythingResult& result)
{
    const EverythingCounts& counts = result.counts;
    QString lines = CommandLine::tr("%1 objects from %2 candidates of %3 clicks")
                        .arg(counts.kept)
                        .arg(counts.candidates)
                        .arg(counts.prompts) +
                    "\n";
    const auto dropped = [&lines](int64_t count, const QString& why) {
        if (count > 0)
            lines += "  " + why.arg(count) + "\n";
    };
    dropped(counts.belowIou, CommandLine::tr("%1 dropped: predicted IoU too low"));
    dropped(counts.belowStability, CommandLine::tr("%1 dropped: not stable enough"));
    dropped(counts.empty, CommandLine::tr("%1 dropped: empty"));
    dropped(counts.atCropEdge, CommandLine::tr("%1 dropped: cut off by the edge of a crop"));
    dropped(counts.overlapping, CommandLine::tr("%1 dropped: overlaps a better one"));
    dropped(counts.overlappingCrops, CommandLine::tr("%1 dropped: a smaller crop shows it too"));
    dropped(counts.tooSmall, CommandLine::tr("%1 dropped: too small"));
    dropped(counts.overlappingClean, CommandLine::tr("%1 dropped: the same as another one without its small parts"));
    return lines;
}

} // namespace app::cli
