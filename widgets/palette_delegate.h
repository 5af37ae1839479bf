#pragma once

#include <QStyledItemDelegate>

namespace widgets {

/// Paints a row of the command palette: icon, title with the found letters marked, category, and at the right the keys;
/// a blocked row in grey with its reason.
class PaletteDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace widgets
