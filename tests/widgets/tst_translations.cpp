// The Chinese translation is whole: every text of the sources is in it, finished, with the same places for arguments.
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include "core/grid/learners.h"
#include "widgets/language.h"
#include "widgets/message_text.h"

namespace {

struct Entry {
    QString context;
    QString source;
    QString translation;
    bool finished = true;
};

QList<Entry> readEntries(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QXmlStreamReader xml(&file);
    QList<Entry> entries;
    QString context;
    while (!xml.atEnd()) {
        xml.readNext();
        if (!xml.isStartElement())
            continue;
        if (xml.name() == QLatin1String("name")) {
            context = xml.readElementText();
        } else if (xml.name() == QLatin1String("message")) {
            entries.append({context, {}, {}, true});
        } else if (xml.name() == QLatin1String("source")) {
            entries.last().source = xml.readElementText();
        } else if (xml.name() == QLatin1String("translation")) {
            entries.last().finished = !xml.attributes().hasAttribute("type");
            entries.last().translation = xml.readElementText(QXmlStreamReader::IncludeChildElements);
        }
    }
    return entries;
}

/// The places for arguments, sorted, each as often as it occurs.
QStringList places(const QString& text)
{
    static const QRegularExpression place("%[1-9n]");
    QStringList found;
    for (auto matches = place.globalMatch(text); matches.hasNext();)
        found << matches.next().captured();
    found.sort();
    return found;
}

} // namespace

class TestTranslations : public QObject {
    Q_OBJECT

private slots:
    void everyTextIsFinished()
    {
        const QList<Entry> entries = readEntries(TESSERA_TRANSLATION);
        QVERIFY(entries.size() > 300);
        QStringList missing;
        for (const Entry& entry : entries)
            if (!entry.finished || entry.translation.isEmpty())
                missing << entry.context + ": " + entry.source;
        QVERIFY2(missing.isEmpty(), qPrintable('\n' + missing.join('\n')));
    }

    /// lupdate files texts under the name of the class, the program looks them up under the name in the macro.
    void declaredContextsAreThoseOfTheirClasses()
    {
        static const QRegularExpression declared(
            "(?:class|struct) (\\w+)[^{};]*\\{\\s*Q_DECLARE_TR_FUNCTIONS\\(([\\w:]+)\\)");
        QStringList found;
        for (const char* floor : {"widgets", "app"}) {
            QDirIterator files(QStringLiteral(TESSERA_SOURCE_FOLDER "/") + floor, {"*.h", "*.cpp"}, QDir::Files,
                               QDirIterator::Subdirectories);
            while (files.hasNext()) {
                QFile file(files.next());
                QVERIFY(file.open(QIODevice::ReadOnly));
                for (auto it = declared.globalMatch(QString::fromUtf8(file.readAll())); it.hasNext();) {
                    const QRegularExpressionMatch match = it.next();
                    QVERIFY2(match.captured(1) == match.captured(2), qPrintable(file.fileName()));
                    QVERIFY2(!found.contains(match.captured(1)), qPrintable(file.fileName()));
                    found << match.captured(1);
                }
            }
        }
        QVERIFY(found.size() >= 3);
    }

    void argumentsKeepTheirPlaces()
    {
        for (const Entry& entry : readEntries(TESSERA_TRANSLATION))
            QVERIFY2(places(entry.source) == places(entry.translation),
                     qPrintable(entry.source + " -> " + entry.translation));
    }

    void noTextOfTheSourcesIsLeftOut()
    {
        const QTemporaryDir folder;
        const QString fresh = folder.filePath("fresh_zh_CN.ts");
        QProcess lupdate;
        lupdate.setWorkingDirectory(TESSERA_SOURCE_FOLDER);
        lupdate.start(TESSERA_LUPDATE, {"-I", ".", "-silent", "-locations", "none", "-tr-function-alias",
                                        "translate+=mark", "-extensions", "cpp,h", "gpu", "core", "widgets", "app",
                                        "-source-language", "en_US", "-target-language", "zh_CN", "-ts", fresh});
        QVERIFY2(lupdate.waitForFinished(120000), "lupdate does not run");
        QCOMPARE(lupdate.exitCode(), 0);
        QSet<QString> known;
        for (const Entry& entry : readEntries(TESSERA_TRANSLATION))
            known << entry.context + '\n' + entry.source;
        const QList<Entry> wanted = readEntries(fresh);
        QVERIFY(wanted.size() > 300);
        QStringList missing;
        for (const Entry& entry : wanted)
            if (!known.contains(entry.context + '\n' + entry.source))
                missing << entry.context + ": " + entry.source;
        QVERIFY2(missing.isEmpty(),
                 qPrintable("run `ninja update_translations`, then translate:\n" + missing.join('\n')));
    }

    void theLanguageIsSwitchedAtRunTime()
    {
        const gpu::Message message{gpu::mark("core", "Unexpected failure: %1"), {"%1 stays"}};
        widgets::applyLanguage("zh_CN");
        const QString chinese = widgets::translated(message);
        QVERIFY(chinese.contains("%1 stays"));
        QVERIFY(!chinese.contains("Unexpected"));
        widgets::applyLanguage("en");
        QCOMPARE(widgets::translated(message), QString("Unexpected failure: %1 stays"));
    }

    void parametersOfLearnersHaveNames()
    {
        QSet<QString> named{"gamma", "epsilon", "alpha", "lambda"}; // by their letters
        for (const Entry& entry : readEntries(TESSERA_TRANSLATION))
            if (entry.context == "GridParameters")
                named.insert(entry.source);
        for (const core::grid::Learner& learner : core::grid::learners())
            for (const core::grid::Parameter& parameter : learner.parameters) {
                const QString words = QString(parameter.name).replace('-', ' ');
                QVERIFY2(named.contains(words), parameter.name);
            }
    }

    void titlesWithMnemonicsKeepOneEach()
    {
        for (const Entry& entry : readEntries(TESSERA_TRANSLATION)) {
            static const QRegularExpression key("&[A-Za-z0-9]");
            if (entry.context != "Actions" && entry.context != "app::MainWindow")
                continue;
            if (entry.source.contains(key))
                QVERIFY2(entry.translation.contains(key), qPrintable(entry.source + " -> " + entry.translation));
        }
    }
};

QTEST_GUILESS_MAIN(TestTranslations)
#include "tst_translations.moc"
