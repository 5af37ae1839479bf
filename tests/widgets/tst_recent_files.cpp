// The files opened last: in the menu, in the empty state, and when they are gone.
#include <QAction>
#include <QFile>
#include <QMenu>
#include <QSettings>
#include <QTest>
#include <QToolButton>

#include "tests/widgets/window_fixture.h"
#include "widgets/job_runner.h"
#include "widgets/recent_files.h"

class TestRecentFiles : public QObject {
    Q_OBJECT

private:
    static QStringList filesOf(const QMenu& menu)
    {
        QStringList paths;
        for (const QAction* action : menu.actions())
            if (action->data().isValid())
                paths << action->data().toString();
        return paths;
    }
    static QMenu& menuOf(app::MainWindow& window) { return *window.findChild<QMenu*>("recentMenu"); }
    static std::vector<QToolButton*> buttonsOf(app::MainWindow& window)
    {
        std::vector<QToolButton*> seen;
        for (QToolButton* button : window.findChildren<QToolButton*>("recentFile"))
            if (button->isVisible())
                seen.push_back(button);
        return seen;
    }
    QString copy(const QString& name)
    {
        QFile::copy(m->picturePath(), m->path(name));
        return m->path(name);
    }
    void open(const QString& path)
    {
        m->window().openFiles({path});
        QVERIFY(m->settle());
    }

private slots:
    void init() { m = std::make_unique<WindowFixture>(); }
    void cleanup() { m.reset(); }

    void whatWasOpenedComesFirstAndOnce()
    {
        const QString other = copy("other.png");
        open(m->picturePath());
        open(other);
        open(m->picturePath());
        menuOf(m->window()).popup({});
        QCOMPARE(filesOf(menuOf(m->window())), (QStringList{m->picturePath(), other}));
        menuOf(m->window()).close();
    }

    void whatDoesNotOpenIsNotRemembered()
    {
        open(m->path("nowhere.png"));
        menuOf(m->window()).popup({});
        QVERIFY(filesOf(menuOf(m->window())).isEmpty());
        menuOf(m->window()).close();
    }

    void theMenuOpensAFile()
    {
        const QString other = copy("other.png");
        open(other);
        open(m->picturePath());
        menuOf(m->window()).popup({});
        QAction* second = menuOf(m->window()).actions().at(1);
        QTest::mouseClick(&menuOf(m->window()), Qt::LeftButton, {},
                          menuOf(m->window()).actionGeometry(second).center());
        QVERIFY(m->settle());
        QCOMPARE(m->pane().documentName(), QString("other.png"));
    }

    void filesThatAreGoneAreGreyWithTheReason()
    {
        const QString other = copy("other.png");
        open(other);
        open(m->picturePath());
        QFile::remove(other);
        menuOf(m->window()).popup({});
        QVERIFY(m->settle());
        QAction* gone = menuOf(m->window()).actions().at(1);
        QCOMPARE(gone->data().toString(), other);
        QVERIFY(!gone->isEnabled());
        QVERIFY(gone->toolTip().contains("not there"));
        QVERIFY(menuOf(m->window()).actions().at(0)->isEnabled());
        menuOf(m->window()).close();
    }

    void theEmptyStateListsThemAndAClickOpens()
    {
        QVERIFY(buttonsOf(m->window()).empty());
        const QString gone = copy("gone.png");
        open(gone);
        open(m->picturePath());
        QFile::remove(gone);
        app::MainWindow again(std::make_shared<SmallEngine>(), [] { return std::vector<widgets::Sample>(); });
        again.show();
        QVERIFY(QTest::qWaitForWindowExposed(&again));
        QTRY_VERIFY(again.jobs().idle());
        QTRY_COMPARE(buttonsOf(again).size(), size_t{2});
        QCOMPARE(buttonsOf(again)[0]->accessibleName(), QString("picture.png"));
        QVERIFY(!buttonsOf(again)[1]->isEnabled());
        QVERIFY(buttonsOf(again)[1]->toolTip().contains("not there"));
        QTest::mouseClick(buttonsOf(again)[0], Qt::LeftButton);
        QTRY_VERIFY(again.currentPane()->hasPicture());
        QTRY_VERIFY(again.jobs().idle());
        QVERIFY(buttonsOf(again).empty());
    }

    void atMostTenAndThenTheListIsCleared()
    {
        for (int i = 0; i < widgets::RecentFiles::kMost + 2; ++i)
            open(copy(QStringLiteral("%1.png").arg(i)));
        menuOf(m->window()).popup({});
        QCOMPARE(filesOf(menuOf(m->window())).size(), static_cast<qsizetype>(widgets::RecentFiles::kMost));
        QCOMPARE(filesOf(menuOf(m->window())).first(), m->path("11.png"));
        menuOf(m->window()).close();
        m->action("file.clear-recent")->trigger();
        QVERIFY(!m->action("file.clear-recent")->isEnabled());
        QVERIFY(QSettings().value("files/recent").toStringList().isEmpty());
    }

private:
    std::unique_ptr<WindowFixture> m;
};

QTEST_MAIN(TestRecentFiles)
#include "tst_recent_files.moc"
