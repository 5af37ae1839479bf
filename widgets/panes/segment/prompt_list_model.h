#pragma once

#include <QAbstractTableModel>

#include "widgets/panes/segment/segment_document.h"

namespace widgets::segment {

/// The prompts of the current object as rows: what it is (with its mark and whether it counts), x, y; a box gives both
/// corners. The previous mask, if there is one, is the last row.
class PromptListModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { KindColumn, XColumn, YColumn, ColumnCount };

    explicit PromptListModel(SegmentDocument& document, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    /// Texts in the language in use.
    void retranslate();

private:
    void resync();
    bool isMask(int row) const { return row >= static_cast<int>(m_document.prompts().size()); }
    QVariant maskData(int column, int role) const;
    const core::segment::ScenePrompt& item(int row) const { return m_document.prompts()[static_cast<size_t>(row)]; }
    QString text(const core::segment::ScenePrompt& prompt, int column) const;

    SegmentDocument& m_document;
    int m_rows = 0; ///< what the views were told
};

} // namespace widgets::segment
