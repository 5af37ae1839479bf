#include <QPainter>

#include "gpu/base/error.h"
#include "widgets/export/export_dialog.h"
#include "widgets/message_text.h"
#include "widgets/theme.h"

namespace widgets {

namespace {

constexpr int kChequer = 8; ///< pixels

void paintChequers(QPainter& painter, const QRect& area)
{
    painter.fillRect(area, Qt::white);
    for (int y = area.top(); y <= area.bottom(); y += kChequer)
        for (int x = area.left(); x <= area.right(); x += kChequer)
            if (((x - area.left()) / kChequer + (y - area.top()) / kChequer) % 2 == 1)
                painter.fillRect(QRect(x, y, kChequer, kChequer).intersected(area), QColor(0xE4, 0xE6, 0xE9));
}

} // namespace

void FigurePreview::show(const FigureSource& figure, FigureGround ground)
{
    m_source = figure;
    m_ground = ground;
    m_pixmap = {};
    update();
}

void FigurePreview::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), tokens().window);
    if (!m_source.paint || m_source.size.isEmpty())
        return;
    const QSizeF fitted = m_source.size.scaled(QSizeF(size()) - QSizeF(16, 16), Qt::KeepAspectRatio);
    const QSize extent = fitted.toSize().expandedTo({1, 1});
    const QRect area(QPoint((width() - extent.width()) / 2, (height() - extent.height()) / 2), extent);
    if (m_pixmap.isNull() || m_pixmap.size() != extent * devicePixelRatioF()) {
        FigureOptions options;
        options.widthPixels = extent.width();
        options.scale = std::clamp(devicePixelRatioF(), 1.0, 4.0);
        options.ground = m_ground;
        try {
            m_pixmap = QPixmap::fromImage(figureImage(m_source, options).scaled(extent * devicePixelRatioF()));
        } catch (const gpu::Error& error) {
            painter.setPen(tokens().text);
            painter.drawText(rect().adjusted(16, 16, -16, -16), Qt::AlignCenter | Qt::TextWordWrap,
                             translated(error.message()));
            return;
        }
    }
    if (m_ground == FigureGround::Transparent)
        paintChequers(painter, area);
    painter.drawPixmap(area, m_pixmap);
}

} // namespace widgets
