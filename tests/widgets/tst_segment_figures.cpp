// The canvas as figures: masks and prompts as vectors where they belong, and the same bytes without a window.

#include <cmath>

#include <QAction>
#include <QFile>
#include <QImage>
#include <QListWidget>
#include <QPainter>
#include <QRegularExpression>
#include <QTest>

#include "core/segment/outline.h"
#include "tests/widgets/window_fixture.h"
#include "widgets/export/export_dialog.h"
#include "widgets/export/figure_writer.h"
#include "widgets/panes/segment/segment_figures.h"
#include "widgets/theme.h"

using core::segment::ScenePrompt;
using widgets::FigureFormat;
using widgets::FigureOptions;
using widgets::segment::FigureMask;

namespace {

std::shared_ptr<const core::Image> greyPicture(int width, int height)
{
    auto image = std::make_shared<core::Image>();
    image->width = width;
    image->height = height;
    image->rgb.assign(static_cast<size_t>(3 * width * height), 128);
    return image;
}

/// A square frame: 20 … 60 with a hole of 30 … 50.
FigureMask frame(const core::Image& picture)
{
    core::Mask mask{picture.width, picture.height, {}};
    mask.values.assign(static_cast<size_t>(picture.width * picture.height), 0);
    for (int y = 20; y < 60; ++y)
        for (int x = 20; x < 60; ++x)
            if (x < 30 || x >= 50 || y < 30 || y >= 50)
                mask.values[static_cast<size_t>(y * picture.width + x)] = 255;
    return {
        std::make_shared<const std::vector<std::vector<core::segment::GridPoint>>>(core::segment::traceOutline(mask)),
        {0xE6, 0x9F, 0x00}};
}

QByteArray contents(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestSegmentFigures : public QObject {
    Q_OBJECT

private slots:
    void pictureKeepsItsProportions()
    {
        const widgets::FigureSource wide = widgets::segment::pictureFigure(greyPicture(300, 100));
        QCOMPARE(wide.size.width(), 640.0);
        QVERIFY(std::abs(wide.size.height() - 640.0 / 3) < 1e-9);
        const widgets::FigureSource tall = widgets::segment::pictureFigure(greyPicture(1, 2000));
        QCOMPARE(tall.size.height(), 640.0);
    }

    void masksLieWhereTheyAreWithTheirHoles()
    {
        const auto picture = greyPicture(80, 80);
        const widgets::FigureSource figure = widgets::segment::overlayFigure(picture, {frame(*picture)}, {});
        FigureOptions options;
        options.widthPixels = 640; // 8 for each pixel of the picture
        const QImage image = widgets::figureImage(figure, options);
        const auto at = [&](int x, int y) { return image.pixelColor(8 * x + 4, 8 * y + 4); };
        QCOMPARE(at(10, 10), QColor(128, 128, 128));
        QCOMPARE(at(40, 40), QColor(128, 128, 128)); // the hole
        for (const QColor& inside : {at(25, 25), at(55, 40), at(40, 52)}) {
            QVERIFY(inside.red() > 160 && inside.blue() < 90);
            QCOMPARE(inside, at(22, 40));
        }
    }

    void promptsAreMarkedUnlessSwitchedOff()
    {
        const auto picture = greyPicture(80, 80);
        const auto figure = [&](bool enabled) {
            return widgets::figureImage(
                widgets::segment::overlayFigure(picture, {},
                                                {{ScenePrompt::Kind::Object, {20, 20}, {}, enabled},
                                                 {ScenePrompt::Kind::Background, {60, 60}, {}, enabled},
                                                 {ScenePrompt::Kind::Box, {10, 40}, {50, 70}, enabled}}),
                {});
        };
        const QImage image = figure(true);
        QCOMPARE(image.pixelColor(163, 163), widgets::lightTokens().object);
        QVERIFY(image.pixelColor(160, 160).lightness() > 230); // the plus
        QCOMPARE(image.pixelColor(483, 483), widgets::lightTokens().background);
        QCOMPARE(image.pixelColor(480, 480 + 4), widgets::lightTokens().background); // a minus has no upright line
        QVERIFY(image.pixelColor(80, 480).green() > image.pixelColor(80, 480).red() + 40);
        QCOMPARE(figure(false), widgets::figureImage(widgets::segment::pictureFigure(picture), {}));
    }

    void svgHasMasksAsVectors()
    {
        const auto picture = greyPicture(80, 80);
        const QByteArray svg = widgets::figureBytes(widgets::segment::overlayFigure(picture, {frame(*picture)}, {}),
                                                    {FigureFormat::Svg}, {});
        QCOMPARE(svg.count("<image"), 1);
        QVERIFY(svg.contains("fill=\"#e69f00\""));
        // 20 … 60 at 8 units each, and the hole of 30 … 50.
        const QString path =
            QRegularExpression("fill=\"#e69f00\"[^>]* d=\"([^\"]*)\"").match(QString::fromUtf8(svg)).captured(1);
        QCOMPARE(path.count('M'), 2);
        QCOMPARE(path.count('Z'), 2);
        QStringList corners = path.split(QRegularExpression("[MLZ]"), Qt::SkipEmptyParts);
        corners.sort();
        QCOMPARE(corners,
                 QStringList({"160 160", "160 480", "240 240", "240 400", "400 240", "400 400", "480 160", "480 480"}));
    }

    void windowExportsWhatReplayWouldWrite()
    {
        WindowFixture m;
        QVERIFY(!m.action("file.export")->isEnabled());
        QVERIFY(m.action("file.export")->toolTip().contains("nothing to export"));
        m.openPicture();
        m.click({60, 60});
        QVERIFY(m.settle());
        QVERIFY(m.action("file.export")->isEnabled());
        m.action("file.export")->trigger();
        auto* dialog = m.window().findChild<widgets::ExportDialog*>();
        QVERIFY(dialog && dialog->isVisible());
        QVERIFY(dialog->findChild<QListWidget*>()->count() >= 2); // panels add theirs
        QCOMPARE(dialog->current()->id, QStringLiteral("segment.overlay"));
        QVERIFY(dialog->exportTo(m.path("overlay.png")));

        // The same from values only.
        const auto& document = m.document();
        const auto view = document.currentMask();
        QVERIFY(view && view->area > 0);
        const core::Mask mask = view->mask();
        const FigureMask layer{std::make_shared<const std::vector<std::vector<core::segment::GridPoint>>>(
                                   core::segment::traceOutline(mask)),
                               core::segment::classOf(document.scene(), document.currentObject()->label)->colour};
        const auto& loaded = document.picture()->loaded;
        const auto picture = std::make_shared<const core::Image>(loaded->image);
        FigureOptions options = dialog->figureOptions();
        const QByteArray bytes =
            widgets::figureBytes(widgets::segment::overlayFigure(picture, {layer}, document.currentObject()->prompts),
                                 options, m.pane().provenance());
        QCOMPARE(contents(m.path("overlay.png")), bytes);
        // The workspace keeps how it was exported.
        core::workspace::Workspace workspace;
        m.pane().snapshot().write(workspace, m.path("work.tessera").toStdString());
        QCOMPARE(workspace.segment.pictures.size(), size_t{1});
        QCOMPARE(workspace.segment.pictures[0].exports.size(), size_t{1});
        QCOMPARE(workspace.segment.pictures[0].exports[0].file, std::string("overlay.png"));
        const QImage image = QImage::fromData(bytes);
        QCOMPARE(image.text("Source SHA-256"), QString::fromStdString(loaded->sha256));
        QCOMPARE(image.text("Source"), QStringLiteral("picture.png"));
    }
};

QTEST_MAIN(TestSegmentFigures)
#include "tst_segment_figures.moc"
