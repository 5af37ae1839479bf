#include "widgets/panes/segment/attention_figures.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <QCoreApplication>
#include <QLocale>
#include <QPainter>

#include "core/segment/attention_report.h"
#include "gpu/base/error.h"
#include "widgets/colour_bar.h"
#include "widgets/export/export_record.h"
#include "widgets/figure_style.h"
#include "widgets/panes/segment/attention_overlay.h"

namespace widgets::segment {

using core::segment::kMeanOfHeads;

namespace {

constexpr int kPictureSide = 1024; ///< longer side of the raster, at most
constexpr double kMapSide = 480;   ///< longer side of the map in the figure
constexpr double kTileSide = 168;
constexpr int kTileColumns = 3;
constexpr double kGap = 12;
constexpr double kLine = 18;
constexpr double kBarWidth = 12;
constexpr double kBarRoom = 72; ///< bar and its numbers

/// One map as a figure shows it.
struct Panel {
    QString title;
    QString figures; ///< small, to the right of the title
    QImage heat;
    core::HeatMap map;
    double scale = 0;
};

/// What all figures of one attention have in common.
struct Figure {
    QString title;
    QImage picture;
    QSizeF size; ///< of the picture, in pixels of the picture
    AttentionStyle style;
    std::vector<Panel> panels;
};

void paintPanel(QPainter& painter, const Figure& figure, const Panel& panel, const QRectF& area,
                const FigureStyle& style)
{
    painter.setFont(style.font);
    painter.setPen(style.text);
    const QRectF line(area.left(), area.top(), area.width(), kLine);
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, panel.title);
    painter.setFont(smallFont(style.font));
    painter.setPen(style.quietText);
    painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, panel.figures);
    const QRectF picture = area.adjusted(0, kLine, 0, 0);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(picture, figure.picture);
    painter.save();
    painter.setOpacity(figure.style.opacity);
    paintHeat(painter, panel.heat, panel.map, picture, figure.style);
    painter.restore();
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(style.frame, 1));
    painter.drawRect(picture);
}

/// Paints a figure that was laid out for `natural` into any area, keeping its proportions.
template <typename Paint>
std::function<void(QPainter&, const QRectF&)> scaled(QSizeF natural, Paint paint)
{
    return [natural, paint](QPainter& painter, const QRectF& area) {
        const double factor = std::min(area.width() / natural.width(), area.height() / natural.height());
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.translate(area.center());
        painter.scale(factor, factor);
        painter.translate(-natural.width() / 2, -natural.height() / 2);
        paint(painter);
        painter.restore();
    };
}

template <typename Paint>
FigureSource figureOf(QSizeF natural, Paint paint)
{
    return {natural, scaled(natural, [paint](QPainter& painter) { paint(painter, paperStyle(false)); }),
            scaled(natural, [paint](QPainter& painter) { paint(painter, paperStyle(true)); })};
}

QSizeF fitted(QSizeF size, double side) { return size.scaled(side, side, Qt::KeepAspectRatio); }

void paintTitle(QPainter& painter, const QString& title, double width, const FigureStyle& style)
{
    painter.setFont(boldFont(style.font));
    painter.setPen(style.text);
    painter.drawText(QRectF(kGap, kGap, width - 2 * kGap, kLine), Qt::AlignLeft | Qt::AlignVCenter, title);
}

FigureSource mapFigure(const Figure& figure, int head)
{
    const QSizeF map = fitted(figure.size, kMapSide);
    const QSizeF natural(map.width() + 2 * kGap + kBarRoom, map.height() + 3 * kGap + 2 * kLine);
    const Panel panel = figure.panels[static_cast<size_t>(head + 1)];
    return figureOf(natural, [=](QPainter& painter, const FigureStyle& style) {
        paintTitle(painter, figure.title, natural.width(), style);
        const QRectF area(kGap, 2 * kGap + kLine, map.width(), map.height() + kLine);
        paintPanel(painter, figure, panel, area, style);
        const QRectF bar(area.right() + kGap, area.top() + kLine, kBarWidth, map.height());
        paintColourBar(painter, bar, Qt::Vertical, figure.style.map, panel.scale, style);
    });
}

FigureSource headsFigure(const Figure& figure)
{
    const QSizeF map = fitted(figure.size, kTileSide);
    const auto count = static_cast<int>(figure.panels.size());
    const int rows = (count + kTileColumns - 1) / kTileColumns;
    const QSizeF tile(map.width(), map.height() + kLine);
    const double bar = figure.style.commonScale ? kBarRoom : 0;
    const QSizeF natural(kTileColumns * (tile.width() + kGap) + kGap + bar,
                         rows * (tile.height() + kGap) + 2 * kGap + kLine);
    return figureOf(natural, [=](QPainter& painter, const FigureStyle& style) {
        paintTitle(painter, figure.title, natural.width(), style);
        for (int i = 0; i < count; ++i) {
            const QPointF corner(kGap + i % kTileColumns * (tile.width() + kGap),
                                 2 * kGap + kLine + static_cast<double>(i / kTileColumns) * (tile.height() + kGap));
            paintPanel(painter, figure, figure.panels[static_cast<size_t>(i)], QRectF(corner, tile), style);
        }
        if (bar > 0)
            paintColourBar(painter,
                           QRectF(natural.width() - kBarRoom, 2 * (kGap + kLine), kBarWidth,
                                  natural.height() - 3 * kGap - 2 * kLine),
                           Qt::Vertical, figure.style.map, figure.panels.front().scale, style);
    });
}

QString inWords(const char* source) { return QCoreApplication::translate("AttentionFigures", source); }

