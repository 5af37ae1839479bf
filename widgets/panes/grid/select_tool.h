#pragma once

#include "widgets/canvas_tool.h"
#include "widgets/panes/grid/grid_document.h"

namespace widgets::grid {

/// The state under a place of the canvas; -1: outside.
int stateAt(const core::grid::World& world, QPointF place);
/// Moves the selection by the arrow keys, Home and End. False: another key.
bool moveSelection(GridDocument& document, const QKeyEvent& event);

/// A click selects a cell; the arrow keys go to its neighbours.
class SelectTool final : public CanvasTool {
public:
    explicit SelectTool(GridDocument& document) : m_document(document) {}

    bool press(const CanvasPointer& pointer) override;
    bool doubleClick(const CanvasPointer& pointer) override;
    bool key(QKeyEvent* event) override { return moveSelection(m_document, *event); }
    QCursor cursor() const override { return Qt::ArrowCursor; }

private:
    GridDocument& m_document;
};

} // namespace widgets::grid
