#pragma once

#include <memory>

#include <QAbstractTableModel>

#include "widgets/panes/inspect/tensor_picture.h"

namespace widgets::inspect {

/// The values of a slice as they are, with their places in both headers.
class TensorNumbers : public QAbstractTableModel {
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;

    void setView(std::shared_ptr<const TensorView> view);
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::shared_ptr<const TensorView> m_view;
};

} // namespace widgets::inspect
