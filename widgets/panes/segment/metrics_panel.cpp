#include "widgets/panes/segment/metrics_panel.h"

#include <QApplication>
#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>

#include "widgets/chart_view.h"
#include "widgets/formula_label.h"
#include "widgets/heatmap_view.h"
#include "widgets/panes/segment/metric_formulas.h"
#include "widgets/panes/segment/metrics_figures.h"
#include "widgets/panes/segment/truth_bar.h"

namespace widgets::segment {

namespace {

using core::segment::AgreementQuery;

constexpr double kNameShare = 1.45; ///< width of the column of names, in columns of figures

} // namespace

MetricsPanel::Target MetricsPanel::targetOf(const MetricsModel& model, const QModelIndex& index) const
{
    Target target;
    target.figure = model.cellAt(index);
    // A name stands for its row: the IoU of that class, or the mean.
    if (!target.figure && index.isValid() && index.column() == 0 && model.rating()) {
        if (&model == &m_overall)
            target.figure = MetricCell{Metric::MeanIou, {}};
        else if (!m_classes.isLeftOut(index.row()))
            target.figure = MetricCell{Metric::Iou, static_cast<size_t>(index.row())};
    }
    return target;
}

void MetricsPanel::connectTable(QTableView* table, MetricsModel& model)
{
    connect(table, &QTableView::entered, this,
            [this, &model](const QModelIndex& index) { point(targetOf(model, index)); });
    connect(table->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this, &model](const QModelIndex& current) {
                const Target target = targetOf(model, current);
                if (!target.none())
                    m_chosen = target;
                showTarget();
            });
    table->viewport()->installEventFilter(this);
    table->installEventFilter(this);
}

void MetricsPanel::connectConfusion()
{
    connect(m_confusion, &HeatmapView::hovered, this, [this](int row, int column) {
        point({.figure = {}, .confusion = HeatmapCell{row, column}});
    });
    connect(m_confusion, &HeatmapView::left, this, [this] { point({}); });
    connect(m_confusion, &HeatmapView::selected, this, [this](int row, int column) {
        if (row >= 0)
            m_chosen = {.figure = {}, .confusion = HeatmapCell{row, column}};
        showTarget();
    });
    m_confusion->installEventFilter(this);
}

bool MetricsPanel::isValid(const Target& target) const
{
    const auto& rating = m_watch.rating();
    if (!rating || target.none())
        return false;
    const size_t classes = rating->evaluation.matrix.classes.size();
    if (target.figure)
        return !target.figure->classIndex || *target.figure->classIndex < classes;
    return static_cast<size_t>(target.confusion->row) < classes &&
           static_cast<size_t>(target.confusion->column) < classes;
}

/// What the keyboard points at: the current cell of the view that has the focus.
MetricsPanel::Target MetricsPanel::focused() const
{
    if (m_overallTable->hasFocus())
        return targetOf(m_overall, m_overallTable->currentIndex());
    if (m_classTable->hasFocus())
        return targetOf(m_classes, m_classTable->currentIndex());
    if (m_confusion->hasFocus() && m_confusion->selectedCell())
        return {.figure = {}, .confusion = m_confusion->selectedCell()};
    return {};
}

/// What is asked most: the IoU of the object, or the mean of the classes.
MetricsPanel::Target MetricsPanel::fallback() const
{
    const auto& rating = m_watch.rating();
    if (!rating)
        return {};
    const std::vector<uint32_t>& classes = rating->evaluation.matrix.classes;
    for (size_t i = 0; rating->comparison.ofMasks && i < classes.size(); ++i)
        if (classes[i] == core::segment::kObjectLabel)
            return {.figure = MetricCell{Metric::Iou, i}, .confusion = {}};
    return {.figure = MetricCell{Metric::MeanIou, {}}, .confusion = {}};
}

void MetricsPanel::point(const Target& target)
{
    if (target == m_hovered)
        return;
    m_hovered = target;
    showTarget();
}

