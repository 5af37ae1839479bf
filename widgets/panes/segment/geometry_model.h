#pragma once

#include <vector>

#include <QAbstractTableModel>

#include "core/segment/metrics_tables.h"

namespace widgets::segment {

/// One row per object with the measures of its mask.
class GeometryModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column {
        NameColumn,
        AreaColumn,
        PerimeterColumn,
        BoxColumn,
        CentroidColumn,
        OrientationColumn,
        HullColumn,
        PartsColumn,
        HolesColumn,
        ColumnCount
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setObjects(std::vector<core::segment::ObjectGeometry> objects);
    const std::vector<core::segment::ObjectGeometry>& objects() const { return m_objects; }
    /// -1: there is no such object.
    int rowOf(int64_t id) const;
    /// Texts in the language in use.
    void retranslate();

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    QString textAt(const core::segment::ObjectGeometry& object, int column) const;
    QString titleOf(int column) const;

    std::vector<core::segment::ObjectGeometry> m_objects;
};

} // namespace widgets::segment
