#include "widgets/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace widgets {

namespace {

struct LanguageState {
    QString code = QStringLiteral("system");
    QTranslator ours;
    QTranslator qt; ///< the texts of Qt's own dialogs, if they are installed
};

LanguageState& state()
{
    static LanguageState instance;
    return instance;
}

} // namespace

void applyLanguage(const QString& code)
{
    LanguageState& current = state();
    current.code = code;
    QCoreApplication::removeTranslator(&current.ours);
    QCoreApplication::removeTranslator(&current.qt);
    const QLocale locale = code == QLatin1String("system") ? QLocale::system() : QLocale(code);
    QLocale::setDefault(locale);
    if (current.ours.load(locale, QStringLiteral("tessera"), QStringLiteral("_"), QStringLiteral(":/translations")))
        QCoreApplication::installTranslator(&current.ours);
    if (current.qt.load(locale, QStringLiteral("qtbase"), QStringLiteral("_"),
                        QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&current.qt);
}

QString currentLanguage() { return state().code; }

} // namespace widgets
