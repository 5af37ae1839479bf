#include "widgets/panes/segment/metrics_models.h"

#include <utility>

#include <QLocale>

#include "widgets/theme.h"

namespace widgets::segment {

namespace {

constexpr int kDecimals = 4;
const QString kNothing = QStringLiteral("–");

QVariant headOfFigure(Metric metric, int role)
{
    if (role == Qt::DisplayRole)
        return headOf(metric);
    if (role == Qt::ToolTipRole)
        return titleOf(metric);
    return role == Qt::TextAlignmentRole ? QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
}

} // namespace

void MetricsModel::setRating(std::shared_ptr<const Rating> rating, bool outdated)
{
    if (rating == m_rating && outdated == m_outdated)
        return;
    // The same rows with other numbers keep selection and hover.
    const bool sameRows =
        rating && m_rating && rating->evaluation.matrix.classes == m_rating->evaluation.matrix.classes;
    if (!sameRows && rating != m_rating)
        beginResetModel();
    const bool reset = !sameRows && rating != m_rating;
    m_rating = std::move(rating);
    m_outdated = outdated;
    if (reset)
        endResetModel();
    else if (rowCount({}) > 0)
        emit dataChanged(index(0, 0), index(rowCount({}) - 1, columnCount({}) - 1));
}

void MetricsModel::retranslate()
{
    emit headerDataChanged(Qt::Horizontal, 0, columnCount({}) - 1);
    if (rowCount({}) > 0)
        emit dataChanged(index(0, 0), index(rowCount({}) - 1, columnCount({}) - 1));
}

QString MetricsModel::nameAt(const QModelIndex&) const { return {}; }

QString MetricsModel::textOf(const MetricCell& cell) const
{
    const QLocale locale;
    if (const auto count = countOf(m_rating->evaluation, cell))
        return locale.toString(*count);
    const auto ratio = ratioOf(m_rating->evaluation, cell);
    return ratio ? locale.toString(*ratio, 'f', kDecimals) : kNothing;
}

QVariant MetricsModel::data(const QModelIndex& index, int role) const
{
    if (!m_rating || !index.isValid())
        return {};
    const std::optional<MetricCell> cell = cellAt(index);
    if (role == Qt::ForegroundRole) {
        if (m_outdated)
            return tokens().disabled;
        return cell || index.column() == 0 ? QVariant() : QVariant(tokens().quietText);
    }
    if (!cell) {
        const bool spoken = role == Qt::DisplayRole || role == Qt::ToolTipRole || role == Qt::AccessibleTextRole;
        return spoken ? QVariant(nameAt(index)) : QVariant();
    }
    const QString reason = reasonOf(m_rating->evaluation, *cell, m_rating->comparison.ignored, m_rating->words);
    switch (role) {
    case Qt::DisplayRole:
        return textOf(*cell);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    case Qt::ToolTipRole:
        return reason.isEmpty() ? titleOf(cell->metric) : titleOf(cell->metric) + QLatin1Char('\n') + reason;
    case Qt::AccessibleTextRole:
        return titleOf(cell->metric) + QLatin1Char(' ') + textOf(*cell);
    default:
        return {};
    }
}

int OverallModel::rowCount(const QModelIndex& parent) const { return parent.isValid() || !rating() ? 0 : 1; }

int OverallModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(kOverallMetrics.size()) + 1;
}

QVariant OverallModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    return section == kNameColumn ? QVariant() : headOfFigure(kOverallMetrics[static_cast<size_t>(section - 1)], role);
}

QString OverallModel::nameAt(const QModelIndex&) const { return tr("All classes"); }

std::optional<MetricCell> OverallModel::cellAt(const QModelIndex& index) const
{
    if (!rating() || !index.isValid() || index.column() == kNameColumn || index.column() >= columnCount())
        return {};
    return MetricCell{kOverallMetrics[static_cast<size_t>(index.column() - 1)], {}};
}

int ClassModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() || !rating() ? 0 : static_cast<int>(rating()->evaluation.matrix.classes.size());
}

int ClassModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(kClassMetrics.size()) + 1;
}

QVariant ClassModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    if (section == kNameColumn) {
        if (role == Qt::DisplayRole)
            return tr("Class");
        return role == Qt::TextAlignmentRole ? QVariant::fromValue(Qt::AlignLeft | Qt::AlignVCenter) : QVariant();
    }
    return headOfFigure(kClassMetrics[static_cast<size_t>(section - 1)], role);
}

bool ClassModel::isLeftOut(int row) const
{
    return rating() && row >= 0 && row < rowCount() &&
           rating()->evaluation.metrics.perClass[static_cast<size_t>(row)].leftOut();
}

std::optional<MetricCell> ClassModel::cellAt(const QModelIndex& index) const
{
    if (!rating() || !index.isValid() || index.row() >= rowCount() || index.column() >= columnCount() ||
        index.column() == kNameColumn || (isLeftOut(index.row()) && index.column() >= kFirstRatioColumn))
        return {};
    return MetricCell{kClassMetrics[static_cast<size_t>(index.column() - 1)], static_cast<size_t>(index.row())};
}

QString ClassModel::nameAt(const QModelIndex& index) const
{
    const auto row = static_cast<size_t>(index.row());
    if (index.column() == kNameColumn)
        return rating()->words.nameWithLabel(rating()->evaluation.matrix.classes[row]);
    if (index.column() != kFirstRatioColumn)
        return {};
    return reasonOf(rating()->evaluation, {Metric::Iou, row}, rating()->comparison.ignored, rating()->words);
}

} // namespace widgets::segment
