// The device in the status bar: named, chosen, remembered; one that does not open changes nothing.
#include <QAction>
#include <QMenu>
#include <QSettings>
#include <QTest>
#include <QTimer>

#include "app/device_button.h"
#include "tests/widgets/window_fixture.h"
#include "widgets/job_runner.h"
#include "widgets/message_bar.h"

class TestDeviceMenu : public QObject {
    Q_OBJECT

private:
    app::DeviceButton& button() { return *m->window().findChild<app::DeviceButton*>("deviceButton"); }
    /// Opens the menu by mouse, looks at it, and clicks on an entry if one is given.
    QStringList menu(int click = -1)
    {
        QStringList seen;
        QTimer::singleShot(0, this, [&] {
            QMenu* open = button().menu();
            for (const QAction* action : open->actions())
                seen << (action->isChecked() ? "* " : action->isEnabled() ? "  " : "- ") + action->text();
            if (click >= 0)
                QTest::mouseClick(open, Qt::LeftButton, {}, open->actionGeometry(open->actions().at(click)).center());
            else
                open->close();
        });
        QTest::mouseClick(&button(), Qt::LeftButton);
        return seen;
    }

private slots:
    void init()
    {
        m = std::make_unique<WindowFixture>();
        m->window().openDevice();
        QVERIFY(m->settle());
    }
    void cleanup() { m.reset(); }

    void namesTheDeviceThatComputes()
    {
        QCOMPARE(button().text(), QString("Small test device"));
        QVERIFY(button().toolTip().contains("Small test device"));
    }

    void listsAllAndMarksTheOneInUse()
    {
        const QStringList seen = menu();
        QCOMPARE(seen.size(), 3);
        QVERIFY2(seen[0].startsWith("* Small test device"), qPrintable(seen[0]));
        QVERIFY2(seen[1].startsWith("  Another test device"), qPrintable(seen[1]));
        QVERIFY2(seen[2].startsWith("- Old test device"), qPrintable(seen[2]));
    }

    void aChoiceIsOpenedNamedAndRemembered()
    {
        menu(1);
        QVERIFY(m->settle());
        QCOMPARE(m->engine().deviceInUse(), 1);
        QCOMPARE(button().text(), QString("Another test device"));
        QCOMPARE(app::DeviceButton::remembered(), QString("Another test device"));
        QVERIFY(menu()[1].startsWith("* Another"));
    }

    void embeddingsStayValid()
    {
        m->openPicture();
        menu(1);
        QVERIFY(m->settle());
        m->click({80, 60});
        QVERIFY(m->settle());
        QCOMPARE(m->engine().encodings(), 1);
        QCOMPARE(m->engine().predictions(), 1);
    }

    void aDeviceThatDoesNotOpenIsToldAndTheOldOneStays()
    {
        m->engine().failNextChoose(gpu::Error(gpu::ErrorKind::Unsupported, gpu::mark("test", "The device is busy"),
                                              gpu::mark("test", "Choose another one")));
        menu(1);
        QVERIFY(m->settle());
        QCOMPARE(button().text(), QString("Small test device"));
        QCOMPARE(m->engine().deviceInUse(), 0);
        QVERIFY(app::DeviceButton::remembered().isEmpty());
        QVERIFY(m->pane().messageBar()->isVisible());
        QCOMPARE(m->pane().messageBar()->text(), QString("The device is busy"));
        QVERIFY(!m->pane().messageBar()->hint().isEmpty());
    }

    void withoutADeviceTheMenuOffersToTryAgain()
    {
        m->engine().failNextOpen(gpu::Error(gpu::ErrorKind::NotFound, gpu::mark("test", "There is no device"),
                                            gpu::mark("test", "Choose another one")));
        m->window().openDevice();
        QVERIFY(m->settle());
        QCOMPARE(button().text(), QString("no device"));
        QVERIFY(m->pane().messageBar()->isVisible());
        QCOMPARE(m->pane().messageBar()->text(), QString("There is no device"));
        QVERIFY(menu().last().contains("Try again"));
        // Both ways out: another device, or the same again.
        menu(0);
        QVERIFY(m->settle());
        QCOMPARE(button().text(), QString("Small test device"));
    }

private:
    std::unique_ptr<WindowFixture> m;
};

QTEST_MAIN(TestDeviceMenu)
#include "tst_device_menu.moc"
