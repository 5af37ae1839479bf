#include "widgets/panes/inspect/range_bar.h"

#include <QPainter>

#include "widgets/ticks.h"

namespace widgets::inspect {

RangeBar::RangeBar(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("inspectRange"));
    setFixedSize(sizeHint());
}

void RangeBar::setRange(const TensorRange& range)
{
    m_range = range;
    setAccessibleName(tr("Colours from %1 to %2").arg(numberText(range.low), numberText(range.high)));
    update();
}

void RangeBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintRange(painter, QRectF(24.5, 2.5, width() - 49, 10), m_range, screenStyle(font()));
}

} // namespace widgets::inspect
