#include "widgets/chart_plot.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <QAreaSeries>
#include <QGraphicsLayout>
#include <QGraphicsSceneResizeEvent>
#include <QLineSeries>
#include <QValueAxis>

#include "widgets/decimate.h"

namespace widgets {

namespace {

using core::report::ChartAxis;
using core::report::ChartPoint;
using core::report::ChartSeries;
using core::report::ChartSpread;

constexpr double kFrameDepth = -1; ///< below the lines
constexpr double kRoom = 0.04;     ///< of the range, above and below the values
constexpr size_t kFewPoints = 40;  ///< so few are marked
constexpr float kBandOpacity = 0.22F;

constexpr double kMarkSize = 2.5;

bool isMarked(const ChartSeries& series) { return series.points.size() <= kFewPoints; }

double onAxis(double value, bool log) { return log ? std::log10(value) : value; }

void include(std::optional<std::pair<double, double>>& span, double value)
{
    if (!std::isfinite(value))
        return;
    if (!span)
        span = {value, value};
    span = {std::min(span->first, value), std::max(span->second, value)};
}

/// The ends of an axis: what it asks for, else the values' with room.
std::pair<double, double> ends(const ChartAxis& axis, std::optional<std::pair<double, double>> span, double room)
{
    auto [low, high] = span.value_or(std::pair<double, double>{0, 1});
    if (low == high) {
        const double around = axis.log || low == 0 ? 1 : std::abs(low) / 2;
        low -= around;
        high += around;
    }
    const double extra = room * (high - low);
    const double from = axis.from ? onAxis(*axis.from, axis.log) : low - extra;
    const double to = axis.to ? onAxis(*axis.to, axis.log) : high + extra;
    return std::isfinite(from) && std::isfinite(to) && from < to ? std::pair{from, to} : std::pair{low, high};
}

} // namespace

ChartPlot::ChartPlot(FigureStyle style, QGraphicsItem* parent)
    : QChart(parent),
      m_data(std::make_shared<core::report::ChartData>()),
      m_style(std::move(style)),
      m_frame(new ChartFrame(this)),
      m_x(new QValueAxis(this)),
      m_y(new QValueAxis(this))
{
    setAnimationOptions(NoAnimation);
    setBackgroundVisible(false);
    setPlotAreaBackgroundVisible(false);
    setDropShadowEnabled(false);
    setMargins({});
    setContentsMargins(0, 0, 0, 0);
    layout()->setContentsMargins(0, 0, 0, 0);
    legend()->hide();
    m_frame->setZValue(kFrameDepth);
    for (QValueAxis* axis : {m_x, m_y})
        axis->setVisible(false);
    addAxis(m_x, Qt::AlignBottom);
    addAxis(m_y, Qt::AlignLeft);
}

void ChartPlot::setData(std::shared_ptr<const core::report::ChartData> data)
{
    removeAllSeries();
    m_stretches.clear();
    m_data = std::move(data);
    const size_t drawn = std::min(m_data->series.size(), kMostSeries);
    m_shown.assign(drawn, true);
    for (size_t i = 0; i < drawn; ++i)
        cut(i);
    for (Stretch& stretch : m_stretches) // no band over a line
        addBand(stretch);
    for (Stretch& stretch : m_stretches)
        addLine(stretch);
    findRange();
    m_range = m_full;
    arrange();
}

void ChartPlot::cut(size_t index)
{
    const ChartSeries& series = m_data->series[index];
    const bool banded = series.band.size() == series.points.size();
    bool open = false;
    for (size_t i = 0; i < series.points.size(); ++i) {
        const ChartPoint point = onAxes(series.points[i]);
        if (!std::isfinite(point.x) || !std::isfinite(point.y)) {
            open = false;
            continue;
        }
        if (!std::exchange(open, true))
            m_stretches.push_back({index, {}, {}, nullptr, nullptr});
        m_stretches.back().points.push_back(point);
        if (!banded)
            continue;
        const ChartSpread spread{onAxis(series.band[i].low, m_data->yAxis.log),
                                 onAxis(series.band[i].high, m_data->yAxis.log)};
        m_stretches.back().band.push_back(
            {std::isfinite(spread.low) ? spread.low : point.y, std::isfinite(spread.high) ? spread.high : point.y});
    }
}

void ChartPlot::addBand(Stretch& stretch)
{
    if (stretch.band.empty())
        return;
    stretch.area = new QAreaSeries(this);
    stretch.area->setUpperSeries(new QLineSeries(stretch.area));
    stretch.area->setLowerSeries(new QLineSeries(stretch.area));
    addSeries(stretch.area);
    stretch.area->attachAxis(m_x);
    stretch.area->attachAxis(m_y);
}

void ChartPlot::addLine(Stretch& stretch)
{
    stretch.line = new QLineSeries(this);
    addSeries(stretch.line);
    stretch.line->attachAxis(m_x);
    stretch.line->attachAxis(m_y);
}

void ChartPlot::findRange()
{
    std::optional<std::pair<double, double>> x;
    std::optional<std::pair<double, double>> y;
    for (const Stretch& stretch : m_stretches) {
        for (const ChartPoint& point : stretch.points) {
            include(x, point.x);
            include(y, point.y);
        }
        for (const ChartSpread& spread : stretch.band) {
            include(y, spread.low);
            include(y, spread.high);
        }
    }
    const bool marked = std::ranges::any_of(m_data->series, [](const ChartSeries& s) { return isMarked(s); });
    std::tie(m_full.x0, m_full.x1) = widgets::ends(m_data->xAxis, x, marked ? kRoom : 0);
    std::tie(m_full.y0, m_full.y1) = widgets::ends(m_data->yAxis, y, kRoom);
}

void ChartPlot::setStyle(FigureStyle style)
{
    m_style = std::move(style);
    arrange();
}

void ChartPlot::setRange(const ChartRange& range)
{
    if (!(range.x0 < range.x1) || !(range.y0 < range.y1))
        return;
    m_range = range;
    arrange();
}

void ChartPlot::setSeriesShown(size_t series, bool shown)
{
    m_shown[series] = shown;
    arrange();
}

void ChartPlot::resizeEvent(QGraphicsSceneResizeEvent* event)
{
    QChart::resizeEvent(event);
    arrange();
}

void ChartPlot::arrange()
{
    const QSizeF extent = size();
    if (extent.isEmpty())
        return;
    m_frame->show(*m_data, m_style, m_range, layOut(*m_data, m_style, m_range, extent, ends()), m_shown, extent);
    setPlotArea(m_frame->layout().plot);
    m_x->setRange(m_range.x0, m_range.x1);
    m_y->setRange(m_range.y0, m_range.y1);
    for (const Stretch& stretch : m_stretches)
        fillIn(stretch);
    layout()->activate();
}

void ChartPlot::fillIn(const Stretch& stretch)
{
    const int columns = static_cast<int>(m_frame->layout().plot.width() * m_style.density);
    const std::vector<size_t> kept = decimated(stretch.points, m_range.x0, m_range.x1, columns);
    QList<QPointF> points;
    for (const size_t i : kept)
        points << QPointF(stretch.points[i].x, stretch.points[i].y);
    stretch.line->replace(points);
    const QPen pen = seriesPen(stretch.series, m_style.ground);
    stretch.line->setPen(pen);
    stretch.line->setMarkerSize(kMarkSize);
    stretch.line->setPointsVisible(isMarked(m_data->series[stretch.series]) || stretch.points.size() == 1);
    stretch.line->setVisible(m_shown[stretch.series]);
    if (!stretch.area)
        return;
    QList<QPointF> upper;
    QList<QPointF> lower;
    size_t from = 0;
    for (const size_t i : kept) { // what lies between two kept points widens the band at the second
        ChartSpread spread = stretch.band[i];
        for (; from < i; ++from)
            spread = {std::min(spread.low, stretch.band[from].low), std::max(spread.high, stretch.band[from].high)};
        from = i + 1;
        upper << QPointF(stretch.points[i].x, spread.high);
        lower << QPointF(stretch.points[i].x, spread.low);
    }
    stretch.area->upperSeries()->replace(upper);
    stretch.area->lowerSeries()->replace(lower);
    QColor fill = pen.color();
    fill.setAlphaF(kBandOpacity);
    stretch.area->setPen(Qt::NoPen);
    stretch.area->setBrush(fill);
    stretch.area->setVisible(m_shown[stretch.series]);
}

std::vector<std::optional<double>> ChartPlot::ends() const
{
    std::vector<std::optional<double>> result(m_shown.size());
    for (const Stretch& stretch : m_stretches)
        if (m_shown[stretch.series])
            for (const ChartPoint& point : stretch.points)
                if (point.x >= m_range.x0 && point.x <= m_range.x1)
                    result[stretch.series] = point.y;
    return result;
}

ChartPoint ChartPlot::onAxes(ChartPoint value) const
{
    return {onAxis(value.x, m_data->xAxis.log), onAxis(value.y, m_data->yAxis.log)};
}

QPointF ChartPlot::toPixels(ChartPoint point) const
{
    const QRectF& plot = m_frame->layout().plot;
    return {plot.left() + (point.x - m_range.x0) / (m_range.x1 - m_range.x0) * plot.width(),
            plot.bottom() - (point.y - m_range.y0) / (m_range.y1 - m_range.y0) * plot.height()};
}

ChartPoint ChartPlot::fromPixels(QPointF position) const
{
    const QRectF& plot = m_frame->layout().plot;
    return {m_range.x0 + (position.x() - plot.left()) / plot.width() * (m_range.x1 - m_range.x0),
            m_range.y0 + (plot.bottom() - position.y()) / plot.height() * (m_range.y1 - m_range.y0)};
}

std::vector<ChartHit> ChartPlot::nearest(double x) const
{
    const double wanted = fromPixels({x, 0}).x;
    std::optional<double> found; // the nearest x of all series: one reading, one x
    for (const Stretch& stretch : m_stretches)
        if (m_shown[stretch.series])
            for (const ChartPoint& point : stretch.points)
                if (point.x >= m_range.x0 && point.x <= m_range.x1 &&
                    (!found || std::abs(point.x - wanted) < std::abs(*found - wanted)))
                    found = point.x;
    std::vector<ChartHit> hits;
    for (size_t series = 0; found && series < m_shown.size(); ++series) {
        const std::vector<ChartPoint>& points = m_data->series[series].points;
        for (size_t i = 0; m_shown[series] && i < points.size(); ++i) {
            const ChartPoint point = onAxes(points[i]);
            if (point.x != *found || !std::isfinite(point.y))
                continue;
            hits.push_back({series, i, points[i], toPixels(point)});
            break;
        }
    }
    return hits;
}

size_t ChartPlot::drawnPoints() const
{
    size_t count = 0;
    for (const Stretch& stretch : m_stretches)
        count += static_cast<size_t>(stretch.line->count());
    return count;
}

} // namespace widgets
