#pragma once

#include <QWidget>

#include "widgets/figure_style.h"
#include "widgets/panes/grid/grid_display.h"

namespace widgets::grid {

/// A lying colour bar with the numbers of both ends and what they are.
class ScaleBar : public QWidget {
    Q_OBJECT
public:
    explicit ScaleBar(QWidget* parent = nullptr);

    void setScale(const GridScale& scale, const QString& title);
    QSize sizeHint() const override { return {200, 36}; }
    QSize minimumSizeHint() const override { return {120, 36}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    GridScale m_scale;
    QString m_title;
};

/// The same painted for figures: the bar in `area`, its ticks and their numbers below it.
void paintScale(QPainter& painter, const QRectF& area, const GridScale& scale, const FigureStyle& style);

} // namespace widgets::grid
