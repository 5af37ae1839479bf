#pragma once

#include <optional>

#include "widgets/canvas_tool.h"
#include "widgets/panes/segment/segment_document.h"

namespace widgets::segment {

/// Selects prompts on the canvas and moves them: a point by its mark, a box by its edge, one side of it by a corner.
/// With `placesPrompts`, a click elsewhere sets a point and a drag a box.
class PromptTool final : public CanvasTool {
public:
    PromptTool(SegmentDocument& document, bool placesPrompts) : m_document(document), m_placesPrompts(placesPrompts) {}

    bool press(const CanvasPointer& pointer) override;
    void move(const CanvasPointer& pointer) override;
    void release(const CanvasPointer& pointer) override;
    bool key(QKeyEvent* event) override;
    bool isBusy() const override { return m_grip.has_value(); }
    void cancel() override;
    bool leavesClicks() const override { return m_placesPrompts; }
    QCursor cursor() const override;

private:
    /// What of a prompt is held: its whole, or the edges of a box.
    struct Grip {
        int row = -1;
        bool left = false;
        bool top = false;
        bool right = false;
        bool bottom = false;
        core::segment::ScenePrompt start;
    };
    std::optional<Grip> gripAt(const CanvasPointer& pointer) const;
    std::optional<Grip> boxGripAt(const CanvasPointer& pointer, int row,
                                  const core::segment::ScenePrompt& prompt) const;
    core::segment::ScenePrompt moved(const Grip& grip, QPointF by) const;
    void nudge(QPointF by);

    SegmentDocument& m_document;
    bool m_placesPrompts;
    std::optional<Grip> m_grip;
    bool m_overPrompt = false;
    bool m_moved = false;
    QPointF m_pressed; ///< image coordinates
    int m_movement = 0;
    int m_step = -1; ///< where the undo stack stands with this movement; -1: it is no step yet
};

} // namespace widgets::segment
