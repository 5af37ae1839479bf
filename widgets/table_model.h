#pragma once
// A table of results for views: raw values to sort by, words to read.

#include <vector>

#include <QAbstractTableModel>
#include <QSortFilterProxyModel>

#include "core/report/table.h"

namespace widgets {

/// How one column of a table is shown.
struct TableColumn {
    QString title;
    QString unit;      ///< stands in the header; empty: none
    int decimals = -1; ///< digits behind the point, so that points stand under each other; -1: four significant digits
};

class TableModel : public QAbstractTableModel {
    Q_OBJECT
public:
    /// The value itself: a number, a text, or nothing.
    static constexpr int kValueRole = Qt::UserRole + 1;

    using QAbstractTableModel::QAbstractTableModel;

    /// Columns without a description are shown with their key. Rows that are as many as before keep their place, so
    /// that a selection stays.
    void setTable(core::report::Table table, std::vector<TableColumn> columns);
    const core::report::Table& table() const { return m_table; }
    /// The table with the columns' titles, for people.
    QString headerText(int column) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    const core::report::Cell& cell(const QModelIndex& index) const;
    bool isNumeric(int column) const;

    core::report::Table m_table;
    std::vector<TableColumn> m_columns;
};

/// Numbers before texts before nothing; in falling order nothing still comes last.
class TableOrder : public QSortFilterProxyModel {
    Q_OBJECT
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

protected:
    bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;
};

} // namespace widgets
