#include "widgets/panes/inspect/tensor_numbers.h"

#include <utility>

#include "widgets/ticks.h"

namespace widgets::inspect {

void TensorNumbers::setView(std::shared_ptr<const TensorView> view)
{
    beginResetModel();
    m_view = std::move(view);
    endResetModel();
}

int TensorNumbers::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() || !m_view ? 0 : static_cast<int>(m_view->slice.rows);
}

int TensorNumbers::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() || !m_view ? 0 : static_cast<int>(m_view->slice.columns);
}

QVariant TensorNumbers::data(const QModelIndex& index, int role) const
{
    if (role == Qt::TextAlignmentRole)
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    const double value =
        m_view->slice.values[static_cast<size_t>(index.row() * m_view->slice.columns + index.column())];
    return role == Qt::DisplayRole ? numberText(value) : QString::number(value, 'g', 9);
}

QVariant TensorNumbers::headerData(int section, Qt::Orientation, int role) const
{
    if (role == Qt::TextAlignmentRole)
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    return role == Qt::DisplayRole ? QVariant(section) : QVariant();
}

} // namespace widgets::inspect
