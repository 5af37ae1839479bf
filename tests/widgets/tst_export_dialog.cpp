// The export dialog by mouse and keys: what is chosen is what is written, and failures lose nothing.

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QImage>
#include <QListWidget>
#include <QMenu>
#include <QMimeData>
#include <QPainter>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "gpu/base/error.h"
#include "widgets/export/export_dialog.h"
#include "widgets/export/export_menu.h"
#include "widgets/export/export_record.h"
#include "widgets/message_bar.h"
#include "widgets/table_view.h"

using widgets::ExportDialog;
using widgets::ExportItem;
using widgets::FigureFormat;
using widgets::FigureSource;
using widgets::TableSource;

namespace {

const widgets::Provenance kProvenance{"chelsea.png", "0123abcd", "llvmpipe"};

core::report::Table metrics()
{
    return {{"class", "iou", "pixels"},
            {{std::string("cat"), 0.5, int64_t{12}},
             {std::string("dog\tbig"), std::monostate(), int64_t{-3}},
             {std::string("ant"), 0.25, int64_t{700}}}};
}

std::vector<ExportItem> items()
{
    const FigureSource figure{
        {200, 100}, [](QPainter& p, const QRectF& area) { p.fillRect(area.adjusted(20, 20, -20, -20), Qt::red); }, {}};
    return {{"segment.overlay", "Overlay", figure}, {"segment.metrics", "Metrics", TableSource(metrics)}};
}

struct Opened {
    Opened() : dialog(items(), kProvenance, nullptr)
    {
        dialog.show();
        if (!QTest::qWaitForWindowExposed(&dialog))
            qWarning("the dialog is not shown");
    }
    template <typename Widget>
    Widget* find(const char* property, const QVariant& value) const
    {
        for (Widget* widget : dialog.findChildren<Widget*>())
            if (widget->property(property) == value)
                return widget;
        return nullptr;
    }
    QPushButton* button(const char* text) const { return find<QPushButton>("text", QString::fromUtf8(text)); }
    QComboBox* comboWith(const char* data) const
    {
        for (QComboBox* combo : dialog.findChildren<QComboBox*>())
            if (combo->findData(QString::fromLatin1(data)) >= 0)
                return combo;
        return nullptr;
    }
    void set(const char* data) const
    {
        QComboBox* combo = comboWith(data);
        if (combo)
            combo->setCurrentIndex(combo->findData(QString::fromLatin1(data)));
    }
    widgets::MessageBar* message() const { return dialog.findChild<widgets::MessageBar*>(); }

    ExportDialog dialog;
};

} // namespace

class TestExportDialog : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

