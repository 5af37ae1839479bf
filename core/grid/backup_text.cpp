#include "core/grid/backup_text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <utility>

namespace core::grid {
namespace {

constexpr double kLargestPlain = 1e6;
constexpr double kSmallestPlain = 1e-4;

std::string withMinus(std::string text)
{
    for (size_t at = text.find('-'); at != std::string::npos; at = text.find('-', at))
        text.replace(at, 1, "−");
    return text;
}

std::string plain(double value)
{
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.4g", value);
    return text.data();
}

/// In brackets if it is negative: for what follows a sign.
std::string bracketed(double value)
{
    const std::string text = shownNumber(value);
    return text.starts_with("−") ? "(" + text + ")" : text;
}

/// " − 0.5" or " + 0.5".
std::string added(double value)
{
    const bool negative = std::signbit(value) && value != 0;
    return (negative ? " − " : " + ") + shownNumber(std::abs(value));
}

/// The parts of a target: "−1 + 0.9·0.52".
std::string targetText(const Target& target)
{
    if (target.discount == 0 && target.next < 0)
        return shownNumber(target.reward);
    const std::string factor = target.discount == 1 ? "" : shownNumber(target.discount) + "·";
    return shownNumber(target.reward) + " + " + factor + bracketed(target.following);
}

std::string valueName(const char* letter, const World& world, int state)
{
    return std::string("<i>") + letter + "</i>" + cellName(world, state);
}

std::string pairName(const char* letter, const World& world, int state, int action)
{
    return std::string("<i>") + letter + "</i>(" + cellName(world, state) + ", " +
           actionSign(world.rules.actions, action) + ")";
}

std::string entryName(const World& world, const Backup& backup)
{
    return backup.action < 0 ? valueName("V", world, backup.state) : pairName("Q", world, backup.state, backup.action);
}

/// "V(2, 3) ← 0.41 + 0.1·[−1 + 0.9·0.52 − 0.41] = 0.3578".
std::string tableLine(const std::string& name, const Backup& backup)
{
    const std::string trace = backup.eligibility == 1 ? "" : "·" + shownNumber(backup.eligibility);
    return name + " ← " + shownNumber(backup.before) + " + " + shownNumber(backup.stepSize) + "·[" +
           targetText(backup.parts) + added(-backup.before) + "]" + trace + " = " + shownNumber(backup.after);
}

BackupLines linearLines(const World& world, const Backup& backup)
{
    const std::string features =
        backup.action < 0 ? valueName("x", world, backup.state) : pairName("x", world, backup.state, backup.action);
    return {"δ = " + targetText(backup.parts) + added(-backup.before) + " = " + shownNumber(backup.error()),
            "<i>w</i> ← <i>w</i> + " + shownNumber(backup.stepSize) + "·" + bracketed(backup.error()) + "·" + features,
            "<i>w</i>·" + features + ": " + shownNumber(backup.before) + " → " + shownNumber(backup.after)};
}

BackupLines gradientLines(const World& world, const Backup& backup, const PolicyBackup& policy)
{
    const std::string discount = policy.discount == 1 ? "" : shownNumber(policy.discount) + "·";
    return {"δ = " + targetText(backup.parts) + added(-backup.before) + " = " + shownNumber(backup.error()),
            valueName("v", world, backup.state) + " ← " + shownNumber(backup.before) + " + " +
                shownNumber(backup.stepSize) + "·" + bracketed(backup.error()) + " = " + shownNumber(backup.after),
            pairName("h", world, policy.state, policy.action) + " ← " + shownNumber(policy.before) + " + " +
                shownNumber(policy.stepSize) + "·" + discount + bracketed(policy.error) + "·(1 − " +
                shownNumber(policy.probability) + ") = " + shownNumber(policy.after)};
}

ActionBackup actionBackup(const World& world, const Values& values, double gamma, int state, int action)
{
    ActionBackup backup;
    backup.action = action;
    std::string sum;
    for (const Outcome& outcome : transition(world, state, action)) {
        const double after = outcome.done ? 0 : values[static_cast<size_t>(outcome.next)];
        const double part = outcome.probability * (outcome.reward + gamma * after);
        backup.outcomes.push_back({outcome, after, part});
        backup.value += part;
        const std::string following =
            outcome.done ? "" : " + " + (gamma == 1 ? "" : shownNumber(gamma) + "·") + bracketed(after);
        const std::string inner = shownNumber(outcome.reward) + following;
        if (outcome.probability == 1)
            sum += inner;
        else
            sum += (sum.empty() ? "" : " + ") + shownNumber(outcome.probability) + "·(" + inner + ")";
    }
    backup.line = pairName("q", world, state, action) + " = " + sum + " = " + shownNumber(backup.value);
    return backup;
}

BellmanBackup emptyBackup(const World& world, const Values& values, double gamma, int state)
{
    BellmanBackup backup;
    backup.state = state;
    backup.before = values[static_cast<size_t>(state)];
    for (int action = 0; world.isLive(state) && action < world.actions(); ++action)
        backup.actions.push_back(actionBackup(world, values, gamma, state, action));
    const std::vector<int> best = bestActions(world, values, gamma, state);
    for (ActionBackup& row : backup.actions)
        row.best = std::ranges::find(best, row.action) != best.end();
    return backup;
}

/// Every value of the actions: "{0.18, −1, 0.2}".
std::string setOf(const std::vector<ActionBackup>& actions)
{
    std::string text;
    for (const ActionBackup& row : actions)
        text += (text.empty() ? "" : ", ") + shownNumber(row.value);
    return "{" + text + "}";
}

} // namespace

std::string shownNumber(double value)
{
    if (std::isnan(value))
        return "?";
    if (std::isinf(value))
        return value < 0 ? "−∞" : "∞";
    const double size = std::abs(value);
    if (size == 0)
        return "0";
    if (size < kLargestPlain && size >= kSmallestPlain) {
        // Six digits before the point need no exponent.
        if (size < 1e4)
            return withMinus(plain(value));
        return withMinus(std::to_string(std::llround(value)));
    }
    const auto exponent = static_cast<int>(std::floor(std::log10(size)));
    return withMinus(plain(value / std::pow(10, exponent)) + "·10<sup>" + std::to_string(exponent) + "</sup>");
}

const char* actionSign(ActionSet actions, int action)
{
    static constexpr const char* kLeftRight[] = {"←", "→"};
    static constexpr const char* kFive[] = {"↑", "→", "↓", "←", "○"};
    static constexpr const char* kEight[] = {"↑", "↗", "→", "↘", "↓", "↙", "←", "↖"};
    const auto index = static_cast<size_t>(action);
    switch (actions) {
    case ActionSet::LeftRight:
        return kLeftRight[index];
    case ActionSet::Eight:
        return kEight[index];
    default:
        return kFive[index];
    }
}

BackupLines backupLines(const Learner& learner, const World& world, const Backup& backup, const PolicyBackup* policy)
{
    if (policy != nullptr)
        return gradientLines(world, backup, *policy);
    if (learner.form == BackupForm::Weights)
        return linearLines(world, backup);
    return {tableLine(entryName(world, backup), backup)};
}

BellmanBackup optimalityBackup(const World& world, const Values& values, double gamma, double epsilon, int state)
{
    BellmanBackup backup = emptyBackup(world, values, gamma, state);
    if (backup.actions.empty())
        return backup;
    const auto count = static_cast<double>(backup.actions.size());
    double sum = 0;
    double best = backup.actions.front().value;
    for (const ActionBackup& row : backup.actions) {
        sum += row.value;
        best = std::max(best, row.value);
    }
    for (ActionBackup& row : backup.actions)
        row.share = epsilon / count;
    const auto first = std::ranges::find(backup.actions, true, &ActionBackup::best);
    first->share += 1 - epsilon;
    backup.after = (1 - epsilon) * best + epsilon * sum / count;
    backup.line = valueName("V", world, state) + " ← ";
    if (epsilon == 0)
        backup.line += "max " + setOf(backup.actions);
    else
        backup.line += "(1 − " + shownNumber(epsilon) + ")·max " + setOf(backup.actions) + " + " +
                       shownNumber(epsilon) + "·" + bracketed(sum / count);
    backup.line += " = " + shownNumber(backup.after);
    return backup;
}

BellmanBackup policyBackup(const World& world, const Policy& policy, const Values& values, double gamma, int state)
{
    BellmanBackup backup = emptyBackup(world, values, gamma, state);
    if (backup.actions.empty())
        return backup;
    std::string terms;
    for (ActionBackup& row : backup.actions) {
        row.share = policy[static_cast<size_t>(state) * backup.actions.size() + static_cast<size_t>(row.action)];
        if (row.share == 0)
            continue;
        backup.after += row.share * row.value;
        terms += (terms.empty() ? "" : " + ") + (row.share == 1 ? "" : shownNumber(row.share) + "·") +
                 (terms.empty() && row.share == 1 ? shownNumber(row.value) : bracketed(row.value));
    }
    backup.line = valueName("V", world, state) + " ← " + terms + " = " + shownNumber(backup.after);
    return backup;
}

} // namespace core::grid
