#include "widgets/chart_view.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <QContextMenuEvent>
#include <QGraphicsScene>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>

#include "widgets/export/export_menu.h"

namespace widgets {

namespace {

constexpr QSizeF kFigureSize{640, 400};
constexpr double kZoomPerStep = 1.2;
constexpr double kDeepest = 1e-9; ///< of the full range
constexpr double kWidest = 4;     ///< times the full range
constexpr double kDragStart = 4;  ///< pixels
constexpr double kNameMargin = 4; ///< around names, for the mouse

/// Moves the ends of a range towards or away from a place, within reason.
void stretch(double& from, double& to, double around, double factor, double full)
{
    const double length = std::clamp((to - from) * factor, full * kDeepest, full * kWidest);
    const double part = (around - from) / (to - from);
    from = around - part * length;
    to = from + length;
}

struct Snapshot {
    std::shared_ptr<const core::report::ChartData> data;
    std::optional<ChartRange> range; ///< nothing: all
    std::vector<bool> shown;
};

void paintChart(const Snapshot& snapshot, bool dark, QPainter& painter, const QRectF& area)
{
    QGraphicsScene scene;
    auto* plot = new ChartPlot(paperStyle(dark));
    scene.addItem(plot);
    plot->resize(area.size());
    plot->setData(snapshot.data);
    if (snapshot.range)
        plot->setRange(*snapshot.range);
    for (size_t i = 0; i < snapshot.shown.size(); ++i)
        plot->setSeriesShown(i, snapshot.shown[i]);
    scene.setSceneRect(QRectF(QPointF(), area.size()));
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    scene.render(&painter, area, scene.sceneRect(), Qt::IgnoreAspectRatio);
    painter.restore();
}

FigureSource figureOf(Snapshot snapshot)
{
    const auto shared = std::make_shared<const Snapshot>(std::move(snapshot));
    return {kFigureSize, [shared](QPainter& painter, const QRectF& area) { paintChart(*shared, false, painter, area); },
            [shared](QPainter& painter, const QRectF& area) { paintChart(*shared, true, painter, area); }};
}

QString valueText(double value, const core::report::ChartAxis& axis)
{
    const QString number = numberText(value);
    return axis.unit.empty() ? number : number + QStringLiteral(" ") + QString::fromStdString(axis.unit);
}

} // namespace

FigureSource chartFigure(const core::report::ChartData& data)
{
    return figureOf({std::make_shared<const core::report::ChartData>(data), std::nullopt, {}});
}

ChartView::ChartView(QWidget* parent) : QChartView(parent), m_plot(new ChartPlot(screenStyle(font())))
{
    setChart(m_plot); // the view owns it from here
    setFrameShape(NoFrame);
    setRenderHint(QPainter::Antialiasing);
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(160, 120);
    setViewportUpdateMode(FullViewportUpdate);
    applyTheme();
}

void ChartView::setData(const core::report::ChartData& data, bool keepView)
{
    const ChartRange before = m_plot->range();
    const bool keep = keepView && data.series.size() == m_plot->data().series.size();
    const bool zoomed = isZoomed();
    const std::vector<bool> shown = m_plot->seriesShown();
    m_plot->setData(std::make_shared<const core::report::ChartData>(data));
    if (keep && zoomed)
        m_plot->setRange(before);
    for (size_t i = 0; keep && i < shown.size(); ++i)
        m_plot->setSeriesShown(i, shown[i]);
    describe();
    read(std::nullopt);
}

void ChartView::setEmptyText(const QString& text)
{
    m_emptyText = text;
    viewport()->update();
}

bool ChartView::isZoomed() const { return m_plot->range() != m_plot->fullRange(); }

void ChartView::resetZoom()
{
    m_plot->setRange(m_plot->fullRange());
    read(std::nullopt);
}

FigureSource ChartView::figure() const
{
    return figureOf({std::make_shared<const core::report::ChartData>(data()), m_plot->range(), m_plot->seriesShown()});
}

void ChartView::setExport(const QString& id, std::function<Provenance()> provenance)
{
    m_exportId = id;
    m_provenance = std::move(provenance);
}

std::vector<ExportItem> ChartView::exportItems() const
{
    const QString title = data().title.empty() ? tr("Chart") : QString::fromStdString(data().title);
    return {{m_exportId, title, figure()},
            {m_exportId + QStringLiteral("-data"), tr("%1 (data)").arg(title),
             TableSource([values = data()] { return core::report::chartTable(values); })}};
}

void ChartView::contextMenuEvent(QContextMenuEvent* event)
{
    QMenu menu(this);
    QAction* whole = menu.addAction(tr("Show &everything"));
    whole->setEnabled(isZoomed());
    connect(whole, &QAction::triggered, this, &ChartView::resetZoom);
    if (!m_exportId.isEmpty()) {
        menu.addSeparator();
        addExportActions(menu, this, exportItems(), m_provenance ? m_provenance() : Provenance());
    }
    menu.exec(event->globalPos());
}

void ChartView::applyTheme()
{
    FigureStyle style = screenStyle(font());
    style.density = devicePixelRatioF();
    setBackgroundBrush(style.ground);
    m_plot->setStyle(style);
}

void ChartView::changeEvent(QEvent* event)
{
    QChartView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        applyTheme();
    else if (event->type() == QEvent::LanguageChange)
        describe();
}

void ChartView::resizeEvent(QResizeEvent* event)
{
    QChartView::resizeEvent(event);
    read(std::nullopt);
}

void ChartView::describe()
{
    const core::report::ChartData& chart = data();
    setAccessibleName(chart.title.empty() ? tr("Chart") : QString::fromStdString(chart.title));
    setAccessibleDescription(tr("%1 against %2, %n series. Left and right read out the points.", nullptr,
                                static_cast<int>(chart.series.size()))
                                 .arg(axisText(chart.yAxis), axisText(chart.xAxis)));
}

void ChartView::read(std::optional<double> x)
{
    m_reading = x ? m_plot->nearest(*x) : std::vector<ChartHit>();
    QStringList words;
    for (const ChartHit& hit : m_reading) {
        const QString name = QString::fromStdString(data().series[hit.series].name);
        const QString value = valueText(hit.value.y, data().yAxis);
        if (words.isEmpty())
            words << QStringLiteral("%1 %2")
                         .arg(QString::fromStdString(data().xAxis.title), valueText(hit.value.x, data().xAxis))
                         .trimmed();
        words << (name.isEmpty() ? value : QStringLiteral("%1 %2").arg(name, value));
    }
    emit readOut(words.join(QStringLiteral(", ")));
    viewport()->update();
}

void ChartView::readNext(int direction)
{
    // From one x in sight to the next, over all shown series.
    std::vector<double> places;
    const QRectF plot = m_plot->chartLayout().plot;
    for (size_t i = 0; i < m_plot->seriesShown().size(); ++i) {
        if (!m_plot->isSeriesShown(i))
            continue;
        for (const core::report::ChartPoint& point : data().series[i].points) {
            const QPointF at = m_plot->toPixels(m_plot->onAxes(point));
            if (std::isfinite(at.x()) && std::isfinite(at.y()) && at.x() >= plot.left() - 1e-6 &&
                at.x() <= plot.right() + 1e-6)
                places.push_back(at.x());
        }
    }
    if (places.empty())
        return;
    std::ranges::sort(places);
    constexpr double kSame = 1e-6; // pixels
    if (m_reading.empty())
        return read(direction > 0 ? places.front() : places.back());
    const double now = m_reading.front().position.x();
    if (direction > 0) {
        const auto next = std::ranges::upper_bound(places, now + kSame);
        read(next == places.end() ? places.back() : *next);
    } else {
        const auto next = std::ranges::lower_bound(places, now - kSame);
        read(next == places.begin() ? places.front() : *std::prev(next));
    }
}

void ChartView::zoomAt(QPointF position, double factor, Qt::KeyboardModifiers modifiers)
{
    ChartRange range = m_plot->range();
    const ChartRange& full = m_plot->fullRange();
    const core::report::ChartPoint at = m_plot->fromPixels(position);
    if (!(modifiers & Qt::ControlModifier))
        stretch(range.x0, range.x1, at.x, factor, full.x1 - full.x0);
    if (!(modifiers & Qt::ShiftModifier))
        stretch(range.y0, range.y1, at.y, factor, full.y1 - full.y0);
    m_plot->setRange(range);
}

void ChartView::zoomTo(const QRectF& pixels)
{
    const core::report::ChartPoint low = m_plot->fromPixels(pixels.bottomLeft());
    const core::report::ChartPoint high = m_plot->fromPixels(pixels.topRight());
    const ChartRange& full = m_plot->fullRange();
    if (high.x - low.x > kDeepest * (full.x1 - full.x0) && high.y - low.y > kDeepest * (full.y1 - full.y0))
        m_plot->setRange({low.x, high.x, low.y, high.y});
}

std::optional<size_t> ChartView::nameAt(QPointF position) const
{
    for (const ChartName& name : m_plot->chartLayout().names)
        if (name.area.adjusted(-kNameMargin, -kNameMargin / 2, kNameMargin, kNameMargin / 2).contains(position))
            return name.series;
    return std::nullopt;
}

void ChartView::toggle(size_t series)
{
    m_plot->setSeriesShown(series, !m_plot->isSeriesShown(series));
    read(std::nullopt);
}

void ChartView::mousePressEvent(QMouseEvent* event)
{
    m_pressed = m_last = event->position();
    m_pressedRange = m_plot->range();
    const bool inside = m_plot->chartLayout().plot.contains(m_pressed);
    if (inside && event->button() == Qt::LeftButton)
        m_drag = Drag::Band;
    else if (inside && event->button() == Qt::MiddleButton)
        m_drag = Drag::Pan;
}

void ChartView::mouseMoveEvent(QMouseEvent* event)
{
    m_last = event->position();
    const QRectF plot = m_plot->chartLayout().plot;
    if (m_drag == Drag::Pan) {
        const core::report::ChartPoint from = m_plot->fromPixels(m_pressed);
        const core::report::ChartPoint to = m_plot->fromPixels(m_last);
        m_plot->setRange({m_pressedRange.x0 + from.x - to.x, m_pressedRange.x1 + from.x - to.x,
                          m_pressedRange.y0 + from.y - to.y, m_pressedRange.y1 + from.y - to.y});
    }
    const bool onName = data().series.size() > kMostDirectNames && nameAt(m_last);
    viewport()->setCursor(onName ? Qt::PointingHandCursor : plot.contains(m_last) ? Qt::CrossCursor : Qt::ArrowCursor);
    read(plot.contains(m_last) ? std::optional(m_last.x()) : std::nullopt);
}

void ChartView::mouseReleaseEvent(QMouseEvent* event)
{
    const Drag drag = std::exchange(m_drag, Drag::None);
    const QPointF moved = event->position() - m_pressed;
    if (drag == Drag::Band && std::min(std::abs(moved.x()), std::abs(moved.y())) >= kDragStart)
        zoomTo(QRectF(m_pressed, event->position()).normalized().intersected(m_plot->chartLayout().plot));
    else if (event->button() == Qt::LeftButton && data().series.size() > kMostDirectNames)
        if (const std::optional<size_t> series = nameAt(event->position()))
            toggle(*series);
    viewport()->update();
}

void ChartView::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && m_plot->chartLayout().plot.contains(event->position()))
        resetZoom();
}