void MetricsPanel::showTarget()
{
    const Target lit = isValid(m_hovered) ? m_hovered : focused();
    const auto& rating = m_watch.rating();
    std::optional<AgreementQuery> query;
    if (isValid(lit) && lit.figure)
        query = queryOf(rating->evaluation, *lit.figure);
    if (isValid(lit) && lit.confusion) {
        const std::vector<uint32_t>& classes = rating->evaluation.matrix.classes;
        query = AgreementQuery{.scope = AgreementQuery::Scope::Cell,
                               .label = classes[static_cast<size_t>(lit.confusion->row)],
                               .predicted = classes[static_cast<size_t>(lit.confusion->column)]};
    }
    m_watch.light(query);

    const Target shown = isValid(lit) ? lit : isValid(m_chosen) ? m_chosen : fallback();
    MetricFormula formula;
    if (shown.figure) {
        formula = formulaOf(rating->evaluation, *shown.figure, rating->words);
        const QString reason = reasonOf(rating->evaluation, *shown.figure, rating->comparison.ignored, rating->words);
        if (!reason.isEmpty())
            formula.heading += QStringLiteral(" · ") + reason;
    } else if (shown.confusion) {
        formula = formulaOfCell(rating->evaluation, static_cast<size_t>(shown.confusion->row),
                                static_cast<size_t>(shown.confusion->column), rating->words);
    }
    m_formula->setFormula(formula.heading, formula.lines);
}

void MetricsPanel::refresh()
{
    const auto& rating = m_watch.rating();
    m_overall.setRating(rating, m_watch.isOutdated());
    m_classes.setRating(rating, m_watch.isOutdated());
    m_pages->setCurrentIndex(rating ? 0 : 1);
    m_emptySentence->setText(m_watch.situation());
    refreshSpans();
    refreshConfusion();
    if (const auto clicks = clickData(m_watch.clicks(), m_document.scene().current); clicks != m_clicks->data())
        m_clicks->setData(clicks, true);
    if (!isValid(m_hovered))
        m_hovered = {};
    showTarget();
}

/// The reason why a class is left out takes the place of its ratios.
void MetricsPanel::refreshSpans()
{
    m_classTable->clearSpans();
    for (int row = 0; row < m_classes.rowCount(); ++row)
        if (m_classes.isLeftOut(row))
            m_classTable->setSpan(row, ClassModel::kFirstRatioColumn, 1,
                                  m_classes.columnCount() - ClassModel::kFirstRatioColumn);
}

void MetricsPanel::refreshConfusion()
{
    const auto& rating = m_watch.rating();
    const auto map = rating ? confusionData(rating->evaluation, rating->words, shade()) : core::report::HeatmapData();
    if (map != m_confusion->data())
        m_confusion->setData(map);
}

void MetricsPanel::layOutColumns()
{
    for (QTableView* table : {m_overallTable, m_classTable}) {
        const int columns = table->model()->columnCount();
        // The same widths in both, though only one may have a scroll bar.
        const int room = m_overallTable->width() - 12;
        const int figure = static_cast<int>(room / (columns - 1 + kNameShare));
        for (int column = 1; column < columns; ++column)
            table->setColumnWidth(column, figure);
        table->setColumnWidth(0, room - figure * (columns - 1));
    }
}

std::vector<ExportItem> MetricsPanel::exportItems() const
{
    std::vector<ExportItem> items;
    const auto& rating = m_watch.rating();
    if (!rating || m_watch.isOutdated())
        return items;
    items = metricsItems(rating->evaluation, rating->comparison.ignored, rating->words, shade());
    for (ExportItem& item : clickItems(m_watch.clicks(), m_document.scene().current))
        items.push_back(std::move(item));
    return items;
}

bool MetricsPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Leave &&
        (watched == m_overallTable->viewport() || watched == m_classTable->viewport()))
        point({});
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        QMetaObject::invokeMethod(this, &MetricsPanel::showTarget, Qt::QueuedConnection);
    if (event->type() == QEvent::Resize && watched == m_overallTable->viewport())
        layOutColumns();
    return QWidget::eventFilter(watched, event);
}

void MetricsPanel::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    m_hovered = {};
    m_watch.light({});
}

void MetricsPanel::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    layOutColumns();
}

void MetricsPanel::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace widgets::segment
