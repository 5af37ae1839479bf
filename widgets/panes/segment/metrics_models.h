#pragma once

#include <memory>

#include <QAbstractTableModel>

#include "widgets/panes/segment/metrics_watch.h"

namespace widgets::segment {

/// A table of figures. Cells without a value say why in their tooltip.
class MetricsModel : public QAbstractTableModel {
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;

    /// Null: empty. An outdated rating is shown paler.
    void setRating(std::shared_ptr<const Rating> rating, bool outdated);
    const std::shared_ptr<const Rating>& rating() const { return m_rating; }
    /// Texts in the language in use.
    void retranslate();

    /// The figure in a place; nothing for names and for places outside.
    virtual std::optional<MetricCell> cellAt(const QModelIndex& index) const = 0;
    QVariant data(const QModelIndex& index, int role) const override;

protected:
    virtual QString nameAt(const QModelIndex& index) const;
    QString textOf(const MetricCell& cell) const;

private:
    std::shared_ptr<const Rating> m_rating;
    bool m_outdated = false;
};

/// One row: the figures of all classes together, in the columns of ClassModel.
class OverallModel final : public MetricsModel {
    Q_OBJECT
public:
    static constexpr int kNameColumn = 0;

    using MetricsModel::MetricsModel;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    std::optional<MetricCell> cellAt(const QModelIndex& index) const override;

protected:
    QString nameAt(const QModelIndex& index) const override;
};

/// One row per class: its name, then its figures. A class that is left out says so in its first ratio's column.
class ClassModel final : public MetricsModel {
    Q_OBJECT
public:
    static constexpr int kNameColumn = 0;
    static constexpr int kFirstRatioColumn = 3;

    using MetricsModel::MetricsModel;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    std::optional<MetricCell> cellAt(const QModelIndex& index) const override;
    bool isLeftOut(int row) const;

protected:
    QString nameAt(const QModelIndex& index) const override;
};

} // namespace widgets::segment
