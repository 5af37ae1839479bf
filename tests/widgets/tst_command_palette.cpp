// The command palette: what fits, in which order, and that it reaches everything, by keys and mouse.
#include <algorithm>

#include <QAction>
#include <QLineEdit>
#include <QListView>
#include <QSettings>
#include <QTest>

#include "tests/widgets/window_fixture.h"
#include "widgets/command_palette.h"
#include "widgets/fuzzy_match.h"
#include "widgets/job_runner.h"
#include "widgets/language.h"
#include "widgets/panel_dock.h"
#include "widgets/panes/registry.h"
#include "widgets/theme.h"

using widgets::fuzzyMatch;

class TestCommandPalette : public QObject {
    Q_OBJECT

private:
    widgets::CommandPalette& palette() { return *m->window().findChild<widgets::CommandPalette*>("commandPalette"); }
    void openPalette()
    {
        QTest::keyClick(&m->window(), Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(palette().isVisible());
        QTRY_VERIFY(palette().query()->hasFocus());
    }
    QStringList titles()
    {
        QStringList seen;
        for (int row = 0; row < palette().model().rowCount(); ++row)
            seen << palette().model().entry(row).title;
        return seen;
    }
    QString current() { return palette().list()->currentIndex().data().toString(); }

private slots:
    void init() { m = std::make_unique<WindowFixture>(); }
    void cleanup()
    {
        m.reset();
        widgets::applyLanguage("en");
        widgets::applyTheme(*qApp, widgets::ThemeChoice::Light);
    }

    void missingCharactersDoNotMatch_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("fits");
        QTest::newRow("empty") << ""
                               << "Open" << true;
        QTest::newRow("whole") << "open"
                               << "Open" << true;
        QTest::newRow("gaps") << "rl"
                              << "Reset layout" << true;
        QTest::newRow("order") << "lr"
                               << "Reset l" << false;
        QTest::newRow("longer") << "openn"
                                << "Open" << false;
        QTest::newRow("missing") << "opx"
                                 << "Open picture" << false;
        QTest::newRow("Chinese") << QString::fromUtf8("布局") << QString::fromUtf8("重置布局") << true;
    }
    void missingCharactersDoNotMatch()
    {
        QFETCH(QString, pattern);
        QFETCH(QString, text);
        QFETCH(bool, fits);
        const auto match = fuzzyMatch(pattern, text);
        QCOMPARE(match.has_value(), fits);
        if (match) {
            QCOMPARE(match->positions.size(), static_cast<size_t>(pattern.size()));
            for (size_t i = 0; i < match->positions.size(); ++i)
                QCOMPARE(text.at(match->positions[i]).toLower(), pattern.at(static_cast<qsizetype>(i)).toLower());
        }
    }

