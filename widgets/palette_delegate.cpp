#include "widgets/palette_delegate.h"

#include <QIcon>
#include <QPainter>
#include <QTextLayout>

#include "widgets/icons.h"
#include "widgets/palette_model.h"
#include "widgets/theme.h"

namespace widgets {

namespace {

constexpr int kRowHeight = 32;
constexpr int kMargin = 12;
constexpr int kIconSize = 18;
constexpr int kGap = 12;

/// The title with the found letters in bold; returns its width.
int paintTitle(QPainter& painter, const QRect& box, const QString& title, const QList<int>& positions,
               const QFont& font, const QColor& colour)
{
    const QString shown = QFontMetrics(font).elidedText(title, Qt::ElideRight, box.width());
    QTextLayout layout(shown, font);
    QList<QTextLayout::FormatRange> marks;
    for (const int at : positions) {
        if (at >= shown.size())
            continue;
        QTextLayout::FormatRange mark;
        mark.start = at;
        mark.length = 1;
        mark.format.setFontWeight(QFont::Bold);
        mark.format.setFontUnderline(true);
        marks << mark;
    }
    layout.setFormats(marks);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    layout.endLayout();
    painter.setPen(colour);
    layout.draw(&painter, QPointF(box.left(), box.top() + (box.height() - line.height()) / 2));
    return static_cast<int>(line.naturalTextWidth() + 1);
}

} // namespace

QSize PaletteDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const { return {0, kRowHeight}; }

void PaletteDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const ThemeTokens& t = tokens();
    const QString reason = index.data(PaletteModel::ReasonRole).toString();
    const bool blocked = !reason.isEmpty();
    const bool checked = index.data(PaletteModel::CheckedRole).toBool();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (option.state & QStyle::State_Selected) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(t.selection);
        painter->drawRoundedRect(option.rect.adjusted(4, 1, -4, -1), 4, 4);
    }
    QRect box = option.rect.adjusted(kMargin, 0, -kMargin, 0);
    QIcon icon = index.data(Qt::DecorationRole).value<QIcon>();
    if (icon.isNull() && checked)
        icon = widgets::icon(QStringLiteral("done"));
    const QRect place(box.left(), box.center().y() - kIconSize / 2 + 1, kIconSize, kIconSize);
    icon.paint(painter, place, Qt::AlignCenter, blocked ? QIcon::Disabled : QIcon::Normal,
               checked ? QIcon::On : QIcon::Off);
    box.setLeft(place.right() + kGap);

    QFont small = option.font;
    small.setPointSizeF(0.9 * small.pointSizeF());
    const QFontMetrics smallMetrics(small);
    const QString keys = index.data(PaletteModel::ShortcutRole).toString();
    painter->setFont(small);
    if (!keys.isEmpty()) {
        painter->setPen(t.quietText);
        painter->drawText(box, Qt::AlignRight | Qt::AlignVCenter, keys);
        box.setRight(box.right() - smallMetrics.horizontalAdvance(keys) - kGap);
    }
    const int width = paintTitle(*painter, box, index.data(Qt::DisplayRole).toString(),
                                 index.data(PaletteModel::PositionsRole).value<QList<int>>(), option.font,
                                 blocked ? t.disabled : t.text);
    box.setLeft(box.left() + width + kGap);
    QString aside = index.data(PaletteModel::CategoryRole).toString();
    if (blocked)
        aside += (aside.isEmpty() ? QString() : QStringLiteral("  ·  ")) + reason;
    painter->setFont(small);
    painter->setPen(t.quietText);
    if (box.width() > 0)
        painter->drawText(box, Qt::AlignLeft | Qt::AlignVCenter,
                          smallMetrics.elidedText(aside, Qt::ElideRight, box.width()));
    painter->restore();
}

} // namespace widgets
