#include <memory>
#include <optional>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "app/cli/grid_request.h"
#include "app/cli/verbs.h"
#include "app/cli/words.h"
#include "core/assets/atomic_file.h"
#include "core/grid/book_tables.h"
#include "core/grid/parse.h"
#include "core/grid/presets.h"
#include "gpu/device.h"

namespace app::cli {
namespace {

using namespace core::grid;

constexpr int kShownColumns = 24; // a terminal is not much wider
constexpr int kShownRows = 48;

/// Everything that is said of a solution, once.
struct Answer {
    const GridRequest& request;
    Solution solution;
    std::optional<gpu::DeviceInfo> device; ///< none: the host

    bool isCell(int state) const { return !request.world.isWall(state); }
    double value(int state) const { return solution.values[static_cast<size_t>(state)]; }
    std::vector<int> best(int state) const
    {
        return bestActions(request.world, solution.values, request.settings.at("gamma"), state);
    }
};

QStringList actionNames(const Answer& answer, int state)
{
    QStringList names;
    for (const int action : answer.best(state))
        names << actionName(answer.request.world.rules.actions, action);
    return names;
}

QJsonObject deviceJson(const std::optional<gpu::DeviceInfo>& device)
{
    if (!device)
        return {{"name", "host"}, {"type", "host"}, {"arithmetic", "float64"}};
    return {{"name", QString::fromStdString(device->name)},
            {"type", gpu::toString(device->type)},
            {"driver", QString::fromStdString(device->driver)},
            {"arithmetic", "float32"}};
}

QByteArray answerJson(const Answer& answer)
{
    const World& world = answer.request.world;
    QJsonArray values;
    QJsonArray policy;
    for (int row = 0; row < world.rows; ++row) {
        QJsonArray valueRow;
        QJsonArray policyRow;
        for (int column = 0; column < world.columns; ++column) {
            const int state = row * world.columns + column;
            valueRow << (answer.isCell(state) ? QJsonValue(answer.value(state)) : QJsonValue());
            policyRow << QJsonArray::fromStringList(actionNames(answer, state));
        }
        values << valueRow;
        policy << policyRow;
    }
    QJsonObject settings;
    for (const auto& [name, value] : answer.request.settings)
        settings[QString::fromStdString(name)] = value;
    const QJsonObject root{
        {"world", answer.request.name},
        {"rows", world.rows},
        {"columns", world.columns},
        {"algorithm", answer.request.learner->name},
        {"settings", settings},
        {"values", values},
        {"policy", policy},
        {"iterations", answer.solution.iterations},
        {"residual", answer.solution.residual},
        {"converged", answer.solution.converged},
        {"seed", QJsonValue()}, // nothing was drawn
        {"device", deviceJson(answer.device)},
    };
    return QJsonDocument(root).toJson();
}

QByteArray answerCsv(const Answer& answer)
{
    QByteArray text = "row,column,cell,value,actions\n";
    const World& world = answer.request.world;
    for (int state = 0; state < world.states(); ++state) {
        const QString value = answer.isCell(state) ? QString::number(answer.value(state), 'g', 17) : QString();
        text += QString("%1,%2,%3,%4,%5\n")
                    .arg(state / world.columns + 1)
                    .arg(state % world.columns + 1)
                    .arg(QChar(letterOf(world.cell(state))))
                    .arg(value, actionNames(answer, state).join(' '))
                    .toUtf8();
    }
    return text;
}

QString table(const Answer& answer)
{
    const World& world = answer.request.world;
    if (world.columns > kShownColumns || world.rows > kShownRows)
        return CommandLine::tr("The world is too large to be shown here; --json and --csv write all of it.") + "\n";
    QString text;
    for (int row = 0; row < world.rows; ++row) {
        for (int column = 0; column < world.columns; ++column) {
            const int state = row * world.columns + column;
            text += QString("%1").arg(answer.isCell(state) ? QString::number(answer.value(state), 'f', 3) : "#", 10);
        }
        text += "\n";
    }
    return text;
}

void writeFile(const QString& path, const QByteArray& bytes)
{
    core::writeFileAtomically(path.toStdString(),
                              std::string_view(bytes.constData(), static_cast<size_t>(bytes.size())));
}

Answer compute(const GridRequest& request, Terminal& terminal)
{
    if (!request.device)
        return {request, request.learner->run(request.world, request.settings, terminal.control()), {}};
    gpu::DeviceOptions options;
    options.selector = request.device->toStdString();
    const std::unique_ptr<gpu::Device> device = gpu::Device::open(options);
    return {request, request.learner->runOnDevice(*device, request.world, request.settings, terminal.control()),
            device->info()};
}

int solve(const QString& world, const Arguments& arguments, Terminal& terminal)
{
    const GridRequest request = parseGridRequest(world, arguments);
    const Answer answer = compute(request, terminal);
    if (!answer.solution.converged)
        terminal.note(CommandLine::tr("Stopped before the values came to rest: residual %1.")
                          .arg(QString::number(answer.solution.residual, 'g', 3)));
    if (request.csv)
        writeFile(*request.csv, answerCsv(answer));
    if (request.json == "-") {
        terminal.write(QString::fromUtf8(answerJson(answer)));
        return 0;
    }
    if (request.json)
        writeFile(*request.json, answerJson(answer));
    const QString where =
        answer.device ? CommandLine::tr("%1 in single precision").arg(QString::fromStdString(answer.device->name))
                      : CommandLine::tr("the host in double precision");
    terminal.write(CommandLine::tr("%1 by %2, on %3: %4 iterations, residual %5")
                       .arg(request.name, translated({request.learner->title}), where)
                       .arg(answer.solution.iterations)
                       .arg(QString::number(answer.solution.residual, 'g', 3)) +
                   "\n" + table(answer));
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
