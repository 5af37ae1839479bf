#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "app/cli/verbs.h"
#include "app/cli/words.h"
#include "core/assets/assets.h"
#include "core/bench/segment_bench.h"
#include "core/image/image_io.h"
#include "gpu/device.h"

namespace app::cli {
namespace {

int runsFrom(const Arguments& arguments)
{
    const std::optional<QString> text = arguments.value("runs");
    if (!text)
        return 5;
    bool isNumber = false;
    const int runs = text->toInt(&isNumber);
    if (!isNumber || runs < 1 || runs > 1000)
        throw UsageError(CommandLine::tr("--runs takes a number from 1 to 1000, not \"%1\"").arg(*text));
    return runs;
}

QString number(double value, int digits) { return QString::number(value, 'f', digits); }

QString describe(const core::bench::GraphTimes& graph)
{
    QString text =
        CommandLine::tr("%1: median %2 ms of %3 runs; %4 dispatches, %5 pipelines, arena %6 MiB, planned in %7 ms\n")
            .arg(QString::fromStdString(graph.name), number(graph.median(), 1))
            .arg(graph.milliseconds.size())
            .arg(graph.dispatches)
            .arg(graph.pipelines)
            .arg(graph.arenaBytes >> 20)
            .arg(number(graph.planMilliseconds, 0));
    text += QString("  %1 %2 %3 %4 %5\n")
                .arg(CommandLine::tr("kernel"), -24)
                .arg(CommandLine::tr("runs"), 6)
                .arg(CommandLine::tr("ms"), 10)
                .arg(CommandLine::tr("GFLOP/s"), 10)
                .arg(CommandLine::tr("GB/s"), 10);
    for (const core::bench::KernelRow& row : graph.kernels)
        text += QString("  %1 %2 %3 %4 %5\n")
                    .arg(QString::fromStdString(row.kernel), -24)
                    .arg(row.dispatches, 6)
                    .arg(number(row.milliseconds, 2), 10)
                    .arg(number(row.gigaflops, 1), 10)
                    .arg(number(row.gigabytesPerSecond, 1), 10);
    return text;
}

QJsonObject toJson(const core::bench::GraphTimes& graph)
{
    QJsonArray runs;
    for (const double milliseconds : graph.milliseconds)
        runs << milliseconds;
    QJsonArray kernels;
    for (const core::bench::KernelRow& row : graph.kernels)
        kernels << QJsonObject{{"kernel", QString::fromStdString(row.kernel)},
                               {"dispatches", row.dispatches},
                               {"milliseconds", row.milliseconds},
                               {"gigaflops", row.gigaflops},
                               {"gigabytesPerSecond", row.gigabytesPerSecond}};
    return {{"name", QString::fromStdString(graph.name)},
            {"medianMilliseconds", graph.median()},
            {"milliseconds", runs},
            {"planMilliseconds", graph.planMilliseconds},
            {"arenaBytes", static_cast<qint64>(graph.arenaBytes)},
            {"dispatches", static_cast<qint64>(graph.dispatches)},
            {"pipelines", static_cast<qint64>(graph.pipelines)},
            {"kernels", kernels}};
}

} // namespace

CommandSpec describeBench()
{
    return {
        .name = "bench",
        .summary = CommandLine::tr("Time Tessera's own work on this machine, kernel by kernel."),
        .positionals = {{"WHAT", CommandLine::tr("What to time."), 1, 1, {"segment"}}},
        .options = {{"image", "FILE", CommandLine::tr("The picture to encode; the sample photo chelsea if left out.")},
                    {"runs", "N", CommandLine::tr("Timed runs of each graph; 5 if left out.")},
                    {"device", "D", CommandLine::tr("Index or part of the name of the device.")},
                    {"json", {}, CommandLine::tr("Write JSON.")}},
    };
}

int runBench(const Arguments& arguments, Terminal& terminal)
{
    const core::AssetStore assets;
    core::bench::SegmentBenchOptions options;
    options.runs = runsFrom(arguments);
    core::segment::requireModels(assets);
    options.files = core::segment::modelFiles(assets);
    const std::optional<QString> image = arguments.value("image");
    options.image =
        core::loadImage(image ? std::filesystem::path(image->toStdString()) : assets.path("photo-chelsea")).image;
    gpu::DeviceOptions choice;
    choice.selector = arguments.value("device").value_or(QString()).toStdString();
    const std::unique_ptr<gpu::Device> device = gpu::Device::open(choice);
    core::JobContext context;
    const std::vector<core::bench::GraphTimes> graphs = core::bench::benchSegment(*device, options, context);
    if (arguments.has("json")) {
        QJsonArray rows;
        for (const core::bench::GraphTimes& graph : graphs)
            rows << toJson(graph);
        const QJsonObject deviceJson{{"name", QString::fromStdString(device->info().name)},
                                     {"type", gpu::toString(device->info().type)},
                                     {"driver", QString::fromStdString(device->info().driver)}};
        terminal.write(
            QString::fromUtf8(QJsonDocument(QJsonObject{{"device", deviceJson}, {"graphs", rows}}).toJson()));
        return 0;
    }
    terminal.write(CommandLine::tr("Device: %1 (%2)\n")
                       .arg(QString::fromStdString(device->info().name), gpu::toString(device->info().type)));
    for (const core::bench::GraphTimes& graph : graphs)
        terminal.write(describe(graph));
    return 0;
}

} // namespace app::cli
