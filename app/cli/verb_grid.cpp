#include <memory>
#include <optional>

#include "app/cli/grid_answer.h"
#include "app/cli/verbs.h"
#include "app/cli/words.h"
#include "core/assets/atomic_file.h"
#include "core/grid/book_tables.h"
#include "core/grid/presets.h"
#include "gpu/device.h"

namespace app::cli {
namespace {

using namespace core::grid;

void writeFile(const QString& path, const QByteArray& bytes)
{
    core::writeFileAtomically(path.toStdString(),
                              std::string_view(bytes.constData(), static_cast<size_t>(bytes.size())));
}

GridAnswer compute(const GridRequest& request, Terminal& terminal)
{
    const Learner& learner = *request.learner;
    const double gamma = request.settings.at("gamma");
    GridAnswer answer{request, {}, {}, {}, {}};
    if (learner.makeAgent != nullptr) {
        ExperimentPlan plan;
        plan.episodes = static_cast<int>(request.settings.at("episodes"));
        plan.runs = request.runs;
        plan.truth = learner.truth(request.world, request.settings, terminal.control());
        const auto make = [&](uint64_t run) {
            return learner.makeAgent(request.world, request.settings, request.seed, run);
        };
        answer.experiment = runExperiment(make, plan, terminal.control());
        answer.solution.values = answer.experiment->values;
        answer.solution.iterations = plan.episodes;
        answer.error = errorOf(request.world, answer.solution.values, plan.truth);
        answer.solution.residual =
            learner.family == LearnerFamily::Prediction
                ? policyResidual(request.world, answer.experiment->policy, answer.solution.values, gamma)
                : softResidual(request.world, answer.solution.values, gamma, 0);
        return answer;
    }
    if (!request.device) {
        answer.solution = learner.run(request.world, request.settings, terminal.control());
        return answer;
    }
    gpu::DeviceOptions options;
    options.selector = request.device->toStdString();
    const std::unique_ptr<gpu::Device> device = gpu::Device::open(options);
    answer.solution = learner.runOnDevice(*device, request.world, request.settings, terminal.control());
    answer.device = device->info();
    return answer;
}

int solve(const QString& world, const Arguments& arguments, Terminal& terminal)
{
    const GridRequest request = parseGridRequest(world, arguments);
    const GridAnswer answer = compute(request, terminal);
    if (!answer.solution.converged)
        terminal.note(CommandLine::tr("Stopped before the values came to rest: residual %1.")
                          .arg(QString::number(answer.solution.residual, 'g', 3)));
    if (request.curve)
        core::report::writeCsv(request.curve->toStdString(), curveTable(*answer.experiment));
    if (request.csv)
        writeFile(*request.csv, gridCsv(answer));
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
    text += "\n" + CommandLine::tr("Algorithms:") + "\n";
    for (const Learner& row : learners())
        text += QString("  %1 %2 (%3)\n").arg(row.name, -27).arg(translated({row.title}), QString(row.source));
    terminal.write(text);
    return 0;
}

int check(const QString& wanted, Terminal& terminal)
{
    if (!wanted.isEmpty())
        preset(wanted.toStdString()); // or says that there is none
    int failed = 0;
    int checked = 0;
    for (const BookTable& row : bookTables()) {
        if (!wanted.isEmpty() && wanted != row.preset)
            continue;
        const double difference = largestDifference(row, computeTable(row, terminal.control()));
        const bool passed = difference <= row.tolerance;
        failed += passed ? 0 : 1;
        ++checked;
        terminal.write(QString("%1 %2 %3 %4 %5\n")
                           .arg(row.name, -28)
                           .arg(row.preset, -17)
                           .arg(QString::number(difference, 'g', 3), 10)
                           .arg(CommandLine::tr("of at most %1").arg(row.tolerance), -20)
                           .arg(passed ? CommandLine::tr("matches") : CommandLine::tr("DIFFERS")));
    }
    if (checked == 0)
        terminal.note(CommandLine::tr("No book prints a table of %1.").arg(wanted));
    return failed == 0 ? 0 : 1;
}

} // namespace

CommandSpec describeGrid()
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
        {"device", CommandLine::tr("D"),
         CommandLine::tr(
             "Index or part of the name of the device that computes value iteration in single precision; the "
             "host in double precision if left out.")},
    };
    options += gridOptions();
    return {
        .name = "grid",
        .summary = CommandLine::tr("Solve grid worlds, and check them against the textbooks."),
        .positionals = {{CommandLine::tr("WHAT"),
                         CommandLine::tr("list the worlds and algorithms, solve a world, or check the books' tables."),
                         1,
                         1,
                         {"list", "solve", "check"}},
                        {CommandLine::tr("WORLD"),
                         CommandLine::tr("For solve a built-in world, a JSON file or a text map; for check a built-in "
                                         "world, all if left out."),
                         0, 1}},
        .options = options,
        .notes =
            CommandLine::tr("A text map has one row a line: S start, F or . free, # wall, X forbidden, H hole (ends), "
                            "G goal (ends, reward 1)."),
    };
}

int runGrid(const Arguments& arguments, Terminal& terminal)
{
    const QStringList words = arguments.positionals();
    const QString world = words.value(1);
    if (words.first() == "solve") {
        if (world.isEmpty())
            throw UsageError(CommandLine::tr("solve wants a WORLD"));
        return solve(world, arguments, terminal);
    }
    for (const OptionSpec& option : describeGrid().options)
        if (arguments.has(option.name))
            throw UsageError(CommandLine::tr("--%1 belongs to solve").arg(option.name));
    if (words.first() == "check")
        return check(world, terminal);
    if (!world.isEmpty())
        throw UsageError(CommandLine::tr("list takes no WORLD"));
    return list(terminal);
}

} // namespace app::cli
