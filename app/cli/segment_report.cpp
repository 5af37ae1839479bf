#include "app/cli/segment_report.h"

#include <QFile>
#include <QJsonArray>

#include <sys/resource.h>

#include "app/cli/metrics_report.h"
#include "app/cli/words.h"

namespace app::cli {
namespace {

using core::segment::Candidate;
using core::segment::EmbeddingSource;

QString text(const std::string& utf8) { return QString::fromStdString(utf8); }

QString text(const std::filesystem::path& path) { return QFile::decodeName(path.c_str()); }

int64_t peakResidentBytes()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return int64_t{usage.ru_maxrss} * 1024;
}

/// The word of JSON; never translated.
const char* sourceKey(EmbeddingSource source)
{
    switch (source) {
    case EmbeddingSource::Computed:
        return "computed";
    case EmbeddingSource::Memory:
        return "memory";
    case EmbeddingSource::Disk:
        return "disk";
    }
    return "";
}

QJsonObject promptsJson(const SegmentRequest& request)
{
    QJsonArray points;
    for (const core::segment::PointPrompt& point : request.prompts.points)
        points << QJsonObject{{"x", point.x}, {"y", point.y}, {"label", point.object ? "object" : "background"}};
    QJsonObject prompts{{"points", points}, {"box", QJsonValue()}, {"maskInput", QJsonValue()}};
    if (const auto& box = request.prompts.box)
        prompts["box"] = QJsonObject{{"x0", box->x0}, {"y0", box->y0}, {"x1", box->x1}, {"y1", box->y1}};
    if (request.maskInput)
        prompts["maskInput"] = text(*request.maskInput);
    return prompts;
}

QJsonObject deviceJson(const SegmentAnswer& answer)
{
    return {{"name", text(answer.device.name)},
            {"type", gpu::toString(answer.device.type)},
            {"driver", text(answer.device.driver)}};
}

QString comparisonText(const SegmentAnswer& answer)
{
    const core::segment::SegmentationMetrics& metrics = answer.evaluation->metrics;
    QString lines = CommandLine::tr("against %1: pixel accuracy %2, mean IoU %3")
                        .arg(text(answer.truthPath), shownRatio(metrics.pixelAccuracy), shownRatio(metrics.meanIou)) +
                    "\n";
    for (const core::segment::ClassMetrics& one : metrics.perClass)
        if (one.label == answer.truthLabel)
            lines += CommandLine::tr("the object: IoU %1 (predicted %2), Dice %3, boundary IoU %4")
                         .arg(shownRatio(one.iou), shownRatio(answer.candidate().predictedIou), shownRatio(one.dice),
                              shownRatio(one.boundaryIou)) +
                     "\n";
    return lines;
}

} // namespace

QJsonObject answerJson(const SegmentRequest& request, const SegmentAnswer& answer)
{
    QJsonArray candidates;
    for (const Candidate& candidate : answer.prediction.candidates)
        candidates << QJsonObject{{"predictedIou", candidate.predictedIou},
                                  {"stability", candidate.stability},
                                  {"area", static_cast<qint64>(candidate.area)}};
    const core::LoadedImage& image = answer.image;
    return {
        {"image", QJsonObject{{"path", text(image.path)},
                              {"sha256", text(image.sha256)},
                              {"width", image.image.width},
                              {"height", image.image.height}}},
        {"device", deviceJson(answer)},
        {"models", QJsonObject{{"encoder", text(answer.encoderSha256)}, {"decoder", text(answer.decoderSha256)}}},
        {"prompts", promptsJson(request)},
        {"candidates", candidates},
        {"chosen", answer.chosen},
        {"run", QJsonObject{{"milliseconds", QJsonObject{{"load", answer.milliseconds.load},
                                                         {"encode", answer.milliseconds.encode},
                                                         {"decode", answer.milliseconds.decode}}},
                            {"embedding", sourceKey(answer.source)},
                            {"peakBytes", static_cast<qint64>(peakResidentBytes())}}},
    };
}

QJsonObject failureJson(const std::filesystem::path& image, const gpu::Error& error)
{
    return {{"image", QJsonObject{{"path", text(image)}}}, {"error", QString::fromUtf8(error.what())}};
}

QJsonObject comparisonJson(const SegmentRequest& request, const SegmentAnswer& answer)
{
    QJsonObject root = metricsJson(*answer.evaluation, request.ignored);
    const core::LoadedImage& image = answer.image;
    root["prediction"] = QJsonObject{{"path", text(image.path)},   {"sha256", text(image.sha256)},
                                     {"width", image.image.width}, {"height", image.image.height},
                                     {"candidate", answer.chosen}, {"label", static_cast<qint64>(answer.truthLabel)}};
    root["truth"] = QJsonObject{{"path", text(answer.truthPath)},
                                {"sha256", text(answer.truth->sha256)},
                                {"width", answer.truth->map.width},
                                {"height", answer.truth->map.height}};
    root["predictedIoU"] = answer.candidate().predictedIou;
    root["device"] = deviceJson(answer);
    return root;
}

core::report::Table comparisonTable(const SegmentAnswer& answer)
{
    core::report::Table table = classesTable(answer.evaluation->metrics);
    table.columns.insert(table.columns.begin(), {"image", "predictedIoU"});
    for (auto& row : table.rows)
        row.insert(row.begin(), {answer.image.path.filename().string(), answer.candidate().predictedIou});
    return table;
}

QString answerText(const SegmentAnswer& answer, const SegmentOutputs& outputs)
{
    const core::Image& image = answer.image.image;
    const double pixels = static_cast<double>(image.width) * image.height;
    QString lines = CommandLine::tr("%1, %2 x %3 pixels, on %4")
                        .arg(text(answer.image.path), QString::number(image.width), QString::number(image.height),
                             text(answer.device.name)) +
                    "\n";
    for (size_t i = 0; i < answer.prediction.candidates.size(); ++i) {
        const Candidate& candidate = answer.prediction.candidates[i];
        const bool chosen = static_cast<int>(i) == answer.chosen;
        lines += (chosen ? "* " : "  ") +
                 CommandLine::tr("candidate %1: predicted IoU %2, stability %3, %4 pixels (%5 % of the picture)")
                     .arg(i)
                     .arg(candidate.predictedIou, 0, 'f', 3)
                     .arg(candidate.stability, 0, 'f', 3)
                     .arg(candidate.area)
                     .arg(100 * static_cast<double>(candidate.area) / pixels, 0, 'f', 1) +
                 "\n";
    }
    if (answer.evaluation)
        lines += comparisonText(answer);
    if (outputs.out)
        lines += CommandLine::tr("mask: %1").arg(text(*outputs.out)) + "\n";
    if (outputs.overlay)
        lines += CommandLine::tr("overlay: %1").arg(text(*outputs.overlay)) + "\n";
    if (outputs.attention)
        lines += CommandLine::tr("attention: %1").arg(text(*outputs.attention)) + "\n";
    return lines;
}

} // namespace app::cli
