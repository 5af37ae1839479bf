#pragma once

#include <optional>
#include <vector>

#include <QWidget>

#include "core/onnx/tensor_slice.h"
#include "widgets/actions.h"
#include "widgets/panes/inspect/tensor_picture.h"

class QComboBox;
class QGridLayout;
class QLabel;
class QSpinBox;

namespace widgets::inspect {

class RangeBar;

/// Beside a tensor: its name, what its values are like, which slice of it is seen, and as what.
class TensorSide : public QWidget {
    Q_OBJECT
public:
    explicit TensorSide(ActionTable& actions, QWidget* parent = nullptr);

    /// Elided at its beginning where it is too long.
    void setTitle(const QString& title);
    void setStatistics(const std::optional<core::onnx::TensorStats>& statistics);
    /// Of the colours; nothing: there are none.
    void setRange(const std::optional<TensorRange>& range);
    /// The axes of a tensor, of which `choice` is seen.
    void setAxes(const gpu::Shape& shape, const core::onnx::SliceChoice& choice);
    QSpinBox* indexBox(int axis) const;
    QString statistics() const;

signals:
    /// A person chose another slice.
    void chosen(const core::onnx::SliceChoice& choice);

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void makeAxes(QGridLayout& grid);
    void chooseAxis(const QComboBox* box);
    void refreshTitle();
    void refreshAxes();
    void refreshStatistics();
    void retranslate();

    QString m_title;
    std::optional<core::onnx::TensorStats> m_values;
    gpu::Shape m_shape;
    core::onnx::SliceChoice m_choice;
    QLabel* m_name;
    QLabel* m_statistics;
    QLabel* m_lookTitle;
    QLabel* m_rowTitle;
    QComboBox* m_rows;
    QLabel* m_columnTitle;
    QComboBox* m_columns;
    std::vector<QLabel*> m_axisTitles;
    std::vector<QSpinBox*> m_indices;
    RangeBar* m_range;
};

} // namespace widgets::inspect
