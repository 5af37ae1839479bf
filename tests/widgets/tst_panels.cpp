// The bottom dock: its tabs fold and unfold it, it is remembered, and the history is the undo stack.
#include <QAction>
#include <QDockWidget>
#include <QMenu>
#include <QMenuBar>
#include <QTabBar>
#include <QTest>
#include <QToolBar>
#include <QToolButton>
#include <QUndoStack>
#include <QUndoView>

#include "tests/widgets/window_fixture.h"
#include "widgets/language.h"
#include "widgets/panel_dock.h"
#include "widgets/theme.h"

class TestPanels : public QObject {
    Q_OBJECT

private:
    QTabBar& tabs() { return *m->window().panels().tabBar(); }
    int indexOf(const QString& id)
    {
        for (int i = 0; i < tabs().count(); ++i)
            if (tabs().tabData(i).toString() == id)
                return i;
        return -1;
    }
    void clickTab(const QString& id)
    {
        QTest::mouseClick(&tabs(), Qt::LeftButton, {}, tabs().tabRect(indexOf(id)).center());
    }

private slots:
    void init() { m = std::make_unique<WindowFixture>(); }
    void cleanup() { m.reset(); }

    void startsFoldedToItsTabs()
    {
        widgets::PanelDock& dock = m->window().panels();
        QVERIFY(!dock.isOpen());
        QVERIFY(dock.height() <= 32);
        QVERIFY(tabs().isVisible());
        QVERIFY(indexOf("history") >= 0);
    }

    void aClickUnfoldsAndAnotherFolds()
    {
        clickTab("history");
        widgets::PanelDock& dock = m->window().panels();
        QVERIFY(dock.isOpen());
        QTRY_VERIFY(dock.height() >= 160);
        QVERIFY(m->window().findChild<QUndoView*>("history")->isVisible());
        QVERIFY(m->action("panel.history")->isChecked());
        QVERIFY(m->action("window.panels")->isChecked());
        clickTab("history");
        QVERIFY(!dock.isOpen());
        QTRY_VERIFY(dock.height() <= 32);
        QVERIFY(!m->action("panel.history")->isChecked());
    }

    void theKeyboardDoesTheSame()
    {
        tabs().setFocus();
        QTest::keyClick(&tabs(), Qt::Key_Space);
        QVERIFY(m->window().panels().isOpen());
        QTest::keyClick(&tabs(), Qt::Key_Return);
        QVERIFY(!m->window().panels().isOpen());
        QTest::keyClick(&m->window(), Qt::Key_J, Qt::ControlModifier);
        QVERIFY(m->window().panels().isOpen());
    }

    void anActionOpensItsPanelAndTakesTheFocusThere()
    {
        m->action("panel.history")->trigger();
        QVERIFY(m->window().panels().isOpen());
        QCOMPARE(m->window().panels().current(), QString("history"));
        auto* history = m->window().findChild<QUndoView*>("history");
        QTRY_VERIFY(history->hasFocus());
    }

    void theHistoryIsTheUndoStackOfThePane()
    {
        m->openPicture();
        m->action("panel.history")->trigger();
        auto* history = m->window().findChild<QUndoView*>("history");
        QCOMPARE(history->stack(), m->pane().undoStack());
        m->click({80, 60});
        m->click({40, 40});
        QCOMPARE(history->model()->rowCount(), 3); // the beginning and two steps
        QTest::mouseClick(history->viewport(), Qt::LeftButton, {},
                          history->visualRect(history->model()->index(1, 0)).center());
        QCOMPARE(m->pane().undoStack()->index(), 1);
        QVERIFY(m->settle());
    }

    void undoNamesItsStep()
    {
        m->openPicture();
        QCOMPARE(m->action("edit.undo")->text(), QString("&Undo"));
        m->click({80, 60});
        const QString step = m->pane().undoStack()->undoText();
        QVERIFY(!step.isEmpty());
        QCOMPARE(m->action("edit.undo")->text().toLower(), ("&Undo " + step).toLower());
        m->action("edit.undo")->trigger();
        QCOMPARE(m->action("edit.undo")->text(), QString("&Undo"));
        QCOMPARE(m->action("edit.redo")->text().toLower(), ("&Redo " + step).toLower());
        QVERIFY(m->settle());
    }