void ChartView::wheelEvent(QWheelEvent* event)
{
    event->accept();
    const QPoint turned = event->angleDelta();
    const double steps = (turned.y() != 0 ? turned.y() : turned.x()) / 120.0; // Shift turns some wheels sideways
    if (m_plot->chartLayout().plot.contains(event->position()))
        zoomAt(event->position(), std::pow(kZoomPerStep, -steps), event->modifiers());
    read(event->position().x());
}

void ChartView::keyPressEvent(QKeyEvent* event)
{
    const QPointF middle = m_plot->chartLayout().plot.center();
    const int key = event->key();
    if (key == Qt::Key_Left || key == Qt::Key_Right)
        readNext(key == Qt::Key_Right ? 1 : -1);
    else if (key == Qt::Key_Plus || key == Qt::Key_Equal)
        zoomAt(middle, 1 / kZoomPerStep, {});
    else if (key == Qt::Key_Minus)
        zoomAt(middle, kZoomPerStep, {});
    else if (key == Qt::Key_0)
        resetZoom();
    else if (key >= Qt::Key_1 && static_cast<size_t>(key - Qt::Key_1) < m_plot->seriesShown().size())
        toggle(static_cast<size_t>(key - Qt::Key_1));
    else
        QWidget::keyPressEvent(event);
}

