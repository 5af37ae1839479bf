#pragma once

#include <QWidget>

#include "widgets/panes/inspect/tensor_picture.h"

namespace widgets::inspect {

/// The colours of a tensor's values.
class RangeBar : public QWidget {
    Q_OBJECT
public:
    explicit RangeBar(QWidget* parent = nullptr);
    void setRange(const TensorRange& range);
    QSize sizeHint() const override { return {280, 32}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    TensorRange m_range;
};

} // namespace widgets::inspect
