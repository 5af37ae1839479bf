#pragma once

#include <QAbstractTableModel>

#include "widgets/panes/segment/segment_document.h"

namespace widgets::segment {

/// The prompts of a document as rows: what it is (with its mark), x, y; a box gives both corners.
class PromptListModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { KindColumn, XColumn, YColumn, ColumnCount };

    explicit PromptListModel(SegmentDocument& document, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    /// Texts in the language in use.
    void retranslate();

private:
    void resync();
    const core::segment::ScenePrompt& item(int row) const { return m_document.prompts()[static_cast<size_t>(row)]; }
    QString text(const core::segment::ScenePrompt& prompt, int column) const;

    SegmentDocument& m_document;
    int m_rows = 0; ///< what the views were told
};

} // namespace widgets::segment
