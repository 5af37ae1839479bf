// What a person exports from the window, the command line exports again from the workspace: byte for byte, with the
// real models, by mouse and keys.
#include <algorithm>

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QRegularExpression>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include "app/main_window.h"
#include "core/assets/assets.h"
#include "core/segment/session_engine.h"
#include "core/workspace/workspace_file.h"
#include "tests/support/program.h"
#include "widgets/export/export_dialog.h"
#include "widgets/image_view.h"
#include "widgets/job_runner.h"
#include "widgets/language.h"
#include "widgets/panes/segment/annotation_dialog.h"
#include "widgets/panes/segment_pane.h"

namespace {

/// Encoding takes seconds on a software device, and many on a busy machine: this only ends a hanging test.
constexpr int kPatienceMs = 600'000;

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("unreadable");
}

/// Without what PDF files have of the moment they were made in.
QByteArray withoutMoment(const QByteArray& file)
{
    if (!file.startsWith("%PDF"))
        return file;
    QString text = QString::fromLatin1(file);
    text.replace(QRegularExpression("/CreationDate \\([^)]*\\)"), "/CreationDate ()");
    text.replace(QRegularExpression("/ID \\[[^\\]]*\\]"), "/ID []");
    return text.toLatin1();
}

/// Where two files part, with what stands there; empty: they are the same.
QString difference(const QString& one, const QString& other)
{
    const QByteArray a = withoutMoment(contentOf(one));
    const QByteArray b = withoutMoment(contentOf(other));
    if (a == b)
        return {};
    const auto [here, there] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
    const qsizetype place = here - a.begin();
    const auto around = [place](const QByteArray& bytes) {
        return QString::fromLatin1(bytes.mid(std::max<qsizetype>(0, place - 60), 120).toPercentEncoding(" \"<>=/"));
    };
    return QStringLiteral(" at byte %1 of %2: %3 | %4").arg(place).arg(a.size()).arg(around(a), around(b));
}

QStringList filesIn(const QString& folder) { return QDir(folder).entryList(QDir::Files, QDir::Name); }

} // namespace

