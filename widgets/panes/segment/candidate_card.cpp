#include "widgets/panes/segment/candidate_card.h"

#include <array>
#include <utility>

#include <QEnterEvent>
#include <QLocale>
#include <QPainter>
#include <QPainterPath>

#include "widgets/theme.h"

namespace widgets::segment {

namespace {
constexpr int kHeight = 68;
constexpr double kPadding = 6;
constexpr double kSmall = 0.9;
const QString kNothing = QStringLiteral("–");
} // namespace

CandidateCard::CandidateCard(int index, QWidget* parent) : QAbstractButton(parent), m_index(index)
{
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setObjectName(QStringLiteral("candidate%1").arg(index));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    retranslate();
    setEnabled(false);
}

QSize CandidateCard::sizeHint() const { return {260, kHeight}; }

QString CandidateCard::title() const { return m_index == 0 ? tr("Single mask") : tr("Candidate %1").arg(m_index); }

void CandidateCard::setFigures(const CandidateFigures& figures)
{
    m_figures = figures;
    setEnabled(!figures.thumbnail.isNull());
    retranslate();
}

void CandidateCard::retranslate()
{
    setText(title());
    QString reason = tr("Key %1").arg(m_index);
    if (m_index == 0)
        reason +=
            QLatin1Char('\n') + tr("The mask the model gives when several prompts leave no doubt about the object.");
    if (m_figures.thumbnail.isNull())
        reason = tr("Click on the picture first.");
    setToolTip(reason);
    const QLocale locale;
    setAccessibleName(m_figures.thumbnail.isNull() ? title()
                                                   : tr("%1: predicted IoU %2, stability %3, area %4 percent")
                                                         .arg(title(), locale.toString(m_figures.predictedIou, 'f', 3),
                                                              locale.toString(m_figures.stability, 'f', 3),
                                                              locale.toString(100 * m_figures.areaShare, 'f', 1)));
    update();
}

void CandidateCard::enterEvent(QEnterEvent* event)
{
    QAbstractButton::enterEvent(event);
    update();
}

void CandidateCard::leaveEvent(QEvent* event)
{
    QAbstractButton::leaveEvent(event);
    update();
}

void CandidateCard::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF frame = QRectF(rect()).adjusted(0.75, 0.75, -0.75, -0.75);
    QColor fill = tokens().panel;
    if (isEnabled() && isChecked())
        fill = tokens().selection;
    else if (isEnabled() && underMouse())
        fill = tokens().hover;
    const bool marked = isEnabled() && (isChecked() || hasFocus());
    painter.setPen(QPen(marked ? tokens().accent : tokens().border, 1.5));
    painter.setBrush(fill);
    painter.drawRoundedRect(frame, 6, 6);
    const QSizeF size = thumbnailSize();
    const QRectF picture(QPointF(kPadding, (height() - size.height()) / 2), size);
    paintThumbnail(painter, picture);
    paintFigures(painter,
                 QRectF(QPointF(picture.right() + 10, kPadding - 1), QPointF(width() - 10, height() - kPadding + 1)));
}

void CandidateCard::paintThumbnail(QPainter& painter, const QRectF& area) const
{
    QPainterPath clip;
    clip.addRoundedRect(area, 4, 4);
    painter.save();
    painter.setClipPath(clip);
    painter.fillRect(area, tokens().window);
    if (!m_figures.thumbnail.isNull()) {
        const QSizeF shown = QSizeF(m_figures.thumbnail.size()).scaled(area.size(), Qt::KeepAspectRatio);
        const QPointF corner = area.center() - QPointF(shown.width() / 2, shown.height() / 2);
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        painter.setOpacity(m_figures.outdated ? 0.45 : 1);
        painter.drawImage(QRectF(corner, shown), m_figures.thumbnail);
    }
    painter.restore();
}

void CandidateCard::paintFigures(QPainter& painter, const QRectF& area) const
{
    const bool known = !m_figures.thumbnail.isNull();
    const bool pale = !known || m_figures.outdated;
    QFont bold = font();
    bold.setBold(true);
    QFont small = font();
    small.setPointSizeF(small.pointSizeF() * kSmall);
    const double rowHeight = area.height() / 3;
    const auto row = [&](int index) {
        return QRectF(area.left(), area.top() + index * rowHeight, area.width(), rowHeight);
    };

    painter.setFont(bold);
    painter.setPen(pale ? tokens().quietText : tokens().text);
    painter.drawText(row(0), Qt::AlignLeft | Qt::AlignVCenter, title());
    painter.setFont(small);
    if (known && m_figures.best) {
        painter.setPen(tokens().quietText);
        painter.drawText(row(0), Qt::AlignRight | Qt::AlignVCenter, tr("model's choice"));
    }
    const QLocale locale;
    const std::array<std::pair<QString, QString>, 3> figures{{
        {tr("Pred. IoU"), known ? locale.toString(m_figures.predictedIou, 'f', 3) : kNothing},
        {tr("Stability"), known ? locale.toString(m_figures.stability, 'f', 3) : kNothing},
        {tr("Area"), known ? locale.toString(100 * m_figures.areaShare, 'f', 1) + QStringLiteral(" %") : kNothing},
    }};
    const double column = area.width() / 3;
    for (size_t i = 0; i < figures.size(); ++i) {
        const double left = area.left() + static_cast<double>(i) * column;
        painter.setPen(tokens().quietText);
        painter.drawText(QRectF(left, row(1).top(), column, rowHeight), Qt::AlignLeft | Qt::AlignVCenter,
                         figures[i].first);
        painter.setPen(pale ? tokens().quietText : tokens().text);
        painter.drawText(QRectF(left, row(2).top(), column, rowHeight), Qt::AlignLeft | Qt::AlignVCenter,
                         figures[i].second);
    }
}

} // namespace widgets::segment
