// Figures and tables as files: readable by others, the same every time, whole or not at all.

#include <sys/mount.h>
#include <unistd.h>

#include <QDir>
#include <QFile>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPainter>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include "gpu/base/error.h"
#include "widgets/export/figure_writer.h"
#include "widgets/figure_style.h"

using widgets::FigureFormat;
using widgets::FigureGround;
using widgets::FigureOptions;
using widgets::FigureSource;
using widgets::Provenance;
using widgets::TableFormat;

namespace {

const Provenance kProvenance{"chelsea.png", "0123abcd", "llvmpipe (LLVM 15)"};

void paintDrawing(QPainter& p, const QColor& ink)
{
    p.setPen(ink);
    p.setFont(widgets::figureFont(16));
    p.drawText(QPointF(10, 30), QStringLiteral("Intersection over union"));
    p.save();
    p.setClipRect(QRectF(100, 50, 50, 50));
    p.fillRect(QRectF(0, 0, 400, 400), QColor(0, 114, 178));
    p.restore();
    QImage picture(3, 2, QImage::Format_RGB32);
    picture.fill(QColor(213, 94, 0));
    picture.setPixelColor(1, 1, QColor(0, 158, 115));
    p.setRenderHint(QPainter::SmoothPixmapTransform, false);
    p.drawImage(QRectF(10, 50, 60, 40), picture);
}

FigureSource figure()
{
    return {{240, 120},
            [](QPainter& p, const QRectF&) { paintDrawing(p, Qt::black); },
            [](QPainter& p, const QRectF&) { paintDrawing(p, Qt::white); }};
}

QByteArray output(const QString& program, const QStringList& arguments)
{
    QProcess process;
    process.start(program, arguments);
    if (!process.waitForFinished() || process.exitCode() != 0)
        qWarning("%s: %s", qPrintable(program), process.readAllStandardError().constData());
    return process.readAllStandardOutput();
}

QByteArray contents(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Without what PDF files have of the moment they were made in.
QByteArray withoutDates(QByteArray pdf)
{
    QString text = QString::fromLatin1(pdf);
    text.replace(QRegularExpression("/CreationDate \\([^)]*\\)"), "/CreationDate ()");
    text.replace(QRegularExpression("/ID \\[[^\\]]*\\]"), "/ID []");
    return text.toLatin1();
}

template <typename Work>
gpu::ErrorKind kindOf(Work work, QString* message = nullptr)
{
    try {
        work();
    } catch (const gpu::Error& error) {
        if (message)
            *message = QString::fromUtf8(error.what());
        return error.kind();
    }
    return gpu::ErrorKind::Cancelled; // nothing was thrown
}

/// A file system of 64 KiB, if this program may mount one.
class SmallDisk {
public:
    explicit SmallDisk(const QString& folder) : m_folder(folder.toLocal8Bit())
    {
        m_mounted = QDir().mkpath(folder) && mount("tmpfs", m_folder.constData(), "tmpfs", 0, "size=64k") == 0;
    }
    ~SmallDisk()
    {
        if (m_mounted)
            umount(m_folder.constData());
    }
    bool isMounted() const { return m_mounted; }

private:
    QByteArray m_folder;
    bool m_mounted = false;
};

} // namespace

class TestFigureWriter : public QObject {
    Q_OBJECT

private slots:
    void pngTellsItsOrigin()
    {
        FigureOptions options;
        options.title = QStringLiteral("IoU");
        const QImage image = QImage::fromData(widgets::figureBytes(figure(), options, kProvenance));
        QVERIFY(image.text("Software").startsWith("Tessera "));
        QCOMPARE(image.text("Device"), kProvenance.device);
        QCOMPARE(image.text("Source"), kProvenance.source);
        QCOMPARE(image.text("Source SHA-256"), kProvenance.sourceSha256);
        QCOMPARE(image.text("Title"), options.title);
    }