class TestReplayWindow : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
        QCoreApplication::setOrganizationName("tessera-tests");
        QCoreApplication::setApplicationName("replay-window");
        QCoreApplication::setApplicationVersion(TESSERA_VERSION);
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_folder.path());
        QVERIFY(QDir().mkpath(at("window")));
        const core::AssetStore store;
        QVERIFY(QDir().mkpath(at("cache/tessera")));
        QVERIFY(QFile::link(QString::fromStdString(store.folder().string()), at("cache/tessera/assets")));
        QVERIFY(QFile::copy(QString::fromStdString(store.path("photo-chelsea").string()), at("chelsea.png")));
        core::segment::PredictorOptions options;
        options.embeddingFolder = at("embeddings").toStdString();
        m_window = std::make_unique<app::MainWindow>(
            std::make_shared<core::segment::SessionEngine>(gpu::DeviceOptions{}, core::AssetStore(), options),
            &widgets::samplesFromAssets);
        m_window->resize(1280, 800);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        m_window->openDevice();
    }
    void cleanupTestCase() { m_window.reset(); }

    void aPersonWorksAndExports()
    {
        m_window->openFiles({at("chelsea.png")});
        QVERIFY(QTest::qWaitFor([this] { return idle() && pane().document().encoded(); }, kPatienceMs));
        openPanel("segment.attention");
        click({225, 150});
        loadTruth(writeTruth("half.png", [](int x, int y) { return x > 60 && y > 40 ? 255 : 0; }));
        click({60, 40}, Qt::RightButton);
        exportItems("one ", {"png", "svg"}, {"csv"});
        exportAnnotations(core::segment::AnnotationFormat::Coco, "one");
        saveMask("one mask");

        // Everything is another: a second object, which is the current one, and a truth with classes.
        action("segment.new-object")->trigger();
        click({400, 40});
        loadTruth(writeTruth("classes.png", [](int x, int y) { return x > 380 ? 2 : y > 60 ? 1 : 0; }));
        exportItems("two ", {"svg", "pdf"}, {"csv", "json"});
        exportAnnotations(core::segment::AnnotationFormat::Svg, "two");
        exportAnnotations(core::segment::AnnotationFormat::CutOut, "two cut");

        // In another language, and then something changes that was not exported.
        widgets::applyLanguage("zh_CN");
        exportItems("three ", {"svg"}, {"csv"});
        widgets::applyLanguage("en");
        click({300, 200});
        QVERIFY(m_exported.size() > 40);
        QCOMPARE(filesIn(at("window")), m_exported);
        QVERIFY(m_window->isWindowModified());
        save();
    }

    void theFileHasEveryExport()
    {
        const core::workspace::Workspace kept = core::workspace::load(at("cat.tessera").toStdString());
        QCOMPARE(kept.segment.pictures.size(), size_t{1});
        QStringList files;
        for (const core::workspace::ExportRecord& record : kept.segment.pictures[0].exports) {
            QVERIFY2(record.scene, record.file.c_str()); // all before the last click
            files << QString::fromStdString(record.file);
        }
        files.sort();
        QCOMPARE(files, m_exported);
    }

    void replayGivesTheSameBytes_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::newRow("once") << QStringList{};
        QTest::newRow("from scratch") << QStringList{"--no-cache"};
    }

    void replayGivesTheSameBytes()
    {
        QFETCH(QStringList, options);
        const QString out = at(QTest::currentDataTag());
        const support::Outcome outcome = replay(QStringList{at("cat.tessera"), "--out", out} + options);
        QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.errors));
        QVERIFY2(!outcome.errors.contains("warning"), qPrintable(outcome.errors));
        QCOMPARE(filesIn(out + "/exports"), m_exported);
        QStringList different;
        for (const QString& name : m_exported)
            if (const QString where = difference(at("window/" + name), out + "/exports/" + name); !where.isEmpty())
                different << name + where;
        QVERIFY2(different.isEmpty(), qPrintable(different.join(", ")));
    }

    void whatIsNotKnownIsNamed()
    {
        core::workspace::Workspace strange = core::workspace::load(at("cat.tessera").toStdString());
        auto& exports = strange.segment.pictures[0].exports;
        exports.erase(exports.begin() + 1, exports.end());
        exports.push_back({"segment.hologram", "svg", "hologram.svg"});
        exports.push_back({"segment.annotations", "dwg", "cat.dwg"});
        exports.push_back({"faces.gallery", "csv", "faces.csv"});
        core::workspace::save(at("strange.tessera").toStdString(), strange);
        const support::Outcome outcome = replay({at("strange.tessera"), "--out", at("strange")});
        QCOMPARE(outcome.exitCode, 3);
        for (const char* words : {"hologram.svg", "segment.hologram", "cat.dwg", "dwg", "faces.csv", "faces.gallery"})
            QVERIFY2(outcome.errors.contains(words), qPrintable(outcome.errors));
        QCOMPARE(outcome.errors.count("warning"), 3);
        QCOMPARE(filesIn(at("strange/exports")).size(), 1); // what is known is written
    }

