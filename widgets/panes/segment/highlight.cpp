#include "widgets/panes/segment/highlight.h"

#include <algorithm>
#include <array>

#include <QLocale>
#include <QPainter>

#include "widgets/theme.h"

namespace widgets::segment {

namespace {

using core::segment::Agreement;

constexpr int kFillAlpha = 150;
constexpr int kLineAlpha = 235;
constexpr int kTile = 8; ///< pixels after which Qt's brush patterns come again
constexpr double kMargin = 12;
constexpr double kPadding = 8;
constexpr double kSwatch = 14;
constexpr double kRadius = 6;

struct Look {
    Agreement code;
    QColor colour; ///< of Okabe and Ito's palette
    HighlightPattern pattern;
};

const std::array<Look, 4>& looks()
{
    static const std::array<Look, 4> kLooks{
        {{Agreement::TruePositive, QColor(0x00, 0x9E, 0x73), HighlightPattern::Plain},
         {Agreement::FalsePositive, QColor(0xD5, 0x5E, 0x00), HighlightPattern::Rising},
         {Agreement::FalseNegative, QColor(0x00, 0x72, 0xB2), HighlightPattern::Falling},
         {Agreement::Mistaken, QColor(0xCC, 0x79, 0xA7), HighlightPattern::Crossed}}};
    return kLooks;
}

Qt::BrushStyle styleOf(HighlightPattern pattern)
{
    switch (pattern) {
    case HighlightPattern::Rising:
        return Qt::BDiagPattern;
    case HighlightPattern::Falling:
        return Qt::FDiagPattern;
    case HighlightPattern::Crossed:
        return Qt::CrossPattern;
    case HighlightPattern::Plain:
        break;
    }
    return Qt::NoBrush;
}

/// One tile of the colour with its lines.
QImage tileOf(QColor colour, HighlightPattern pattern)
{
    QImage tile(kTile, kTile, QImage::Format_ARGB32_Premultiplied);
    colour.setAlpha(kFillAlpha);
    tile.fill(colour);
    QPainter painter(&tile);
    painter.fillRect(tile.rect(), QBrush(QColor(255, 255, 255, kLineAlpha), styleOf(pattern)));
    return tile;
}

/// The pixels of a part in its colour, as the view shows them.
QImage layerOf(const HighlightPart& part, const ViewTransform& transform, const QRectF& visible, double ratio)
{
    QImage layer((visible.size() * ratio).toSize(), QImage::Format_ARGB32_Premultiplied);
    layer.setDevicePixelRatio(ratio);
    layer.fill(Qt::transparent);
    QPainter painter(&layer);
    painter.translate(-visible.topLeft());
    part.coverage.tint(painter, transform, visible, Qt::black);
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(visible, QBrush(tileOf(part.colour, part.pattern)));
    return layer;
}

void paintLegend(QPainter& painter, const QRectF& visible, const std::vector<HighlightPart>& parts)
{
    const QFontMetricsF metrics(painter.font());
    const double row = std::max(metrics.height(), kSwatch) + 4;
    double width = 0;
    int rows = 0;
    for (const HighlightPart& part : parts) {
        if (part.name.isEmpty())
            continue;
        width = std::max(width, metrics.horizontalAdvance(part.name));
        ++rows;
    }
    if (rows == 0)
        return;
    const QSizeF size(width + kSwatch + 3 * kPadding, rows * row + 2 * kPadding - 4);
    const QRectF frame(QPointF(visible.left() + kMargin, visible.bottom() - kMargin - size.height()), size);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(tokens().borderStrong, 1));
    painter.setBrush(tokens().raised);
    painter.drawRoundedRect(frame, kRadius, kRadius);
    double top = frame.top() + kPadding;
    for (const HighlightPart& part : parts) {
        if (part.name.isEmpty())
            continue;
        const QRectF swatch(frame.left() + kPadding, top + (row - 4 - kSwatch) / 2, kSwatch, kSwatch);
        paintHighlightSwatch(painter, swatch, part.colour, part.pattern);
        painter.setPen(tokens().text);
        painter.drawText(QRectF(swatch.right() + kPadding, top, width + 1, row - 4), Qt::AlignLeft | Qt::AlignVCenter,
                         part.name);
        top += row;
    }
}

} // namespace

std::shared_ptr<const Highlight> highlightOf(const core::segment::AgreementMap& map, const AgreementNames& names)
{
    auto highlight = std::make_shared<Highlight>();
    for (const Look& look : looks()) {
        if (map.count(look.code) == 0)
            continue;
        auto mask = std::make_shared<core::Mask>();
        mask->width = map.width;
        mask->height = map.height;
        mask->values.resize(map.codes.size());
        std::ranges::transform(map.codes, mask->values.begin(),
                               [code = static_cast<uint8_t>(look.code)](uint8_t value) {
                                   return value == code ? uint8_t{255} : uint8_t{0};
                               });
        HighlightPart part;
        part.coverage = ImageLevels(std::shared_ptr<const core::Mask>(std::move(mask)));
        part.colour = look.colour;
        part.pattern = look.pattern;
        const QString& name = names[static_cast<size_t>(look.code)];
        if (!name.isEmpty())
            part.name = QStringLiteral("%1  %2 px").arg(name, QLocale().toString(qint64{map.count(look.code)}));
        highlight->parts.push_back(std::move(part));
    }
    return highlight;
}

void paintHighlightSwatch(QPainter& painter, const QRectF& area, const QColor& colour, HighlightPattern pattern)
{
    painter.save();
    painter.setBrushOrigin(area.topLeft());
    painter.fillRect(area, QBrush(tileOf(colour, pattern)));
    painter.setPen(QPen(colour, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(area);
    painter.restore();
}

void paintHighlight(QPainter& painter, const ViewTransform& transform, const QRectF& visible,
                    const Highlight& highlight)
{
    const double ratio = painter.device() ? painter.device()->devicePixelRatioF() : 1;
    painter.save();
    for (const HighlightPart& part : highlight.parts)
        painter.drawImage(visible.topLeft(), layerOf(part, transform, visible, ratio));
    paintLegend(painter, visible, highlight.parts);
    painter.restore();
}

} // namespace widgets::segment
