#include "app/cli/grid_answer.h"

#include <algorithm>
#include <vector>

#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>

#include "app/cli/verbs.h"
#include "app/cli/words.h"
#include "core/grid/write_world.h"

namespace app::cli {

using namespace core::grid;

std::vector<int> bestOf(const GridAnswer& answer, int state)
{
    const World& world = answer.request.world;
    if (!answer.experiment)
        return bestActions(world, answer.solution.values, answer.request.settings.at("gamma"), state);
    std::vector<int> best;
    if (!world.isLive(state))
        return best;
    const auto width = static_cast<size_t>(world.actions());
    const double* row = &answer.experiment->policy[static_cast<size_t>(state) * width];
    const double top = *std::max_element(row, row + width);
    for (size_t action = 0; action < width; ++action)
        if (row[action] == top)
            best.push_back(static_cast<int>(action));
    return best;
}

namespace {

constexpr int kShownColumns = 24; // a terminal is not much wider
constexpr int kShownRows = 48;

bool isCell(const GridAnswer& answer, int state) { return !answer.request.world.isWall(state); }

double valueOf(const GridAnswer& answer, int state) { return answer.solution.values[static_cast<size_t>(state)]; }

QJsonObject deviceJson(const std::optional<gpu::DeviceInfo>& device)
{
    if (!device)
        return {{"name", "host"}, {"type", "host"}, {"arithmetic", "float64"}};
    return {{"name", QString::fromStdString(device->name)},
            {"type", gpu::toString(device->type)},
            {"driver", QString::fromStdString(device->driver)},
            {"arithmetic", "float32"}};
}

constexpr const char* kValuesHere = "(values)";
constexpr const char* kPolicyHere = "(policy)";

/// As JSON, one line for each row: a tree of objects would take hundreds of bytes for each cell.
template <typename Write>
void writeRows(QByteArray& text, const World& world, const Write& write)
{
    text += '[';
    for (int row = 0; row < world.rows; ++row) {
        text += row == 0 ? "\n        [" : ",\n        [";
        for (int column = 0; column < world.columns; ++column) {
            if (column > 0)
                text += ", ";
            write(row * world.columns + column);
        }
        text += ']';
    }
    text += "\n    ]";
}

void writeValues(QByteArray& text, const GridAnswer& answer)
{
    writeRows(text, answer.request.world, [&](int state) {
        text += isCell(answer, state) ? QByteArray::number(valueOf(answer, state), 'g', QLocale::FloatingPointShortest)
                                      : QByteArray("null");
    });
}

void writePolicy(QByteArray& text, const GridAnswer& answer)
{
    const ActionSet actions = answer.request.world.rules.actions;
    writeRows(text, answer.request.world, [&](int state) {
        const char* before = "[\"";
        for (const int action : bestOf(answer, state)) {
            text += before;
            text += actionName(actions, action);
            text += '"';
            before = ", \"";
        }
        text += *before == '[' ? "[]" : "]";
    });
}

} // namespace

QByteArray gridJson(const GridAnswer& answer)
{
    const World& world = answer.request.world;
    QJsonObject settings;
    for (const Parameter& parameter : answer.request.learner->parameters) {
        const double value = answer.request.settings.at(parameter.name);
        settings[parameter.name] = parameter.choices.empty()
                                       ? QJsonValue(value)
                                       : QJsonValue(QString(parameter.choices[static_cast<size_t>(value)]));
    }
    QJsonObject root{
        {"world", answer.request.name},
        {"rows", world.rows},
        {"columns", world.columns},
        {"algorithm", answer.request.learner->name},
        {"settings", settings},
        {"values", kValuesHere},
        {"policy", kPolicyHere},
        {"iterations", answer.solution.iterations},
        {"residual", answer.solution.residual},
        {"converged", answer.solution.converged},
        {"sweepsPerLook", answer.solution.sweepsPerLook},
        {"seed", QJsonValue()}, // nothing was drawn
        {"device", deviceJson(answer.device)},
    };
    if (answer.experiment) {
        root["seed"] = QString::number(answer.request.seed); // more digits than a JSON number holds
        root["runs"] = answer.request.runs;
        root["steps"] = static_cast<qint64>(answer.experiment->steps);
        root["error"] = QJsonObject{{"rmse", answer.error->rootMeanSquare}, {"largest", answer.error->largest}};
        root["finalReturn"] = answer.experiment->episodes.back().meanReturn;
        root["finalLength"] = answer.experiment->episodes.back().meanLength;
    }
    // Keys are in alphabetical order: the policy comes before the values.
    const QByteArray frame = QJsonDocument(root).toJson();
    const QByteArray policyMark = QByteArray("\"") + kPolicyHere + '"';
    const QByteArray valuesMark = QByteArray("\"") + kValuesHere + '"';
    const qsizetype policyAt = frame.indexOf(policyMark);
    const qsizetype valuesAt = frame.indexOf(valuesMark, policyAt);
    QByteArray text;
    text.reserve(frame.size() + qsizetype{world.states()} * 36);
    text.append(QByteArrayView(frame).first(policyAt));
    writePolicy(text, answer);
    text.append(QByteArrayView(frame).sliced(policyAt + policyMark.size(), valuesAt - policyAt - policyMark.size()));
    writeValues(text, answer);
    text.append(QByteArrayView(frame).sliced(valuesAt + valuesMark.size()));
    return text;
}

QByteArray gridCsv(const GridAnswer& answer)
{
    QByteArray text = "row,column,cell,value,actions\n";
    const World& world = answer.request.world;
    text.reserve(text.size() + qsizetype{world.states()} * 40);
    for (int state = 0; state < world.states(); ++state) {
        text += QByteArray::number(state / world.columns + 1) + ',' + QByteArray::number(state % world.columns + 1) +
                ',' + letterOf(world.cell(state)) + ',';
        if (isCell(answer, state))
            text += QByteArray::number(valueOf(answer, state), 'g', 17);
        const char* before = ",";
        for (const int action : bestOf(answer, state)) {
            text += before;
            text += actionName(world.rules.actions, action);
            before = " ";
        }
        text += *before == ',' ? ",\n" : "\n";
    }
    return text;
}

namespace {

QString table(const GridAnswer& answer)
{
    const World& world = answer.request.world;
    if (world.columns > kShownColumns || world.rows > kShownRows)
        return CommandLine::tr("The world is too large to be shown here; --json and --csv write all of it.") + "\n";
    QString text;
    for (int row = 0; row < world.rows; ++row) {
        for (int column = 0; column < world.columns; ++column) {
            const int state = row * world.columns + column;
            text +=
                QString("%1").arg(isCell(answer, state) ? QString::number(valueOf(answer, state), 'f', 3) : "#", 10);
        }
        text += "\n";
    }
    return text;
}

} // namespace

QString gridText(const GridAnswer& answer)
{
    const GridRequest& request = answer.request;
    const QString title = translated({request.learner->title});
    const QString where =
        answer.device ? CommandLine::tr("%1 in single precision").arg(QString::fromStdString(answer.device->name))
                      : CommandLine::tr("the host in double precision");
    if (answer.experiment)
        return CommandLine::tr("%1 by %2, on %3: %4 runs of %5 episodes, seed %6, error %7 (RMSE) and %8 (largest)")
                   .arg(request.name, title, where)
                   .arg(request.runs)
                   .arg(answer.solution.iterations)
                   .arg(request.seed)
                   .arg(QString::number(answer.error->rootMeanSquare, 'g', 3),
                        QString::number(answer.error->largest, 'g', 3)) +
               "\n" + table(answer);
    const QString looks = answer.solution.sweepsPerLook == 1
                              ? QString()
                              : CommandLine::tr(", looked at every %1 sweeps").arg(answer.solution.sweepsPerLook);
    return CommandLine::tr("%1 by %2, on %3: %4 iterations, residual %5")
               .arg(request.name, title, where)
               .arg(answer.solution.iterations)
               .arg(QString::number(answer.solution.residual, 'g', 3)) +
           looks + "\n" + table(answer);
}

} // namespace app::cli
