#include "widgets/chart_frame.h"

#include <algorithm>
#include <cmath>

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>

namespace widgets {

namespace {

constexpr double kGap = 4;
constexpr double kMargin = 8;
constexpr double kSwatch = 16;       ///< length of the line before a name
constexpr double kWidestName = 140;  ///< beside the plot
constexpr double kRoomPerXTick = 56; ///< pixels
constexpr double kRoomPerYTick = 36; ///< pixels
constexpr double kSmallestPlot = 16; ///< pixels; smaller charts are cut off
constexpr double kLegendColumnGap = 16;

double widthOf(const QFontMetricsF& metrics, const QString& text) { return metrics.horizontalAdvance(text); }

double positionOf(double value, double from, double to, double start, double length)
{
    return start + (value - from) / (to - from) * length;
}

int count(double length, double room) { return std::max(2, static_cast<int>(length / room)); }

std::vector<Tick> ticksOf(const core::report::ChartAxis& axis, double from, double to, int most)
{
    return axis.log ? logTicks(from, to, most) : linearTicks(from, to, most, axis.whole);
}

/// Names in rows from `top` on, as many in a row as fit; returns where they end.
double layOutLegend(const core::report::ChartData& data, const QFontMetricsF& metrics, double left, double right,
                    double top, ChartLayout& layout)
{
    double x = left;
    const size_t drawn = std::min(data.series.size(), kMostSeries);
    for (size_t i = 0; i < drawn; ++i) {
        const QString name = metrics.elidedText(QString::fromStdString(data.series[i].name), Qt::ElideRight,
                                                std::max(24.0, right - left - kSwatch - kGap));
        const double width = kSwatch + kGap + widthOf(metrics, name);
        if (x > left && x + width > right) {
            x = left;
            top += metrics.height() + kGap;
        }
        layout.names.push_back({i, name, QRectF(x, top, width, metrics.height())});
        x += width + kLegendColumnGap;
    }
    top += metrics.height();
    if (data.series.size() > drawn) {
        layout.remark = QCoreApplication::translate("ChartView", "%n more series are in the table only", nullptr,
                                                    static_cast<int>(data.series.size() - drawn));
        layout.remarkArea = QRectF(left, top + kGap, right - left, metrics.height());
        top = layout.remarkArea.bottom();
    }
    return top + kMargin;
}

/// Names at the ends of their lines, pushed apart where they would lie on each other.
void layOutNames(const core::report::ChartData& data, const QFontMetricsF& metrics, const ChartRange& range,
                 const std::vector<std::optional<double>>& ends, ChartLayout& layout)
{
    const double height = metrics.height();
    for (size_t i = 0; i < ends.size(); ++i) {
        if (!ends[i] || data.series[i].name.empty())
            continue;
        const QString name =
            metrics.elidedText(QString::fromStdString(data.series[i].name), Qt::ElideRight, kWidestName);
        const double y =
            std::clamp(positionOf(*ends[i], range.y0, range.y1, layout.plot.bottom(), -layout.plot.height()),
                       layout.plot.top(), layout.plot.bottom());
        layout.names.push_back(
            {i, name,
             QRectF(layout.plot.right() + kMargin, y - height / 2, kSwatch + kGap + widthOf(metrics, name), height)});
    }
    std::vector<ChartName*> order;
    for (ChartName& name : layout.names)
        order.push_back(&name);
    std::ranges::stable_sort(order, {}, [](const ChartName* name) { return name->area.top(); });
    double lowest = layout.plot.bottom() + height / 2;
    for (auto it = order.rbegin(); it != order.rend(); ++it) {
        (*it)->area.moveBottom(std::min((*it)->area.bottom(), lowest));
        lowest = (*it)->area.top();
    }
    double highest = layout.plot.top() - height / 2;
    for (ChartName* name : order) {
        name->area.moveTop(std::max(name->area.top(), highest));
        highest = name->area.bottom();
    }
}

double widestName(const core::report::ChartData& data, const QFontMetricsF& metrics)
{
    double widest = 0;
    for (const core::report::ChartSeries& series : data.series)
        widest = std::max(widest, widthOf(metrics, QString::fromStdString(series.name)));
    return widest == 0 ? 0 : kMargin + kSwatch + kGap + std::min(widest, kWidestName);
}

void paintTurned(QPainter& painter, const QRectF& area, const QString& text)
{
    painter.save();
    painter.translate(area.center());
    painter.rotate(-90);
    painter.drawText(QRectF(-area.height() / 2, -area.width() / 2, area.height(), area.width()), Qt::AlignCenter, text);
    painter.restore();
}

} // namespace

QString axisText(const core::report::ChartAxis& axis)
{
    const QString title = QString::fromStdString(axis.title);
    return axis.unit.empty() ? title : QStringLiteral("%1 (%2)").arg(title, QString::fromStdString(axis.unit));
}

QPen seriesPen(size_t series, const QColor& ground)
{
    QPen pen(seriesColour(series, ground), 1.5);
    pen.setCapStyle(Qt::RoundCap);
    pen.setJoinStyle(Qt::RoundJoin);
    if (series >= kMostDirectNames)
        pen.setDashPattern({6, 3});
    return pen;
}

ChartLayout layOut(const core::report::ChartData& data, const FigureStyle& style, const ChartRange& range, QSizeF size,
                   const std::vector<std::optional<double>>& ends)
{
    ChartLayout layout;
    const QFontMetricsF bold(boldFont(style.font));
    const QFontMetricsF small(smallFont(style.font));
    const bool direct = data.series.size() <= kMostDirectNames;
    const double right = size.width() - (direct ? widestName(data, small) : 0) - 2 * kMargin;
    double top = kMargin;
    if (!data.title.empty()) {
        layout.title = QRectF(kMargin, top, size.width() - 2 * kMargin, bold.height());
        top = layout.title.bottom() + kMargin;
    }
    if (!direct)
        top = layOutLegend(data, small, kMargin, size.width() - kMargin, top, layout);
    top += small.height() / 2;
    const QString xTitle = axisText(data.xAxis);
    const double bottom =
        size.height() - kMargin - small.height() - kGap - (xTitle.isEmpty() ? 0 : small.height() + kGap);
    const double height = std::max(bottom - top, kSmallestPlot);
    layout.yTicks = ticksOf(data.yAxis, range.y0, range.y1, count(height, kRoomPerYTick));
    double widest = 0;
    for (const Tick& tick : layout.yTicks)
        widest = std::max(widest, widthOf(small, tick.text));
    double left = kMargin;
    if (!data.yAxis.title.empty()) {
        layout.yTitle = QRectF(left, top, small.height(), height);
        left += small.height() + kGap;
    }
    left += widest + kMargin;
    layout.plot = QRectF(left, top, std::max(right - left, kSmallestPlot), height);
    layout.xTicks = ticksOf(data.xAxis, range.x0, range.x1, count(layout.plot.width(), kRoomPerXTick));
    if (!xTitle.isEmpty())
        layout.xTitle =
            QRectF(left, layout.plot.bottom() + 2 * kGap + small.height(), layout.plot.width(), small.height());
    if (direct)
        layOutNames(data, small, range, ends, layout);
    return layout;
}

void ChartFrame::show(const core::report::ChartData& data, const FigureStyle& style, const ChartRange& range,
                      ChartLayout layout, std::vector<bool> shown, QSizeF size)
{
    prepareGeometryChange();
    m_title = QString::fromStdString(data.title);
    m_xTitle = axisText(data.xAxis);
    m_yTitle = axisText(data.yAxis);
    m_style = style;
    m_range = range;
    m_layout = std::move(layout);
    m_shown = std::move(shown);
    m_size = size;
    update();
}

void ChartFrame::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*)
{
    painter->save();
    paintGrid(*painter);
    paintTicks(*painter);
    paintTitles(*painter);
    paintNames(*painter);
    painter->restore();
}

