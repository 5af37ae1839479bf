#pragma once

#include <QWidget>

#include "core/image/colour_maps.h"
#include "widgets/figure_style.h"

class QPainter;

namespace widgets {

/// The colours of magnitudes from 0 to `largest`, with round numbers: to the right of an upright bar, below a lying
/// one. A range of nothing has only its 0.
void paintColourBar(QPainter& painter, const QRectF& bar, Qt::Orientation orientation, core::ColourMap map,
                    double largest, const FigureStyle& style);

/// A lying colour bar for beside or below what it explains.
class ColourBar : public QWidget {
    Q_OBJECT
public:
    explicit ColourBar(QWidget* parent = nullptr);

    void setRange(core::ColourMap map, double largest);
    double largest() const { return m_largest; }
    QSize sizeHint() const override { return {240, 32}; }
    QSize minimumSizeHint() const override { return {120, 32}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    core::ColourMap m_map = core::ColourMap::Viridis;
    double m_largest = 0;
};

} // namespace widgets