    void pngHasTheSizeThatWasAskedFor_data()
    {
        QTest::addColumn<double>("mm");
        QTest::addColumn<double>("pixels");
        QTest::addColumn<double>("scale");
        QTest::addColumn<QSize>("size");
        QTest::addRow("natural") << 0.0 << 0.0 << 1.0 << QSize(240, 120);
        QTest::addRow("natural, twice") << 0.0 << 0.0 << 2.0 << QSize(480, 240);
        QTest::addRow("pixels") << 0.0 << 301.0 << 1.0 << QSize(301, 151);
        QTest::addRow("millimetres, four times") << 63.5 << 0.0 << 4.0 << QSize(960, 480);
    }
    void pngHasTheSizeThatWasAskedFor()
    {
        QFETCH(double, mm);
        QFETCH(double, pixels);
        QFETCH(double, scale);
        QFETCH(QSize, size);
        FigureOptions options{FigureFormat::Png, mm, pixels, scale};
        const QImage image = QImage::fromData(widgets::figureBytes(figure(), options, {}));
        QCOMPARE(image.size(), size);
        QCOMPARE(image.dotsPerMeterX(), qRound(96 / 0.0254 * scale));
    }

    void groundIsTheOneAskedFor()
    {
        FigureOptions options;
        QCOMPARE(widgets::figureImage(figure(), options).pixelColor(239, 119), QColor(Qt::white));
        options.ground = FigureGround::Dark;
        const QImage dark = widgets::figureImage(figure(), options);
        QCOMPARE(dark.pixelColor(239, 119), widgets::paperStyle(true).ground);
        options.ground = FigureGround::Transparent;
        const QImage clear = QImage::fromData(widgets::figureBytes(figure(), options, {}));
        QCOMPARE(clear.pixelColor(239, 119).alpha(), 0);
        QCOMPARE(clear.pixelColor(120, 70), QColor(0, 114, 178));
        options.format = FigureFormat::Svg;
        QCOMPARE(widgets::figureBytes(figure(), options, {}).count("#ffffff"), 0);
    }

    void sameFigureGivesTheSameBytes_data()
    {
        QTest::addColumn<FigureFormat>("format");
        QTest::addRow("png") << FigureFormat::Png;
        QTest::addRow("svg") << FigureFormat::Svg;
        QTest::addRow("pdf") << FigureFormat::Pdf;
    }
    void sameFigureGivesTheSameBytes()
    {
        QFETCH(FigureFormat, format);
        const FigureOptions options{format};
        QByteArray first = widgets::figureBytes(figure(), options, kProvenance);
        QByteArray second = widgets::figureBytes(figure(), options, kProvenance);
        QVERIFY(first.size() > 500);
        if (format == FigureFormat::Pdf) {
            first = withoutDates(first);
            second = withoutDates(second);
        }
        QCOMPARE(first, second);
        QVERIFY(first != widgets::figureBytes(figure(), options, {}));
    }

    void svgHasItsSizeInMillimetres()
    {
        FigureOptions options{FigureFormat::Svg, 80};
        const QByteArray svg = widgets::figureBytes(figure(), options, kProvenance);
        QVERIFY(svg.contains("width=\"80mm\" height=\"40mm\" viewBox=\"0 0 240 120\""));
        QVERIFY(svg.contains("<tessera:sourceSha256>0123abcd</tessera:sourceSha256>"));
        QVERIFY(svg.contains("<tessera:device>llvmpipe (LLVM 15)</tessera:device>"));
        QVERIFY(svg.contains("<tessera:software>Tessera "));
    }

