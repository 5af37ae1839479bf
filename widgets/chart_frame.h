#pragma once
// What stands around the lines of a chart: grid, ticks, titles, names of the series.

#include <optional>
#include <vector>

#include <QGraphicsItem>

#include "core/report/chart_data.h"
#include "widgets/figure_style.h"
#include "widgets/ticks.h"

namespace widgets {

/// The part of the axes that is seen; on a logarithmic axis decimal logarithms.
struct ChartRange {
    double x0 = 0;
    double x1 = 1;
    double y0 = 0;
    double y1 = 1;

    friend bool operator==(const ChartRange&, const ChartRange&) = default;
};

/// The name of a series as the frame shows it.
struct ChartName {
    size_t series = 0;
    QString text; ///< shortened to its place
    QRectF area;  ///< the line in its colour and the text
};

/// Where everything of a chart stands, in pixels.
struct ChartLayout {
    QRectF plot; ///< where the lines are
    std::vector<Tick> xTicks;
    std::vector<Tick> yTicks;
    QRectF title;
    QRectF xTitle;
    QRectF yTitle; ///< of the turned text, as it stands in the chart
    std::vector<ChartName> names;
    QString remark; ///< under the names: how many series are not drawn
    QRectF remarkArea;
};

/// As many lines as have colours of their own.
constexpr size_t kMostSeries = 7;
/// As many as are named beside their ends; more are named in a legend.
constexpr size_t kMostDirectNames = 4;

/// "Title (unit)".
QString axisText(const core::report::ChartAxis& axis);
/// The pen of a series: the last three are dashed as well, so that colour is not all that tells them apart.
QPen seriesPen(size_t series, const QColor& ground);

/// `ends`: the value of each drawn series at its last point in sight, on the y axis; nothing: not shown there.
ChartLayout layOut(const core::report::ChartData& data, const FigureStyle& style, const ChartRange& range, QSizeF size,
                   const std::vector<std::optional<double>>& ends);

/// Paints a layout below the lines.
class ChartFrame : public QGraphicsItem {
public:
    using QGraphicsItem::QGraphicsItem;

    void show(const core::report::ChartData& data, const FigureStyle& style, const ChartRange& range,
              ChartLayout layout, std::vector<bool> shown, QSizeF size);
    const ChartLayout& layout() const { return m_layout; }

    QRectF boundingRect() const override { return {QPointF(), m_size}; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    void paintGrid(QPainter& painter) const;
    void paintTicks(QPainter& painter) const;
    void paintTitles(QPainter& painter) const;
    void paintNames(QPainter& painter) const;

    QString m_title;
    QString m_xTitle;
    QString m_yTitle;
    FigureStyle m_style;
    ChartRange m_range;
    ChartLayout m_layout;
    std::vector<bool> m_shown;
    QSizeF m_size;
};

} // namespace widgets
