#include <QAction>
#include <QFont>
#include <QPixmap>

#include "widgets/actions.h"
#include "widgets/shortcut_dialog.h"

namespace widgets {

namespace {

/// Keeps the titles in line.
QPixmap noIcon()
{
    QPixmap empty(16, 16);
    empty.fill(Qt::transparent);
    return empty;
}

} // namespace

ShortcutModel::ShortcutModel(ActionTable& actions, QObject* parent) : QAbstractTableModel(parent), m_actions(actions) {}

QString ShortcutModel::idOf(int row) const { return m_actions.all()[static_cast<size_t>(row)]->objectName(); }

void ShortcutModel::refresh()
{
    emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

int ShortcutModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_actions.all().size());
}

int ShortcutModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant ShortcutModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const QAction* action = m_actions.all()[static_cast<size_t>(index.row())];
    const std::string id = action->objectName().toStdString();
    if (role == Qt::DecorationRole && index.column() == TitleColumn)
        return action->icon().isNull() ? QVariant(noIcon()) : QVariant(action->icon());
    if (role == Qt::FontRole && action->shortcut() != m_actions.defaultShortcut(id)) {
        QFont bold;
        bold.setBold(true); // changed by the person
        return bold;
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case TitleColumn:
        return m_actions.plainTitle(id);
    case CategoryColumn:
        return m_actions.category(id);
    default:
        return action->shortcut().toString(QKeySequence::NativeText);
    }
}

QVariant ShortcutModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case TitleColumn:
        return tr("Action");
    case CategoryColumn:
        return tr("Category");
    default:
        return tr("Keys");
    }
}

} // namespace widgets
