#pragma once

#include <vector>

#include <QWidget>

#include "widgets/panes/segment/attention_model.h"

class QButtonGroup;
class QCheckBox;
class QComboBox;
class QLabel;
class QListWidget;
class QSlider;
class QToolButton;

namespace widgets {
class ColourBar;
}

namespace widgets::segment {

class AttentionBars;
class AttentionTiles;

/// The tab "Attention": which way, layer and token at the left, all heads in the middle, the cell under the cursor at
/// the right. Looking at it makes the model active.
class AttentionPanel : public QWidget {
    Q_OBJECT
public:
    explicit AttentionPanel(AttentionModel& model, QWidget* parent = nullptr);

    AttentionTiles& tiles() { return *m_tiles; }
    AttentionBars& bars() { return *m_bars; }

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    QWidget* makeChoices();
    QWidget* makeMiddle();
    QWidget* makeReading();
    QWidget* makeWeights();
    QWidget* makeDisplay();
    void connectControls();
    void showChoice();
    void showStyle();
    void showReading();
    void retranslate();

    AttentionModel& m_model;
    QButtonGroup* m_directions = nullptr;
    QToolButton* m_toImage = nullptr;
    QToolButton* m_toToken = nullptr;
    QButtonGroup* m_pages = nullptr;
    QToolButton* m_toWeights = nullptr;
    QToolButton* m_toDisplay = nullptr;
    QComboBox* m_layers = nullptr;
    QListWidget* m_tokens = nullptr;
    AttentionTiles* m_tiles = nullptr;
    AttentionBars* m_bars = nullptr;
    ColourBar* m_bar = nullptr;
    QLabel* m_caution = nullptr;
    QLabel* m_summary = nullptr;
    QLabel* m_cellTitle = nullptr;
    QComboBox* m_colours = nullptr;
    QComboBox* m_upsampling = nullptr;
    QCheckBox* m_common = nullptr;
    QCheckBox* m_onCanvas = nullptr;
    QSlider* m_opacity = nullptr;
    std::vector<std::pair<QLabel*, const char*>> m_labels; ///< captions and their sources
    bool m_filling = false;
};

} // namespace widgets::segment
