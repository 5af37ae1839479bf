#pragma once

#include <QObject>
#include <QPointer>

#include "widgets/panes/pane.h"
#include "widgets/panes/segment/attention_overlay.h"
#include "widgets/panes/segment/attention_panel.h"

namespace widgets::segment {

/// All of the pane that has to do with attention: the panel, the map over the canvas, what is exported.
class AttentionParts : public QObject {
    Q_OBJECT
public:
    AttentionParts(SegmentDocument& document, const PaneServices& services, QWidget* parent);
    ~AttentionParts() override;

    AttentionModel& model() { return m_model; }
    AttentionPanel* panel() const { return m_panel; }
    std::vector<PanePanel> panels() const;
    const ImageOverlay* overlay() const { return &m_overlay; }
    std::vector<ExportItem> exportItems() const;
    /// The mouse moved over the canvas's picture, or left it.
    void hover(QPointF position, bool inside);

signals:
    /// The canvas has to be painted again.
    void overlayChanged();

private:
    void feed();

    SegmentDocument& m_document;
    AttentionModel m_model;
    AttentionOverlay m_overlay;
    QPointer<AttentionPanel> m_panel; ///< the window may delete it first
};

} // namespace widgets::segment