    void pdfIsShownByAnotherRenderer()
    {
        const QTemporaryDir folder;
        FigureOptions options{FigureFormat::Pdf, 80};
        options.title = QStringLiteral("IoU");
        const QString path = widgets::writeFigure(folder.filePath("a"), figure(), options, kProvenance);
        QCOMPARE(path, folder.filePath("a.pdf"));
        const QByteArray info = output("pdfinfo", {path});
        QVERIFY2(info.contains("226.77 x 113.39 pts") || info.contains("227 x 113 pts"), info.constData());
        QVERIFY(info.contains("IoU") && info.contains("Tessera "));
        const QByteArray meta = output("pdfinfo", {"-meta", path});
        QVERIFY(meta.contains("<tessera:sourceSha256>0123abcd") && meta.contains("llvmpipe (LLVM 15)"));
        output("pdftoppm", {"-png", "-r", "228.6", path, folder.filePath("page")});
        const QImage page(folder.filePath("page-1.png")); // 9 pixels per mm: 3 for each unit
        QVERIFY2(std::abs(page.width() - 720) <= 1, qPrintable(QString::number(page.width())));
        // The clip holds, pictures are sharp and in their colours.
        QCOMPARE(page.pixelColor(3 * 125, 3 * 75), QColor(0, 114, 178));
        QCOMPARE(page.pixelColor(3 * 160, 3 * 75), QColor(Qt::white));
        QCOMPARE(page.pixelColor(3 * 125, 3 * 110), QColor(Qt::white));
        QCOMPARE(page.pixelColor(3 * 32, 3 * 72), QColor(0, 158, 115));
        QCOMPARE(page.pixelColor(3 * 28, 3 * 72), QColor(213, 94, 0));
        // Letters are drawn in either case, but are text only when asked.
        const auto letters = [](const QImage& image) {
            int dark = 0;
            for (int y = 0; y < 3 * 40; ++y)
                for (int x = 0; x < image.width(); ++x)
                    dark += qGray(image.pixel(x, y)) < 100;
            return dark;
        };
        QVERIFY(letters(page) > 1500);
        QVERIFY(!output("pdftotext", {path, "-"}).contains("Intersection"));
        QVERIFY(!output("pdffonts", {path}).contains("DejaVu"));
        options.textAsPaths = false;
        widgets::writeFigure(path, figure(), options, kProvenance);
        QVERIFY(output("pdftotext", {path, "-"}).contains("Intersection over union"));
        QVERIFY(output("pdffonts", {path}).contains("DejaVu"));
        output("pdftoppm", {"-png", "-r", "228.6", path, folder.filePath("text")});
        const int drawn = letters(QImage(folder.filePath("text-1.png")));
        QVERIFY2(std::abs(drawn - letters(page)) < 0.1 * drawn, qPrintable(QString::number(drawn)));
    }

    void extensionsAreAddedOrRefused()
    {
        QCOMPARE(widgets::withExtension("/a/figure", "svg"), QStringLiteral("/a/figure.svg"));
        QCOMPARE(widgets::withExtension("/a/figure.SVG", "svg"), QStringLiteral("/a/figure.SVG"));
        QCOMPARE(widgets::withExtension("/a/alpha.0.5", "svg"), QStringLiteral("/a/alpha.0.5.svg"));
        QCOMPARE(widgets::withExtension("/a.png/figure", "svg"), QStringLiteral("/a.png/figure.svg"));
        QString message;
        QVERIFY(kindOf([] { widgets::withExtension("/a/figure.png", "svg"); }, &message) ==
                gpu::ErrorKind::InvalidInput);
        QCOMPARE(message, QStringLiteral("/a/figure.png ends in .png, but it would hold SVG"));
        const QTemporaryDir folder;
        QVERIFY(kindOf([&] { widgets::writeFigure(folder.filePath("a.svg"), figure(), {}, {}); }) ==
                gpu::ErrorKind::InvalidInput);
        QVERIFY(QDir(folder.path()).isEmpty());
    }

