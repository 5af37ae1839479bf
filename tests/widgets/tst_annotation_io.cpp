// Annotations out of the window and into it, by its actions and dialogs.

#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QDoubleSpinBox>
#include <QDropEvent>
#include <QFile>
#include <QFileDialog>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include "core/assets/atomic_file.h"
#include "core/image/png_encoder.h"
#include "core/segment/formats/annotation_format.h"
#include "core/segment/formats/coco.h"
#include "core/segment/formats/run_shapes.h"
#include "tests/widgets/window_fixture.h"
#include "widgets/message_bar.h"
#include "widgets/panes/segment/annotation_dialog.h"

using core::segment::AnnotationFormat;
using core::segment::ReadAnnotations;
using widgets::segment::AnnotationDialog;

class TestAnnotationIo : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<WindowFixture> m;

    ReadAnnotations read(const QString& path) const
    {
        return core::segment::readAnnotations(path.toStdString(),
                                              {"picture.png", m->kPicture.width(), m->kPicture.height()});
    }

    void import(const QString& path)
    {
        m->action("segment.import-annotations")->trigger();
        auto* dialog = m->pane().findChild<QFileDialog*>();
        QVERIFY(dialog);
        dialog->findChild<QLineEdit*>()->setText(path);
        QMetaObject::invokeMethod(dialog, "accept");
        QVERIFY(m->settle());
    }

    /// A box of that width and 30 pixels high.
    static core::segment::AnnotationSet oneBox(const std::string& picture, int width)
    {
        core::segment::AnnotationSet set{picture, 160, 120, {{1, "leaf", {9, 9, 9}}}, {}};
        set.objects.push_back({"left leaf", 1, false,
                               std::make_shared<const core::segment::RunLengths>(
                                   core::segment::runsOfBox({10, 20, width, 30}, 160, 120))});
        return set;
    }
    void drop(const QString& path)
    {
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(path)});
        const QPoint middle = m->view().rect().center();
        QDragEnterEvent enter(middle, Qt::CopyAction, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(&m->view(), &enter);
        QDropEvent dropped(middle, Qt::CopyAction, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(&m->view(), &dropped);
        QVERIFY(m->settle());
    }

private slots:
    void initTestCase() { QApplication::setAttribute(Qt::AA_DontUseNativeDialogs); }
    void init() { m = std::make_unique<WindowFixture>(); }
    void cleanup() { m.reset(); }

    void actionsSayWhyTheyAreOff()
    {
        QVERIFY(!m->action("segment.export-annotations")->isEnabled());
        QVERIFY(!m->action("segment.import-annotations")->isEnabled());
        m->openPicture();
        QVERIFY(m->action("segment.import-annotations")->isEnabled());
        QVERIFY(!m->action("segment.export-annotations")->isEnabled());
        QVERIFY(m->action("segment.export-annotations")->toolTip().contains("Point at an object first"));
        m->click({80, 60});
        QVERIFY(m->settle());
        QVERIFY(m->action("segment.export-annotations")->isEnabled());
    }

    void theDialogWritesWhatIsOnTheScreen()
    {
        m->openPicture();
        m->click({80, 60});
        QVERIFY(m->settle());
        m->action("segment.export-annotations")->trigger();
        auto* dialog = m->pane().findChild<AnnotationDialog*>();
        QVERIFY(dialog);
        auto* format = dialog->findChild<QComboBox*>("annotationFormat");
        auto* file = dialog->findChild<QLineEdit*>("annotationFile");
        auto* tolerance = dialog->findChild<QDoubleSpinBox*>("annotationTolerance");
        auto* button = dialog->findChild<QPushButton*>("annotationExport");
        QVERIFY(file->text().endsWith("picture" + QString(core::segment::entryOf(dialog->choice().format).ending)));
        format->setFocus();
        while (format->currentData() != "svg") {
            const int before = format->currentIndex();
            QTest::keyClick(format, Qt::Key_Down);
            QVERIFY(format->currentIndex() == before + 1); // the list ends with SVG
        }
        QVERIFY(file->text().endsWith("picture.svg"));
        QVERIFY(tolerance->isEnabled());
        while (format->currentData() != "coco-rle")
            QTest::keyClick(format, Qt::Key_Up);
        QVERIFY(!tolerance->isEnabled());
        file->clear();
        QVERIFY(!button->isEnabled());
        QTest::keyClicks(file, m->path("out/chosen"));
        QTest::mouseClick(button, Qt::LeftButton);
        QVERIFY(m->settle());
        QCOMPARE(m->pane().messageBar()->severity(), widgets::MessageBar::Severity::Notice);
        QVERIFY(m->pane().messageBar()->text().contains("chosen.json"));
        const ReadAnnotations written = read(m->path("out/chosen.json"));
        QCOMPARE(written.set.objects.size(), size_t{1});
        QCOMPARE(core::segment::decodeRuns(*written.set.objects[0].runs).values,
                 m->document().currentMask()->mask().values);
        QFile json(m->path("out/chosen.json"));
        QVERIFY(json.open(QIODevice::ReadOnly));
        QVERIFY(json.readAll().contains("\"SourceSha256\""));
    }

    void whatIsReadIsOneStep_data()
    {
        QTest::addColumn<QString>("ending");
        for (const char* format : {"coco", "voc", "yolo", "svg", "label-map"})
            QTest::newRow(format) << QString();
    }

    void whatIsReadIsOneStep()
    {
        const auto entries = core::segment::annotationFormats();
        const auto entry =
            std::ranges::find_if(entries, [](const auto& one) { return QString(one.id) == QTest::currentDataTag(); });
        core::segment::AnnotationSet set{"picture.png", 160, 120, {{1, "leaf", {9, 9, 9}}, {2, "stem", {8, 8, 8}}}, {}};
        for (int i = 0; i < 2; ++i)
            set.objects.push_back({{},
                                   static_cast<uint32_t>(i) + 1,
                                   false,
                                   std::make_shared<const core::segment::RunLengths>(
                                       core::segment::runsOfBox({10 + 50 * i, 20, 40, 30}, 160, 120))});
        const QString path = m->path(QString("in/marks") + entry->ending);
        core::segment::writeAnnotations(entry->format, path.toStdString(), set, nullptr, {});

        m->openPicture();
        m->click({80, 60});
        QVERIFY(m->settle());
        const size_t before = m->document().scene().objects.size();
        import(path);
        QCOMPARE(m->pane().messageBar()->text(), QString("2 object(s) imported."));
        QCOMPARE(m->document().scene().objects.size(), before + 2);
        const auto& last = m->document().scene().objects.back();
        QCOMPARE(m->document().objectMask(last->id)->area, int64_t{40 * 30});
        QVERIFY(m->document().objectMask(last->id)->contains({61, 21}));
        const auto& classes = m->document().scene().classes;
        QVERIFY(std::ranges::find(classes, "stem", &core::segment::ObjectClass::name) != classes.end());
        m->action("edit.undo")->trigger();
        QCOMPARE(m->document().scene().objects.size(), before);
    }

    void aDroppedFileIsImported()
    {
        const core::segment::AnnotationSet set = oneBox("picture.png", 10);
        const QString path = m->path("in/dropped.json");
        core::segment::writeAnnotations(AnnotationFormat::Coco, path.toStdString(), set, nullptr, {});
        drop(path);
        QCOMPARE(m->pane().messageBar()->severity(), widgets::MessageBar::Severity::Error);
        QVERIFY(m->pane().messageBar()->text().contains("dropped.json is annotations"));
        m->openPicture();
        drop(path);
        QCOMPARE(m->pane().messageBar()->text(), QString("1 object(s) imported."));
        QCOMPARE(m->document().picture()->name, QString("picture.png")); // the file was not opened as a picture
        QCOMPARE(m->document().scene().objects.back()->name, std::string("left leaf")); // COCO keeps names
    }

    void ofSeveralPicturesThePersonChooses()
    {
        const std::vector<core::segment::AnnotationSet> sets{oneBox("one.png", 10), oneBox("two.png", 20)};
        const QString path = m->path("in/several.json");
        QVERIFY(QDir().mkpath(m->path("in")));
        core::segment::writeCoco(path.toStdString(), sets);
        m->openPicture(); // is called differently, but of their size
        import(path);
        auto* dialog = m->pane().findChild<QInputDialog*>("cocoPicture");
        QVERIFY(dialog);
        QVERIFY(dialog->labelText().contains("several.json"));
        QCOMPARE(dialog->comboBoxItems(), (QStringList{"one.png (number 1)", "two.png (number 2)"}));
        QVERIFY(m->document().scene().objects.empty());
        const QList<QListView*> lists = dialog->findChildren<QListView*>(); // one is of a hidden combo box
        const auto list = std::ranges::find_if(lists, [](const QListView* one) { return one->isVisible(); });
        QVERIFY(list != lists.end());
        QTest::mouseClick((*list)->viewport(), Qt::LeftButton, {},
                          (*list)->visualRect((*list)->model()->index(1, 0)).center());
        QCOMPARE(dialog->textValue(), QString("two.png (number 2)"));
        QTest::keyClick(dialog, Qt::Key_Return);
        QVERIFY(m->settle());
        QTRY_COMPARE(m->document().scene().objects.size(), size_t{1});
        QCOMPARE(m->document().objectMask(m->document().scene().objects[0]->id)->area, int64_t{20 * 30});
    }

    void anExportIsRecordedAsACommand()
    {
        m->openPicture();
        m->click({80, 60});
        QVERIFY(m->settle());
        QSignalSpy recorded(&m->pane(), &widgets::Pane::performed);
        m->action("segment.export-annotations")->trigger();
        auto* dialog = m->pane().findChild<AnnotationDialog*>();
        auto* format = dialog->findChild<QComboBox*>("annotationFormat");
        format->setCurrentIndex(format->findData("voc"));
        dialog->findChild<QLineEdit*>("annotationFile")->setText(m->path("out/one.xml"));
        QTest::mouseClick(dialog->findChild<QPushButton*>("annotationExport"), Qt::LeftButton);
        QVERIFY(m->settle());
        QCOMPARE(recorded.count(), 1);
        const QStringList words = recorded[0][0].toStringList();
        QCOMPARE(words.mid(0, 3), (QStringList{"segment", m->picturePath(), "--point"}));
        QCOMPARE(words.mid(words.indexOf("--format")),
                 (QStringList{"--format", "voc", "--class", "object", "--out", "one.xml"}));
        QVERIFY(m->window().isWindowModified());
    }

    void whatCannotBeReadChangesNothing()
    {
        m->openPicture();
        m->click({80, 60});
        QVERIFY(m->settle());
        const auto before = m->document().snapshot();
        core::writeFileAtomically(m->path("small.png").toStdString(), core::encodePng(core::Mask{2, 1, {0, 255}}));
        import(m->path("small.png"));
        QCOMPARE(m->pane().messageBar()->severity(), widgets::MessageBar::Severity::Error);
        QVERIFY(m->pane().messageBar()->text().contains("2 × 1 pixels, but this one has 160 × 120"));
        QCOMPARE(m->document().snapshot(), before);
    }

    void whatCannotBeWrittenIsSaidInTheBar()
    {
        m->openPicture();
        m->click({80, 60});
        QVERIFY(m->settle());
        m->action("segment.export-annotations")->trigger();
        auto* dialog = m->pane().findChild<AnnotationDialog*>();
        dialog->findChild<QLineEdit*>("annotationFile")->setText(m->picturePath() + "/inside a file");
        QTest::mouseClick(dialog->findChild<QPushButton*>("annotationExport"), Qt::LeftButton);
        QVERIFY(m->settle());
        QCOMPARE(m->pane().messageBar()->severity(), widgets::MessageBar::Severity::Error);
        QVERIFY(m->pane().messageBar()->text().contains("Cannot write"));
    }
};

QTEST_MAIN(TestAnnotationIo)
#include "tst_annotation_io.moc"
