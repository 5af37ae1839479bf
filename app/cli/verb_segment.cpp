#include <array>
#include <chrono>
#include <set>

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <sys/resource.h>

#include "app/cli/segment_request.h"
#include "app/cli/verbs.h"
#include "app/cli/words.h"
#include "core/assets/assets.h"
#include "core/assets/atomic_file.h"
#include "core/image/image_io.h"
#include "core/image/overlay.h"
#include "core/segment/session.h"
#include "gpu/base/error.h"

namespace app::cli {
namespace {

using core::segment::Candidate;
using core::segment::EmbeddingSource;
using core::segment::Prediction;
using core::segment::Predictor;

constexpr std::array<uint8_t, 3> kOverlayColour{0xE6, 0x9F, 0x00};
constexpr double kOverlayOpacity = 0.5;

QString text(const std::string& utf8) { return QString::fromStdString(utf8); }

QString text(const std::filesystem::path& path) { return QFile::decodeName(path.c_str()); }

/// Everything that the answer is written from.
struct Answer {
    core::LoadedImage image;
    gpu::DeviceInfo device;
    std::string encoderSha256;
    std::string decoderSha256;
    Prediction prediction;
    int chosen = 0;
    EmbeddingSource source = EmbeddingSource::Computed;
    core::segment::PredictorTimings milliseconds;
};

double millisecondsSince(std::chrono::steady_clock::time_point start)
{
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

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

QByteArray answerJson(const SegmentRequest& request, const Answer& answer)
{
    QJsonArray candidates;
    for (const Candidate& candidate : answer.prediction.candidates)
        candidates << QJsonObject{{"predictedIou", candidate.predictedIou},
                                  {"stability", candidate.stability},
                                  {"area", static_cast<qint64>(candidate.area)}};
    const core::LoadedImage& image = answer.image;
    const QJsonObject root{
        {"image", QJsonObject{{"path", text(image.path)},
                              {"sha256", text(image.sha256)},
                              {"width", image.image.width},
                              {"height", image.image.height}}},
        {"device", QJsonObject{{"name", text(answer.device.name)},
                               {"type", gpu::toString(answer.device.type)},
                               {"driver", text(answer.device.driver)}}},
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
    return QJsonDocument(root).toJson();
}

QString answerText(const SegmentRequest& request, const Answer& answer)
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
    if (request.out)
        lines += CommandLine::tr("mask: %1").arg(text(*request.out)) + "\n";
    if (request.overlay)
        lines += CommandLine::tr("overlay: %1").arg(text(*request.overlay)) + "\n";
    if (request.json)
        lines += CommandLine::tr("data: %1").arg(text(*request.json)) + "\n";
    return lines;
}

[[noreturn]] void refuseOutput(const gpu::Text& what, const std::filesystem::path& output)
{
    throw gpu::Error(gpu::ErrorKind::InvalidInput, {what, {output.string()}},
                     gpu::mark("SegmentVerb", "Give the result another name."));
}

/// A slip of the hand must not cost the photo, nor a result.
void checkOutputs(const SegmentRequest& request)
{
    std::set<std::filesystem::path> taken;
    for (const auto& output :
         {request.out, request.overlay,
          request.json && *request.json != "-" ? std::optional(std::filesystem::path(*request.json)) : std::nullopt}) {
        if (!output)
            continue;
        std::error_code ignored;
        if (std::filesystem::equivalent(*output, request.image, ignored) ||
            (request.maskInput && std::filesystem::equivalent(*output, *request.maskInput, ignored)))
            refuseOutput(gpu::mark("SegmentVerb", "%1 is an input and would be overwritten"), *output);
        if (std::filesystem::is_directory(*output, ignored))
            refuseOutput(gpu::mark("SegmentVerb", "%1 is a folder"), *output);
        if (!taken.insert(std::filesystem::weakly_canonical(*output, ignored)).second)
            refuseOutput(gpu::mark("SegmentVerb", "%1 is named for two results"), *output);
    }
}

void noteWarnings(Predictor& predictor, Terminal& terminal)
{
    if (const std::optional<gpu::Message> warning = predictor.takeWarning())
        terminal.note(CommandLine::tr("warning: %1").arg(translated(*warning)));
}

Answer compute(SegmentRequest& request, Terminal& terminal)
{
    const auto start = std::chrono::steady_clock::now();
    Answer answer;
    answer.image = core::loadImage(request.image);
    const core::Image& image = answer.image.image;
    if (request.maskInput)
        request.prompts.mask = core::loadMask(*request.maskInput);
    core::segment::checkPrompts(request.prompts, image.width, image.height);
    checkOutputs(request);

    const core::AssetStore store;
    core::segment::requireModels(store);
    core::segment::Session session({.selector = request.device, .cacheFolder = core::cacheFolder() / "kernels"},
                                   core::segment::modelFiles(store),
                                   {.useDiskCache = request.useCache, .embeddingFolder = {}});
    core::JobContext context;
    context.control = terminal.control();
    context.onStep = [&terminal](const gpu::Message& step, double fraction) {
        terminal.progress(translated(step), fraction);
    };
    Predictor& predictor = session.predictor(context);
    answer.device = session.device(context).info();
    answer.encoderSha256 = predictor.encoderHash();
    answer.decoderSha256 = predictor.decoderHash();
    const double opened = millisecondsSince(start);
    const auto embedding = predictor.encode(image, context, &answer.source);
    noteWarnings(predictor, terminal);
    answer.prediction = predictor.predict(*embedding, request.prompts, context);
    answer.chosen = request.candidate.value_or(answer.prediction.best);
    answer.milliseconds = predictor.timings();
    answer.milliseconds.load += opened;
    return answer;
}

void writeResults(const SegmentRequest& request, const Answer& answer, Terminal& terminal)
{
    const core::Mask& mask = answer.prediction.candidates[static_cast<size_t>(answer.chosen)].mask;
    if (request.out)
        core::savePng(*request.out, mask);
    if (request.overlay)
        core::savePng(*request.overlay, core::overlayMask(answer.image.image, mask, kOverlayColour, kOverlayOpacity));
    if (request.json == "-") {
        terminal.write(QString::fromUtf8(answerJson(request, answer)));
        return;
    }
    if (request.json) {
        const QByteArray json = answerJson(request, answer);
        core::writeFileAtomically(*request.json, std::string_view(json.constData(), static_cast<size_t>(json.size())));
    }
    terminal.write(answerText(request, answer));
}

} // namespace

CommandSpec describeSegment()
{
    return {
        .name = "segment",
        .summary = CommandLine::tr("Cut an object out of a picture by pointing at it."),
        .positionals = {{CommandLine::tr("IMAGE"), CommandLine::tr("The picture: PNG, JPEG, WebP, BMP, TIFF or PNM.")}},
        .options =
            {
                {"point", CommandLine::tr("X,Y[,+|-]"),
                 CommandLine::tr("A point of the object (+, as without a sign) or of the background (-)."), true},
                {"box", CommandLine::tr("X0,Y0,X1,Y1"),
                 CommandLine::tr("A box around the object, left top and right bottom corner.")},
                {"mask-input", CommandLine::tr("MASK.png"),
                 CommandLine::tr("A previous mask of the picture's size, to be improved.")},
                {"candidate", CommandLine::tr("best|0|1|2|3"),
                 CommandLine::tr(
                     "Which mask to write: 0 is the single one, 1 to 3 are part, whole and more; best lets the "
                     "model choose.")},
                {"out", CommandLine::tr("MASK.png"),
                 CommandLine::tr("Write the mask: grey, 255 the object, 0 the rest.")},
                {"overlay", CommandLine::tr("OVERLAY.png"),
                 CommandLine::tr("Write the picture with the mask over it.")},
                {"json", CommandLine::tr("FILE|-"),
                 CommandLine::tr("Write prompts, candidates, device and timings as JSON; - is standard output.")},
                {"device", CommandLine::tr("D"),
                 CommandLine::tr("Index or part of the name of the device to compute on; see tessera devices.")},
                {"no-cache", {}, CommandLine::tr("Neither read nor keep the picture's embedding on disk.")},
            },
        .notes = CommandLine::tr("Coordinates are pixels from the left top corner. A picture is encoded once; further "
                                 "prompts on it are fast."),
    };
}

int runSegment(const Arguments& arguments, Terminal& terminal)
{
    SegmentRequest request = parseSegmentRequest(arguments);
    const Answer answer = compute(request, terminal);
    terminal.clearProgress();
    writeResults(request, answer, terminal);
    return 0;
}

} // namespace app::cli