    void hugeSizesAreRefusedWithTheCap()
    {
        QString message;
        const auto kind = [&](FigureOptions options) {
            return kindOf([&] { widgets::figureBytes(figure(), options, {}); }, &message);
        };
        QVERIFY(kind({FigureFormat::Png, 0, 5000, 4}) == gpu::ErrorKind::LimitExceeded);
        QVERIFY2(message.contains("100 megapixels"), qPrintable(message));
        QVERIFY(kind({FigureFormat::Pdf, 6000}) == gpu::ErrorKind::LimitExceeded);
        QVERIFY2(message.contains("5000 mm"), qPrintable(message));
        QVERIFY(kind({FigureFormat::Svg, 1}) == gpu::ErrorKind::LimitExceeded);
        QVERIFY(kind({FigureFormat::Svg, 1e300}) == gpu::ErrorKind::LimitExceeded);
        QVERIFY(kind({FigureFormat::Png, 0, 100, 5}) == gpu::ErrorKind::InvalidInput);
        QVERIFY(kind({FigureFormat::Png, 0, 100, 0.5}) == gpu::ErrorKind::InvalidInput);
    }

    void unwritableTargetsLeaveWhatWasThere()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath("file");
        QVERIFY(QFile(file).open(QIODevice::WriteOnly));
        QString message;
        QVERIFY(kindOf([&] { widgets::writeFigure(file + "/a.png", figure(), {}, {}); }, &message) ==
                gpu::ErrorKind::Io);
        QVERIFY2(message.contains(file), qPrintable(message));
        QVERIFY(kindOf([&] { widgets::writeFigure("/proc/no/a.png", figure(), {}, {}); }) == gpu::ErrorKind::Io);
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden), QStringList("file"));
    }

    void fullDiskKeepsTheOldFile()
    {
        const QTemporaryDir folder;
        const SmallDisk disk(folder.filePath("disk"));
        if (!disk.isMounted())
            QSKIP("only root can mount a file system of limited size");
        const QString path = folder.filePath("disk/a.png");
        widgets::writeFigure(path, figure(), {}, {});
        const QByteArray before = contents(path);
        FigureSource noise{{400, 400},
                           [](QPainter& p, const QRectF&) {
                               uint32_t state = 1;
                               for (int y = 0; y < 400; ++y)
                                   for (int x = 0; x < 400; ++x) {
                                       state = state * 1664525 + 1013904223;
                                       p.fillRect(x, y, 1, 1, QColor::fromRgb(state >> 8));
                                   }
                           },
                           {}};
        QString message;
        QVERIFY(kindOf([&] { widgets::writeFigure(path, noise, {}, {}); }, &message) == gpu::ErrorKind::Io);
        QVERIFY2(message.contains("No space left"), qPrintable(message));
        QCOMPARE(contents(path), before);
        QCOMPARE(QDir(folder.filePath("disk")).entryList(QDir::Files | QDir::Hidden), QStringList("a.png"));
    }

    void tablesAreWritten()
    {
        const QTemporaryDir folder;
        const core::report::Table table{{"class", "iou"}, {{std::string("cat"), 0.5}, {std::string("dog"), {}}}};
        QCOMPARE(contents(widgets::writeTable(folder.filePath("t"), table, TableFormat::Csv, kProvenance)),
                 QByteArray("class,iou\r\ncat,0.5\r\ndog,\r\n"));
        const QString path = widgets::writeTable(folder.filePath("t.json"), table, TableFormat::Json, kProvenance);
        const QJsonObject document = QJsonDocument::fromJson(contents(path)).object();
        QCOMPARE(document["tessera"]["device"].toString(), kProvenance.device);
        QCOMPARE(document["tessera"]["sourceSha256"].toString(), kProvenance.sourceSha256);
        QCOMPARE(document["columns"].toArray(), QJsonArray({"class", "iou"}));
        QCOMPARE(document["rows"].toArray(),
                 QJsonArray({QJsonArray({"cat", 0.5}), QJsonArray({"dog", QJsonValue::Null})}));
        QVERIFY(kindOf([&] { widgets::writeTable(folder.filePath("t.csv"), table, TableFormat::Json, {}); }) ==
                gpu::ErrorKind::InvalidInput);
    }
};

QTEST_MAIN(TestFigureWriter)
#include "tst_figure_writer.moc"