bool ChartView::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::Leave && m_drag == Drag::None)
        read(std::nullopt);
    return QChartView::viewportEvent(event);
}

void ChartView::drawForeground(QPainter* painter, const QRectF&)
{
    const FigureStyle& style = m_plot->style();
    const QRectF plot = m_plot->chartLayout().plot;
    const bool empty = std::ranges::all_of(data().series, [](const auto& series) { return series.points.empty(); });
    if (empty && !m_emptyText.isEmpty()) {
        painter->setPen(style.quietText);
        painter->setFont(style.font);
        painter->drawText(plot, Qt::AlignCenter | Qt::TextWordWrap, m_emptyText);
    }
    if (m_drag == Drag::Band) {
        QColor fill = style.accent;
        fill.setAlphaF(0.15F);
        painter->setPen(QPen(style.accent, 1));
        painter->setBrush(fill);
        painter->drawRect(QRectF(m_pressed, m_last).normalized().intersected(plot));
    } else if (!m_reading.empty())
        paintReading(*painter);
}

void ChartView::paintReading(QPainter& painter) const
{
    const FigureStyle& style = m_plot->style();
    const QRectF plot = m_plot->chartLayout().plot;
    const double x = m_reading.front().position.x();
    painter.setPen(QPen(style.frame, 1, Qt::DashLine));
    painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
    const QFont font = smallFont(style.font);
    const QFontMetricsF metrics(font);
    QStringList lines{valueText(m_reading.front().value.x, data().xAxis)};
    for (const ChartHit& hit : m_reading) {
        if (plot.contains(hit.position)) {
            painter.setPen(QPen(style.ground, 1));
            painter.setBrush(seriesColour(hit.series, style.ground));
            painter.drawEllipse(hit.position, 4, 4);
        }
        const QString name = QString::fromStdString(data().series[hit.series].name);
        const QString value = valueText(hit.value.y, data().yAxis);
        lines << (name.isEmpty() ? value
                                 : metrics.elidedText(name, Qt::ElideRight, 140) + QStringLiteral("  ") + value);
    }
    double width = 0;
    for (const QString& line : lines)
        width = std::max(width, metrics.horizontalAdvance(line));
    QRectF box(0, plot.top() + 4, width + 16, metrics.height() * static_cast<double>(lines.size()) + 8);
    box.moveLeft(x + 8 + box.width() <= plot.right() ? x + 8 : std::max(plot.left(), x - 8 - box.width()));
    painter.setPen(QPen(style.frame, 1));
    painter.setBrush(style.ground);
    painter.drawRoundedRect(box, 4, 4);
    painter.setPen(style.text);
    painter.setFont(font);
    painter.drawText(box.adjusted(8, 4, -8, -4), Qt::AlignLeft | Qt::AlignTop, lines.join(QLatin1Char('\n')));
}

} // namespace widgets
