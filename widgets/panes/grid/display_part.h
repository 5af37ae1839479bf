#pragma once

#include <array>

#include <QWidget>

#include "widgets/actions.h"
#include "widgets/panes/grid/grid_display.h"

class QCheckBox;
class QComboBox;
class QLabel;

namespace widgets::grid {

/// What is painted: bound to the pane's actions, so that keys, menu and inspector always agree.
class DisplayPart : public QWidget {
    Q_OBJECT
public:
    DisplayPart(ActionTable& actions, QWidget* parent = nullptr);

    const GridDisplay& display() const { return m_display; }
    void setDisplay(const GridDisplay& display);
    QComboBox* layerBox() const { return m_layer; }
    QComboBox* coloursBox() const { return m_colours; }

signals:
    void changed();

protected:
    void changeEvent(QEvent* event) override;

private:
    void connectActions();
    void change(const GridDisplay& display);
    void refresh();
    void retranslate();

    ActionTable& m_actions;
    GridDisplay m_display;
    QLabel* m_layerTitle;
    QComboBox* m_layer;
    QLabel* m_coloursTitle;
    QComboBox* m_colours;
    std::array<QCheckBox*, 4> m_checks{};
};

} // namespace widgets::grid
