#include "widgets/panes/grid/scale_bar.h"

#include <limits>

#include <QPainter>

#include "widgets/figure_style.h"
#include "widgets/ticks.h"

namespace widgets::grid {

namespace {
constexpr double kBarHeight = 8;
constexpr int kMargin = 12;
constexpr int kTicks = 6;
constexpr double kTextGap = 4;
} // namespace

ScaleBar::ScaleBar(QWidget* parent) : QWidget(parent) { setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed); }

void ScaleBar::setScale(const GridScale& scale, const QString& title)
{
    m_scale = scale;
    m_title = title;
    setAccessibleName(title);
    setAccessibleDescription(scale.isEmpty ? QString()
                                           : numberText(scale.low) + QStringLiteral(" … ") + numberText(scale.high));
    setToolTip(title);
    update();
}

void ScaleBar::paintEvent(QPaintEvent*)
{
    if (m_scale.isEmpty)
        return;
    QPainter painter(this);
    paintScale(painter, QRectF(kMargin, 4, width() - 2 * kMargin, kBarHeight), m_scale, screenStyle(font()));
}

void paintScale(QPainter& painter, const QRectF& area, const GridScale& scale, const FigureStyle& style)
{
    const double span = scale.high - scale.low;
    const int steps = std::max(2, static_cast<int>(area.width()));
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (int k = 0; k < steps; ++k) {
        const double from = area.left() + area.width() * k / steps;
        const double value = scale.low + span * (k + 0.5) / steps;
        painter.fillRect(QRectF(from, area.top(), area.width() / steps + 0.5, area.height()), scale.colour(value));
    }
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(smallFont(style.font));
    const QFontMetricsF metrics(painter.font());
    std::vector<Tick> ticks = linearTicks(scale.low, scale.high, kTicks);
    if (span <= 0)
        ticks = {{scale.low, numberText(scale.low)}};
    double free = -std::numeric_limits<double>::infinity(); // where the next number may begin
    for (const Tick& tick : ticks) {
        const double part = span > 0 ? (tick.position - scale.low) / span : 0.5;
        const double x = area.left() + area.width() * part;
        painter.setPen(QPen(style.frame, 1));
        painter.drawLine(QPointF(x, area.bottom()), QPointF(x, area.bottom() + 3));
        const double width = metrics.horizontalAdvance(tick.text);
        if (x - width / 2 < free) // a narrow bar has room for some of its numbers only
            continue;
        free = x + width / 2 + kTextGap;
        painter.setPen(style.quietText);
        painter.drawText(QPointF(x - width / 2, area.bottom() + 3 + metrics.ascent()), tick.text);
    }
}

} // namespace widgets::grid
