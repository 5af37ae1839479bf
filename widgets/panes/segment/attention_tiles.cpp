#include "widgets/panes/segment/attention_tiles.h"

#include <algorithm>
#include <cmath>

#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>

#include "widgets/figure_style.h"
#include "widgets/panes/segment/attention_overlay.h"
#include "widgets/theme.h"

namespace widgets::segment {

using core::segment::kMeanOfHeads;

namespace {

constexpr double kGap = 8;
constexpr double kMargin = 4; ///< inside of a tile
constexpr double kCaption = 20;
constexpr double kHeatOpacity = 0.8;
constexpr int kNoHead = kMeanOfHeads - 1;

} // namespace

AttentionTiles::AttentionTiles(AttentionModel& model, QWidget* parent) : QWidget(parent), m_model(model)
{
    setObjectName(QStringLiteral("attentionTiles"));
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    connect(&m_model, &AttentionModel::attentionChanged, this, &AttentionTiles::renew);
    connect(&m_model, &AttentionModel::choiceChanged, this, &AttentionTiles::renew);
    connect(&m_model, &AttentionModel::styleChanged, this, &AttentionTiles::renew);
    connect(&m_model, &AttentionModel::cursorChanged, this, qOverload<>(&QWidget::update));
    renew();
}

int AttentionTiles::count() const { return m_model.maps() ? static_cast<int>(m_model.maps()->maps.size()) : 0; }

/// As many columns as make the pictures largest.
AttentionTiles::Grid AttentionTiles::layOut() const
{
    Grid best;
    const auto& grid = m_model.attention()->grid;
    const double aspect = static_cast<double>(grid.imageWidth) / grid.imageHeight;
    double largest = 0;
    for (int columns = 1; columns <= count(); ++columns) {
        const int rows = (count() + columns - 1) / columns;
        const double width = (this->width() - (columns - 1) * kGap) / columns;
        const double height = (this->height() - (rows - 1) * kGap) / rows;
        const double room = height - kCaption - 2 * kMargin;
        const double shown = std::floor(std::min(width - 2 * kMargin, room * aspect));
        if (shown <= largest)
            continue;
        largest = shown;
        best.columns = columns;
        best.picture = {shown, std::max(1.0, std::floor(shown / aspect))};
        best.tile = {shown + 2 * kMargin, best.picture.height() + kCaption + 2 * kMargin};
    }
    return best;
}

QRectF AttentionTiles::tileArea(int head) const
{
    const Grid grid = layOut();
    const int place = head + 1;
    return {QPointF(place % grid.columns * (grid.tile.width() + kGap),
                    static_cast<double>(place / grid.columns) * (grid.tile.height() + kGap)),
            grid.tile};
}

QRectF AttentionTiles::pictureArea(int head) const
{
    if (count() == 0)
        return {};
    const QRectF tile = tileArea(head);
    return {tile.topLeft() + QPointF(kMargin, kMargin + kCaption), layOut().picture};
}

int AttentionTiles::headAt(QPointF position) const
{
    for (int head = kMeanOfHeads; head + 1 < count(); ++head)
        if (tileArea(head).contains(position))
            return head;
    return kNoHead;
}

void AttentionTiles::renew()
{
    m_heats.clear();
    if (count() > 0) {
        const auto& maps = m_model.maps()->maps;
        for (int head = kMeanOfHeads; head + 1 < count(); ++head)
            m_heats.push_back(
                heatImage(maps[static_cast<size_t>(head + 1)].heat, m_model.scaleOf(head), m_model.style()));
        const QSize pixels = (layOut().picture * devicePixelRatioF()).toSize();
        m_picture = m_model.input().picture ? m_model.input().picture->levels.thumbnail(pixels) : QImage();
    }
    describe();
    update();
}

void AttentionTiles::describe()
{
    const AttentionMaps::Map* map = m_model.chosenMap();
    setAccessibleName(tr("Attention of all heads"));
    setAccessibleDescription(map ? tr("%1 chosen, entropy %2 bits, largest weight %3")
                                       .arg(headName(m_model.choice().head), QLocale().toString(map->bits, 'f', 1),
                                            weightText(static_cast<double>(map->largest)))
                                 : m_model.reason());
}

void AttentionTiles::retranslate()
{
    describe();
    update();
}

void AttentionTiles::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (count() == 0) {
        painter.setPen(tokens().quietText);
        painter.drawText(QRectF(rect()).adjusted(16, 16, -16, -16), Qt::AlignCenter | Qt::TextWordWrap,
                         m_model.reason());
        return;
    }
    for (int head = kMeanOfHeads; head + 1 < count(); ++head)
        paintTile(painter, head);
}

void AttentionTiles::paintTile(QPainter& painter, int head) const
{
    const QRectF tile = tileArea(head);
    const bool chosen = m_model.choice().head == head;
    if (chosen) {
        painter.setPen(QPen(tokens().accent, m_model.style().onCanvas ? 1.5 : 1,
                            m_model.style().onCanvas ? Qt::SolidLine : Qt::DashLine));
        painter.setBrush(tokens().selection);
        painter.drawRoundedRect(tile.adjusted(0.75, 0.75, -0.75, -0.75), 6, 6);
    }
    const QRectF picture = pictureArea(head);
    painter.setOpacity(m_model.isOutdated() ? 0.45 : 1);
    painter.save();
    painter.setClipRect(picture);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    if (!m_picture.isNull())
        painter.drawImage(picture, m_picture);
    painter.restore();
    painter.save();
    painter.setOpacity(painter.opacity() * kHeatOpacity);
    paintHeat(painter, m_heats[static_cast<size_t>(head + 1)], m_model.maps()->maps[static_cast<size_t>(head + 1)].heat,
              picture, m_model.style());
    painter.restore();
    painter.setOpacity(1);
    paintCaption(painter, head, QRectF(picture.left(), tile.top() + kMargin, picture.width(), kCaption));
    paintCursor(painter, head, picture);
}

