#include "widgets/colour_bar.h"

#include <algorithm>
#include <cmath>

#include <QEvent>
#include <QPainter>

#include "widgets/ticks.h"

namespace widgets {

namespace {

constexpr int kStops = 32;
constexpr double kTickLength = 3;
constexpr double kSide = 20; ///< left and right of a lying bar, for the numbers at its ends
constexpr double kThick = 10;

} // namespace

void paintColourBar(QPainter& painter, const QRectF& bar, Qt::Orientation orientation, core::ColourMap map,
                    double largest, const FigureStyle& style)
{
    const bool upright = orientation == Qt::Vertical;
    QLinearGradient ramp(bar.bottomLeft(), upright ? bar.topLeft() : bar.bottomRight());
    const auto& colours = core::colourTable(map);
    for (int i = 0; i <= kStops; ++i) {
        const auto& colour = colours[static_cast<size_t>(std::lround(255.0 * i / kStops))];
        ramp.setColorAt(static_cast<double>(i) / kStops, QColor(colour[0], colour[1], colour[2]));
    }
    painter.save();
    painter.setPen(QPen(style.grid, 1));
    painter.setBrush(ramp);
    painter.drawRect(bar);
    const QFont font = smallFont(style.font);
    const QFontMetricsF metrics(font);
    painter.setFont(font);
    const double length = upright ? bar.height() : bar.width();
    const int most = std::clamp(static_cast<int>(length / (upright ? 2.5 * metrics.height() : 64)), 2, 6);
    const std::vector<Tick> ticks =
        largest > 0 ? linearTicks(0, largest, most) : std::vector<Tick>{{0, QStringLiteral("0")}};
    for (const Tick& tick : ticks) {
        const double part = largest > 0 ? tick.position / largest : 0;
        const QPointF foot = upright ? QPointF(bar.right(), bar.bottom() - part * bar.height())
                                     : QPointF(bar.left() + part * bar.width(), bar.bottom());
        painter.setPen(QPen(style.frame, 1));
        painter.drawLine(foot, foot + (upright ? QPointF(kTickLength, 0) : QPointF(0, kTickLength)));
        painter.setPen(style.quietText);
        const double width = metrics.horizontalAdvance(tick.text);
        painter.drawText(upright ? foot + QPointF(kTickLength + 3, metrics.capHeight() / 2)
                                 : foot + QPointF(-width / 2, kTickLength + 1 + metrics.ascent()),
                         tick.text);
    }
    painter.restore();
}

ColourBar::ColourBar(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setObjectName(QStringLiteral("colourBar"));
}

void ColourBar::setRange(core::ColourMap map, double largest)
{
    m_map = map;
    m_largest = largest;
    setAccessibleName(tr("Colours from 0 to %1").arg(numberText(largest, 3)));
    update();
}

void ColourBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintColourBar(painter, QRectF(kSide + 0.5, 2.5, width() - 2 * kSide - 1, kThick), Qt::Horizontal, m_map, m_largest,
                   screenStyle(font()));
}

void ColourBar::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        update();
}

} // namespace widgets