private:
    QString at(const QString& name) const { return m_folder.filePath(name); }
    widgets::SegmentPane& pane() { return *qobject_cast<widgets::SegmentPane*>(m_window->currentPane()); }
    QAction* action(const char* id) { return m_window->actions().action(id); }
    bool idle() { return m_window->jobs().idle(); }
    void settle()
    {
        QVERIFY(QTest::qWaitFor([this] { return idle(); }, kPatienceMs));
    }

    void click(QPointF position, Qt::MouseButton button = Qt::LeftButton)
    {
        widgets::ImageView* view = pane().canvas();
        QTest::mouseClick(view, button, {}, view->transform().toView(position).toPoint());
        settle();
        QVERIFY(pane().document().currentMask() && !pane().document().isOutdated());
    }
    void openPanel(const QString& id)
    {
        action(("panel." + id).toUtf8().constData())->trigger();
        settle();
    }
    QString writeTruth(const QString& name, const std::function<int(int, int)>& label)
    {
        QImage image(451, 300, QImage::Format_Grayscale8);
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                image.scanLine(y)[x] = static_cast<uchar>(label(x, y));
        image.save(at(name));
        return at(name);
    }
    /// Types a path into the file dialog below `parent`.
    void accept(QWidget& parent, const QString& path)
    {
        auto* dialog = parent.findChild<QFileDialog*>();
        QVERIFY(dialog);
        dialog->findChild<QLineEdit*>()->setText(path);
        QMetaObject::invokeMethod(dialog, "accept");
        QTRY_VERIFY(!parent.findChild<QFileDialog*>());
        settle();
    }
    void loadTruth(const QString& path)
    {
        action("segment.truth-file")->trigger();
        accept(pane(), path);
        QVERIFY(pane().metrics().watch().rating());
    }
    void saveMask(const QString& name)
    {
        action("segment.save-mask")->trigger();
        accept(pane(), at("window/" + name));
        note(name + ".png");
    }
    void exportAnnotations(core::segment::AnnotationFormat format, const QString& name)
    {
        action("segment.export-annotations")->trigger();
        auto* dialog = pane().findChild<widgets::segment::AnnotationDialog*>();
        QVERIFY(dialog);
        auto* formats = dialog->findChild<QComboBox*>("annotationFormat");
        formats->setCurrentIndex(formats->findData(core::segment::entryOf(format).id));
        const QString file = name + core::segment::entryOf(format).ending;
        dialog->findChild<QLineEdit*>("annotationFile")->setText(at("window/" + file));
        QTest::mouseClick(dialog->findChild<QPushButton*>("annotationExport"), Qt::LeftButton);
        QTRY_VERIFY(!pane().findChild<widgets::segment::AnnotationDialog*>());
        settle();
        note(file);
    }
    /// All that the export dialog offers, in these formats.
    void exportItems(const QString& prefix, const QStringList& figures, const QStringList& tables)
    {
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QTest::keyClick(m_window.get(), Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
        auto* dialog = m_window->findChild<widgets::ExportDialog*>();
        QVERIFY(dialog);
        auto* list = dialog->findChild<QListWidget*>();
        for (int row = 0; row < list->count(); ++row) {
            list->setCurrentRow(row);
            const bool isFigure = std::holds_alternative<widgets::FigureSource>(dialog->current()->content);
            for (const QString& format : isFigure ? figures : tables)
                exportCurrent(*dialog, prefix + dialog->current()->id.section('.', -1), format);
        }
        QTest::keyClick(dialog, Qt::Key_Escape);
        QTRY_VERIFY(!m_window->findChild<widgets::ExportDialog*>());
    }
    void exportCurrent(widgets::ExportDialog& dialog, const QString& stem, const QString& format)
    {
        for (auto* combo : dialog.findChildren<QComboBox*>())
            if (combo->findData(format) >= 0)
                combo->setCurrentIndex(combo->findData(format));
        QPushButton* button = nullptr;
        for (auto* candidate : dialog.findChildren<QPushButton*>())
            button = candidate->property("primary").toBool() ? candidate : button;
        QVERIFY(button);
        QTest::mouseClick(button, Qt::LeftButton);
        accept(dialog, at("window/" + stem + "." + format));
        note(stem + "." + format);
    }
    void note(const QString& file)
    {
        QVERIFY2(QFile::exists(at("window/" + file)), qPrintable(file));
        m_exported << file;
        m_exported.sort();
    }
    void save()
    {
        action("file.save-workspace")->trigger();
        accept(*m_window, at("cat"));
        QTRY_VERIFY(!m_window->isWindowModified());
    }
    support::Outcome replay(const QStringList& words) const
    {
        return support::runProgram(QStringList{"replay"} + words,
                                   {.environment = support::environmentWithoutDisplay(at("cache"))});
    }

    QTemporaryDir m_folder;
    QStringList m_exported;
    std::unique_ptr<app::MainWindow> m_window;
};

QTEST_MAIN(TestReplayWindow)
#include "tst_replay_window.moc"
