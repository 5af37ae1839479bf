#pragma once

#include <QWidget>

#include "widgets/panes/grid/grid_document.h"

class QComboBox;
class QLabel;

namespace widgets::grid {

/// The world: the built-in ones to choose from, and what is open.
class WorldPart : public QWidget {
    Q_OBJECT
public:
    explicit WorldPart(GridDocument& document, QWidget* parent = nullptr);

    QComboBox* presetBox() const { return m_presets; }

protected:
    void changeEvent(QEvent* event) override;

private:
    void refresh();
    void retranslate();

    GridDocument& m_document;
    QComboBox* m_presets;
    QLabel* m_source;
};

} // namespace widgets::grid
