#pragma once

#include <QAbstractTableModel>

#include "widgets/panes/segment/segment_document.h"

namespace widgets::segment {

/// The objects of a scene as rows, in its order: whether it is seen, whether it is locked, its name with the colour of
/// its class, its area.
class ObjectListModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { VisibleColumn, LockColumn, NameColumn, AreaColumn, ColumnCount };

    explicit ObjectListModel(SegmentDocument& document, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    int64_t idOf(int row) const;
    int rowOf(int64_t id) const;
    /// The eye or the lock of that row was clicked.
    void toggle(const QModelIndex& index);
    void retranslate();

private:
    void resync();
    QString text(const core::segment::SceneObject& object, int column) const;
    QString spoken(const core::segment::SceneObject& object, int column) const;

    SegmentDocument& m_document;
    int m_rows = 0; ///< what the views were told
};

/// The name of an object, or its class and number if it has none.
QString nameOf(const core::segment::Scene& scene, const core::segment::SceneObject& object);

/// A square in a class's colour.
QPixmap swatch(const core::segment::Rgb& colour, int size);

} // namespace widgets::segment
