#include "widgets/sort_header.h"

#include <array>

#include <QPainter>
#include <QPen>

#include "widgets/theme.h"

namespace widgets {

namespace {

constexpr double kArrowWidth = 6;
constexpr double kArrowHeight = 3;
constexpr double kMargin = 4;

} // namespace

SortHeader::SortHeader(QWidget* parent) : QHeaderView(Qt::Horizontal, parent)
{
    setObjectName(QStringLiteral("sortHeader")); // without the style's own arrow, which lies on words at the right
    setSectionsClickable(true);
}

void SortHeader::paintSection(QPainter* painter, const QRect& rect, int section) const
{
    painter->save();
    QHeaderView::paintSection(painter, rect, section);
    painter->restore();
    if (!isSortIndicatorShown() || section != sortIndicatorSection())
        return;
    const auto alignment =
        static_cast<Qt::Alignment>(model()->headerData(section, Qt::Horizontal, Qt::TextAlignmentRole).toInt());
    const bool wordsAtTheRight = alignment.testFlag(Qt::AlignRight);
    const QRectF box(rect);
    const double left = wordsAtTheRight ? box.left() + kMargin : box.right() - kMargin - kArrowWidth;
    const bool up = sortIndicatorOrder() == Qt::DescendingOrder; // as in Qt's own style
    const double tip = box.center().y() + (up ? -kArrowHeight : kArrowHeight) / 2;
    const double foot = box.center().y() + (up ? kArrowHeight : -kArrowHeight) / 2;
    const std::array<QPointF, 3> arrow{QPointF(left, foot), QPointF(left + kArrowWidth / 2, tip),
                                       QPointF(left + kArrowWidth, foot)};
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(tokens().quietText, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->drawPolyline(arrow.data(), static_cast<int>(arrow.size()));
    painter->restore();
}

} // namespace widgets
