#include "app/cli/grid_request.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <set>
#include <system_error>
#include <utility>
#include <vector>

#include <unistd.h>

#include "app/cli/terminal.h"
#include "app/cli/words.h"
#include "core/grid/conventions.h"
#include "core/grid/memory.h"
#include "gpu/base/error.h"

namespace app::cli {
namespace {

using namespace core::grid;

constexpr int kMaxRuns = 100000;

double numberOf(const QString& option, const QString& text)
{
    bool isNumber = false;
    const double number = text.toDouble(&isNumber);
    if (!isNumber || !std::isfinite(number))
        throw UsageError(CommandLine::tr("--%1 wants a number, not \"%2\"").arg(option, text));
    return number;
}

void takeNumber(const Arguments& arguments, const QString& option, double& target)
{
    if (const std::optional<QString> text = arguments.value(option))
        target = numberOf(option, *text);
}

void applyRules(const Arguments& arguments, Rules& rules)
{
    takeNumber(arguments, "slip", rules.slip);
    takeNumber(arguments, "reward-step", rules.rewards.step);
    takeNumber(arguments, "reward-goal", rules.rewards.goal);
    takeNumber(arguments, "reward-hole", rules.rewards.hole);
    takeNumber(arguments, "reward-forbidden", rules.rewards.forbidden);
    takeNumber(arguments, "reward-boundary", rules.rewards.boundary);
    if (arguments.has("bounce-forbidden"))
        rules.forbidden = ForbiddenRule::Bounce;
    for (const QString& id : arguments.values("convention"))
        convention(id.toStdString()).apply(rules);
    if (const std::optional<QString> text = arguments.value("actions")) {
        static const std::array kSets{ActionSet::LeftRight, ActionSet::Four, ActionSet::Five, ActionSet::Eight};
        const auto* const found =
            std::ranges::find_if(kSets, [&](ActionSet set) { return *text == QString::number(static_cast<int>(set)); });
        if (found == kSets.end())
            throw UsageError(CommandLine::tr("--actions wants 2, 4, 5 or 8, not \"%1\"").arg(*text));
        rules.actions = *found;
    }
    if (const std::optional<QString> text = arguments.value("absorb-goal")) {
        if (*text != "yes" && *text != "no")
            throw UsageError(CommandLine::tr("--absorb-goal wants yes or no, not \"%1\"").arg(*text));
        rules.absorbGoal = *text == "yes";
    }
}

/// A parameter's name with what it means, and to which algorithms.
struct ParameterUse {
    const char* name;
    std::vector<std::pair<const Parameter*, QStringList>> meanings;
};

std::vector<ParameterUse> parameterUses()
{
    std::vector<ParameterUse> uses;
    for (const Learner& candidate : learners())
        for (const Parameter& parameter : candidate.parameters) {
            auto use = std::ranges::find_if(
                uses, [&](const ParameterUse& known) { return QString(known.name) == parameter.name; });
            if (use == uses.end())
                use = uses.insert(uses.end(), {parameter.name, {}});
            auto meaning = std::ranges::find_if(use->meanings, [&](const auto& known) {
                return QString(known.first->meaning.source) == parameter.meaning.source;
            });
            if (meaning == use->meanings.end())
                meaning = use->meanings.insert(use->meanings.end(), {&parameter, {}});
            meaning->second << candidate.name;
        }
    return uses;
}

QString describe(const ParameterUse& use)
{
    QStringList lines;
    for (const auto& [parameter, names] : use.meanings) {
        const QString meaning = translated({parameter->meaning});
        const QString fallback = QString::number(parameter->fallback);
        if (!parameter->choices.empty()) {
            lines << CommandLine::tr("%1: %2; %3 if left out")
                         .arg(names.join(", "), meaning,
                              QString(parameter->choices[static_cast<size_t>(parameter->fallback)]));
            continue;
        }
        lines << (names.size() == static_cast<qsizetype>(learners().size())
                      ? CommandLine::tr("%1; %2 if left out").arg(meaning, fallback)
                      : CommandLine::tr("%1: %2; %3 if left out").arg(names.join(", "), meaning, fallback));
    }
    return lines.join(". ") + ".";
}

/// A number, or the place of a word among the parameter's choices.
double settingOf(const Parameter& parameter, const QString& text)
{
    if (parameter.choices.empty())
        return numberOf(parameter.name, text);
    QStringList words;
    for (const char* word : parameter.choices)
        words << word;
    const qsizetype place = words.indexOf(text);
    if (place < 0)
        throw UsageError(CommandLine::tr("--%1 wants %2, not \"%3\"").arg(parameter.name, words.join('|'), text));
    return static_cast<double>(place);
}

Settings givenSettings(const Arguments& arguments)
{
    Settings given;
    for (const Learner& candidate : learners())
        for (const Parameter& parameter : candidate.parameters)
            if (const std::optional<QString> text = arguments.value(parameter.name))
                given[parameter.name] = settingOf(parameter, *text);
    return given;
}

/// Seed, runs and curve belong to learners that draw random numbers.
void takeExperiment(const Arguments& arguments, GridRequest& request)
{
    request.curve = arguments.value("curve");
    if (request.learner->makeAgent == nullptr) {
        for (const char* option : {"seed", "runs", "curve"})
            if (arguments.has(option))
                throw UsageError(CommandLine::tr("--%1: %2 is exact and draws no random numbers")
                                     .arg(option, request.learner->name));
        return;
    }
    if (const std::optional<QString> text = arguments.value("seed")) {
        bool isNumber = false;
        request.seed = text->toULongLong(&isNumber);
        if (!isNumber)
            throw UsageError(CommandLine::tr("--seed wants a whole number from 0 to 2^64 - 1, not \"%1\"").arg(*text));
    }
    if (const std::optional<QString> text = arguments.value("runs")) {
        bool isNumber = false;
        request.runs = text->toInt(&isNumber);
        if (!isNumber || request.runs < 1 || request.runs > kMaxRuns)
            throw UsageError(
                CommandLine::tr("--runs wants a whole number from 1 to %1, not \"%2\"").arg(kMaxRuns).arg(*text));
    }
}

[[noreturn]] void refuseOutput(const gpu::Text& what, const QString& output)
{
    throw gpu::Error(gpu::ErrorKind::InvalidInput, {what, {output.toStdString()}},
                     gpu::mark("SegmentVerb", "Give the result another name."));
}

/// What the path would be made in.
std::filesystem::path existingFolder(const std::filesystem::path& path)
{
    std::error_code ignored;
    std::filesystem::path folder = std::filesystem::absolute(path, ignored).parent_path();
    while (!std::filesystem::exists(folder, ignored) && folder.has_relative_path())
        folder = folder.parent_path();
    return folder;
}

} // namespace

void checkGridOutputs(const QString& name, const std::vector<std::optional<QString>>& outputs)
{
    const std::filesystem::path world(name.toStdString());
    std::set<std::filesystem::path> taken;
    for (const std::optional<QString>& output : outputs) {
        if (!output || *output == "-")
            continue;
        const std::filesystem::path path(output->toStdString());
        std::error_code ignored;
        if (std::filesystem::equivalent(path, world, ignored))
            refuseOutput(gpu::mark("SegmentVerb", "%1 is an input and would be overwritten"), *output);
        const std::filesystem::path folder = existingFolder(path);
        if (!std::filesystem::is_directory(folder, ignored) || ::access(folder.c_str(), W_OK) != 0)
            refuseOutput(gpu::mark("GridVerb", "%1 cannot be written"), *output);
        if (std::filesystem::is_directory(path, ignored))
            refuseOutput(gpu::mark("SegmentVerb", "%1 is a folder"), *output);
        if (!taken.insert(std::filesystem::weakly_canonical(path, ignored)).second)
            refuseOutput(gpu::mark("SegmentVerb", "%1 is named for two results"), *output);
    }
}

QList<OptionSpec> gridRuleOptions()
{
    const QString number = CommandLine::tr("NUMBER");
    return {
        {"slip", number, CommandLine::tr("Probability that a move goes sideways, half to either side.")},
        {"reward-step", number, CommandLine::tr("Reward for entering a free cell.")},
        {"reward-goal", number, CommandLine::tr("Reward for entering a goal.")},
        {"reward-hole", number, CommandLine::tr("Reward for entering a hole.")},
        {"reward-forbidden", number, CommandLine::tr("Reward for moving into a forbidden cell.")},
        {"reward-boundary", number, CommandLine::tr("Reward for bumping into the border or a wall.")},
        {"actions", "2|4|5|8",
         CommandLine::tr("Left and right, the four directions, the four and stay, or eight directions.")},
        {"bounce-forbidden", {}, CommandLine::tr("A move into a forbidden cell stays where it began.")},
        {"absorb-goal", "yes|no", CommandLine::tr("Whether entering a goal ends the episode.")},
        {"convention", CommandLine::tr("NAME"),
         CommandLine::tr("A rule by its name; tessera grid list names and explains them."), true},
    };
}

QList<OptionSpec> gridParameterOptions()
{
    const QString number = CommandLine::tr("NUMBER");
    QList<OptionSpec> options;
    for (const ParameterUse& use : parameterUses())
        options.append({use.name, number, describe(use)});
    return options;
}

OpenedWorld requestedWorld(const QString& name, const Arguments& arguments)
{
    OpenedWorld opened = openWorld(name.toStdString());
    applyRules(arguments, opened.world.rules);
    checkWorld(opened.world);
    return opened;
}

GridRequest parseGridRequest(const QString& world, const Arguments& arguments)
{
    GridRequest request;
    request.name = world;
    const std::optional<QString> algorithm = arguments.value("algorithm");
    if (!algorithm)
        throw UsageError(CommandLine::tr("solve wants --algorithm NAME; tessera grid list names them"));
    request.learner = &learner(algorithm->toStdString());
    Settings given = givenSettings(arguments);
    OpenedWorld opened = requestedWorld(world, arguments);
    request.world = std::move(opened.world);
    if (opened.gamma)
        given.emplace("gamma", *opened.gamma);
    request.settings = settingsOf(*request.learner, given);
    checkGamma(request.world, request.settings.at("gamma"));
    checkMemory(*request.learner, request.world);
    request.device = arguments.value("device");
    if (request.device && request.learner->runOnDevice == nullptr && request.learner->runBatch == nullptr)
        throw UsageError(CommandLine::tr("--device: %1 runs on the host only").arg(request.learner->name));
    takeExperiment(arguments, request);
    request.json = arguments.value("json");
    request.csv = arguments.value("csv");
    request.chart = arguments.value("chart");
    checkGridOutputs(world, {request.csv, request.json, request.curve, request.chart});
    return request;
}

} // namespace app::cli
