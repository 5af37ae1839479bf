#pragma once

#include <array>
#include <span>

#include "widgets/actions.h"
#include "widgets/panes/segment/edit_tools.h"
#include "widgets/panes/segment/prompt_tool.h"

namespace widgets {
class ImageView;
}

namespace widgets::segment {

/// The tools of the pane and the actions that choose among them.
class SegmentTools : public QObject {
    Q_OBJECT
public:
    SegmentTools(SegmentDocument& document, ImageView& view, ActionTable& actions, QObject* parent = nullptr);
    ~SegmentTools() override;

    static std::span<const ActionSpec> actionSpecs();
    /// In the order of the toolbar.
    static std::span<const char* const> toolIds();

    EditSettings& settings() { return m_settings; }
    /// Whether clicks make prompts.
    bool arePromptsPlaced() const { return m_current == 0; }
    /// Switches the tools off with a reason, or on with an empty one.
    void setBlocked(const QString& reason);

signals:
    void chosen();

private:
    void choose(size_t index);

    ImageView& m_view;
    ActionTable& m_actions;
    EditSettings m_settings;
    PromptTool m_point;
    PromptTool m_move;
    BrushTool m_brush;
    BrushTool m_eraser;
    RingTool m_polygon;
    RingTool m_lasso;
    std::array<CanvasTool*, 6> m_tools; ///< as toolIds()
    size_t m_current = 0;
};

} // namespace widgets::segment
