#include <algorithm>

#include "app/cli/onnx_verbs.h"
#include "app/cli/verbs.h"
#include "app/cli/words.h"

namespace app::cli {
namespace {

/// Options that no verb before has.
void addOptions(QList<OptionSpec>& all, const QList<OptionSpec>& more)
{
    for (const OptionSpec& option : more)
        if (std::none_of(all.begin(), all.end(), [&](const OptionSpec& known) { return known.name == option.name; }))
            all << option;
}

const OnnxVerb& findOnnxVerb(const QString& word)
{
    const std::span<const OnnxVerb> verbs = onnxVerbs();
    return *std::find_if(verbs.begin(), verbs.end(), [&](const OnnxVerb& verb) { return word == verb.name; });
}

} // namespace

std::span<const OnnxVerb> onnxVerbs()
{
    static constexpr OnnxVerb kVerbs[] = {
        {"show", onnxShowSummary, true, onnxShowOptions, runOnnxShow},
        {"conformance", onnxConformanceSummary, false, onnxConformanceOptions, runOnnxConformance},
    };
    return kVerbs;
}

CommandSpec describeOnnx()
{
    QStringList words;
    QString what;
    QList<OptionSpec> options;
    for (const OnnxVerb& verb : onnxVerbs()) {
        words << verb.name;
        what += (what.isEmpty() ? "" : " ") + QString("%1: %2").arg(verb.name, verb.summary());
        addOptions(options, verb.options());
    }
    return {
        .name = "onnx",
        .summary = CommandLine::tr("Look into ONNX models, and check how they are computed."),
        .positionals = {{CommandLine::tr("WHAT"), what, 1, 1, words},
                        {CommandLine::tr("FILE"), CommandLine::tr("The model file, for show."), 0, 1}},
        .options = options,
    };
}

int runOnnx(const Arguments& arguments, Terminal& terminal)
{
    const OnnxVerb& verb = findOnnxVerb(arguments.positionals().first());
    const QString file = arguments.positionals().value(1);
    if (verb.takesFile && file.isEmpty())
        throw UsageError(CommandLine::tr("%1 wants a FILE").arg(verb.name));
    if (!verb.takesFile && !file.isEmpty())
        throw UsageError(CommandLine::tr("%1 takes no FILE").arg(verb.name));
    const QList<OptionSpec> own = verb.options();
    for (const OptionSpec& option : describeOnnx().options)
        if (arguments.has(option.name) &&
            std::none_of(own.begin(), own.end(), [&](const OptionSpec& known) { return known.name == option.name; }))
            throw UsageError(CommandLine::tr("%1 takes no option --%2").arg(verb.name, option.name));
    return verb.run(file, arguments, terminal);
}

} // namespace app::cli
