#include "widgets/panes/segment/geometry_model.h"

#include <utility>

#include <QLocale>

namespace widgets::segment {

namespace {

using core::segment::MaskGeometry;
using core::segment::ObjectGeometry;

const QString kNothing = QStringLiteral("–");
const QString kTimes = QStringLiteral(" × ");

} // namespace

void GeometryModel::setObjects(std::vector<ObjectGeometry> objects)
{
    if (objects == m_objects)
        return;
    const bool sameRows = objects.size() == m_objects.size();
    if (!sameRows)
        beginResetModel();
    m_objects = std::move(objects);
    if (!sameRows)
        endResetModel();
    else if (!m_objects.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int GeometryModel::rowOf(int64_t id) const
{
    for (size_t row = 0; row < m_objects.size(); ++row)
        if (m_objects[row].id == id)
            return static_cast<int>(row);
    return -1;
}

void GeometryModel::retranslate() { emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1); }

int GeometryModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_objects.size());
}

int GeometryModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QString GeometryModel::titleOf(int column) const
{
    switch (column) {
    case NameColumn:
        return tr("Object");
    case AreaColumn:
        return tr("Area\npx²");
    case PerimeterColumn:
        return tr("Perimeter\npx");
    case BoxColumn:
        return tr("Box: x, y,\nwidth × height px");
    case CentroidColumn:
        return tr("Centroid\nx, y px");
    case OrientationColumn:
        return tr("Orientation\n°");
    case HullColumn:
        return tr("Hull area\npx²");
    case PartsColumn:
        return tr("Parts");
    default:
        return tr("Holes");
    }
}

QVariant GeometryModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::DisplayRole)
        return titleOf(section);
    if (role == Qt::ToolTipRole && section == OrientationColumn)
        return tr(
            "Angle of the longer axis, clockwise from the horizontal; none for what is as long in every direction");
    if (role == Qt::ToolTipRole && section == PerimeterColumn)
        return tr("Along pixel edges, borders of holes included");
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue((section == NameColumn ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    return {};
}

QString GeometryModel::textAt(const ObjectGeometry& object, int column) const
{
    if (column == NameColumn)
        return QString::fromStdString(object.name);
    const QLocale locale;
    if (!object.geometry)
        return column == AreaColumn ? locale.toString(0) : kNothing;
    const MaskGeometry& geometry = *object.geometry;
    switch (column) {
    case AreaColumn:
        return locale.toString(qint64{geometry.area});
    case PerimeterColumn:
        return locale.toString(qint64{geometry.perimeter});
    case BoxColumn:
        return QStringLiteral("%1, %2, %3")
            .arg(locale.toString(geometry.boxX), locale.toString(geometry.boxY),
                 locale.toString(geometry.boxWidth) + kTimes + locale.toString(geometry.boxHeight));
    case CentroidColumn:
        return QStringLiteral("%1, %2").arg(locale.toString(geometry.centroidX, 'f', 1),
                                            locale.toString(geometry.centroidY, 'f', 1));
    case OrientationColumn:
        return geometry.orientation ? locale.toString(*geometry.orientation, 'f', 1) : kNothing;
    case HullColumn:
        return locale.toString(geometry.hullArea, 'f', 1);
    case PartsColumn:
        return locale.toString(geometry.parts);
    default:
        return locale.toString(geometry.holes);
    }
}

QVariant GeometryModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const ObjectGeometry& object = m_objects[static_cast<size_t>(index.row())];
    if (role == Qt::DisplayRole)
        return textAt(object, index.column());
    if (role == Qt::AccessibleTextRole)
        return titleOf(index.column()).replace(QLatin1Char('\n'), QLatin1Char(' ')) + QLatin1Char(' ') +
               textAt(object, index.column());
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue((index.column() == NameColumn ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    return {};
}

} // namespace widgets::segment
