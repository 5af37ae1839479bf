#include "widgets/panes/segment/prompt_list_model.h"

#include <QPainter>
#include <QPixmap>

#include "widgets/icons.h"
#include "widgets/panes/segment/segment_overlays.h"
#include "widgets/theme.h"

namespace widgets::segment {

using core::segment::ScenePrompt;

namespace {

constexpr double kDensity = 2; ///< of the mark's picture; the view scales it down

QPixmap markOf(ScenePrompt::Kind kind)
{
    if (kind == ScenePrompt::Kind::Box)
        return iconPixmap(QStringLiteral("box"), 18, tokens().object, kDensity);
    const bool object = kind == ScenePrompt::Kind::Object;
    return keptPixmap(QStringLiteral("prompt of the list/%1").arg(object), [object] {
        QPixmap pixmap(QSize(36, 36));
        pixmap.setDevicePixelRatio(kDensity);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        painter.setRenderHint(QPainter::Antialiasing);
        paintPointMark(painter, QPointF(9, 9), 7, object, false);
        return pixmap;
    });
}

QString range(double from, double to) { return QStringLiteral("%1 – %2").arg(from, 0, 'f', 0).arg(to, 0, 'f', 0); }

} // namespace

PromptListModel::PromptListModel(SegmentDocument& document, QObject* parent)
    : QAbstractTableModel(parent), m_document(document)
{
    connect(&m_document, &SegmentDocument::promptsChanged, this, &PromptListModel::resync);
}

void PromptListModel::resync()
{
    // The list is short: telling the whole range is cheaper than working out what moved.
    const auto object = m_document.currentObject();
    const int rows = static_cast<int>(m_document.prompts().size()) + (object && object->maskPrompt ? 1 : 0);
    if (rows > m_rows) {
        beginInsertRows({}, m_rows, rows - 1);
        m_rows = rows;
        endInsertRows();
    } else if (rows < m_rows) {
        beginRemoveRows({}, rows, m_rows - 1);
        m_rows = rows;
        endRemoveRows();
    }
    if (rows > 0)
        emit dataChanged(index(0, 0), index(rows - 1, ColumnCount - 1));
}

int PromptListModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : m_rows; }

int PromptListModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QString PromptListModel::text(const ScenePrompt& prompt, int column) const
{
    const bool box = prompt.kind == ScenePrompt::Kind::Box;
    if (column == XColumn)
        return box ? range(prompt.at.x, prompt.to.x) : QString::number(prompt.at.x, 'f', 1);
    if (column == YColumn)
        return box ? range(prompt.at.y, prompt.to.y) : QString::number(prompt.at.y, 'f', 1);
    if (box)
        return tr("Box");
    return prompt.kind == ScenePrompt::Kind::Object ? tr("Object") : tr("Background");
}

QVariant PromptListModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows)
        return {};
    if (isMask(index.row()))
        return maskData(index.column(), role);
    const ScenePrompt& prompt = item(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(prompt, index.column());
    case Qt::CheckStateRole:
        if (index.column() == KindColumn)
            return prompt.enabled ? Qt::Checked : Qt::Unchecked;
        return {};
    case Qt::DecorationRole:
        return index.column() == KindColumn ? QVariant(markOf(prompt.kind)) : QVariant();
    case Qt::TextAlignmentRole:
        return QVariant(
            Qt::Alignment(Qt::AlignVCenter | (index.column() == KindColumn ? Qt::AlignLeft : Qt::AlignRight)));
    default:
        return {};
    }
}

QVariant PromptListModel::maskData(int column, int role) const
{
    if (column != KindColumn)
        return {};
    if (role == Qt::DisplayRole)
        return tr("Previous mask");
    return role == Qt::DecorationRole ? QVariant(iconPixmap(QStringLiteral("mask-prompt"), 18, tokens().text, kDensity))
                                      : QVariant();
}

bool PromptListModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (role != Qt::CheckStateRole || isMask(index.row()))
        return false;
    m_document.setPromptEnabled(index.row(), value.toInt() == Qt::Checked);
    return true;
}

Qt::ItemFlags PromptListModel::flags(const QModelIndex& index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    return index.column() == KindColumn && !isMask(index.row()) ? flags | Qt::ItemIsUserCheckable : flags;
}

QVariant PromptListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant(Qt::Alignment(Qt::AlignVCenter | (section == KindColumn ? Qt::AlignLeft : Qt::AlignRight)));
    if (role != Qt::DisplayRole)
        return {};
    if (section == XColumn)
        return tr("x (px)");
    return section == YColumn ? tr("y (px)") : tr("Kind");
}

void PromptListModel::retranslate()
{
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (m_rows > 0)
        emit dataChanged(index(0, 0), index(m_rows - 1, ColumnCount - 1));
}

} // namespace widgets::segment