Figure figureFrom(const ShownAttention& shown)
{
    const core::segment::MaskAttention& attention = *shown.attention;
    const AttentionChoice& choice = shown.choice;
    Figure figure;
    const bool toImage = choice.direction == core::segment::AttentionDirection::TokenToImage;
    figure.title =
        (toImage ? inWords(QT_TRANSLATE_NOOP("AttentionFigures", "%1 to the picture, %2"))
                 : inWords(QT_TRANSLATE_NOOP("AttentionFigures", "Picture to %1, %2")))
            .arg(tokenName(attention.tokens[choice.token]), layerName(attention, choice.direction, choice.layer));
    figure.picture = shown.picture.thumbnail({kPictureSide, kPictureSide});
    figure.size = QSizeF(attention.grid.imageWidth, attention.grid.imageHeight);
    figure.style = shown.style;
    const std::shared_ptr<const AttentionMaps> maps = mapsOf(attention, choice);
    for (int head = kMeanOfHeads; head < static_cast<int>(attention.heads); ++head) {
        const AttentionMaps::Map& map = maps->maps[static_cast<size_t>(head + 1)];
        const double scale = scaleOf(*maps, shown.style, head);
        figure.panels.push_back(
            {headName(head),
             inWords(QT_TRANSLATE_NOOP("AttentionFigures", "entropy %1 bits, largest %2"))
                 .arg(QLocale().toString(map.bits, 'f', 1), weightText(static_cast<double>(map.largest))),
             heatImage(map.heat, scale, figure.style), map.heat, scale});
    }
    return figure;
}

constexpr std::array<const char*, 2> kDirections{"token-to-image", "image-to-token"};
constexpr std::array<const char*, 3> kColours{"viridis", "magma", "cividis"};

void note(const ShownAttention& shown, core::workspace::ExportRecord& record)
{
    record.options["direction"] = std::string(kDirections[static_cast<size_t>(shown.choice.direction)]);
    record.options["layer"] = static_cast<double>(shown.choice.layer);
    record.options["token"] = static_cast<double>(shown.choice.token);
    record.options["head"] = static_cast<double>(shown.choice.head);
    record.options["colours"] = std::string(kColours[static_cast<size_t>(shown.style.map)]);
    record.options["smooth"] = shown.style.upsampling == core::Upsampling::Bilinear;
    record.options["opacity"] = shown.style.opacity;
    record.options["commonScale"] = shown.style.commonScale;
}

/// A whole number of [low, high].
int64_t wholeIn(const core::workspace::ExportRecord& record, const char* name, int64_t low, int64_t high)
{
    const double value = numberIn(record, name, static_cast<double>(low));
    if (!(value >= static_cast<double>(low) && value <= static_cast<double>(high)) || value != std::floor(value))
        throw gpu::Error(gpu::ErrorKind::InvalidInput,
                         {gpu::mark("AttentionFigures", "%1 was exported with a %2 that there is not: %3"),
                          {record.file, name, QString::number(value).toStdString()}});
    return static_cast<int64_t>(value);
}

} // namespace

std::vector<ExportItem> attentionItems(const ShownAttention& shown)
{
    const Figure figure = figureFrom(shown);
    std::vector<ExportItem> items{
        {QStringLiteral("segment.attention-map"),
         inWords(QT_TRANSLATE_NOOP("AttentionFigures", "Attention over the picture")),
         mapFigure(figure, shown.choice.head)},
        {QStringLiteral("segment.attention-heads"),
         inWords(QT_TRANSLATE_NOOP("AttentionFigures", "Attention of all heads")), headsFigure(figure)},
        {QStringLiteral("segment.attention-values"),
         inWords(QT_TRANSLATE_NOOP("AttentionFigures", "Attention, values of the cells")),
         TableSource([attention = shown.attention, choice = shown.choice] {
             return core::segment::attentionTable(*attention, choice.direction, choice.layer, choice.token);
         })},
    };
    for (ExportItem& item : items)
        note(shown, item.record);
    return items;
}

std::vector<ExportItem> attentionExports(const AttentionModel& model)
{
    if (!model.attention() || model.isOutdated())
        return {};
    return attentionItems({model.input().picture->levels, model.attention(), model.choice(), model.style()});
}

AttentionChoice attentionChoiceOf(const core::workspace::ExportRecord& record,
                                  const core::segment::MaskAttention& attention)
{
    AttentionChoice choice;
    if (textIn(record, "direction") == kDirections[1])
        choice.direction = core::segment::AttentionDirection::ImageToToken;
    const auto last = [](size_t count) { return static_cast<int64_t>(count) - 1; };
    choice.layer = static_cast<size_t>(wholeIn(record, "layer", 0, last(layerCount(attention, choice.direction))));
    choice.token = static_cast<size_t>(wholeIn(record, "token", 0, last(attention.tokens.size())));
    choice.head = static_cast<int>(wholeIn(record, "head", kMeanOfHeads, last(attention.heads)));
    return choice;
}

AttentionStyle attentionStyleOf(const core::workspace::ExportRecord& record)
{
    AttentionStyle style;
    const auto* colours = std::ranges::find(kColours, textIn(record, "colours"));
    if (colours != kColours.end())
        style.map = static_cast<core::ColourMap>(colours - kColours.begin());
    style.upsampling = flagIn(record, "smooth") ? core::Upsampling::Bilinear : core::Upsampling::Tiles;
    style.opacity = std::clamp(numberIn(record, "opacity", style.opacity), 0.0, 1.0);
    style.commonScale = flagIn(record, "commonScale");
    return style;
}

} // namespace widgets::segment
