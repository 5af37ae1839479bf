#pragma once

#include <optional>

#include <QWidget>

#include "core/segment/metrics_charts.h"
#include "widgets/export/export_item.h"
#include "widgets/heatmap_painter.h"
#include "widgets/panes/segment/metrics_models.h"

class QComboBox;
class QLabel;
class QStackedWidget;
class QTableView;
class QToolButton;

namespace widgets {

class ActionTable;
class ChartView;
class FormulaLabel;
class HeatmapView;

namespace segment {

class TruthBar;

/// How well the masks agree with the truth: figures of all classes and of each, the formula of the figure at hand with
/// its numbers, the confusion matrix, and the IoU per click. The figure under the mouse, or the one that the keyboard
/// has chosen, lights the pixels that it counts.
class MetricsPanel : public QWidget {
    Q_OBJECT
public:
    MetricsPanel(SegmentDocument& document, MetricsWatch& watch, const ActionTable& actions, QWidget* parent = nullptr);

    TruthBar* truthBar() const { return m_truthBar; }
    QTableView* overallTable() const { return m_overallTable; }
    QTableView* classTable() const { return m_classTable; }
    FormulaLabel* formula() const { return m_formula; }
    HeatmapView* confusion() const { return m_confusion; }
    ChartView* clickChart() const { return m_clicks; }
    core::segment::ConfusionShade shade() const;
    /// Shows the confusion matrix (0) or the IoU per click (1).
    void showView(int index);
    std::vector<ExportItem> exportItems() const;

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    /// A figure of the tables or a cell of the matrix.
    struct Target {
        std::optional<MetricCell> figure;
        std::optional<HeatmapCell> confusion;

        bool none() const { return !figure && !confusion; }
        friend bool operator==(const Target&, const Target&) = default;
    };

    void makeTables();
    void makeViews();
    QWidget* makeEmptyPage(const ActionTable& actions);
    QTableView* makeTable(MetricsModel& model, const QString& name);
    void connectTable(QTableView* table, MetricsModel& model);
    void connectConfusion();
    void refresh();
    void refreshSpans();
    void refreshConfusion();
    void layOutColumns();
    Target targetOf(const MetricsModel& model, const QModelIndex& index) const;
    bool isValid(const Target& target) const;
    Target focused() const;
    Target fallback() const;
    void point(const Target& target);
    void showTarget();
    void retranslate();

    SegmentDocument& m_document;
    MetricsWatch& m_watch;
    OverallModel m_overall;
    ClassModel m_classes;
    TruthBar* m_truthBar;
    QStackedWidget* m_pages = nullptr;
    QLabel* m_emptySentence = nullptr;
    QTableView* m_overallTable = nullptr;
    QTableView* m_classTable = nullptr;
    FormulaLabel* m_formula;
    QStackedWidget* m_views = nullptr;
    HeatmapView* m_confusion;
    ChartView* m_clicks;
    QToolButton* m_confusionButton = nullptr;
    QToolButton* m_clicksButton = nullptr;
    QComboBox* m_shade = nullptr;
    Target m_hovered;
    Target m_chosen;
};

} // namespace segment
} // namespace widgets
