#include "widgets/help_pages.h"

#include <algorithm>
#include <array>

#include <QCoreApplication>
#include <QFile>
#include <QLocale>

namespace widgets {

namespace {

constexpr std::array<HelpPage, 21> kPages{{
    {"index", QT_TRANSLATE_NOOP("Help", "Welcome")},
    {"first-steps", QT_TRANSLATE_NOOP("Help", "First steps")},
    {"segmenting", QT_TRANSLATE_NOOP("Help", "Prompts, masks and objects")},
    {"everything", QT_TRANSLATE_NOOP("Help", "Segment everything")},
    {"folders", QT_TRANSLATE_NOOP("Help", "Folders")},
    {"metrics", QT_TRANSLATE_NOOP("Help", "Truth and metrics")},
    {"mask-attention", QT_TRANSLATE_NOOP("Help", "Attention beside the mask")},
    {"grid-worlds", QT_TRANSLATE_NOOP("Help", "Grid worlds")},
    {"dynamic-programming", QT_TRANSLATE_NOOP("Help", "Dynamic programming")},
    {"monte-carlo", QT_TRANSLATE_NOOP("Help", "Monte Carlo")},
    {"temporal-difference", QT_TRANSLATE_NOOP("Help", "Temporal differences")},
    {"control", QT_TRANSLATE_NOOP("Help", "Control: Sarsa and Q-learning")},
    {"function-approximation", QT_TRANSLATE_NOOP("Help", "Function approximation")},
    {"policy-gradient", QT_TRANSLATE_NOOP("Help", "Policy gradients")},
    {"models", QT_TRANSLATE_NOOP("Help", "Models")},
    {"window", QT_TRANSLATE_NOOP("Help", "The window and its panels")},
    {"actions", QT_TRANSLATE_NOOP("Help", "Actions and shortcuts")},
    {"workspaces", QT_TRANSLATE_NOOP("Help", "Workspaces")},
    {"exporting", QT_TRANSLATE_NOOP("Help", "Exporting")},
    {"formats", QT_TRANSLATE_NOOP("Help", "Formats of annotations")},
    {"troubleshooting", QT_TRANSLATE_NOOP("Help", "When something goes wrong")},
}};

} // namespace

std::span<const HelpPage> helpPages() { return kPages; }

QString helpLanguage()
{
    return QLocale().language() == QLocale::Chinese ? QStringLiteral("zh_CN") : QStringLiteral("en");
}

QUrl helpUrl(const QString& id) { return QUrl(QStringLiteral("qrc:/help/%1/%2.md").arg(helpLanguage(), id)); }

QString helpText(const QString& id)
{
    QFile file(QStringLiteral(":/help/%1/%2.md").arg(helpLanguage(), id));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QString helpId(const QUrl& url)
{
    const QString name = url.fileName();
    const QString id = name.endsWith(QLatin1String(".md")) ? name.chopped(3) : QString();
    const bool known =
        std::any_of(kPages.begin(), kPages.end(), [&id](const HelpPage& page) { return id == QLatin1String(page.id); });
    return known ? id : QString();
}

QStringList searchHelp(const QString& words)
{
    const QStringList wanted = words.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    QStringList found;
    for (const HelpPage& page : kPages) {
        const QString id = QString::fromLatin1(page.id);
        const QString text = QCoreApplication::translate("Help", page.title) + QLatin1Char('\n') + helpText(id);
        if (std::all_of(wanted.begin(), wanted.end(),
                        [&text](const QString& word) { return text.contains(word, Qt::CaseInsensitive); }))
            found << id;
    }
    return found;
}

} // namespace widgets
