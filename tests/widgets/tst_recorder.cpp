// The recorder: what was done, as commands that a shell runs as they stand.
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QListView>
#include <QLocale>
#include <QProcess>
#include <QTest>
#include <QToolButton>

#include "tests/widgets/window_fixture.h"
#include "widgets/job_runner.h"
#include "widgets/panel_dock.h"
#include "widgets/recorder.h"

using widgets::Recorder;
using widgets::shellQuoted;

class TestRecorder : public QObject {
    Q_OBJECT

private slots:
    void aShellReadsTheWordsBack_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::newRow("plain") << QStringList{"segment", "a-b_c.png", "--point", "1.5,2", "--box=1,2,3,4"};
        QTest::newRow("space") << QStringList{"my picture.png"};
        QTest::newRow("single quote") << QStringList{"it's.png", "''", "'"};
        QTest::newRow("double quote, dollar, backtick") << QStringList{"\"$HOME\"", "`id`", "$(id)", "\\"};
        QTest::newRow("empty") << QStringList{"", "x"};
        QTest::newRow("glob and tilde") << QStringList{"*", "?", "[a]", "~", "#no", "!1", "a;b", "a&b", "a|b", "a>b"};
        QTest::newRow("newline") << QStringList{"two\nlines"};
        QTest::newRow("Chinese") << QStringList{QString::fromUtf8("照片 一.png")};
    }
    void aShellReadsTheWordsBack()
    {
        QFETCH(QStringList, words);
        QProcess shell;
        shell.start("/bin/sh", {"-c", "printf '%s\\0' " + shellQuoted(words)});
        QVERIFY(shell.waitForFinished());
        QStringList read = QString::fromUtf8(shell.readAllStandardOutput()).split(QChar(0));
        read.removeLast(); // behind the last end
        QCOMPARE(read, words);
    }

    void keepsTheLastTwoHundredInOrder()
    {
        Recorder recorder;
        for (int i = 0; i < Recorder::kMost + 7; ++i)
            recorder.record({"segment", QString::number(i)});
        QCOMPARE(recorder.rowCount(), Recorder::kMost);
        QCOMPARE(recorder.line(0), QString("tessera segment 7"));
        QCOMPARE(recorder.line(Recorder::kMost - 1), QString("tessera segment %1").arg(Recorder::kMost + 6));
        recorder.record({"segment", QString::number(Recorder::kMost + 6)});
        QCOMPARE(recorder.line(Recorder::kMost - 2), QString("tessera segment %1").arg(Recorder::kMost + 5));
    }

    void openingAFileIsRecorded()
    {
        WindowFixture m;
        m.openPicture();
        m.action("panel.recorder")->trigger();
        auto* list = m.window().findChild<QListView*>("recorder");
        QVERIFY(list->isVisible());
        QVERIFY(list->model()->rowCount() >= 1);
        QCOMPARE(list->model()->index(0, 0).data().toString(), "tessera " + shellQuoted({m.picturePath()}));
    }

    void pointingIsRecordedAsTheCommandThatSegments()
    {
        WindowFixture m;
        m.openPicture();
        const QPointF object = m.click({80, 60});
        QVERIFY(m.settle());
        const QPointF background = m.click({95, 60}, Qt::RightButton);
        QVERIFY(m.settle());
        m.action("segment.candidate-1")->trigger();
        QVERIFY(m.settle());
        const auto number = [](double value) { return QString::number(value, 'g', QLocale::FloatingPointShortest); };
        const QString prompts = " --point " + number(object.x()) + ',' + number(object.y()) + " --point " +
                                number(background.x()) + ',' + number(background.y()) + ",-";
        const QString start = "tessera segment " + shellQuoted({m.picturePath()}) + prompts;
        const auto* model = m.window().findChild<QListView*>("recorder")->model();
        const auto last = [model](int back) { return model->index(model->rowCount() - back, 0).data().toString(); };
        QCOMPARE(last(1), start + " --candidate 1 --out picture-mask.png");
        QCOMPARE(last(2), start + " --out picture-mask.png");
    }

    void whatAPanePerformedIsCopiedAndCleared()
    {
        WindowFixture m;
        QVERIFY(!m.action("recorder.copy")->isEnabled());
        QVERIFY(!m.window().actions().reason("recorder.copy").isEmpty());
        m.action("panel.recorder")->trigger();
        emit m.pane().performed({"segment", "a b.png", "--point", "3,4"});
        emit m.pane().performed({"segment", "a b.png", "--point", "5,6"});
        auto* list = m.window().findChild<QListView*>("recorder");
        QCOMPARE(list->model()->rowCount(), 2);
        // The newest is ready to copy.
        list->setFocus();
        QTest::keyClick(list, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QApplication::clipboard()->text(), QString("tessera segment 'a b.png' --point 5,6"));
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(list->model()->index(0, 0)).center());
        const auto button = [&m](const char* id) {
            for (QToolButton* one : m.window().panels().findChildren<QToolButton*>())
                if (one->defaultAction() == m.action(id))
                    return one;
            return static_cast<QToolButton*>(nullptr);
        };
        QTest::mouseClick(button("recorder.copy"), Qt::LeftButton);
        QCOMPARE(QApplication::clipboard()->text(), QString("tessera segment 'a b.png' --point 3,4"));
        QTest::mouseClick(button("recorder.copy-all"), Qt::LeftButton);
        QCOMPARE(QApplication::clipboard()->text(),
                 QString("tessera segment 'a b.png' --point 3,4\ntessera segment 'a b.png' --point 5,6\n"));
        QTest::mouseClick(button("recorder.clear"), Qt::LeftButton);
        QCOMPARE(list->model()->rowCount(), 0);
        QVERIFY(!m.action("recorder.copy-all")->isEnabled());
    }
};

QTEST_MAIN(TestRecorder)
#include "tst_recorder.moc"
