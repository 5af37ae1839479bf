#pragma once

#include <QWidget>

#include "gpu/base/error.h"
#include "widgets/panes/grid/world_edits.h"

class QComboBox;
class QLabel;
class QPushButton;

namespace widgets::grid {

class CheckedField;

/// The world: the built-in ones to choose from, and what is open.
class WorldPart : public QWidget {
    Q_OBJECT
public:
    WorldPart(GridDocument& document, WorldEdits& edits, QWidget* parent = nullptr);

    QComboBox* presetBox() const { return m_presets; }
    QComboBox* generatorBox() const { return m_generators; }
    QPushButton* generateButton() const { return m_generate; }
    CheckedField* seedField() const { return m_seed; }

protected:
    void changeEvent(QEvent* event) override;

signals:
    void failed(const gpu::Error& error);

private:
    void generate();
    void refresh();
    void retranslate();

    GridDocument& m_document;
    WorldEdits& m_edits;
    QComboBox* m_presets;
    QLabel* m_source;
    QComboBox* m_generators;
    CheckedField* m_seed;
    QPushButton* m_generate;
};

} // namespace widgets::grid