void AttentionTiles::paintCaption(QPainter& painter, int head, const QRectF& area) const
{
    const auto& map = m_model.maps()->maps[static_cast<size_t>(head + 1)];
    painter.setFont(head == kMeanOfHeads ? boldFont(font()) : font());
    painter.setPen(tokens().text);
    painter.drawText(area, Qt::AlignLeft | Qt::AlignVCenter, headName(head));
    const double taken = QFontMetricsF(painter.font()).horizontalAdvance(headName(head));
    painter.setFont(smallFont(font()));
    painter.setPen(tokens().quietText);
    const QString number = QLocale().toString(map.bits, 'f', 1);
    QString words = tr("%1 bits").arg(number);
    const auto fits = [&] {
        return taken + QFontMetricsF(painter.font()).horizontalAdvance(words) + kMargin <= area.width();
    };
    if (!fits())
        words = number; // the line below the maps has the unit
    if (!fits())
        return; // and the number of the chosen one
    painter.drawText(area, Qt::AlignRight | Qt::AlignVCenter, words);
}

void AttentionTiles::paintCursor(QPainter& painter, int head, const QRectF& picture) const
{
    const std::optional<size_t> cell = m_model.cell();
    if (!cell)
        return;
    const auto column = static_cast<int>(*cell % core::segment::kAttentionSide);
    const auto row = static_cast<int>(*cell / core::segment::kAttentionSide);
    const core::HeatMap& heat = m_model.maps()->maps[static_cast<size_t>(head + 1)].heat;
    const QSizeF size(picture.width() / heat.across, picture.height() / heat.down);
    const QRectF area(picture.left() + column * size.width(), picture.top() + row * size.height(), size.width(),
                      size.height());
    painter.save();
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(QColor(0, 0, 0, 190), 3));
    painter.drawRect(area.adjusted(-1, -1, 1, 1));
    painter.setPen(QPen(Qt::white, 1.25));
    painter.drawRect(area.adjusted(-1, -1, 1, 1));
    painter.restore();

    const double value = static_cast<double>(
        heat.values[static_cast<size_t>(row) * static_cast<size_t>(heat.columns) + static_cast<size_t>(column)]);
    const QString words = weightText(value);
    const QFont small = smallFont(font());
    const QFontMetricsF metrics(small);
    // Where the cell is not.
    QRectF label(QPointF(), QSizeF(metrics.horizontalAdvance(words) + 8, metrics.height() + 2));
    if (label.width() + 4 > picture.width())
        return; // the bars beside the maps have it
    label.moveBottomLeft(picture.bottomLeft() + QPointF(2, -2));
    if (label.adjusted(-6, -6, 6, 6).intersects(area))
        label.moveBottomRight(picture.bottomRight() - QPointF(2, 2));
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0, 0, 0, 190));
    painter.drawRoundedRect(label, 3, 3);
    painter.setFont(small);
    painter.setPen(Qt::white);
    painter.drawText(label, Qt::AlignCenter, words);
}

void AttentionTiles::pick(int head)
{
    AttentionStyle style = m_model.style();
    style.onCanvas = head != m_model.choice().head || !style.onCanvas;
    AttentionChoice choice = m_model.choice();
    choice.head = head;
    m_model.choose(choice);
    m_model.setStyle(style);
}

void AttentionTiles::mousePressEvent(QMouseEvent* event)
{
    const int head = headAt(event->position());
    if (event->button() != Qt::LeftButton || head == kNoHead)
        return QWidget::mousePressEvent(event);
    pick(head);
}

void AttentionTiles::mouseMoveEvent(QMouseEvent* event)
{
    const int head = headAt(event->position());
    const QRectF picture = head == kNoHead ? QRectF() : pictureArea(head);
    if (!picture.contains(event->position()))
        return m_model.setCursor(std::nullopt);
    const auto& grid = m_model.attention()->grid;
    const QPointF inside = event->position() - picture.topLeft();
    m_model.setCursor(
        QPointF(inside.x() * grid.imageWidth / picture.width(), inside.y() * grid.imageHeight / picture.height()));
}

void AttentionTiles::leaveEvent(QEvent* event)
{
    QWidget::leaveEvent(event);
    m_model.setCursor(std::nullopt);
}

void AttentionTiles::keyPressEvent(QKeyEvent* event)
{
    if (count() == 0)
        return QWidget::keyPressEvent(event);
    AttentionChoice choice = m_model.choice();
    const int columns = layOut().columns;
    switch (event->key()) {
    case Qt::Key_Left:
        choice.head -= 1;
        break;
    case Qt::Key_Right:
        choice.head += 1;
        break;
    case Qt::Key_Up:
        choice.head -= columns;
        break;
    case Qt::Key_Down:
        choice.head += columns;
        break;
    case Qt::Key_Space:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return pick(choice.head);
    default:
        return QWidget::keyPressEvent(event);
    }
    if (choice.head >= kMeanOfHeads && choice.head + 1 < count())
        m_model.choose(choice);
}

void AttentionTiles::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    renew();
}

void AttentionTiles::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange)
        update();
}

} // namespace widgets::segment