    void betterFitsScoreMore_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("better");
        QTest::addColumn<QString>("worse");
        QTest::newRow("side by side") << "red"
                                      << "Redo"
                                      << "Reset the dock";
        QTest::newRow("beginnings of words") << "rl"
                                             << "Reset layout"
                                             << "World";
        QTest::newRow("beginning of the text") << "s"
                                               << "Samples"
                                               << "Keyboard shortcuts";
        QTest::newRow("short gaps") << "op"
                                    << "Open"
                                    << "Go to panel";
    }
    void betterFitsScoreMore()
    {
        QFETCH(QString, pattern);
        QFETCH(QString, better);
        QFETCH(QString, worse);
        QVERIFY(fuzzyMatch(pattern, better)->score > fuzzyMatch(pattern, worse)->score);
    }

    void theBestWayIsFoundNotTheFirst()
    {
        // The first "la" would start at the l of "all".
        const auto match = fuzzyMatch("lay", "All layers");
        QCOMPARE(match->positions, (std::vector<int>{4, 5, 6}));
    }

    void listsEveryActionOfTheWindow()
    {
        // Those of a pane while it is in front.
        for (const widgets::PaneEntry& front : widgets::paneRegistry()) {
            m->action((std::string("pane.") + front.id).c_str())->trigger();
            openPalette();
            QSet<QString> listed;
            for (int row = 0; row < palette().model().rowCount(); ++row)
                listed << palette().model().entry(row).id;
            for (const QAction* action : m->window().actions().all()) {
                const QString id = action->objectName();
                const bool ofOther = std::ranges::any_of(widgets::paneRegistry(), [&](const widgets::PaneEntry& pane) {
                    const QString area = QLatin1String(pane.id) + QLatin1Char('.');
                    return QLatin1String(pane.id) != QLatin1String(front.id) &&
                           (id.startsWith(area) || id.startsWith(QStringLiteral("panel.") + area));
                });
                if (id != "app.palette")
                    QVERIFY2(listed.contains(id) != ofOther, qPrintable(id));
            }
            QTest::keyClick(&palette(), Qt::Key_Escape);
        }
    }

    void typingChoosesAndEnterRuns()
    {
        openPalette();
        QTest::keyClicks(palette().query(), "theme dark");
        QCOMPARE(current(), QString("Dark"));
        QTest::keyClick(palette().query(), Qt::Key_Return);
        QVERIFY(!palette().isVisible());
        QVERIFY(widgets::currentTheme() == widgets::ThemeChoice::Dark);
    }

    void whatWasUsedLastComesFirst()
    {
        openPalette();
        QTest::keyClicks(palette().query(), "history");
        QTest::keyClick(palette().query(), Qt::Key_Return);
        QVERIFY(m->window().panels().isOpen());
        openPalette();
        QCOMPARE(palette().query()->text(), QString());
        QCOMPARE(titles().first(), QString("History"));
    }

    void blockedEntriesSayWhyAndDoNotRun()
    {
        openPalette();
        QTest::keyClicks(palette().query(), "save mask");
        QCOMPARE(current(), QString("Save mask"));
        QCOMPARE(palette().model().entry(0).reason, QString("Open a picture first."));
        QTest::keyClick(palette().query(), Qt::Key_Return);
        QVERIFY(palette().isVisible()); // nothing ran
        QTest::keyClick(palette().query(), Qt::Key_Escape);
        QVERIFY(!palette().isVisible());
    }

    void arrowsGoRoundAndTheMouseRuns()
    {
        openPalette();
        QTest::keyClicks(palette().query(), "language");
        const int count = palette().model().rowCount();
        QVERIFY(count >= 3);
        QTest::keyClick(palette().query(), Qt::Key_Up);
        QCOMPARE(palette().list()->currentIndex().row(), count - 1);
        QTest::keyClick(palette().query(), Qt::Key_Down);
        QCOMPARE(palette().list()->currentIndex().row(), 0);
        for (int row = 0; row < count; ++row) {
            if (palette().model().entry(row).id != "language.zh_CN")
                continue;
            QTest::mouseClick(palette().list()->viewport(), Qt::LeftButton, {},
                              palette().list()->visualRect(palette().model().index(row, 0)).center());
            break;
        }
        QVERIFY(!palette().isVisible());
        QCOMPARE(widgets::currentLanguage(), QString("zh_CN"));
    }

    void sourceTitlesAreFoundInOtherLanguages()
    {
        m->action("language.zh_CN")->trigger();
        openPalette();
        QTest::keyClicks(palette().query(), "reset lay");
        QVERIFY(palette().model().rowCount() > 0);
        QCOMPARE(palette().model().entry(0).id, QString("window.reset-layout"));
    }

    void escapeAndFocusElsewhereClose()
    {
        m->view().setFocus();
        openPalette();
        QTest::keyClick(palette().query(), Qt::Key_Escape);
        QVERIFY(!palette().isVisible());
        QVERIFY(m->view().hasFocus());
        openPalette();
        m->view().setFocus();
        QVERIFY(!palette().isVisible());
    }

    void lettersGoToTheLineNotToTheWindow()
    {
        m->openPicture();
        const bool guides = m->view().guidesVisible();
        openPalette();
        QTest::keyClick(palette().query(), Qt::Key_X);
        QCOMPARE(palette().query()->text(), QString("x"));
        QCOMPARE(m->view().guidesVisible(), guides);
    }

    void reachesRecentFilesSamplesAndDevices()
    {
        m->samples().push_back({QStringLiteral("Chelsea the cat"), m->picturePath()});
        m->window().openDevice();
        m->openPicture();
        openPalette();
        QTest::keyClicks(palette().query(), "picture.png");
        QVERIFY(titles().contains("Open picture.png"));
        palette().query()->clear();
        QTest::keyClicks(palette().query(), "chelsea");
        QVERIFY(titles().contains("Open Chelsea the cat"));
        palette().query()->clear();
        QTest::keyClicks(palette().query(), "compute another");
        QCOMPARE(current(), QString("Compute on Another test device"));
        QTest::keyClick(palette().query(), Qt::Key_Return);
        QVERIFY(m->settle());
        QCOMPARE(m->engine().deviceInUse(), 1);
    }

private:
    std::unique_ptr<WindowFixture> m;
};

QTEST_MAIN(TestCommandPalette)
#include "tst_command_palette.moc"
