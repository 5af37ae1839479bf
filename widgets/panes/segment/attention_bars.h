#pragma once

#include <vector>

#include <QWidget>

#include "widgets/panes/segment/attention_model.h"

namespace widgets::segment {

/// What lies at the cell under the cursor. Tokens to image: the weight of the mean and of each head. Image to tokens:
/// how the cell spreads over the tokens, a bar for the chosen head or the mean and a dot for each head.
class AttentionBars : public QWidget {
    Q_OBJECT
public:
    struct Bar {
        QString name;
        double value = 0;
        std::vector<double> dots;
        bool strong = false; ///< the chosen head or token
    };

    explicit AttentionBars(const AttentionModel& model, QWidget* parent = nullptr);

    const std::vector<Bar>& bars() const { return m_bars; }
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void renew();
    void paintBar(QPainter& painter, const Bar& bar, const QRectF& row, double nameWidth, double valueWidth) const;

    const AttentionModel& m_model;
    std::vector<Bar> m_bars;
    double m_largest = 0;
};

} // namespace widgets::segment
