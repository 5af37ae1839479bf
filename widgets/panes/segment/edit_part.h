#pragma once

#include <QWidget>

#include "widgets/actions.h"
#include "widgets/panes/segment/edit_tools.h"

class QGridLayout;
class QLabel;
class QSlider;
class QSpinBox;

namespace widgets::segment {

/// The part of the inspector for what comes on top of the model's mask: the brush, the strokes, and the filter with
/// what it did.
class EditPart : public QWidget {
    Q_OBJECT
public:
    EditPart(SegmentDocument& document, EditSettings& settings, ActionTable& actions, QWidget* parent = nullptr);

    static std::span<const ActionSpec> actionSpecs();
    QSpinBox* radius() const { return m_radius; }
    QSpinBox* smallestPart() const { return m_smallestPart; }
    QSpinBox* largestHole() const { return m_largestHole; }
    /// What the edits and the filter did, in words.
    QString report() const;
    void retranslate();

private:
    QSpinBox* addRow(QGridLayout* grid, int row, QLabel*& title, int smallest, int largest);
    void connectParts();
    void refresh();

    SegmentDocument& m_document;
    EditSettings& m_settings;
    ActionTable& m_actions;
    QLabel* m_radiusTitle = nullptr;
    QSlider* m_slider;
    QSpinBox* m_radius = nullptr;
    QLabel* m_partTitle = nullptr;
    QSpinBox* m_smallestPart = nullptr;
    QLabel* m_holeTitle = nullptr;
    QSpinBox* m_largestHole = nullptr;
    QLabel* m_report;
};

} // namespace widgets::segment
