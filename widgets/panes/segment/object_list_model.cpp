#include "widgets/panes/segment/object_list_model.h"

#include <algorithm>

#include <QLocale>
#include <QPainter>
#include <QPixmap>

#include "widgets/icons.h"
#include "widgets/theme.h"

namespace widgets::segment {

namespace {

using core::segment::SceneObject;

constexpr int kSwatch = 14;
constexpr double kDensity = 2; ///< of the swatch's picture; the view scales it down

} // namespace

QString nameOf(const core::segment::Scene& scene, const SceneObject& object)
{
    if (!object.name.empty())
        return QString::fromStdString(object.name);
    const core::segment::ObjectClass* entry = core::segment::classOf(scene, object.label);
    const QString kind = entry && !entry->name.empty() ? QString::fromStdString(entry->name)
                                                       : ObjectListModel::tr("class %1").arg(object.label);
    return QStringLiteral("%1 %2").arg(kind).arg(object.id);
}

QPixmap swatch(const core::segment::Rgb& colour, int size)
{
    const QColor border = tokens().borderStrong;
    const QColor fill = toColour(colour);
    return keptPixmap(QStringLiteral("swatch/%1/%2/%3").arg(fill.name(), border.name()).arg(size), [&] {
        QPixmap pixmap(QSize(size, size) * kDensity);
        pixmap.setDevicePixelRatio(kDensity);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(border, 1));
        painter.setBrush(fill);
        painter.drawRoundedRect(QRectF(0.5, 0.5, size - 1, size - 1), 3, 3);
        return pixmap;
    });
}

ObjectListModel::ObjectListModel(SegmentDocument& document, QObject* parent)
    : QAbstractTableModel(parent), m_document(document)
{
    connect(&m_document, &SegmentDocument::sceneChanged, this, &ObjectListModel::resync);
    connect(&m_document, &SegmentDocument::masksChanged, this, &ObjectListModel::resync);
}

void ObjectListModel::resync()
{
    const int rows = static_cast<int>(m_document.scene().objects.size());
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

int ObjectListModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : m_rows; }

int ObjectListModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

int64_t ObjectListModel::idOf(int row) const
{
    const auto& objects = m_document.scene().objects;
    return row >= 0 && row < static_cast<int>(objects.size()) ? objects[static_cast<size_t>(row)]->id : 0;
}

int ObjectListModel::rowOf(int64_t id) const
{
    const auto& objects = m_document.scene().objects;
    const auto found = std::ranges::find_if(objects, [id](const auto& object) { return object->id == id; });
    return found == objects.end() ? -1 : static_cast<int>(found - objects.begin());
}

QString ObjectListModel::text(const SceneObject& object, int column) const
{
    if (column == NameColumn)
        return nameOf(m_document.scene(), object);
    if (column != AreaColumn)
        return {};
    const auto mask = m_document.objectMask(object.id);
    return mask ? QLocale().toString(static_cast<qlonglong>(mask->area)) : QStringLiteral("–");
}

QString ObjectListModel::spoken(const SceneObject& object, int column) const
{
    if (column == VisibleColumn)
        return object.visible ? tr("Visible: click to hide") : tr("Hidden: click to show");
    if (column == LockColumn)
        return object.locked ? tr("Locked: click to unlock") : tr("Click to lock against changes");
    return {};
}

QVariant ObjectListModel::data(const QModelIndex& index, int role) const
{
    const auto& objects = m_document.scene().objects;
    if (!index.isValid() || index.row() >= static_cast<int>(objects.size()))
        return {};
    const SceneObject& object = *objects[static_cast<size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return text(object, index.column());
    case Qt::EditRole:
        return index.column() == NameColumn ? QString::fromStdString(object.name) : QString();
    case Qt::DecorationRole:
        if (index.column() == VisibleColumn)
            return icon(object.visible ? QStringLiteral("eye") : QStringLiteral("eye-off"));
        if (index.column() == LockColumn)
            return icon(object.locked ? QStringLiteral("lock") : QStringLiteral("unlock"));
        if (const auto* entry = core::segment::classOf(m_document.scene(), object.label);
            entry && index.column() == NameColumn)
            return swatch(entry->colour, kSwatch);
        return {};
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        return index.column() <= LockColumn ? spoken(object, index.column()) : text(object, index.column());
    case Qt::TextAlignmentRole:
        return QVariant(
            Qt::Alignment(Qt::AlignVCenter | (index.column() == AreaColumn ? Qt::AlignRight : Qt::AlignLeft)));
    default:
        return {};
    }
}

bool ObjectListModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (role != Qt::EditRole || index.column() != NameColumn)
        return false;
    m_document.renameObject(idOf(index.row()), value.toString().trimmed());
    return true;
}

Qt::ItemFlags ObjectListModel::flags(const QModelIndex& index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    return index.column() == NameColumn ? flags | Qt::ItemIsEditable : flags;
}

QVariant ObjectListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant(Qt::Alignment(Qt::AlignVCenter | (section == AreaColumn ? Qt::AlignRight : Qt::AlignLeft)));
    if (role != Qt::DisplayRole)
        return {};
    if (section == NameColumn)
        return tr("Name");
    return section == AreaColumn ? tr("Area (px)") : QString();
}

void ObjectListModel::toggle(const QModelIndex& index)
{
    const auto object = m_document.scene().object(idOf(index.row()));
    if (object && index.column() == VisibleColumn)
        m_document.setObjectVisible(object->id, !object->visible);
    else if (object && index.column() == LockColumn)
        m_document.setObjectLocked(object->id, !object->locked);
}

void ObjectListModel::retranslate()
{
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (m_rows > 0)
        emit dataChanged(index(0, 0), index(m_rows - 1, ColumnCount - 1));
}

} // namespace widgets::segment
