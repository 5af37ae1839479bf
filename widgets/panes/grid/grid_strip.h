#pragma once

#include <QWidget>

#include "widgets/actions.h"
#include "widgets/panes/grid/grid_run.h"

class QComboBox;
class QLabel;
class QSlider;

namespace widgets {
class ElidedLabel;
}

namespace widgets::grid {

class CompareView;
class ScaleBar;

/// Below the canvas: the buttons that step and run, how fast, how far it is, and what the colours mean.
class GridStrip : public QWidget {
    Q_OBJECT
public:
    GridStrip(GridDocument& document, GridRun& run, ActionTable& actions, QWidget* parent = nullptr);

    ScaleBar* scaleBar() const { return m_scale; }
    QSlider* speedSlider() const { return m_speed; }
    QComboBox* unitBox() const { return m_unit; }
    QString progressText() const;
    /// The buttons are for learners side by side; null: for the one that the document has.
    void setComparing(CompareView* compare);

protected:
    void changeEvent(QEvent* event) override;

private:
    void refresh();
    void retranslate();
    QString words() const;

    GridDocument& m_document;
    GridRun& m_run;
    ActionTable& m_actions;
    CompareView* m_compare = nullptr;
    QSlider* m_speed;
    QLabel* m_rate;
    QComboBox* m_unit;
    ElidedLabel* m_progress;
    ScaleBar* m_scale;
};

} // namespace widgets::grid
