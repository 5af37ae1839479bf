#include "app/cli/command_line.h"

#include <algorithm>
#include <exception>
#include <new>

#include <QCoreApplication>

#include "app/cli/interrupt.h"
#include "app/cli/verbs.h"
#include "app/cli/words.h"
#include "core/limits.h"
#include "gpu/base/error.h"

namespace app::cli {
namespace {

constexpr int kDone = 0;
constexpr int kFailed = 1;
constexpr int kUsage = 2;
constexpr int kInterrupted = 130; // as shells report Ctrl+C

QString generalHelp()
{
    QString text =
        CommandLine::tr("Usage: tessera [VERB [ARGUMENTS]]") + "\n\n" +
        CommandLine::tr(
            "Shows how vision, attention and reinforcement learning work. Without a verb, the window opens.") +
        "\n\n" + CommandLine::tr("Verbs:") + "\n";
    qsizetype width = 0;
    for (const Verb& verb : verbs())
        width = std::max(width, QString(verb.name).size());
    for (const Verb& verb : verbs())
        text += "  " + QString(verb.name).leftJustified(width) + "  " + verb.describe().summary + "\n";
    text += "\n" +
            CommandLine::tr("Window: tessera [IMAGE] [--device D] [--theme system|light|dark] [--language "
                            "system|en|zh_CN] [--limit NAME=NUMBER]...") +
            "\n";
    text += "\n  --help     " + CommandLine::tr("Show this help; after a verb, the help of that verb.") + "\n";
    text += "  --version  " + CommandLine::tr("Show the version.") + "\n\n";
    text += CommandLine::tr("Exit codes: 0 done, 1 failed, 2 wrong usage.") + "\n";
    return text;
}

int reportUsage(Terminal& terminal, const QString& message, const QString& usage)
{
    terminal.note(CommandLine::tr("error: %1").arg(message));
    terminal.note(CommandLine::tr("usage: %1").arg(usage));
    return kUsage;
}

/// What every verb takes.
OptionSpec limitOption()
{
    return {"limit", CommandLine::tr("NAME=NUMBER"),
            CommandLine::tr("Raise or lower a limit, such as picture-pixels=200M; see tessera limits."), true};
}

const Verb& findVerb(const QString& word)
{
    QStringList names{"--help", "--version"};
    for (const Verb& verb : verbs()) {
        if (word == verb.name)
            return verb;
        names << verb.name;
    }
    const QString guess = nearest(word, names);
    const QString message = word.startsWith('-')        ? CommandLine::tr("unknown option %1")
                            : word.contains(QChar('.')) ? CommandLine::tr("there is no file \"%1\", and no such verb")
                                                        : CommandLine::tr("unknown verb \"%1\"");
    if (guess.isEmpty())
        throw UsageError(message.arg(word));
    throw UsageError(message.arg(word) + CommandLine::tr("; did you mean %1?").arg(guess));
}

int runVerb(const Verb& verb, const QStringList& words, Terminal& terminal)
{
    CommandSpec spec = verb.describe();
    spec.options << limitOption();
    try {
        const Arguments arguments = Arguments::parse(spec, words);
        if (arguments.helpWanted()) {
            terminal.write(helpText(spec));
            return kDone;
        }
        for (const QString& assignment : arguments.values("limit"))
            core::limits::apply(assignment.toStdString());
        return verb.run(arguments, terminal);
    } catch (const UsageError& error) {
        return reportUsage(terminal, error.message(), usageLine(spec));
    }
}

int dispatch(const QStringList& words, Terminal& terminal)
{
    const QString general = "tessera [VERB [ARGUMENTS]] [--help] [--version]";
    if (words.isEmpty())
        return reportUsage(terminal, CommandLine::tr("this build has no window; give a verb"), general);
    const QString& first = words.first();
    if (first == "--help" || first == "-h") {
        terminal.write(generalHelp());
        return kDone;
    }
    if (first == "--version") {
        terminal.write(QString("tessera %1\n").arg(QCoreApplication::applicationVersion()));
        return kDone;
    }
    try {
        return runVerb(findVerb(first), words.mid(1), terminal);
    } catch (const UsageError& error) {
        return reportUsage(terminal, error.message(), general);
    }
}

} // namespace

int runCommandLine(const QStringList& words)
{
    const Interrupt interrupt;
    Terminal terminal(interrupt.token());
    try {
        return dispatch(words, terminal);
    } catch (const gpu::Error& error) {
        if (error.kind() == gpu::ErrorKind::Cancelled) {
            terminal.note(CommandLine::tr("Interrupted."));
            return kInterrupted;
        }
        terminal.note(CommandLine::tr("error: %1").arg(translated(error.message())));
        if (!error.hint().empty())
            terminal.note(CommandLine::tr("hint: %1").arg(translated(error.hint())));
    } catch (const std::bad_alloc&) {
        terminal.note(CommandLine::tr("error: %1").arg(CommandLine::tr("There is not enough memory.")));
        terminal.note(
            CommandLine::tr("hint: %1").arg(CommandLine::tr("Close other programs, or use a smaller picture.")));
    } catch (const std::exception& error) {
        terminal.note(CommandLine::tr("error: %1").arg(QString::fromUtf8(error.what())));
    }
    return kFailed;
}

} // namespace app::cli
