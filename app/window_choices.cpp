#include "app/window_choices.h"

#include <span>

#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QSettings>

#include "widgets/actions.h"
#include "widgets/language.h"
#include "widgets/theme.h"

namespace app {

WindowChoices::WindowChoices(widgets::ActionTable& actions, QObject* parent) : QObject(parent), m_actions(actions)
{
    const auto group = [this](std::span<const char* const> ids, auto apply) {
        auto* choices = new QActionGroup(this);
        for (const char* id : ids) {
            choices->addAction(m_actions.action(id));
            // "theme.dark" -> "dark"
            const QString word = QString::fromLatin1(id).section(QLatin1Char('.'), 1);
            connect(m_actions.action(id), &QAction::triggered, this, [this, apply, word] {
                apply(word);
                refresh();
            });
        }
    };
    group(kThemeActions, [](const QString& word) {
        widgets::applyTheme(*qApp, widgets::themeFromString(word));
        QSettings().setValue(QStringLiteral("theme"), word);
    });
    group(kLanguageActions, [](const QString& word) {
        widgets::applyLanguage(word);
        QSettings().setValue(QStringLiteral("language"), word);
    });
    refresh();
}

void WindowChoices::refresh()
{
    m_actions.action(("theme." + widgets::toString(widgets::currentTheme())).toStdString())->setChecked(true);
    m_actions.action(("language." + widgets::currentLanguage()).toStdString())->setChecked(true);
}

} // namespace app
