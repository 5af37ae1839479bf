// What SvgWriter writes looks in another renderer (librsvg) as QPainter draws it.

#include <cmath>
#include <functional>

#include <QImage>
#include <QPainter>
#include <QPainterPath>
#include <QProcess>
#include <QTest>
#include <QXmlStreamReader>

#include "widgets/chart_view.h"
#include "widgets/export/svg_text.h"
#include "widgets/export/svg_writer.h"
#include "widgets/figure_style.h"

using widgets::SvgOptions;
using widgets::SvgWriter;

namespace {

constexpr QSizeF kSize{240, 180};
using Drawing = std::function<void(QPainter&)>;

QByteArray asSvg(const Drawing& drawing, SvgOptions options = {kSize})
{
    SvgWriter writer(options);
    QPainter painter(&writer);
    painter.setRenderHint(QPainter::Antialiasing);
    drawing(painter);
    painter.end();
    return writer.bytes();
}

QImage asRaster(const Drawing& drawing, QSizeF size = kSize)
{
    QImage image((size * 2).toSize(), QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(2, 2);
    drawing(painter);
    return image;
}

/// Two pixels of the picture for each unit, on white. Null, with a message, if librsvg cannot read it.
QImage byRsvg(const QByteArray& svg)
{
    QProcess process;
    process.start(QStringLiteral("rsvg-convert"), {"--zoom", "2", "--background-color", "white", "--format", "png"});
    process.write(svg);
    process.closeWriteChannel();
    if (!process.waitForFinished() || process.exitCode() != 0)
        qWarning("rsvg-convert: %s", process.readAllStandardError().constData());
    return QImage::fromData(process.readAllStandardOutput(), "PNG").convertToFormat(QImage::Format_RGB32);
}

int difference(QRgb a, QRgb b)
{
    return std::max({std::abs(qRed(a) - qRed(b)), std::abs(qGreen(a) - qGreen(b)), std::abs(qBlue(a) - qBlue(b))});
}

/// Share of pixels that are clearly different. Two renderers smooth edges differently: a pixel counts only if no
/// neighbour of it in the other picture is alike.
double unlike(const QImage& a, const QImage& b)
{
    if (a.size() != b.size())
        return 1;
    const auto found = [](QRgb wanted, const QImage& other, int x, int y) {
        for (int v = std::max(0, y - 1); v <= std::min(other.height() - 1, y + 1); ++v)
            for (int u = std::max(0, x - 1); u <= std::min(other.width() - 1, x + 1); ++u)
                if (difference(wanted, other.pixel(u, v)) < 40)
                    return true;
        return false;
    };
    int count = 0;
    for (int y = 0; y < a.height(); ++y)
        for (int x = 0; x < a.width(); ++x)
            count += !found(a.pixel(x, y), b, x, y) || !found(b.pixel(x, y), a, x, y);
    return count / static_cast<double>(a.width() * a.height());
}

double inked(const QImage& image)
{
    int count = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            count += image.pixel(x, y) != qRgb(255, 255, 255);
    return count / static_cast<double>(image.width() * image.height());
}

QPainterPath star()
{
    QPainterPath path;
    for (int i = 0; i < 5; ++i) {
        const double angle = i * 4 * M_PI / 5 - M_PI / 2;
        const QPointF corner(120 + 80 * std::cos(angle), 95 + 80 * std::sin(angle));
        i == 0 ? path.moveTo(corner) : path.lineTo(corner);
    }
    path.closeSubpath();
    return path;
}

QImage chequers()
{
    QImage image(6, 4, QImage::Format_ARGB32);
    for (int y = 0; y < 4; ++y)
        for (int x = 0; x < 6; ++x)
            image.setPixelColor(x, y, (x + y) % 2 ? QColor(0, 114, 178) : QColor(230, 159, 0, 40 * x));
    return image;
}

void paintFilled(QPainter& p)
{
    p.fillRect(QRectF(QPointF(), kSize), QColor(0, 114, 178));
    p.fillRect(QRectF(20, 20, 200, 140), QColor(230, 159, 0));
}

void clipsByRectangle(QPainter& p)
{
    p.setClipRect(QRectF(30.5, 30.5, 100, 80));
    paintFilled(p);
}

void clipsByPath(QPainter& p)
{
    p.setClipPath(star());
    paintFilled(p);
}

void clipsByWindingPath(QPainter& p)
{
    QPainterPath path = star();
    path.setFillRule(Qt::WindingFill);
    p.setClipPath(path);
    paintFilled(p);
}

void clipsByRegion(QPainter& p)
{
    p.setClipRegion(QRegion(10, 10, 60, 60).united(QRegion(100, 40, 80, 100)).subtracted(QRegion(120, 60, 20, 20)));
    paintFilled(p);
}

void nestsClips(QPainter& p)
{
    p.setClipPath(star());
    p.setClipRect(QRectF(60, 20, 100, 90), Qt::IntersectClip);
    QPainterPath circle;
    circle.addEllipse(QPointF(120, 90), 60, 60);
    p.setClipPath(circle, Qt::IntersectClip);
    paintFilled(p);
}

void takesClipsBack(QPainter& p)
{
    p.save();
    p.setClipRect(QRectF(0, 0, 60, 180));
    p.save();
    p.setClipPath(star());
    paintFilled(p);
    p.restore();
    p.fillRect(QRectF(0, 120, 240, 30), QColor(213, 94, 0)); // only as far as the first clip
    p.restore();
    p.fillRect(QRectF(0, 160, 240, 10), QColor(0, 158, 115)); // everywhere
    p.setClipRect(QRectF(200, 0, 20, 180));
    p.setClipping(false);
    p.fillRect(QRectF(0, 2, 240, 10), Qt::black);
    p.setClipping(true);
    p.fillRect(QRectF(0, 20, 240, 10), Qt::black);
}

void clipsUnderTransforms(QPainter& p)
{
    p.translate(120, 90);
    p.rotate(30);
    p.setClipRect(QRectF(-60, -40, 120, 80));
    p.scale(2, 0.5);
    p.setClipRect(QRectF(-25, -100, 50, 200), Qt::IntersectClip);
    p.fillRect(QRectF(-200, -200, 400, 400), QColor(204, 121, 167));
}

void clipsEverythingAway(QPainter& p)
{
    p.fillRect(QRectF(10, 10, 40, 40), Qt::black);
    p.setClipRect(QRectF(10, 10, 20, 20));
    p.setClipRect(QRectF(100, 100, 20, 20), Qt::IntersectClip);
    paintFilled(p);
}

void drawsPens(QPainter& p)
{
    const Qt::PenCapStyle caps[]{Qt::FlatCap, Qt::SquareCap, Qt::RoundCap};
    const Qt::PenJoinStyle joins[]{Qt::MiterJoin, Qt::BevelJoin, Qt::RoundJoin};
    for (int i = 0; i < 3; ++i) {
        p.setPen(QPen(QColor(0, 114, 178), 9, Qt::SolidLine, caps[i], joins[i]));
        p.drawPolyline(QPolygonF({{20.0 + 70 * i, 60}, {45.0 + 70 * i, 20}, {70.0 + 70 * i, 60}}));
        QPen dashed(QColor(213, 94, 0), 4, Qt::CustomDashLine, caps[i], joins[i]);
        dashed.setDashPattern({4, 3, 1, 3});
        dashed.setDashOffset(i);
        p.setPen(dashed);
        p.drawLine(QPointF(20, 85 + 15 * i), QPointF(220, 90 + 15 * i));
    }
    p.setPen(QPen(Qt::black, 3));
    p.drawRect(QRectF(20, 130, 60, 30));
    p.drawEllipse(QRectF(100, 130, 60, 30));
    p.drawRoundedRect(QRectF(175, 130, 50, 30), 8, 8);
}

void drawsDistortedPens(QPainter& p)
{
    p.translate(20, 20);
    p.scale(3, 1);
    p.shear(0.2, 0);
    p.setPen(QPen(QColor(0, 114, 178), 6, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin));
    p.setBrush(QColor(240, 228, 66));
    p.drawRect(QRectF(0, 0, 40, 40));
    p.setBrush(Qt::NoBrush);
    p.drawEllipse(QRectF(0, 60, 50, 50));
}

void drawsCosmeticPens(QPainter& p)
{
    p.scale(5, 3);
    QPen cosmetic(Qt::black, 2);
    cosmetic.setCosmetic(true);
    p.setPen(cosmetic);
    p.drawEllipse(QRectF(2, 2, 30, 30));
    p.setPen(QPen(QColor(213, 94, 0), 0));
    p.drawLine(QPointF(0, 50), QPointF(40, 55));
}

void drawsLineByLine(QPainter& p)
{
    p.setPen(QPen(QColor(0, 114, 178), 5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    for (int i = 0; i < 20; ++i)
        p.drawLine(QPointF(20 + 10 * i, 90 + 60 * std::sin(i)), QPointF(30 + 10 * i, 90 + 60 * std::sin(i + 1)));
    p.setPen(QPen(QColor(213, 94, 0), 5));
    p.drawLine(QPointF(20, 20), QPointF(200, 20));
}

void mixesOpacities(QPainter& p)
{
    p.setPen(Qt::NoPen);
    p.setBrush(QColor(0, 114, 178, 128));
    p.drawEllipse(QRectF(20, 20, 120, 120));
    p.setOpacity(0.5);
    p.setBrush(QColor(230, 159, 0));
    p.drawRect(QRectF(80, 60, 120, 100));
    p.setPen(QPen(QColor(0, 0, 0, 128), 10));
    p.setBrush(Qt::NoBrush);
    p.drawLine(QPointF(10, 170), QPointF(230, 10));
}

void fillsWithGradients(QPainter& p)
{
    p.setPen(Qt::NoPen);
    QLinearGradient linear(20, 20, 100, 60);
    linear.setColorAt(0, QColor(0, 114, 178));
    linear.setColorAt(0.5, QColor(240, 228, 66, 128));
    linear.setColorAt(1, QColor(213, 94, 0));
    p.fillRect(QRectF(10, 10, 100, 70), linear);
    QRadialGradient radial(170, 45, 40, 160, 40);
    radial.setColorAt(0, Qt::white);
    radial.setColorAt(1, QColor(0, 158, 115));
    radial.setSpread(QGradient::ReflectSpread);
    p.fillRect(QRectF(120, 10, 100, 70), radial);
    QLinearGradient box(0, 0, 1, 1);
    box.setCoordinateMode(QGradient::ObjectMode);
    box.setColorAt(0, Qt::black);
    box.setColorAt(1, QColor(86, 180, 233));
    p.setBrush(box);
    p.translate(20, 90);
    p.rotate(10);
    p.drawRect(QRectF(10, 0, 80, 60));
    p.setOpacity(0.4);
    p.setPen(QPen(QBrush(linear), 8));
    p.drawEllipse(QRectF(100, -20, 90, 80));
}

void fillsWithPatterns(QPainter& p)
{
    p.setPen(Qt::NoPen);
    QConicalGradient turn(QPointF(60, 90), 45);
    turn.setColorAt(0, QColor(0, 114, 178));
    turn.setColorAt(1, QColor(240, 228, 66));
    p.fillRect(QRectF(10, 30, 100, 120), turn);
    QPixmap stripes(40, 40);
    stripes.fill(Qt::white);
    QPainter(&stripes).fillRect(0, 0, 40, 20, QColor(213, 94, 0));
    p.fillRect(QRectF(130, 30, 100, 120), QBrush(stripes));
}

void placesPictures(QPainter& p)
{
    p.drawImage(QRectF(10, 10, 90, 60), chequers());
    p.drawImage(QRectF(120, 10, 60, 60), chequers(), QRectF(1, 1, 2, 2));
    p.setOpacity(0.5);
    p.translate(70, 110);
    p.rotate(20);
    p.drawPixmap(QRectF(0, 0, 90, 45), QPixmap::fromImage(chequers()), QRectF(0, 0, 6, 4));
}

void writesText(QPainter& p)
{
    p.setFont(widgets::figureFont(18));
    p.setPen(QColor(28, 29, 31));
    p.drawText(QPointF(10, 40), QStringLiteral("IoU = 0.87 λ<é>"));
    QFont bold = widgets::boldFont(widgets::figureFont(24));
    bold.setItalic(true);
    p.setFont(bold);
    p.setPen(QColor(0, 114, 178, 160));
    p.drawText(QRectF(10, 50, 220, 40), Qt::AlignRight, QStringLiteral("Dice & co"));
    p.translate(40, 170);
    p.rotate(-25);
    p.setFont(widgets::figureFont(15));
    p.drawText(QPointF(0, 0), QStringLiteral("图像 segmentation"));
}

core::report::ChartData zoomable()
{
    core::report::ChartData data;
    data.title = "Loss";
    data.xAxis = {"Step", ""};
    data.yAxis = {"Loss", "nats"};
    for (int s = 0; s < 2; ++s) {
        core::report::ChartSeries series{s == 0 ? "train" : "test", {}, {}};
        for (int i = 0; i < 300; ++i) {
            series.points.push_back({i * 1.0, std::cos(i * 0.21 + s) * (300 - i)});
            series.band.push_back({series.points.back().y - 30, series.points.back().y + 30});
        }
        data.series.push_back(series);
    }
    return data;
}

} // namespace

class TestSvgWriter : public QObject {
    Q_OBJECT

private slots:
    void looksAsPainted_data()
    {
        QTest::addColumn<Drawing>("drawing");
        QTest::addRow("clip: rectangle") << Drawing(clipsByRectangle);
        QTest::addRow("clip: path, odd-even") << Drawing(clipsByPath);
        QTest::addRow("clip: path, winding") << Drawing(clipsByWindingPath);
        QTest::addRow("clip: region") << Drawing(clipsByRegion);
        QTest::addRow("clip: nested") << Drawing(nestsClips);
        QTest::addRow("clip: taken back") << Drawing(takesClipsBack);
        QTest::addRow("clip: transformed") << Drawing(clipsUnderTransforms);
        QTest::addRow("clip: nothing left") << Drawing(clipsEverythingAway);
        QTest::addRow("pens") << Drawing(drawsPens);
        QTest::addRow("pens, distorted") << Drawing(drawsDistortedPens);
        QTest::addRow("line by line") << Drawing(drawsLineByLine);
        QTest::addRow("opacity") << Drawing(mixesOpacities);
        QTest::addRow("gradients") << Drawing(fillsWithGradients);
        QTest::addRow("patterns") << Drawing(fillsWithPatterns);
        QTest::addRow("pictures") << Drawing(placesPictures);
        QTest::addRow("text as paths") << Drawing(writesText);
    }
    void looksAsPainted()
    {
        QFETCH(Drawing, drawing);
        const QImage expected = asRaster(drawing);
        const QImage shown = byRsvg(asSvg(drawing));
        QVERIFY(!shown.isNull());
        QVERIFY2(inked(expected) > 0.01, "the drawing draws something");
        const double share = unlike(expected, shown);
        if (share > 0.003 && qEnvironmentVariableIsSet("TESSERA_KEEP")) {
            const QString stem = qEnvironmentVariable("TESSERA_KEEP") + QLatin1Char('/') + QTest::currentDataTag();
            expected.save(stem + QStringLiteral("-expected.png"));
            shown.save(stem + QStringLiteral("-shown.png"));
        }
        QVERIFY2(share <= 0.003, qPrintable(QString::number(share)));
    }

    void comparisonSeesALostClip()
    {
        // The test's own measure: without its clip a drawing is far beyond the bound.
        QVERIFY(unlike(asRaster(clipsByPath), asRaster(paintFilled)) > 0.3);
    }

    void sameDrawingGivesTheSameBytes()
    {
        const Drawing all = [](QPainter& p) {
            for (const Drawing& drawing : {Drawing(nestsClips), Drawing(drawsPens), Drawing(fillsWithGradients),
                                           Drawing(placesPictures), Drawing(writesText)}) {
                p.save();
                drawing(p);
                p.restore();
            }
        };
        QCOMPARE(asSvg(all), asSvg(all));
    }

    void cosmeticPensKeepTheirWidth()
    {
        const QByteArray svg = asSvg(drawsCosmeticPens);
        QCOMPARE(svg.count("stroke-width"), 1); // 1 is what SVG has without being told
        QVERIFY(svg.contains("stroke-width=\"2\""));
        QVERIFY(!svg.contains("transform"));
    }

    void linesThatFollowEachOtherAreOnePath() { QCOMPARE(asSvg(drawsLineByLine).count("<path"), 2); }

    void equalClipsAndGradientsAreWrittenOnce()
    {
        const QByteArray svg = asSvg([](QPainter& p) {
            QLinearGradient gradient(0, 0, 100, 0);
            for (int i = 0; i < 5; ++i) {
                p.save();
                p.setClipPath(star());
                p.fillRect(QRectF(0, 30.0 * i, 240, 20), gradient);
                p.restore();
            }
        });
        QCOMPARE(svg.count("<clipPath"), 1);
        QCOMPARE(svg.count("<linearGradient"), 1);
    }

    void textIsTextWhenAsked()
    {
        SvgOptions options{kSize};
        options.textAsPaths = false;
        const QByteArray svg = asSvg(writesText, options);
        for (const char* word : {">IoU = 0.87", "λ", "&lt;", "é", "&gt;", ">Dice &amp; co</text>", "图像"})
            QVERIFY2(svg.contains(word), word);
        QVERIFY(svg.contains("font-weight=\"700\""));
        QVERIFY(svg.contains("font-family=\"DejaVu Sans, sans-serif\""));
        QVERIFY(unlike(asRaster(writesText), byRsvg(svg)) < 0.02);
        QVERIFY(!asSvg(writesText).contains("<text"));
    }

    void fileIsWellFormedAndTellsItsOrigin()
    {
        SvgOptions options{kSize, QStringLiteral("63.5mm"),        QStringLiteral("47.625mm"),
                           true,  QStringLiteral("Cats & <dogs>"), {{"device", "llvmpipe"}, {"sourceSha256", "00ff"}}};
        const QByteArray svg = asSvg(writesText, options);
        QXmlStreamReader reader(svg);
        QString title;
        QString device;
        while (!reader.atEnd()) {
            reader.readNext();
            if (reader.isStartElement() && reader.name() == QLatin1String("title") && title.isEmpty())
                title = reader.readElementText();
            else if (reader.isStartElement() && reader.name() == QLatin1String("device"))
                device = reader.readElementText();
        }
        QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
        QCOMPARE(title, QStringLiteral("Cats & <dogs>"));
        QCOMPARE(device, QStringLiteral("llvmpipe"));
        QVERIFY(svg.contains("width=\"63.5mm\" height=\"47.625mm\" viewBox=\"0 0 240 180\""));
    }

    void numbersAreShort()
    {
        QCOMPARE(widgets::svg::number(1.0), QByteArray("1"));
        QCOMPARE(widgets::svg::number(100), QByteArray("100"));
        QCOMPARE(widgets::svg::number(-0.0001), QByteArray("0"));
        QCOMPARE(widgets::svg::number(12.3456), QByteArray("12.346"));
        QCOMPARE(widgets::svg::number(1e7), QByteArray("10000000"));
        QCOMPARE(widgets::svg::number(NAN), QByteArray("0"));
        QCOMPARE(widgets::svg::escaped(QString(QChar(7)) + QStringLiteral("a\"b")), QByteArray("a&quot;b"));
    }

    void zoomedChartStaysInItsPlot()
    {
        widgets::ChartView view;
        view.resize(640, 400);
        view.setData(zoomable());
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        const QRectF plot = view.plot().chartLayout().plot;
        const QPoint corners[]{(plot.topLeft() + QPointF(0.3 * plot.width(), 0.45 * plot.height())).toPoint(),
                               (plot.topLeft() + QPointF(0.5 * plot.width(), 0.55 * plot.height())).toPoint()};
        QTest::mousePress(view.viewport(), Qt::LeftButton, {}, corners[0]);
        QTest::mouseRelease(view.viewport(), Qt::LeftButton, {}, corners[1]);
        QVERIFY(view.isZoomed());
        const widgets::FigureSource figure = view.figure();
        const Drawing drawing = [&](QPainter& p) { figure.paint(p, QRectF(QPointF(), figure.size)); };
        const QByteArray svg = asSvg(drawing, {figure.size});
        const QImage shown = byRsvg(svg);
        const double share = unlike(asRaster(drawing, figure.size), shown);
        QVERIFY2(share < 0.003, qPrintable(QString::number(share)));
        QVERIFY2(svg.size() < 400000, qPrintable(QString::number(svg.size())));
        // Left of the axis there are only grey letters.
        for (int y = 0; y < shown.height(); ++y)
            for (int x = 0; x < 60; ++x)
                QVERIFY(QColor(shown.pixel(x, y)).saturation() < 60);
    }
};

QTEST_MAIN(TestSvgWriter)
#include "tst_svg_writer.moc"
