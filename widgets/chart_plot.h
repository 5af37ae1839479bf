#pragma once
// A chart as a graphics item: Qt Charts draws the lines and bands, the frame around them is ours.

#include <memory>
#include <optional>
#include <span>
#include <vector>

#include <QChart>

#include "core/report/chart_data.h"
#include "widgets/chart_frame.h"

class QAreaSeries;
class QLineSeries;
class QValueAxis;

namespace widgets {

/// One point of one series, for a read-out.
struct ChartHit {
    size_t series = 0;
    size_t index = 0; ///< into the points of the series
    core::report::ChartPoint value;
    QPointF position; ///< in the chart
};

class ChartPlot : public QChart {
    Q_OBJECT
public:
    explicit ChartPlot(FigureStyle style, QGraphicsItem* parent = nullptr);

    /// Shows other data, whole, with all series.
    void setData(std::shared_ptr<const core::report::ChartData> data);
    const core::report::ChartData& data() const { return *m_data; }
    void setStyle(FigureStyle style);
    const FigureStyle& style() const { return m_style; }

    /// All values with a little room, or what the axes ask for.
    const ChartRange& fullRange() const { return m_full; }
    const ChartRange& range() const { return m_range; }
    /// Ranges without extent are not taken.
    void setRange(const ChartRange& range);
    void setSeriesShown(size_t series, bool shown);
    bool isSeriesShown(size_t series) const { return m_shown[series]; }
    const std::vector<bool>& seriesShown() const { return m_shown; }

    const ChartLayout& chartLayout() const { return m_frame->layout(); }
    /// A value as the axis has it: its decimal logarithm on a logarithmic axis.
    core::report::ChartPoint onAxes(core::report::ChartPoint value) const;
    /// Between axis values and pixels of the chart.
    QPointF toPixels(core::report::ChartPoint onAxes) const;
    core::report::ChartPoint fromPixels(QPointF position) const;
    /// Of each shown series its point at the x in sight that is nearest to a place, if it has one there.
    std::vector<ChartHit> nearest(double x) const;
    /// How many points the lines are made of now.
    size_t drawnPoints() const;

    void resizeEvent(QGraphicsSceneResizeEvent* event) override;

private:
    /// A stretch of a series without gaps.
    struct Stretch {
        size_t series = 0;
        std::vector<core::report::ChartPoint> points; ///< on the axes
        std::vector<core::report::ChartSpread> band;  ///< on the axes
        QLineSeries* line = nullptr;
        QAreaSeries* area = nullptr;
    };

    void cut(size_t series);
    void addBand(Stretch& stretch);
    void addLine(Stretch& stretch);
    void findRange();
    void arrange();
    void fillIn(const Stretch& stretch);
    std::vector<std::optional<double>> ends() const;

    std::shared_ptr<const core::report::ChartData> m_data;
    FigureStyle m_style;
    ChartFrame* m_frame;
    QValueAxis* m_x;
    QValueAxis* m_y;
    std::vector<Stretch> m_stretches;
    std::vector<bool> m_shown;
    ChartRange m_full;
    ChartRange m_range;
};

} // namespace widgets
