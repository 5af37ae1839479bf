#pragma once
// What a verb takes, and the reading of a command line against it.

#include <exception>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <QString>
#include <QStringList>

namespace app::cli {

/// `--name` (a flag) or `--name VALUE` / `--name=VALUE`.
struct OptionSpec {
    QString name;      ///< without the dashes
    QString valueName; ///< e.g. "X,Y[,+|-]"; empty: a flag without value
    QString description;
    bool repeatable = false;
    QString bareValue = {}; ///< not empty: the value where the option stands last or before another one
};

/// An argument without dashes. Only the last one of a command may have a maximum above 1.
struct PositionalSpec {
    QString name; ///< as in the usage line, e.g. "IMAGE"
    QString description;
    int minimum = 1;
    int maximum = 1;
    QStringList choices = {}; ///< if not empty, nothing else is accepted
};

/// A verb as its help shows it. Every verb has `--help` besides.
struct CommandSpec {
    QString name;
    QString summary; ///< one line
    QList<PositionalSpec> positionals;
    QList<OptionSpec> options;
    QString notes = {}; ///< shown at the end of the help
};

/// The command line itself is wrong: exit code 2. The message names the argument.
class UsageError : public std::exception {
public:
    explicit UsageError(QString message);
    const QString& message() const { return m_message; }
    const char* what() const noexcept override { return m_utf8.c_str(); }

private:
    QString m_message;
    std::string m_utf8;
};

/// A command line that fits its CommandSpec.
class Arguments {
public:
    /// `words`: what follows the verb. A value is the next word, unless that begins with "--"; a lone "--" ends the
    /// options. Throws UsageError: unknown option (with the nearest known one), missing or unexpected value, an option
    /// given twice, too few or too many positionals, a value outside the choices. `--help` or `-h` anywhere stops all
    /// other checks.
    static Arguments parse(const CommandSpec& spec, const QStringList& words);

    bool helpWanted() const { return m_help; }
    /// Was the flag or option given?
    bool has(const QString& option) const;
    /// The value of an option that may be given once.
    std::optional<QString> value(const QString& option) const;
    /// All values of an option, in the order given.
    QStringList values(const QString& option) const;
    const QStringList& positionals() const { return m_positionals; }

private:
    std::map<QString, QStringList> m_options;
    QStringList m_positionals;
    bool m_help = false;
};

/// e.g. `tessera segment IMAGE [--point X,Y[,+|-]]... [--no-cache]`.
QString usageLine(const CommandSpec& spec);
/// Usage line, summary, arguments and options with their descriptions.
QString helpText(const CommandSpec& spec);
/// The candidate most like `word` (at most a third of its letters differ, or it begins so); empty if none is.
QString nearest(const QString& word, const QStringList& candidates);

} // namespace app::cli