private slots:
    void initTestCase()
    {
        QCoreApplication::setOrganizationName(QStringLiteral("tessera-tests"));
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_folder.path());
    }
    void init() { QSettings().clear(); }

    void offersWhatThereIs()
    {
        Opened opened;
        auto* list = opened.dialog.findChild<QListWidget*>();
        QCOMPARE(list->count(), 2);
        QVERIFY(opened.comboWith("svg") && !opened.comboWith("csv"));
        opened.dialog.choose("segment.metrics");
        QVERIFY(!opened.comboWith("svg") && opened.comboWith("csv"));
        QVERIFY(!opened.dialog.findChild<QDoubleSpinBox*>()->isVisible());
        QCOMPARE(opened.dialog.findChild<widgets::TableView*>()->table().rows.size(), size_t{3});
        QTest::keyClick(list, Qt::Key_Up);
        QCOMPARE(opened.dialog.current()->id, QStringLiteral("segment.overlay"));
    }

    void writesWhatIsChosen()
    {
        Opened opened;
        QSignalSpy exported(&opened.dialog, &ExportDialog::exported);
        opened.set("svg");
        opened.dialog.findChild<QDoubleSpinBox*>()->setValue(90);
        QVERIFY(opened.dialog.exportTo(m_folder.filePath("new/figure")));
        QCOMPARE(exported.last().first().toString(), m_folder.filePath("new/figure.svg"));
        QFile file(m_folder.filePath("new/figure.svg"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray svg = file.readAll();
        QVERIFY(svg.contains("width=\"90mm\" height=\"45mm\""));
        QVERIFY(svg.contains("<title>Overlay</title>") && svg.contains("0123abcd"));
        QVERIFY(opened.message()->isVisible());
        QVERIFY(opened.message()->text().contains("figure.svg"));

        opened.dialog.choose("segment.metrics");
        opened.set("json");
        QVERIFY(opened.dialog.exportTo(m_folder.filePath("table")));
        QVERIFY(QFile::exists(m_folder.filePath("table.json")));
    }

    void recordsGiveTheSameBytesAgain_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("format");
        QTest::addRow("png") << "segment.overlay"
                             << "png";
        QTest::addRow("svg") << "segment.overlay"
                             << "svg";
        QTest::addRow("csv") << "segment.metrics"
                             << "csv";
        QTest::addRow("json") << "segment.metrics"
                              << "json";
    }
    void recordsGiveTheSameBytesAgain()
    {
        QFETCH(QString, id);
        QFETCH(QString, format);
        Opened opened;
        core::workspace::ExportRecord record;
        QString path;
        connect(&opened.dialog, &ExportDialog::exported, this,
                [&](const QString& written, const core::workspace::ExportRecord& made) {
                    path = written;
                    record = made;
                });
        opened.dialog.choose(id);
        opened.set(format.toLatin1().constData());
        opened.dialog.findChild<QDoubleSpinBox*>()->setValue(55);
        opened.set("3");
        opened.set("transparent");
        QVERIFY(opened.dialog.exportTo(m_folder.filePath("again")));
        QCOMPARE(record.item, id.toStdString());
        QCOMPARE(record.file, "again." + format.toStdString());
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(widgets::exportedBytes(*opened.dialog.current(), record, kProvenance), file.readAll());
        record.format = "webp";
        QVERIFY_EXCEPTION_THROWN(widgets::exportedBytes(*opened.dialog.current(), record, kProvenance), gpu::Error);
    }

    void unitsAreConverted()
    {
        Opened opened;
        auto* width = opened.dialog.findChild<QDoubleSpinBox*>();
        width->setValue(127);
        opened.set("px");
        QCOMPARE(width->value(), 480.0);
        QCOMPARE(opened.dialog.figureOptions().widthPixels, 480.0);
        QCOMPARE(opened.dialog.figureOptions().widthMm, 0.0);
        opened.set("mm");
        QCOMPARE(opened.dialog.figureOptions().widthMm, 127.0);
    }

    void greyFieldsSayWhy()
    {
        Opened opened;
        auto* paths = opened.dialog.findChild<QCheckBox*>();
        QVERIFY(!paths->isEnabled() && !paths->toolTip().isEmpty());
        opened.set("pdf");
        QVERIFY(paths->isEnabled());
        QVERIFY(!opened.comboWith("4")->isEnabled() && !opened.comboWith("4")->toolTip().isEmpty());
    }

    void settingsAreRemembered()
    {
        {
            Opened opened;
            opened.set("pdf");
            opened.set("px");
            opened.set("3");
            opened.set("dark");
            opened.dialog.findChild<QDoubleSpinBox*>()->setValue(512);
            QVERIFY(opened.dialog.exportTo(m_folder.filePath("a")));
        }
        Opened opened;
        const widgets::FigureOptions options = opened.dialog.figureOptions();
        QVERIFY(options.format == FigureFormat::Pdf && options.ground == widgets::FigureGround::Dark);
        QCOMPARE(options.widthPixels, 512.0);
        QCOMPARE(options.scale, 3.0);
    }

    void failuresAreToldAndNothingIsLost()
    {
        Opened opened;
        opened.dialog.findChild<QDoubleSpinBox*>()->setValue(77);
        QVERIFY(!opened.dialog.exportTo(m_folder.filePath("figure.pdf"))); // holds PNG
        QVERIFY(opened.message()->severity() == widgets::MessageBar::Severity::Error);
        QVERIFY(opened.message()->text().contains("figure.pdf"));
        QVERIFY(!opened.dialog.exportTo("/proc/nowhere/figure.png"));
        QVERIFY(opened.message()->text().contains("/proc/nowhere"));
        QVERIFY(opened.dialog.isVisible());
        QCOMPARE(opened.dialog.findChild<QDoubleSpinBox*>()->value(), 77.0);
        opened.dialog.findChild<QDoubleSpinBox*>()->setValue(5000);
        QVERIFY(!opened.dialog.exportTo(m_folder.filePath("huge")));
        QVERIFY(opened.message()->text().contains("100 megapixels"));
        QVERIFY(!QFile::exists(m_folder.filePath("huge.png")));
    }

    void buttonAsksForTheFile()
    {
        Opened opened;
        QTest::mouseClick(opened.button("&Export…"), Qt::LeftButton);
        auto* chooser = opened.dialog.findChild<QFileDialog*>();
        QVERIFY(chooser);
        QCOMPARE(chooser->defaultSuffix(), QStringLiteral("png"));
        QVERIFY(chooser->selectedFiles().first().endsWith("chelsea-overlay.png"));
        chooser->close();
    }

    void copiesPicturesAndTables()
    {
        Opened opened;
        QTest::mouseClick(opened.button("&Copy"), Qt::LeftButton);
        const QMimeData* clip = QApplication::clipboard()->mimeData();
        QVERIFY(clip->hasImage());
        QVERIFY(clip->data("image/svg+xml").contains("<svg"));
        opened.dialog.choose("segment.metrics");
        QTest::mouseClick(opened.button("&Copy"), Qt::LeftButton);
        clip = QApplication::clipboard()->mimeData();
        QCOMPARE(clip->text(), QStringLiteral("class\tiou\tpixels\ncat\t0.5\t12\ndog big\t\t-3\nant\t0.25\t700\n"));
        QVERIFY(clip->data("text/csv").startsWith("class,iou,pixels\r\n"));
    }

    void contextMenusCopyAndExport()
    {
        QWidget window;
        QMenu menu;
        widgets::addExportActions(menu, &window, items(), kProvenance);
        QCOMPARE(menu.actions().size(), 4);
        menu.actions().at(0)->trigger();
        QVERIFY(QApplication::clipboard()->mimeData()->hasImage());
        menu.actions().at(3)->trigger();
        auto* dialog = window.findChild<ExportDialog*>();
        QVERIFY(dialog && dialog->isVisible());
        QCOMPARE(dialog->current()->id, QStringLiteral("segment.metrics"));
        dialog->close();
    }

    void tablesSortByValueWithNothingLast()
    {
        widgets::TableView view;
        view.setTable(metrics(), {{"Class", "", -1}, {"IoU", "%", 2}, {"Pixels", "", -1}});
        const auto column = [&](int number) {
            QStringList texts;
            for (int row = 0; row < view.model()->rowCount(); ++row)
                texts << view.model()->index(row, number).data().toString();
            return texts;
        };
        QCOMPARE(column(1), QStringList({"0.50", "–", "0.25"}));
        QCOMPARE(view.model()->headerData(1, Qt::Horizontal).toString(), QStringLiteral("IoU (%)"));
        view.sortByColumn(1, Qt::AscendingOrder);
        QCOMPARE(column(1), QStringList({"0.25", "0.50", "–"}));
        view.sortByColumn(1, Qt::DescendingOrder);
        QCOMPARE(column(1), QStringList({"0.50", "0.25", "–"}));
        view.sortByColumn(2, Qt::AscendingOrder);
        QCOMPARE(column(2), QStringList({"−3", "12", "700"}));
        QVERIFY(view.model()->index(0, 1).data(Qt::TextAlignmentRole).toInt() & Qt::AlignRight);
        // Rows are told by their place in the table, not on the screen.
        view.selectRow(2);
        QCOMPARE(view.currentRow(), 2);
        view.sortByColumn(-1, Qt::AscendingOrder);
        QCOMPARE(column(0), QStringList({"cat", "dog\tbig", "ant"}));
        QTest::keyClick(&view, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("Class\tIoU (%)\tPixels\nant\t0.25\t700\n"));
        view.setTable(metrics(), {});
        QCOMPARE(view.currentRow(), 2);
    }
};

QTEST_MAIN(TestExportDialog)
#include "tst_export_dialog.moc"
