#include <filesystem>
#include <optional>

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include "app/cli/columns.h"
#include "app/cli/metrics_report.h"
#include "app/cli/verbs.h"
#include "app/cli/words.h"
#include "core/assets/assets.h"
#include "core/assets/atomic_file.h"
#include "core/image/label_map.h"
#include "core/report/table.h"
#include "core/segment/evaluation.h"
#include "gpu/base/error.h"
#include "gpu/device.h"

namespace app::cli {
namespace {

using core::segment::ClassMetrics;
using core::segment::Evaluation;
using core::segment::SegmentationMetrics;

using Ratio = std::optional<double>;

struct Request {
    std::filesystem::path predicted;
    std::filesystem::path truth;
    std::optional<uint32_t> ignored;
    std::optional<QString> json; ///< a path, or "-" for standard output
    std::optional<QString> csv;
    QString device;
};

/// Everything that the answer is written from.
struct Answer {
    core::LoadedLabelMap predicted;
    core::LoadedLabelMap truth;
    gpu::DeviceInfo device;
    Evaluation evaluation;
};

std::filesystem::path pathOf(const QString& word) { return QFile::encodeName(word).toStdString(); }

QString text(const std::string& utf8) { return QString::fromStdString(utf8); }

QString text(const std::filesystem::path& path) { return QFile::decodeName(path.c_str()); }

Request parse(const Arguments& arguments)
{
    Request request{.predicted = pathOf(arguments.positionals().at(0)),
                    .truth = pathOf(arguments.positionals().at(1)),
                    .ignored = {},
                    .json = arguments.value("json"),
                    .csv = arguments.value("csv"),
                    .device = arguments.value("device").value_or(QString())};
    if (const std::optional<QString> word = arguments.value("ignore")) {
        bool whole = false;
        const ushort label = word->toUShort(&whole);
        if (!whole)
            throw UsageError(CommandLine::tr("--ignore takes a label from 0 to 65535, not \"%1\"").arg(*word));
        request.ignored = label;
    }
    for (const auto& [name, value] : {std::pair("json", request.json), std::pair("csv", request.csv)})
        if (value && value->isEmpty())
            throw UsageError(CommandLine::tr("--%1 needs the name of a file").arg(name));
    if (request.csv && request.csv == request.json)
        throw UsageError(CommandLine::tr("--json and --csv name the same file"));
    return request;
}

/// A slip of the hand must not cost a label map.
void refuseToOverwriteInputs(const Request& request)
{
    for (const std::optional<QString>& output : {request.json, request.csv}) {
        if (!output || *output == "-")
            continue;
        for (const std::filesystem::path& input : {request.predicted, request.truth}) {
            std::error_code ignored;
            if (std::filesystem::equivalent(pathOf(*output), input, ignored))
                throw gpu::Error(
                    gpu::ErrorKind::InvalidInput,
                    {gpu::mark("SegmentVerb", "%1 is an input and would be overwritten"), {output->toStdString()}},
                    gpu::mark("SegmentVerb", "Give the result another name."));
        }
    }
}

Answer compute(const Request& request, Terminal& terminal)
{
    Answer answer{.predicted = core::loadLabelMap(request.predicted),
                  .truth = core::loadLabelMap(request.truth),
                  .device = {},
                  .evaluation = {}};
    core::segment::checkLabelMaps(answer.predicted.map, answer.truth.map);
    refuseToOverwriteInputs(request);
    core::JobContext context;
    context.control = terminal.control();
    context.onStep = [&terminal](const gpu::Message& step, double fraction) {
        terminal.progress(translated(step), fraction);
    };
    const auto device =
        gpu::Device::open({.selector = request.device.toStdString(), .cacheFolder = core::cacheFolder() / "kernels"});
    answer.device = device->info();
    answer.evaluation =
        core::segment::evaluate(*device, answer.predicted.map, answer.truth.map, request.ignored, context);
    return answer;
}

QJsonObject jsonOf(const core::LoadedLabelMap& loaded)
{
    return {{"path", text(loaded.path)},
            {"sha256", text(loaded.sha256)},
            {"width", loaded.map.width},
            {"height", loaded.map.height}};
}

QByteArray answerJson(const Request& request, const Answer& answer)
{
    QJsonObject root = metricsJson(answer.evaluation, request.ignored);
    root["prediction"] = jsonOf(answer.predicted);
    root["truth"] = jsonOf(answer.truth);
    root["device"] = QJsonObject{{"name", text(answer.device.name)},
                                 {"type", gpu::toString(answer.device.type)},
                                 {"driver", text(answer.device.driver)}};
    return QJsonDocument(root).toJson();
}

QString classTable(const SegmentationMetrics& metrics)
{
    QList<QStringList> rows{{CommandLine::tr("class"), CommandLine::tr("pixels"), CommandLine::tr("accuracy"),
                             CommandLine::tr("IoU"), CommandLine::tr("Dice"), CommandLine::tr("precision"),
                             CommandLine::tr("recall"), CommandLine::tr("boundary IoU")}};
    for (const ClassMetrics& one : metrics.perClass)
        rows << QStringList{QString::number(one.label), QString::number(one.pixels), shownRatio(one.accuracy),
                            shownRatio(one.iou),        shownRatio(one.dice),        shownRatio(one.precision),
                            shownRatio(one.recall),     shownRatio(one.boundaryIou)};
    rows << QStringList{
        CommandLine::tr("mean"),        QString::number(metrics.pixels),    shownRatio(metrics.meanPixelAccuracy),
        shownRatio(metrics.meanIou),    shownRatio(metrics.meanDice),       shownRatio(metrics.meanPrecision),
        shownRatio(metrics.meanRecall), shownRatio(metrics.meanBoundaryIou)};
    return aligned(rows, FirstColumn::Right);
}

QString answerText(const Request& request, const Answer& answer)
{
    const Evaluation& evaluation = answer.evaluation;
    const SegmentationMetrics& metrics = evaluation.metrics;
    QString lines = CommandLine::tr("%1 against %2, %3 x %4 pixels, on %5")
                        .arg(text(answer.predicted.path), text(answer.truth.path))
                        .arg(answer.truth.map.width)
                        .arg(answer.truth.map.height)
                        .arg(text(answer.device.name)) +
                    "\n\n" + classTable(metrics) + "\n";
    const auto row = [&lines](const QString& name, const Ratio& value) {
        lines += name + ": " + shownRatio(value) + "\n";
    };
    row(CommandLine::tr("pixel accuracy"), metrics.pixelAccuracy);
    row(CommandLine::tr("mean pixel accuracy"), metrics.meanPixelAccuracy);
    row(CommandLine::tr("mean IoU"), metrics.meanIou);
    row(CommandLine::tr("frequency-weighted IoU"), metrics.frequencyWeightedIou);
    lines += CommandLine::tr("boundary band: %1 pixels wide").arg(evaluation.bandWidth) + "\n";
    if (request.ignored)
        lines += CommandLine::tr("ignored: pixels whose truth is %1").arg(*request.ignored) + "\n";
    QStringList leftOut;
    QStringList onlyPredicted;
    for (const ClassMetrics& one : metrics.perClass) {
        if (one.leftOut())
            leftOut << QString::number(one.label);
        else if (one.pixels == 0)
            onlyPredicted << QString::number(one.label);
    }
    if (!leftOut.isEmpty())
        lines +=
            CommandLine::tr("left out of all means, because no pixel of it is counted: %1").arg(leftOut.join(", ")) +
            "\n";
    if (!onlyPredicted.isEmpty())
        lines += CommandLine::tr("predicted, but not in the truth (IoU 0, left out of the mean pixel accuracy): %1")
                     .arg(onlyPredicted.join(", ")) +
                 "\n";
    for (const std::optional<QString>& file : {request.json, request.csv})
        if (file)
            lines += CommandLine::tr("data: %1").arg(*file) + "\n";
    return lines;
}

} // namespace

CommandSpec describeMetrics()
{
    return {
        .name = "metrics",
        .summary = CommandLine::tr("Compare a segmentation with the truth."),
        .positionals = {{CommandLine::tr("PREDICTION"), CommandLine::tr("The label map to rate.")},
                        {CommandLine::tr("TRUTH"), CommandLine::tr("The label map that is right, of the same size.")}},
        .options =
            {
                {"ignore", CommandLine::tr("LABEL"),
                 CommandLine::tr("Leave out the pixels that have this label in TRUTH.")},
                {"json", CommandLine::tr("FILE|-"),
                 CommandLine::tr("Write all metrics and the confusion matrix as JSON; - is standard output.")},
                {"csv", CommandLine::tr("FILE"), CommandLine::tr("Write the table of the classes as CSV.")},
                {"device", CommandLine::tr("D"),
                 CommandLine::tr("Index or part of the name of the device to compute on; see tessera devices.")},
            },
        .notes = CommandLine::tr("A label map is a PNG in grey (up to 16 bits) or with a palette. A pixel's label is "
                                 "its value as stored, or "
                                 "the index of the palette: a mask of 0 and 255 has the classes 0 and 255. Classes are "
                                 "the labels of both maps."),
    };
}

int runMetrics(const Arguments& arguments, Terminal& terminal)
{
    const Request request = parse(arguments);
    const Answer answer = compute(request, terminal);
    terminal.clearProgress();
    if (request.csv)
        core::report::writeCsv(pathOf(*request.csv), classesTable(answer.evaluation.metrics));
    const QByteArray json = request.json ? answerJson(request, answer) : QByteArray();
    if (request.json == "-") {
        terminal.write(QString::fromUtf8(json));
        return 0;
    }
    if (request.json)
        core::writeFileAtomically(pathOf(*request.json),
                                  std::string_view(json.constData(), static_cast<size_t>(json.size())));
    terminal.write(answerText(request, answer));
    return 0;
}

} // namespace app::cli
