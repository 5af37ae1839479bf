// Segment everything in the window, used by mouse and keys.
#include <algorithm>

#include <QAction>
#include <QPushButton>
#include <QSpinBox>
#include <QTableWidget>
#include <QTest>

#include "core/image/image_io.h"
#include "tests/widgets/window_fixture.h"
#include "widgets/job_runner.h"
#include "widgets/message_bar.h"
#include "widgets/panel_dock.h"
#include "widgets/panes/segment/everything_panel.h"

using core::segment::EverythingOptions;

class TestEverythingPanel : public QObject {
    Q_OBJECT

private slots:
    void init() { m = std::make_unique<WindowFixture>(); }
    void cleanup() { m.reset(); }

    void theActionOpensThePanel()
    {
        QVERIFY(!m->window().panels().isOpen());
        m->action("segment.everything")->trigger();
        QVERIFY(m->window().panels().isOpen());
        QCOMPARE(m->window().panels().current(), QString("segment.everything"));
        QVERIFY(panel().isVisible());
        QVERIFY(!panel().startButton()->isEnabled()); // no picture yet
        QCOMPARE(panel().startButton()->toolTip(), QString("Open a picture first."));
        QCOMPARE(panel().options(), EverythingOptions{});
    }

    void whatIsFoundBecomesObjectsInOneStep()
    {
        open();
        typePoints("4");
        QTest::mouseClick(panel().startButton(), Qt::LeftButton);
        QVERIFY(m->settle());
        const core::segment::EverythingResult expected = plainly(4);
        QVERIFY(expected.counts.kept > 3 && expected.counts.belowStability > 0 && expected.counts.belowIou > 0);
        const auto& objects = m->document().scene().objects;
        QCOMPARE(objects.size(), expected.masks.size());
        for (size_t i = 0; i < objects.size(); ++i) {
            QCOMPARE(objects[i]->name, "Object " + std::to_string(i + 1));
            QCOMPARE(*objects[i]->fixedMask, expected.masks[i].mask);
            QVERIFY(objects[i]->prompts.empty());
            QVERIFY(i == 0 || objects[i]->label != objects[i - 1]->label);
            const auto view = m->document().objectMask(objects[i]->id);
            QVERIFY(view);
            QCOMPARE(view->area, expected.masks[i].area);
        }
        QCOMPARE(panel().counts(), std::optional(expected.counts));
        QCOMPARE(panel().table()->item(0, 1)->text(), QString("16"));
        QCOMPARE(panel().table()->item(2, 1)->text(), QString::number(expected.counts.belowIou));
        QCOMPARE(panel().table()->item(10, 1)->text(), QString::number(expected.counts.kept));

        m->action("edit.undo")->trigger();
        QVERIFY(m->document().scene().objects.empty());
        m->action("edit.redo")->trigger();
        QCOMPARE(m->document().scene().objects.size(), expected.masks.size());
    }

    void itCanBeStoppedByItsButtonAndByEscape()
    {
        open();
        for (const bool byKey : {false, true}) {
            m->engine().hold();
            QTest::mouseClick(panel().startButton(), Qt::LeftButton);
            QTRY_VERIFY(panel().isRunning());
            QCOMPARE(panel().startButton()->text(), QString("Stop"));
            QVERIFY(m->action("segment.stop")->isEnabled());
            if (byKey)
                QTest::keyClick(&m->view(), Qt::Key_Escape);
            else
                QTest::mouseClick(panel().startButton(), Qt::LeftButton);
            QVERIFY(m->settle());
            QVERIFY(!panel().isRunning());
            QVERIFY(m->document().scene().objects.empty());
            QCOMPARE(panel().startButton()->text(), QString("Start"));
            m->engine().release();
        }
    }

    void aClickOfThePersonIsAnsweredInBetween()
    {
        open();
        typePoints("4");
        panel().start();
        m->click({80, 60}); // while it searches, or before it begins: in any case both end well
        QVERIFY(m->settle());
        const auto& objects = m->document().scene().objects;
        QVERIFY(objects.size() > 3);
        // What was found may be in front now; the object of the click has its mask all the same.
        const auto clicked = std::ranges::find_if(objects, [](const auto& object) { return !object->prompts.empty(); });
        QVERIFY(clicked != objects.end());
        QVERIFY(m->document().objectMask((*clicked)->id));
    }

    void aFailureIsToldAndNothingIsLost()
    {
        open();
        m->click({80, 60});
        QVERIFY(m->settle());
        m->engine().failNextPredict(gpu::Error(gpu::ErrorKind::OutOfMemory, gpu::mark("test", "No memory left")));
        QTest::mouseClick(panel().startButton(), Qt::LeftButton);
        QVERIFY(m->settle());
        QVERIFY(m->pane().messageBar()->isVisible());
        QCOMPARE(m->document().scene().objects.size(), size_t{1});
        QVERIFY(!panel().isRunning());
    }

    void whatBelongsToAnotherPictureIsDropped()
    {
        open();
        m->engine().hold();
        panel().start();
        QTRY_VERIFY(panel().isRunning());
        QImage other(60, 50, QImage::Format_RGB888);
        other.fill(Qt::red);
        m->pane().openImage(other, "other");
        QTRY_COMPARE(m->document().picture()->name, QString("other"));
        m->engine().release();
        QVERIFY(m->settle());
        QVERIFY(m->document().scene().objects.empty());
        QVERIFY(!panel().counts());
    }

private:
    widgets::segment::EverythingPanel& panel() { return *m->pane().everythingPanel(); }

    void open()
    {
        m->openPicture();
        m->action("segment.everything")->trigger();
    }

    void typePoints(const QString& text)
    {
        QTRY_VERIFY(panel().findChild<QSpinBox*>()->hasFocus());
        QTest::keyClicks(panel().findChild<QSpinBox*>(), text);
        QCOMPARE(panel().options().pointsPerSide, text.toInt());
    }

    /// The same search without a window.
    core::segment::EverythingResult plainly(int pointsPerSide)
    {
        EverythingOptions options;
        options.pointsPerSide = pointsPerSide;
        SmallEngine engine;
        core::JobContext context;
        return engine.everything(core::loadImage(m->picturePath().toStdString()).image, options, context);
    }

    std::unique_ptr<WindowFixture> m;
};

QTEST_MAIN(TestEverythingPanel)
#include "tst_everything_panel.moc"