    void theLayoutIsRememberedAndReset()
    {
        clickTab("history");
        m->action("window.inspector")->trigger();
        m->window().close();
        app::MainWindow again(std::make_shared<SmallEngine>(), [] { return std::vector<widgets::Sample>(); });
        again.show();
        QVERIFY(QTest::qWaitForWindowExposed(&again));
        QVERIFY(again.panels().isOpen());
        QCOMPARE(again.panels().current(), QString("history"));
        QTRY_VERIFY(again.panels().height() >= 160);
        QVERIFY(again.findChild<QDockWidget*>("inspectorDock")->isHidden());
        again.actions().action("window.reset-layout")->trigger();
        QVERIFY(!again.panels().isOpen());
        QVERIFY(again.findChild<QDockWidget*>("inspectorDock")->isVisible());
        QVERIFY(again.actions().action("window.inspector")->isChecked());
    }

    void f6GoesRoundThePartsOfTheWindow()
    {
        m->openPicture();
        m->pane().setFocus();
        const std::vector<QWidget*> parts{m->window().findChild<QToolBar*>("rail"),
                                          m->window().findChild<QToolBar*>("tools"), &m->pane(),
                                          m->window().findChild<QDockWidget*>("inspectorDock"), &m->window().panels()};
        const auto inside = [&](size_t part) { return parts[part]->isAncestorOf(m->window().focusWidget()); };
        QVERIFY(inside(2));
        for (const size_t part : {3U, 4U, 0U, 1U, 2U}) {
            QTest::keyClick(&m->window(), Qt::Key_F6);
            QVERIFY2(inside(part), qPrintable(QString::number(part)));
        }
        for (const size_t part : {1U, 0U, 4U, 3U, 2U}) {
            QTest::keyClick(&m->window(), Qt::Key_F6, Qt::ShiftModifier);
            QVERIFY2(inside(part), qPrintable(QString::number(part)));
        }
    }

    void thePanesOwnActionsStandInItsMenuAndTheToolBar()
    {
        QStringList titles;
        for (const QAction* menu : m->window().menuBar()->actions())
            titles << menu->text();
        QVERIFY2(titles.contains("Segmentation"), qPrintable(titles.join(' ')));
        auto* bar = m->window().findChild<QToolBar*>("tools");
        for (const char* id : m->pane().actionPlaces().toolBar)
            if (id[0] != '\0')
                QVERIFY2(bar->widgetForAction(m->action(id)), id);
    }

    void noPanelOfAnyPaneMakesTheWindowLargerThanPromised_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addRow("English") << "en";
        QTest::addRow("Chinese") << "zh_CN";
    }
    void noPanelOfAnyPaneMakesTheWindowLargerThanPromised()
    {
        QFETCH(QString, language);
        widgets::applyTheme(*qApp, widgets::ThemeChoice::Light);
        widgets::applyLanguage(language);
        m = std::make_unique<WindowFixture>();
        m->openPicture();
        constexpr QSize kPromised(1280, 760);
        int panels = 0;
        for (const Qt::Key pane : {Qt::Key_1, Qt::Key_2, Qt::Key_3}) {
            QTest::keyClick(&m->window(), pane, Qt::ControlModifier);
            for (int i = 0; i < tabs().count(); ++i, ++panels) {
                const QString id = tabs().tabData(i).toString();
                m->window().panels().openPanel(id);
                QVERIFY(m->settle());
                QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
                const QSize least = m->window().minimumSizeHint();
                QVERIFY2(least.width() <= kPromised.width() && least.height() <= kPromised.height(),
                         qPrintable(QStringLiteral("%1: %2 x %3").arg(id).arg(least.width()).arg(least.height())));
                QCOMPARE(m->window().size(), QSize(1280, 800));
            }
        }
        QVERIFY2(panels >= 8, qPrintable(QString::number(panels)));
        widgets::applyLanguage(QStringLiteral("en"));
    }

private:
    std::unique_ptr<WindowFixture> m;
};

QTEST_MAIN(TestPanels)
#include "tst_panels.moc"
