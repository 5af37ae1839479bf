#pragma once

#include <memory>

#include <QAbstractTableModel>
#include <QSortFilterProxyModel>

#include "widgets/panes/inspect/inspect_document.h"

namespace widgets::inspect {

/// One row for each node of the model's file.
class NodeModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Number, Name, Operator, Shape, Time, Operations, Parameters, Memory, FusedInto, Kernel, kColumns };
    /// To sort by: a number, a text, or nothing.
    static constexpr int kValueRole = Qt::UserRole + 1;
    /// Of Time: the part of the whole run, 0 … 1; negative: none.
    static constexpr int kShareRole = Qt::UserRole + 2;

    using QAbstractTableModel::QAbstractTableModel;

    void setModel(std::shared_ptr<const OpenModel> model);
    /// How long it took, or null.
    void setTimes(const core::onnx::PlanTimes* times);
    const OpenModel* model() const { return m_model.get(); }
    /// Titles and words in the language in use.
    void retranslate();

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString text(int row, int column) const;
    /// Milliseconds; negative: none, as of a view.
    double timeOf(int row) const;
    QVariant value(int row, int column) const;
    QString toolTip(int row, int column) const;

    std::shared_ptr<const OpenModel> m_model;
    std::vector<double> m_times; ///< milliseconds of each row, -1: none; empty: not run
    double m_total = 0;
};

/// Rows whose name, operator, shape or kernel has all the words, and, if asked, only unsupported ones.
class NodeFilter : public QSortFilterProxyModel {
    Q_OBJECT
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

    void setWords(const QString& words);
    void setOnlyUnsupported(bool only);
    bool onlyUnsupported() const { return m_onlyUnsupported; }

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;
    bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

private:
    QStringList m_words;
    bool m_onlyUnsupported = false;
};

} // namespace widgets::inspect
