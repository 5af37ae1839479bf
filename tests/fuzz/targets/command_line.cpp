// The words of the verbs that read the most from them. Nothing is run.

#include <algorithm>

#include <QStringList>

#include "app/cli/grid_request.h"
#include "app/cli/segment_request.h"
#include "app/cli/verbs.h"
#include "tests/fuzz/targets.h"

namespace fuzz {

namespace {

using app::cli::Arguments;
using app::cli::CommandSpec;

CommandSpec gridSpec()
{
    CommandSpec spec{
        .name = "grid", .summary = "grid", .positionals = {{"WHAT", "what"}, {"WORLD", "world", 0, 1}}, .options = {}};
    spec.options = app::cli::gridRuleOptions() + app::cli::gridParameterOptions();
    for (const char* option : {"algorithm", "device", "json", "csv", "curve", "chart", "seed", "runs"})
        spec.options << app::cli::OptionSpec{option, "VALUE", "value"};
    return spec;
}

void parseGrid(const QStringList& words)
{
    static const CommandSpec kSpec = gridSpec();
    const Arguments arguments = Arguments::parse(kSpec, words);
    const QString world = arguments.positionals().value(1);
    // Files and large worlds have fuzzers and caps of their own.
    if (!arguments.helpWanted() && !world.contains('/') && !world.contains(':'))
        app::cli::parseGridRequest(world, arguments);
}

void parseSegment(const QStringList& words)
{
    static const CommandSpec kSpec = app::cli::describeSegment();
    const Arguments arguments = Arguments::parse(kSpec, words);
    if (arguments.helpWanted())
        return;
    const app::cli::SegmentRequest request = app::cli::parseSegmentRequest(arguments);
    if (request.images.empty())
        broken("a request has a picture");
}

} // namespace

bool commandLine(Bytes bytes)
{
    const QString text = QString::fromUtf8(reinterpret_cast<const char*>(bytes.data()),
                                           static_cast<qsizetype>(std::min<size_t>(bytes.size(), 4096)));
    const QStringList words = text.split('\n');
    bool understood = true;
    const bool accepted = taken([&] {
        try {
            if (words.first() == "grid")
                parseGrid(words.mid(1));
            else
                parseSegment(words.mid(1));
        } catch (const app::cli::UsageError&) {
            understood = false;
        }
    });
    return understood && accepted;
}

} // namespace fuzz
