#pragma once

#include <QString>

namespace widgets {

/// Puts the interface into a language: "en", "zh_CN", or "system" for the language of the desktop. Widgets hear of it
/// by a LanguageChange event. Unknown codes give English, the language of the sources.
void applyLanguage(const QString& code);
/// What applyLanguage() was given last; "system" before.
QString currentLanguage();

} // namespace widgets
