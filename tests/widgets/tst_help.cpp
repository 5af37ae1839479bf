// The user guide: every page is there in both languages, links lead somewhere, and the window finds and shows them.
#include <QAction>
#include <QFile>
#include <QLineEdit>
#include <QListWidget>
#include <QRegularExpression>
#include <QTest>
#include <QTextBlock>
#include <QTextBrowser>
#include <QTextCursor>
#include <QToolButton>

#include "tests/widgets/window_fixture.h"
#include "widgets/help_pages.h"
#include "widgets/help_viewer.h"
#include "widgets/language.h"
#include "widgets/theme.h"

class TestHelp : public QObject {
    Q_OBJECT

private:
    widgets::HelpViewer& openHelp()
    {
        QTest::keyClick(&m->window(), Qt::Key_F1);
        auto* help = m->window().findChild<widgets::HelpViewer*>("helpViewer");
        if (!help || !QTest::qWaitForWindowExposed(help))
            qFatal("the help does not open");
        return *help;
    }
    /// Clicks on the first place of the page that shows this text.
    static void clickText(QTextBrowser& browser, const QString& text)
    {
        QTextCursor cursor = browser.document()->find(text);
        QVERIFY2(!cursor.isNull(), qPrintable(text));
        browser.setTextCursor(cursor);
        browser.ensureCursorVisible();
        QTest::mouseClick(browser.viewport(), Qt::LeftButton, {}, browser.cursorRect(cursor).center() - QPoint(4, 0));
    }

private slots:
    void init()
    {
        widgets::applyLanguage("en");
        m = std::make_unique<WindowFixture>();
    }
    void cleanup()
    {
        m.reset();
        widgets::applyLanguage("en");
        widgets::applyTheme(*qApp, widgets::ThemeChoice::Light);
    }

    void pagesAreCompleteAndTheirLinksLeadSomewhere_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("id");
        for (const char* language : {"en", "zh_CN"})
            for (const widgets::HelpPage& page : widgets::helpPages())
                QTest::addRow("%s %s", language, page.id) << language << page.id;
    }
    void pagesAreCompleteAndTheirLinksLeadSomewhere()
    {
        QFETCH(QString, language);
        QFETCH(QString, id);
        QFile file(QStringLiteral(":/help/%1/%2.md").arg(language, id));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(file.readAll());
        QVERIFY(text.startsWith("# "));
        QVERIFY(text.size() > 200);
        const bool chinese = text.contains(QRegularExpression(QStringLiteral("\\p{Han}")));
        QCOMPARE(chinese, language == QLatin1String("zh_CN"));
        static const QRegularExpression kLink(QStringLiteral("\\]\\(([^)]+)\\)"));
        for (auto links = kLink.globalMatch(text); links.hasNext();) {
            const QString target = links.next().captured(1);
            if (!target.startsWith("https://"))
                QVERIFY2(QFile::exists(QStringLiteral(":/help/%1/%2").arg(language, target)), qPrintable(target));
        }
    }

    void bothLanguagesHaveTheSameHeadings()
    {
        static const QRegularExpression kHeading(QStringLiteral("^(#+) "), QRegularExpression::MultilineOption);
        const auto levels = [](const QString& language, const char* id) {
            QFile file(QStringLiteral(":/help/%1/%2.md").arg(language, QLatin1String(id)));
            QStringList found;
            if (file.open(QIODevice::ReadOnly)) {
                const QString text = QString::fromUtf8(file.readAll());
                for (auto hit = kHeading.globalMatch(text); hit.hasNext();)
                    found << hit.next().captured(1);
            }
            return found;
        };
        for (const widgets::HelpPage& page : widgets::helpPages())
            QVERIFY2(levels("en", page.id) == levels("zh_CN", page.id), page.id);
    }

    void f1OpensTheFirstPage()
    {
        widgets::HelpViewer& help = openHelp();
        QCOMPARE(help.currentPage(), QString("index"));
        QVERIFY(help.browser()->toPlainText().size() > 100);
        QCOMPARE(help.index()->count(), static_cast<int>(widgets::helpPages().size()));
        QCOMPARE(help.index()->currentRow(), 0);
    }

    void theIndexAndTheLinksLeadToPagesAndBack()
    {
        widgets::HelpViewer& help = openHelp();
        QVERIFY(!help.backButton()->isEnabled());
        QTest::mouseClick(help.index()->viewport(), Qt::LeftButton, {},
                          help.index()->visualItemRect(help.index()->item(2)).center());
        QCOMPARE(help.currentPage(), QString(widgets::helpPages()[2].id));
        QTest::mouseClick(help.backButton(), Qt::LeftButton);
        QCOMPARE(help.currentPage(), QString("index"));
        QCOMPARE(help.index()->currentRow(), 0);
        QTest::mouseClick(help.forwardButton(), Qt::LeftButton);
        QCOMPARE(help.currentPage(), QString(widgets::helpPages()[2].id));
        help.showPage("index");
        QCOMPARE(help.index()->currentRow(), 0);
        clickText(*help.browser(), "First steps");
        QTRY_COMPARE(help.currentPage(), QString("first-steps"));
        QCOMPARE(help.index()->currentItem()->data(Qt::UserRole).toString(), QString("first-steps"));
    }

    void searchFindsPagesByTheirText()
    {
        widgets::HelpViewer& help = openHelp();
        QTest::keyClicks(help.search(), "palette");
        QVERIFY(help.index()->count() >= 1);
        QVERIFY(help.index()->count() < static_cast<int>(widgets::helpPages().size()));
        QTest::keyClick(help.search(), Qt::Key_Return);
        QVERIFY(help.browser()->toPlainText().contains("palette", Qt::CaseInsensitive));
        QVERIFY(!help.browser()->extraSelections().isEmpty());
        help.search()->clear();
        QTest::keyClicks(help.search(), "qqqq");
        QCOMPARE(help.index()->count(), 0);
    }

    void languageAndThemeChangeThePageInPlace()
    {
        widgets::HelpViewer& help = openHelp();
        help.showPage("exporting");
        const QString english = help.browser()->toPlainText();
        const auto linkColour = [&help] {
            for (QTextBlock block = help.browser()->document()->begin(); block.isValid(); block = block.next())
                for (auto part = block.begin(); !part.atEnd(); ++part)
                    if (part.fragment().charFormat().isAnchor())
                        return part.fragment().charFormat().foreground().color();
            return QColor();
        };
        QCOMPARE(linkColour(), widgets::lightTokens().accent);
        widgets::applyTheme(*qApp, widgets::ThemeChoice::Dark);
        QTRY_COMPARE(linkColour(), widgets::darkTokens().accent);
        m->action("language.zh_CN")->trigger();
        QCOMPARE(help.currentPage(), QString("exporting"));
        QTRY_VERIFY(help.browser()->toPlainText() != english);
        QVERIFY(help.browser()->toPlainText().contains(QString::fromUtf8("导出")));
    }

private:
    std::unique_ptr<WindowFixture> m;
};

QTEST_MAIN(TestHelp)
#include "tst_help.moc"
