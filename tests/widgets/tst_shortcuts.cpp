// The table of keys: editing, conflicts, and that only differences are kept.
#include <QAction>
#include <QKeySequenceEdit>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QTableView>
#include <QTest>

#include "tests/widgets/window_fixture.h"
#include "widgets/image_view.h"
#include "widgets/job_runner.h"
#include "widgets/shortcut_dialog.h"
#include "widgets/shortcut_settings.h"

class TestShortcuts : public QObject {
    Q_OBJECT

private:
    widgets::ShortcutDialog& openDialog()
    {
        m->action("app.shortcuts")->trigger();
        auto* dialog = m->window().findChild<widgets::ShortcutDialog*>("shortcutDialog");
        if (!dialog || !QTest::qWaitForWindowExposed(dialog))
            qFatal("the dialog does not open");
        return *dialog;
    }
    static void press(widgets::ShortcutDialog& dialog, Qt::Key key, Qt::KeyboardModifiers modifiers)
    {
        dialog.keys()->setFocus();
        QTest::keyClick(dialog.keys(), key, modifiers);
    }
    static QStringList saved()
    {
        QSettings settings;
        settings.beginGroup("shortcuts");
        return settings.childKeys();
    }

private slots:
    void init() { m = std::make_unique<WindowFixture>(); }
    void cleanup() { m.reset(); }

    void noTwoActionsHaveTheSameKeysByDefault()
    {
        for (const QAction* action : m->window().actions().all()) {
            const QAction* other =
                m->window().actions().conflict(action->objectName().toStdString(), action->shortcut());
            QVERIFY2(!other, qPrintable(action->objectName() + " and " + (other ? other->objectName() : QString())));
        }
    }

    void newKeysWorkAtOnceAndAreKept()
    {
        m->openPicture();
        widgets::ShortcutDialog& dialog = openDialog();
        dialog.selectAction("view.actual-size");
        press(dialog, Qt::Key_F11, Qt::ControlModifier);
        QCOMPARE(m->action("view.actual-size")->shortcut(), QKeySequence("Ctrl+F11"));
        QVERIFY(m->action("view.actual-size")->toolTip().contains("Ctrl+F11"));
        QCOMPARE(saved(), QStringList{"view.actual-size"});
        dialog.close();
        m->window().activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&m->window()));
        m->view().fit();
        QVERIFY(std::abs(m->view().zoom() - 1) > 0.01);
        QTest::keyClick(&m->window(), Qt::Key_F11, Qt::ControlModifier);
        QVERIFY(std::abs(m->view().zoom() - 1) < 0.01);

        app::MainWindow again(std::make_shared<SmallEngine>(), [] { return std::vector<widgets::Sample>(); });
        QCOMPARE(again.actions().action("view.actual-size")->shortcut(), QKeySequence("Ctrl+F11"));
    }

    void keysOfAnotherActionAreRefusedUntilTakenAway()
    {
        widgets::ShortcutDialog& dialog = openDialog();
        dialog.selectAction("view.fit");
        press(dialog, Qt::Key_O, Qt::ControlModifier);
        QVERIFY2(dialog.conflictText().contains("Open"), qPrintable(dialog.conflictText()));
        QVERIFY(dialog.reassignButton()->isVisible());
        QCOMPARE(m->action("view.fit")->shortcut(), QKeySequence("F"));
        QCOMPARE(m->action("file.open")->shortcut(), QKeySequence("Ctrl+O"));
        QVERIFY(saved().isEmpty());
        QTest::mouseClick(dialog.reassignButton(), Qt::LeftButton);
        QCOMPARE(m->action("view.fit")->shortcut(), QKeySequence("Ctrl+O"));
        QVERIFY(m->action("file.open")->shortcut().isEmpty());
        QVERIFY(dialog.conflictText().isEmpty());
        QCOMPARE(saved(), (QStringList{"file.open", "view.fit"}));
    }

    void oneIsResetAndThenAll()
    {
        widgets::ShortcutDialog& dialog = openDialog();
        dialog.selectAction("view.fit");
        press(dialog, Qt::Key_F7, Qt::NoModifier);
        dialog.selectAction("view.actual-size");
        press(dialog, Qt::Key_F8, Qt::NoModifier);
        QCOMPARE(saved().size(), 2);
        QTest::mouseClick(dialog.resetButton(), Qt::LeftButton);
        QCOMPARE(m->action("view.actual-size")->shortcut(), QKeySequence("A"));
        QCOMPARE(saved(), QStringList{"view.fit"});
        QTest::mouseClick(dialog.resetAllButton(), Qt::LeftButton);
        QCOMPARE(m->action("view.fit")->shortcut(), QKeySequence("F"));
        QVERIFY(saved().isEmpty());
    }

    void searchFindsTitlesAndKeys()
    {
        widgets::ShortcutDialog& dialog = openDialog();
        const int all = dialog.table()->model()->rowCount();
        QCOMPARE(all, static_cast<int>(m->window().actions().all().size()));
        QTest::keyClicks(dialog.search(), "crosshair");
        QCOMPARE(dialog.table()->model()->rowCount(), 1);
        dialog.search()->clear();
        QTest::keyClicks(dialog.search(), "ctrl+shift+z");
        QCOMPARE(dialog.table()->model()->rowCount(), 1);
    }

    void chosenKeysWinOverLaterDefaults()
    {
        // As if a new version had given Ctrl+O to something after the person had chosen it for another.
        QSettings().setValue("shortcuts/view.fit", "Ctrl+O");
        app::MainWindow again(std::make_shared<SmallEngine>(), [] { return std::vector<widgets::Sample>(); });
        QCOMPARE(again.actions().action("view.fit")->shortcut(), QKeySequence("Ctrl+O"));
        QVERIFY(again.actions().action("file.open")->shortcut().isEmpty());
    }

private:
    std::unique_ptr<WindowFixture> m;
};

QTEST_MAIN(TestShortcuts)
#include "tst_shortcuts.moc"
