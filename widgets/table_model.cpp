#include "widgets/table_model.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "widgets/ticks.h"

namespace widgets {

namespace {

using core::report::Cell;

bool isNothing(const Cell& cell)
{
    const auto* number = std::get_if<double>(&cell);
    return std::holds_alternative<std::monostate>(cell) || (number && !std::isfinite(*number));
}

QString textOf(const Cell& cell, int decimals)
{
    if (isNothing(cell))
        return QStringLiteral("–");
    if (const auto* text = std::get_if<std::string>(&cell))
        return QString::fromStdString(*text);
    if (const auto* whole = std::get_if<int64_t>(&cell))
        return QString::number(*whole).replace(QLatin1Char('-'), QChar(0x2212));
    const double value = std::get<double>(cell);
    return decimals < 0 ? numberText(value)
                        : QString::number(value, 'f', decimals).replace(QLatin1Char('-'), QChar(0x2212));
}

QVariant valueOf(const Cell& cell)
{
    if (isNothing(cell))
        return {};
    if (const auto* text = std::get_if<std::string>(&cell))
        return QString::fromStdString(*text);
    if (const auto* whole = std::get_if<int64_t>(&cell))
        return static_cast<qlonglong>(*whole);
    return std::get<double>(cell);
}

} // namespace

void TableModel::setTable(core::report::Table table, std::vector<TableColumn> columns)
{
    const bool sameShape = table.rows.size() == m_table.rows.size() && table.columns == m_table.columns;
    if (!sameShape)
        beginResetModel();
    m_table = std::move(table);
    m_columns = std::move(columns);
    if (!sameShape) {
        endResetModel();
    } else if (!m_table.rows.empty() && !m_table.columns.empty()) {
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
        emit headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
    }
}

int TableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_table.rows.size());
}

int TableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_table.columns.size());
}

const Cell& TableModel::cell(const QModelIndex& index) const
{
    return m_table.rows[static_cast<size_t>(index.row())][static_cast<size_t>(index.column())];
}

bool TableModel::isNumeric(int column) const
{
    return std::ranges::none_of(m_table.rows, [column](const std::vector<Cell>& row) {
        return std::holds_alternative<std::string>(row[static_cast<size_t>(column)]);
    });
}

QVariant TableModel::data(const QModelIndex& index, int role) const
{
    const auto column = static_cast<size_t>(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return textOf(cell(index), column < m_columns.size() ? m_columns[column].decimals : -1);
    case Qt::TextAlignmentRole:
        return QVariant(Qt::AlignVCenter |
                        (std::holds_alternative<std::string>(cell(index)) ? Qt::AlignLeft : Qt::AlignRight));
    case kValueRole:
        return valueOf(cell(index));
    default:
        return {};
    }
}

QString TableModel::headerText(int section) const
{
    const auto column = static_cast<size_t>(section);
    if (column >= m_columns.size())
        return QString::fromStdString(m_table.columns[column]);
    const TableColumn& known = m_columns[column];
    return known.unit.isEmpty() ? known.title : QStringLiteral("%1 (%2)").arg(known.title, known.unit);
}

QVariant TableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section >= columnCount())
        return {};
    if (role == Qt::DisplayRole)
        return headerText(section);
    if (role == Qt::TextAlignmentRole)
        return QVariant(Qt::AlignVCenter | (isNumeric(section) ? Qt::AlignRight : Qt::AlignLeft));
    return {};
}

bool TableOrder::lessThan(const QModelIndex& left, const QModelIndex& right) const
{
    const QVariant a = left.data(TableModel::kValueRole);
    const QVariant b = right.data(TableModel::kValueRole);
    const auto kind = [](const QVariant& value) {
        return !value.isValid() ? 2 : value.typeId() == QMetaType::QString ? 1 : 0;
    };
    if (kind(a) != kind(b)) {
        const bool nothing = kind(a) == 2 || kind(b) == 2;
        return (kind(a) < kind(b)) != (nothing && sortOrder() == Qt::DescendingOrder);
    }
    if (kind(a) == 1)
        return QString::localeAwareCompare(a.toString(), b.toString()) < 0;
    return kind(a) == 0 && a.toDouble() < b.toDouble();
}

} // namespace widgets
