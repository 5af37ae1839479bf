#pragma once

#include <QStyledItemDelegate>

namespace widgets::segment {

/// A picture of the folder: thumbnail, name, and below it an icon and words for its embedding.
class FolderDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    static constexpr QSize kThumbnail{112, 72};
    static constexpr QSize kCell{136, 120};

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return kCell; }
};

} // namespace widgets::segment
