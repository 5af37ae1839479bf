#include "widgets/panes/segment/folder_delegate.h"

#include <QImage>
#include <QPainter>
#include <QPainterPath>

#include "widgets/icons.h"
#include "widgets/panes/segment/folder_model.h"
#include "widgets/theme.h"

namespace widgets::segment {

namespace {

QString iconOf(EmbeddingState state)
{
    switch (state) {
    case EmbeddingState::Memory:
        return QStringLiteral("done");
    case EmbeddingState::Disk:
        return QStringLiteral("save");
    case EmbeddingState::Computing:
        return QStringLiteral("encode");
    default:
        return {};
    }
}

void paintThumbnail(QPainter& painter, const QRect& frame, const QImage& image, bool broken)
{
    const ThemeTokens& colours = tokens();
    if (image.isNull()) {
        painter.fillRect(frame, colours.track);
        if (broken)
            icon(QStringLiteral("error")).paint(&painter, QRect(frame.center() - QPoint(10, 10), QSize(20, 20)));
        return;
    }
    const QSize size = image.size().scaled(frame.size(), Qt::KeepAspectRatio);
    QRect target(QPoint(), size);
    target.moveCenter(frame.center());
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(target, image);
}

} // namespace

void FolderDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const ThemeTokens& colours = tokens();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRect cell = option.rect.adjusted(2, 2, -2, -2);
    const bool selected = (option.state & QStyle::State_Selected) != 0;
    if (selected || (option.state & QStyle::State_MouseOver) != 0) {
        QPainterPath path;
        path.addRoundedRect(QRectF(cell), 6, 6);
        painter->fillPath(path, selected ? colours.selection : colours.hover);
    }
    if ((option.state & QStyle::State_HasFocus) != 0) {
        painter->setPen(colours.accent);
        painter->drawRoundedRect(QRectF(cell).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    }
    const bool broken = index.data(FolderModel::BrokenRole).toBool();
    QRect thumbnail(QPoint(), kThumbnail);
    thumbnail.moveCenter({cell.center().x(), 0});
    thumbnail.moveTop(cell.top() + 4);
    paintThumbnail(*painter, thumbnail, index.data(FolderModel::ThumbnailRole).value<QImage>(), broken);

    const int line = option.fontMetrics.height();
    QRect text(cell.left() + 4, thumbnail.bottom() + 3, cell.width() - 8, line);
    painter->setPen(colours.text);
    painter->drawText(text, Qt::AlignHCenter | Qt::AlignVCenter,
                      option.fontMetrics.elidedText(index.data().toString(), Qt::ElideMiddle, text.width()));

    const auto state = static_cast<EmbeddingState>(index.data(FolderModel::StateRole).toInt());
    QString words = broken ? tr("broken") : FolderModel::wordsOf(state);
    if (const int objects = index.data(FolderModel::ObjectsRole).toInt(); objects > 0)
        words += QStringLiteral(" · ") + QString::number(objects);
    QFont small = option.font;
    small.setPointSizeF(0.9 * small.pointSizeF());
    painter->setFont(small);
    const QFontMetrics metrics(small);
    const QString name = broken ? QString() : iconOf(state);
    const int iconWidth = name.isEmpty() ? 0 : 16;
    words = metrics.elidedText(words, Qt::ElideRight, text.width() - iconWidth);
    const int width = metrics.horizontalAdvance(words) + iconWidth;
    QRect second(cell.center().x() - width / 2, text.bottom() + 1, width, line);
    if (!name.isEmpty())
        icon(name).paint(painter, QRect(second.left(), second.center().y() - 6, 12, 12));
    painter->setPen(broken ? colours.danger : colours.quietText);
    painter->drawText(second.adjusted(iconWidth, 0, 4, 0), Qt::AlignLeft | Qt::AlignVCenter, words);
    painter->restore();
}

} // namespace widgets::segment
