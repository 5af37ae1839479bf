#pragma once
// The pages of the user guide. To add one: a file resources/help/<language>/<id>.md for each language, and one row in
// help_pages.cpp. Links between pages are relative: [Exporting](exporting.md).

#include <span>

#include <QString>
#include <QStringList>
#include <QUrl>

namespace widgets {

struct HelpPage {
    const char* id;    ///< name of the files without .md
    const char* title; ///< marked with QT_TRANSLATE_NOOP("Help", ...)
};

/// In the order of the index.
std::span<const HelpPage> helpPages();

/// The folder of the language in use: "en" or "zh_CN".
QString helpLanguage();
/// Where a page of the language in use lies in the resources.
QUrl helpUrl(const QString& id);
QString helpText(const QString& id);
/// The id of a page by its address; empty if it is none.
QString helpId(const QUrl& url);
/// The pages that hold all words in their title or text, in the order of the index; all without words.
QStringList searchHelp(const QString& words);

} // namespace widgets