void ChartFrame::paintGrid(QPainter& painter) const
{
    const QRectF& plot = m_layout.plot;
    painter.setPen(QPen(m_style.grid, 1, Qt::SolidLine, Qt::FlatCap));
    for (const Tick& tick : m_layout.xTicks) {
        const double x = positionOf(tick.position, m_range.x0, m_range.x1, plot.left(), plot.width());
        painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
    }
    for (const Tick& tick : m_layout.yTicks) {
        const double y = positionOf(tick.position, m_range.y0, m_range.y1, plot.bottom(), -plot.height());
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
    }
    painter.setPen(QPen(m_style.frame, 1, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin));
    painter.drawPolyline(QPolygonF({plot.topLeft(), plot.bottomLeft(), plot.bottomRight()}));
}

void ChartFrame::paintTicks(QPainter& painter) const
{
    const QRectF& plot = m_layout.plot;
    const QFont font = smallFont(m_style.font);
    const QFontMetricsF metrics(font);
    painter.setFont(font);
    painter.setPen(m_style.quietText);
    double free = -INFINITY; // a label that would touch the one before is left out
    for (const Tick& tick : m_layout.xTicks) {
        const double x = positionOf(tick.position, m_range.x0, m_range.x1, plot.left(), plot.width());
        const double width = widthOf(metrics, tick.text);
        if (x - width / 2 < free)
            continue;
        painter.drawText(QPointF(x - width / 2, plot.bottom() + kGap + metrics.ascent()), tick.text);
        free = x + width / 2 + kGap;
    }
    for (const Tick& tick : m_layout.yTicks) {
        const double y = positionOf(tick.position, m_range.y0, m_range.y1, plot.bottom(), -plot.height());
        painter.drawText(QPointF(plot.left() - kGap - widthOf(metrics, tick.text), y + metrics.capHeight() / 2),
                         tick.text);
    }
}

void ChartFrame::paintTitles(QPainter& painter) const
{
    painter.setPen(m_style.text);
    painter.setFont(boldFont(m_style.font));
    const QFontMetricsF metrics(painter.font());
    painter.drawText(m_layout.title, Qt::AlignLeft | Qt::AlignVCenter,
                     metrics.elidedText(m_title, Qt::ElideRight, m_layout.title.width()));
    painter.setFont(smallFont(m_style.font));
    if (!m_layout.xTitle.isEmpty())
        painter.drawText(m_layout.xTitle, Qt::AlignCenter, m_xTitle);
    if (!m_layout.yTitle.isEmpty())
        paintTurned(painter, m_layout.yTitle, m_yTitle);
}

void ChartFrame::paintNames(QPainter& painter) const
{
    const QFont font = smallFont(m_style.font);
    const QFontMetricsF metrics(font);
    painter.setFont(font);
    for (const ChartName& name : m_layout.names) {
        const bool shown = name.series >= m_shown.size() || m_shown[name.series];
        const double middle = name.area.center().y();
        QPen pen = seriesPen(name.series, m_style.ground);
        if (!shown)
            pen.setColor(m_style.grid);
        painter.setPen(pen);
        painter.drawLine(QPointF(name.area.left() + 1, middle), QPointF(name.area.left() + kSwatch - 1, middle));
        painter.setPen(shown ? m_style.text : m_style.quietText);
        painter.drawText(QPointF(name.area.left() + kSwatch + kGap, middle + metrics.capHeight() / 2), name.text);
    }
    painter.setPen(m_style.quietText);
    painter.drawText(m_layout.remarkArea, Qt::AlignLeft | Qt::AlignVCenter, m_layout.remark);
}

} // namespace widgets
