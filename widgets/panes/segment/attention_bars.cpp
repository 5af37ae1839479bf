#include "widgets/panes/segment/attention_bars.h"

#include <algorithm>

#include <QEvent>
#include <QPainter>

#include "widgets/figure_style.h"
#include "widgets/theme.h"

namespace widgets::segment {

using core::segment::AttentionDirection;
using core::segment::kMeanOfHeads;

namespace {

constexpr int kRow = 20;
constexpr double kBarHeight = 10;
constexpr double kGap = 8;

} // namespace

AttentionBars::AttentionBars(const AttentionModel& model, QWidget* parent) : QWidget(parent), m_model(model)
{
    setObjectName(QStringLiteral("attentionBars"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    for (const auto signal : {&AttentionModel::attentionChanged, &AttentionModel::choiceChanged,
                              &AttentionModel::cursorChanged, &AttentionModel::styleChanged})
        connect(&m_model, signal, this, &AttentionBars::renew);
    renew();
}

QSize AttentionBars::sizeHint() const { return {240, std::max<int>(9, static_cast<int>(m_bars.size())) * kRow + 4}; }

void AttentionBars::renew()
{
    m_bars.clear();
    m_largest = 0;
    const std::optional<size_t> cell = m_model.cell();
    const AttentionChoice& choice = m_model.choice();
    if (cell && choice.direction == AttentionDirection::TokenToImage) {
        const auto& grid = m_model.attention()->grid;
        const size_t place = *cell / core::segment::kAttentionSide * static_cast<size_t>(grid.columns) +
                             *cell % core::segment::kAttentionSide;
        int head = kMeanOfHeads;
        for (const AttentionMaps::Map& map : m_model.maps()->maps) {
            m_bars.push_back({headName(head), static_cast<double>(map.heat.values[place]), {}, head == choice.head});
            ++head;
        }
    } else if (cell) {
        const auto& attention = *m_model.attention();
        const std::vector<float> shares = tokenShares(attention, choice.layer, *cell, choice.head);
        for (size_t token = 0; token < shares.size(); ++token)
            m_bars.push_back(
                {tokenName(attention.tokens[token]), static_cast<double>(shares[token]), {}, token == choice.token});
        for (int head = 0; head < static_cast<int>(attention.heads); ++head) {
            const std::vector<float> ofHead = tokenShares(attention, choice.layer, *cell, head);
            for (size_t token = 0; token < ofHead.size(); ++token)
                m_bars[token].dots.push_back(static_cast<double>(ofHead[token]));
        }
    }
    for (const Bar& bar : m_bars) {
        m_largest = std::max(m_largest, bar.value);
        for (const double dot : bar.dots)
            m_largest = std::max(m_largest, dot);
    }
    updateGeometry();
    update();
}

void AttentionBars::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_bars.empty()) {
        painter.setPen(tokens().quietText);
        painter.setFont(smallFont(font()));
        if (m_model.attention())
            painter.drawText(QRectF(rect()).adjusted(4, 0, -4, 0), Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap,
                             tr("Move the mouse over the picture or a map to read the cell under it."));
        return;
    }
    const QFontMetricsF metrics(smallFont(font()));
    double nameWidth = 0;
    double valueWidth = 0;
    for (const Bar& bar : m_bars) {
        nameWidth = std::max(nameWidth, metrics.horizontalAdvance(bar.name));
        valueWidth = std::max(valueWidth, metrics.horizontalAdvance(weightText(bar.value)));
    }
    nameWidth = std::min(nameWidth, 0.45 * width());
    double top = 0;
    for (const Bar& bar : m_bars) {
        paintBar(painter, bar, QRectF(0, top, width(), kRow), nameWidth, valueWidth);
        top += kRow;
    }
}

void AttentionBars::paintBar(QPainter& painter, const Bar& bar, const QRectF& row, double nameWidth,
                             double valueWidth) const
{
    const QFont small = smallFont(font());
    painter.setFont(bar.strong ? boldFont(small) : small);
    painter.setPen(bar.strong ? tokens().text : tokens().quietText);
    const QFontMetricsF metrics(painter.font());
    painter.drawText(QRectF(row.left(), row.top(), nameWidth + kGap, row.height()), Qt::AlignLeft | Qt::AlignVCenter,
                     metrics.elidedText(bar.name, Qt::ElideRight, nameWidth + kGap));
    painter.drawText(QRectF(row.right() - valueWidth - kGap / 2, row.top(), valueWidth + kGap / 2, row.height()),
                     Qt::AlignRight | Qt::AlignVCenter, weightText(bar.value));
    const QRectF track(row.left() + nameWidth + 1.5 * kGap, row.center().y() - kBarHeight / 2,
                       row.width() - nameWidth - valueWidth - 3 * kGap, kBarHeight);
    painter.setPen(Qt::NoPen);
    painter.setBrush(tokens().track);
    painter.drawRoundedRect(track, 2, 2);
    if (m_largest <= 0)
        return;
    QRectF filled = track;
    filled.setWidth(track.width() * bar.value / m_largest);
    painter.setBrush(tokens().accent);
    painter.drawRoundedRect(filled, 2, 2);
    painter.setPen(QPen(tokens().panel, 1));
    painter.setBrush(tokens().text);
    for (const double dot : bar.dots)
        painter.drawEllipse(QPointF(track.left() + track.width() * dot / m_largest, track.center().y()), 2.5, 2.5);
}

void AttentionBars::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        renew();
    else if (event->type() == QEvent::PaletteChange)
        update();
}

} // namespace widgets::segment
