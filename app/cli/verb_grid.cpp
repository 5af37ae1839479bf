#include <algorithm>
#include <memory>
#include <optional>
#include <string_view>

#include "app/cli/grid_answer.h"
#include "app/cli/grid_chart.h"
#include "app/cli/verbs.h"
#include "app/cli/words.h"
#include "core/assets/atomic_file.h"
#include "core/grid/book_experiments.h"
#include "core/grid/book_tables.h"
#include "core/grid/conventions.h"
#include "core/grid/generate.h"
#include "core/grid/many_runs.h"
#include "core/grid/presets.h"
#include "core/grid/write_world.h"
#include "gpu/device.h"

namespace app::cli {
namespace {

using namespace core::grid;

void writeFile(const QString& path, const QByteArray& bytes)
{
    core::writeFileAtomically(path.toStdString(),
                              std::string_view(bytes.constData(), static_cast<size_t>(bytes.size())));
}

std::unique_ptr<gpu::Device> openDevice(const GridRequest& request)
{
    gpu::DeviceOptions options;
    options.selector = request.device->toStdString();
    return gpu::Device::open(options);
}

GridAnswer compute(const GridRequest& request, Terminal& terminal)
{
    const Learner& learner = *request.learner;
    const double gamma = request.settings.at("gamma");
    GridAnswer answer{request, {}, {}, {}, {}};
    const std::unique_ptr<gpu::Device> device = request.device ? openDevice(request) : nullptr;
    if (device)
        answer.device = device->info();
    if (learner.makeAgent != nullptr) {
        const ExperimentPlan plan = planOf(learner, request.world, request.settings, request.runs, terminal.control());
        answer.experiment =
            runMany(device.get(), learner, request.world, request.settings, plan, request.seed, terminal.control());
        answer.solution.values = answer.experiment->values;
        answer.solution.iterations = plan.episodes;
        answer.error = errorOf(request.world, answer.solution.values, plan.truth);
        answer.solution.residual =
            learner.family == LearnerFamily::Prediction
                ? policyResidual(request.world, answer.experiment->policy, answer.solution.values, gamma)
                : softResidual(request.world, answer.solution.values, gamma, 0);
        return answer;
    }
    answer.solution = device ? learner.runOnDevice(*device, request.world, request.settings, terminal.control())
                             : learner.run(request.world, request.settings, terminal.control());
    return answer;
}

int solve(const QString& world, const Arguments& arguments, Terminal& terminal)
{
    const GridRequest request = parseGridRequest(world, arguments);
    const std::optional<QString> chartWord = arguments.value("chart-of");
    if (chartWord && !request.chart)
        throw UsageError(CommandLine::tr("--chart-of wants --chart FILE"));
    const GridChart chart = request.chart ? gridChartOf(request, chartWord) : GridChart::Values;
    const GridAnswer answer = compute(request, terminal);
    if (!answer.solution.converged)
        terminal.note(CommandLine::tr("Stopped before the values came to rest: residual %1.")
                          .arg(QString::number(answer.solution.residual, 'g', 3)));
    if (request.curve)
        core::report::writeCsv(request.curve->toStdString(), curveTable(*answer.experiment));
    if (request.csv)
        writeFile(*request.csv, gridCsv(answer));
    if (request.chart)
        writeGridChart(*request.chart, chart, answer, terminal.control());
    if (request.json == "-") {
        terminal.write(QString::fromUtf8(gridJson(answer)));
        return 0;
    }
    if (request.json)
        writeFile(*request.json, gridJson(answer));
    terminal.write(gridText(answer));
    return 0;
}

int list(Terminal& terminal)
{
    QString text = CommandLine::tr("Worlds:") + "\n";
    for (const Preset& row : presets())
        text += QString("  %1 %2\n").arg(row.name, -17).arg(translated({row.title}));
    text += "\n" + CommandLine::tr("Generated worlds (NAME:ROWSxCOLUMNS:SEED):") + "\n";
    for (const Generator& row : generators())
        text += QString("  %1 %2\n").arg(row.name, -17).arg(translated({row.title}));
    text += "\n" + CommandLine::tr("Algorithms:") + "\n";
    for (const Learner& row : learners())
        text += QString("  %1 %2 (%3)\n").arg(row.name, -27).arg(translated({row.title}), QString(row.source));
    text += "\n" + CommandLine::tr("Conventions:") + "\n";
    for (const ConventionGroup& group : conventionGroups()) {
        text += QString("  %1\n").arg(translated({group.title}));
        for (const Convention& row : conventions())
            if (std::string_view(row.group) == group.id)
                text += QString("    %1 %2. %3\n")
                            .arg(row.id, -17)
                            .arg(translated({row.title}), translated({row.explanation}));
    }
    terminal.write(text);
    return 0;
}

/// The world as a text that can be read again.
QByteArray exported(const World& world, const QString& format)
{
    if (format == "json")
        return QByteArray::fromStdString(toJson(world));
    if (format == "gymnasium")
        return QByteArray::fromStdString(toGymnasium(world));
    if (format == "map")
        return QByteArray::fromStdString(toMap(world));
    throw UsageError(CommandLine::tr("--format wants json, map or gymnasium, not \"%1\"").arg(format));
}

int exportWorld(const QString& name, const Arguments& arguments, Terminal& terminal)
{
    const QString out = arguments.value("out").value_or("-");
    const QString format = arguments.value("format").value_or(out.endsWith(".txt") ? "map" : "json");
    const World world = requestedWorld(name, arguments).world;
    const QByteArray text = exported(world, format);
    if (format != "json" && !rulesAreThoseOfMaps(world))
        terminal.note(CommandLine::tr("A map has the cells alone; rewards and rules of this world are not in it."));
    if (out == "-") {
        terminal.write(QString::fromUtf8(text));
        return 0;
    }
    checkGridOutputs(name, {out});
    writeFile(out, text);
    return 0;
}

QString verdict(bool passed) { return passed ? CommandLine::tr("matches") : CommandLine::tr("DIFFERS"); }

/// The conventions of a world that matter for it: those of forbidden cells only if it has some.
QString conventionNames(const char* name)
{
    const World world = preset(name).make();
    const bool hasForbidden = std::ranges::find(world.cells, Cell::Forbidden) != world.cells.end();
    QStringList names;
    for (const Convention* row : conventionsOf(world.rules)) {
        const std::string_view group = row->group;
        if (hasForbidden || (group != "forbidden" && group != "border"))
            names << row->id;
    }
    return names.join(' ');
}

/// One line for each table; how many differ.
int checkTables(const QString& wanted, Terminal& terminal, int& checked)
{
    int failed = 0;
    for (const BookTable& row : bookTables()) {
        if (!wanted.isEmpty() && wanted != row.preset)
            continue;
        const double difference = largestDifference(row, computeTable(row, terminal.control()));
        const bool passed = difference <= row.tolerance;
        failed += passed ? 0 : 1;
        ++checked;
        terminal.write(QString("%1 %2 %3 %4 %5 [%6]\n")
                           .arg(row.name, -33)
                           .arg(row.preset, -17)
                           .arg(QString::number(difference, 'g', 3), 10)
                           .arg(CommandLine::tr("of at most %1").arg(row.tolerance), -20)
                           .arg(verdict(passed), conventionNames(row.preset)));
    }
    return failed;
}

/// Likewise for what the books show of learners.
int checkExperiments(const QString& wanted, Terminal& terminal, int& checked)
{
    int failed = 0;
    for (const BookExperiment& row : bookExperiments()) {
        if (!wanted.isEmpty() && wanted != row.preset)
            continue;
        const Measured measured = measure(row, terminal.control());
        const bool passed = agrees(row, measured);
        failed += passed ? 0 : 1;
        ++checked;
        const QString range =
            QString("%1 ± %2").arg(QString::number(measured.mean, 'g', 4), QString::number(measured.halfWidth, 'g', 2));
        terminal.write(QString("%1 %2 %3 %4 %5 %6 [%7]\n")
                           .arg(row.name, -33)
                           .arg(row.preset, -17)
                           .arg(range, 10)
                           .arg(CommandLine::tr("in %1 to %2").arg(row.low).arg(row.high), -20)
                           .arg(verdict(passed),
                                CommandLine::tr("(%1, %2 runs, 99 %)").arg(translated({row.quantity})).arg(row.runs),
                                conventionNames(row.preset)));
    }
    return failed;
}

int check(const QString& wanted, Terminal& terminal)
{
    if (!wanted.isEmpty())
        preset(wanted.toStdString()); // or says that there is none
    int checked = 0;
    int failed = checkTables(wanted, terminal, checked);
    failed += checkExperiments(wanted, terminal, checked);
    if (checked == 0)
        terminal.note(CommandLine::tr("No book prints a table of %1.").arg(wanted));
    return failed == 0 ? 0 : 1;
}

QList<OptionSpec> exportOptions()
{
    return {
        {"out", CommandLine::tr("FILE|-"),
         CommandLine::tr("Export: where to write the world; - is standard output, as if left out.")},
        {"format", "json|map|gymnasium",
         CommandLine::tr(
             "Export: JSON with all rules, the letters alone, or Gymnasium's list of rows; json if left out, "
             "map for a file named .txt.")},
    };
}

QList<OptionSpec> solveOptions()
{
    QList<OptionSpec> options{
        {"algorithm", CommandLine::tr("NAME"), CommandLine::tr("How to solve; tessera grid list names them.")},
        {"json", CommandLine::tr("FILE|-"),
         CommandLine::tr("Write values, policy and how they came about as JSON; - is standard output.")},
        {"csv", CommandLine::tr("FILE"), CommandLine::tr("Write one line for each cell.")},
        {"seed", CommandLine::tr("S"),
         CommandLine::tr("Seed of the random numbers, for learners that draw some; 1 if left out.")},
        {"runs", CommandLine::tr("R"),
         CommandLine::tr("So many runs with other random numbers; values and curves are their means.")},
        {"curve", CommandLine::tr("FILE"),
         CommandLine::tr(
             "Write return, length and error of every episode as CSV, means and deviations over the runs.")},
        {"chart", CommandLine::tr("FILE"),
         CommandLine::tr("Draw a chart as SVG, PNG or PDF, whichever the file is named.")},
        {"chart-of", "convergence|return|length|error|values",
         CommandLine::tr("What the chart shows: how sweeps come to rest; return, length or error of episodes, mean and "
                         "band over the runs; the values with the best actions. If left out, what shows most.")},
        {"device", CommandLine::tr("D"),
         CommandLine::tr(
             "Index or part of the name of the device that computes in single precision (dynamic programming, and the "
             "runs of Q-learning and Sarsa together); the host in double precision if left out.")},
    };
    options += gridParameterOptions();
    return options;
}

void refuseOptions(const QList<OptionSpec>& options, const QString& owner, const Arguments& arguments)
{
    for (const OptionSpec& option : options)
        if (arguments.has(option.name))
            throw UsageError(CommandLine::tr("--%1 belongs to %2").arg(option.name, owner));
}

} // namespace

CommandSpec describeGrid()
{
    QList<OptionSpec> options = solveOptions();
    options += gridRuleOptions();
    options += exportOptions();
    return {
        .name = "grid",
        .summary = CommandLine::tr("Solve grid worlds, and check them against the textbooks."),
        .positionals = {{CommandLine::tr("WHAT"),
                         CommandLine::tr("list worlds, algorithms and conventions, solve a world, check the books' "
                                         "tables, or export a world as a file."),
                         1,
                         1,
                         {"list", "solve", "check", "export"}},
                        {CommandLine::tr("WORLD"),
                         CommandLine::tr("For solve and export a built-in world, a generated one such as maze:21x31:7 "
                                         "(maze, rooms or noise, ROWSxCOLUMNS and a seed), a JSON file or a text map; "
                                         "for check a built-in world, all if left out."),
                         0, 1}},
        .options = options,
        .notes = CommandLine::tr(
            "A text map has one row a line: S start, F or . free, # wall, X forbidden, H hole (ends), "
            "G goal (ends, reward 1). Gymnasium's list of such rows is read as well; its slippery lake is --slip "
            "0.6666666666666667."),
    };
}

int runGrid(const Arguments& arguments, Terminal& terminal)
{
    const QStringList& words = arguments.positionals();
    const QString world = words.value(1);
    if (words.first() == "solve" || words.first() == "export") {
        if (world.isEmpty())
            throw UsageError(CommandLine::tr("%1 wants a WORLD").arg(words.first()));
        if (words.first() == "solve") {
            refuseOptions(exportOptions(), "export", arguments);
            return solve(world, arguments, terminal);
        }
        refuseOptions(solveOptions(), "solve", arguments);
        return exportWorld(world, arguments, terminal);
    }
    refuseOptions(describeGrid().options, "solve", arguments);
    if (words.first() == "check")
        return check(world, terminal);
    if (!world.isEmpty())
        throw UsageError(CommandLine::tr("list takes no WORLD"));
    return list(terminal);
}

} // namespace app::cli
