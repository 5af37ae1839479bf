#include "app/cli/arguments.h"

#include <algorithm>
#include <utility>

#include "app/cli/words.h"

namespace app::cli {
namespace {

/// Levenshtein's distance.
qsizetype editDistance(const QString& a, const QString& b)
{
    std::vector<qsizetype> row(static_cast<size_t>(b.size()) + 1);
    for (size_t j = 0; j < row.size(); ++j)
        row[j] = static_cast<qsizetype>(j);
    for (qsizetype i = 1; i <= a.size(); ++i) {
        qsizetype diagonal = row[0];
        row[0] = i;
        for (qsizetype j = 1; j <= b.size(); ++j) {
            const auto k = static_cast<size_t>(j);
            const qsizetype substituted = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = row[k];
            row[k] = std::min({row[k] + 1, row[k - 1] + 1, substituted});
        }
    }
    return row.back();
}

const OptionSpec& findOption(const CommandSpec& spec, const QString& name)
{
    for (const OptionSpec& option : spec.options)
        if (option.name == name)
            return option;
    QStringList names{"help"};
    for (const OptionSpec& option : spec.options)
        names << option.name;
    const QString guess = nearest(name, names);
    if (guess.isEmpty())
        throw UsageError(CommandLine::tr("unknown option --%1").arg(name));
    throw UsageError(CommandLine::tr("unknown option --%1; did you mean --%2?").arg(name, guess));
}

void checkPositionals(const CommandSpec& spec, const QStringList& given)
{
    qsizetype index = 0;
    for (const PositionalSpec& positional : spec.positionals) {
        int taken = 0;
        for (; taken < positional.maximum && index < given.size(); ++taken, ++index) {
            if (positional.choices.isEmpty() || positional.choices.contains(given[index]))
                continue;
            throw UsageError(CommandLine::tr("%1 is \"%2\", but must be one of: %3")
                                 .arg(positional.name, given[index], positional.choices.join(", ")));
        }
        if (taken < positional.minimum)
            throw UsageError(CommandLine::tr("%1 is missing").arg(positional.name));
    }
    if (index < given.size())
        throw UsageError(CommandLine::tr("unexpected argument \"%1\"").arg(given[index]));
}

QString optionUsage(const OptionSpec& option)
{
    if (option.valueName.isEmpty())
        return "--" + option.name;
    return "--" + option.name + " " + (option.bareValue.isEmpty() ? option.valueName : "[" + option.valueName + "]");
}

} // namespace

UsageError::UsageError(QString message) : m_message(std::move(message)), m_utf8(m_message.toStdString()) {}

Arguments Arguments::parse(const CommandSpec& spec, const QStringList& words)
{
    Arguments result;
    const QStringList options = words.mid(0, words.contains("--") ? words.indexOf("--") : words.size());
    if (options.contains("--help") || options.contains("-h")) {
        result.m_help = true;
        return result;
    }
    bool optionsEnded = false;
    for (qsizetype i = 0; i < words.size(); ++i) {
        const QString& word = words[i];
        if (optionsEnded || word == "-" || !word.startsWith('-')) {
            result.m_positionals << word;
            continue;
        }
        if (word == "--") {
            optionsEnded = true;
            continue;
        }
        if (!word.startsWith("--"))
            throw UsageError(CommandLine::tr("unknown option %1").arg(word));
        const qsizetype equals = word.indexOf('=');
        const OptionSpec& option = findOption(spec, word.mid(2, equals < 0 ? -1 : equals - 2));
        const bool takesValue = !option.valueName.isEmpty();
        if (!takesValue && equals >= 0)
            throw UsageError(CommandLine::tr("option --%1 takes no value").arg(option.name));
        QString value;
        if (takesValue && equals >= 0) {
            value = word.mid(equals + 1);
        } else if (takesValue) {
            const bool bare = i + 1 == words.size() || words[i + 1].startsWith("--");
            if (bare && option.bareValue.isEmpty())
                throw UsageError(CommandLine::tr("option --%1 needs a value: %2").arg(option.name, option.valueName));
            value = bare ? option.bareValue : words[++i];
        }
        if (result.has(option.name) && !option.repeatable)
            throw UsageError(CommandLine::tr("option --%1 is given twice").arg(option.name));
        result.m_options[option.name] << value;
    }
    checkPositionals(spec, result.m_positionals);
    return result;
}

bool Arguments::has(const QString& option) const { return m_options.contains(option); }

std::optional<QString> Arguments::value(const QString& option) const
{
    const auto found = m_options.find(option);
    if (found == m_options.end())
        return std::nullopt;
    return found->second.last();
}

QStringList Arguments::values(const QString& option) const
{
    const auto found = m_options.find(option);
    return found == m_options.end() ? QStringList() : found->second;
}

QString usageLine(const CommandSpec& spec)
{
    QString line = "tessera " + spec.name;
    for (const PositionalSpec& positional : spec.positionals) {
        const QString name = positional.choices.isEmpty() ? positional.name : positional.choices.join("|");
        QString word = positional.minimum == 0 ? "[" + name + "]" : name;
        if (positional.maximum > 1)
            word += "...";
        line += " " + word;
    }
    for (const OptionSpec& option : spec.options)
        line += " [" + optionUsage(option) + "]" + (option.repeatable ? "..." : "");
    return line;
}

QString helpText(const CommandSpec& spec)
{
    QList<std::pair<QString, QString>> rows;
    for (const PositionalSpec& positional : spec.positionals)
        rows << std::pair(positional.name, positional.description);
    for (const OptionSpec& option : spec.options)
        rows << std::pair(optionUsage(option), option.description);
    rows << std::pair(QString("--help"), CommandLine::tr("Show this help."));

    qsizetype width = 0;
    for (const auto& [left, right] : rows)
        width = std::max(width, left.size());
    QString text = CommandLine::tr("Usage: %1").arg(usageLine(spec)) + "\n\n" + spec.summary + "\n\n";
    for (const auto& [left, right] : rows)
        text += "  " + left.leftJustified(width) + "  " + right + "\n";
    if (!spec.notes.isEmpty())
        text += "\n" + spec.notes + "\n";
    return text;
}

QString nearest(const QString& word, const QStringList& candidates)
{
    QString best;
    qsizetype bestDistance = std::max<qsizetype>(1, word.size() / 3) + 1;
    for (const QString& candidate : candidates) {
        const bool begins = word.size() >= 2 && candidate.startsWith(word);
        const qsizetype distance = begins ? 0 : editDistance(word, candidate);
        if (distance < bestDistance) {
            best = candidate;
            bestDistance = distance;
        }
    }
    return best;
}

} // namespace app::cli
