#include "app/cli/segment_request.h"

#include <array>
#include <cmath>
#include <vector>

#include <QFile>

#include "app/cli/words.h"

namespace app::cli {
namespace {

std::filesystem::path pathOf(const QString& text) { return QFile::encodeName(text).toStdString(); }

/// Finite numbers separated by commas; nothing if one is none.
std::optional<std::vector<double>> numbersOf(const QStringList& fields)
{
    std::vector<double> numbers;
    for (const QString& field : fields) {
        bool isNumber = false;
        numbers.push_back(field.trimmed().toDouble(&isNumber));
        if (!isNumber || !std::isfinite(numbers.back()))
            return std::nullopt;
    }
    return numbers;
}

core::segment::PointPrompt pointOf(const QString& text)
{
    QStringList fields = text.split(',');
    bool object = true;
    if (fields.size() == 3 && (fields[2] == "+" || fields[2] == "-")) {
        object = fields[2] == "+";
        fields.removeLast();
    }
    const auto numbers = fields.size() == 2 ? numbersOf(fields) : std::nullopt;
    if (!numbers)
        throw UsageError(
            CommandLine::tr("--point wants X,Y or X,Y,+ (object) or X,Y,- (background), not \"%1\"").arg(text));
    return {(*numbers)[0], (*numbers)[1], object};
}

core::segment::BoxPrompt boxOf(const QString& text)
{
    const QStringList fields = text.split(',');
    const auto numbers = fields.size() == 4 ? numbersOf(fields) : std::nullopt;
    if (!numbers)
        throw UsageError(CommandLine::tr("--box wants X0,Y0,X1,Y1, not \"%1\"").arg(text));
    return {(*numbers)[0], (*numbers)[1], (*numbers)[2], (*numbers)[3]};
}

std::optional<int> candidateOf(const QString& text)
{
    if (text == "best")
        return std::nullopt;
    for (int i = 0; i < 4; ++i) {
        if (text == QString::number(i))
            return i;
    }
    throw UsageError(CommandLine::tr("--candidate wants best, 0, 1, 2 or 3, not \"%1\"").arg(text));
}

/// Checked before anything is computed: a result that cannot be written would be lost. Of several images the results
/// go into a folder, which may have any name.
std::optional<std::filesystem::path> targetOf(const Arguments& arguments, const QString& option,
                                              const QStringList& endings)
{
    const std::optional<QString> value = arguments.value(option);
    if (!value)
        return std::nullopt;
    if (value->isEmpty())
        throw UsageError(CommandLine::tr("--%1 needs the name of a file").arg(option));
    if (arguments.positionals().size() > 1)
        return pathOf(*value);
    for (const QString& ending : endings) {
        if (value->endsWith(ending, Qt::CaseInsensitive) && value->size() > ending.size())
            return pathOf(*value);
    }
    throw UsageError(CommandLine::tr("--%1 wants a name that ends in %2, not \"%3\"")
                         .arg(option, endings.join(CommandLine::tr(" or ")), *value));
}

core::segment::AnnotationFormat formatOf(const QString& word)
{
    if (word == "png")
        return core::segment::AnnotationFormat::Mask;
    QStringList ids{"png"};
    for (const core::segment::FormatEntry& entry : core::segment::annotationFormats()) {
        if (word == entry.id)
            return entry.format;
        ids << entry.id;
    }
    throw UsageError(CommandLine::tr("--format wants one of %1, not \"%2\"").arg(ids.join(", "), word));
}

void parseComparison(const Arguments& arguments, SegmentRequest& request)
{
    if (const auto truth = arguments.value("truth"))
        request.truth = pathOf(*truth);
    if (const auto metrics = arguments.value("metrics"))
        request.metrics = metrics->toStdString();
    if (const std::optional<QString> word = arguments.value("ignore")) {
        bool whole = false;
        request.ignored = word->toUShort(&whole);
        if (!whole)
            throw UsageError(CommandLine::tr("--ignore takes a label from 0 to 65535, not \"%1\"").arg(*word));
    }
    for (const char* option : {"truth", "metrics", "class", "json"})
        if (arguments.value(option) == QString(""))
            throw UsageError(CommandLine::tr("--%1 needs a value").arg(option));
    if (!request.truth && (request.metrics || request.ignored))
        throw UsageError(CommandLine::tr("--metrics and --ignore need a --truth to compare with"));
    if (request.metrics == "-" && request.json == "-")
        throw UsageError(CommandLine::tr("--json and --metrics cannot both go to standard output"));
}

} // namespace

bool SegmentRequest::isOneFileForAll() const
{
    using core::segment::AnnotationFormat;
    const bool coco = format == AnnotationFormat::Coco || format == AnnotationFormat::CocoRuns;
    return isBatch() && coco && out && QString::fromStdString(out->extension().string()).toLower() == ".json";
}

SegmentRequest parseSegmentRequest(const Arguments& arguments)
{
    SegmentRequest request;
    for (const QString& image : arguments.positionals())
        request.images.push_back(pathOf(image));
    for (const QString& point : arguments.values("point"))
        request.prompts.points.push_back(pointOf(point));
    if (const auto box = arguments.value("box"))
        request.prompts.box = boxOf(*box);
    if (const auto mask = arguments.value("mask-input"))
        request.maskInput = pathOf(*mask);
    if (request.prompts.empty() && !request.maskInput)
        throw UsageError(CommandLine::tr("nothing to segment by: give --point, --box or --mask-input"));
    request.candidate = candidateOf(arguments.value("candidate").value_or("best"));
    request.format = formatOf(arguments.value("format").value_or("png"));
    request.out = targetOf(arguments, "out", {core::segment::entryOf(request.format).ending});
    request.overlay = targetOf(arguments, "overlay", {".png", ".jpg", ".jpeg"});
    if (const auto folder = arguments.value("attention")) {
        if (folder->isEmpty())
            throw UsageError(CommandLine::tr("--%1 needs the name of a folder").arg("attention"));
        request.attention = pathOf(*folder);
    }
    if (const auto json = arguments.value("json"))
        request.json = json->toStdString();
    if (const auto name = arguments.value("class"))
        request.className = name->toStdString();
    parseComparison(arguments, request);
    request.device = arguments.value("device").value_or(QString()).toStdString();
    request.useCache = !arguments.has("no-cache");
    return request;
}

} // namespace app::cli
