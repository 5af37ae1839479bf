#pragma once
// The tools that change the map. Each stroke becomes one step of the document.

#include <functional>
#include <vector>

#include "gpu/base/error.h"
#include "widgets/canvas_tool.h"
#include "widgets/panes/grid/world_edits.h"

namespace widgets::grid {

/// Called when the document does not take a change.
using Refused = std::function<void(const gpu::Error&)>;

/// Paints one kind of cell: along the mouse, with Shift a rectangle, with Ctrl (or `fills`) an area of equal cells. The
/// right button frees cells. Enter paints the selected cell.
class CellTool final : public CanvasTool {
public:
    CellTool(GridDocument& document, WorldEdits& edits, core::grid::Cell cell, const bool& fills, Refused refused)
        : m_document(document), m_edits(edits), m_cell(cell), m_fills(fills), m_refused(std::move(refused))
    {
    }

    core::grid::Cell cell() const { return m_cell; }
    bool press(const CanvasPointer& pointer) override;
    void move(const CanvasPointer& pointer) override;
    void release(const CanvasPointer& pointer) override;
    bool doubleClick(const CanvasPointer&) override { return false; }
    bool key(QKeyEvent* event) override;
    bool isBusy() const override { return m_busy; }
    void cancel() override;
    void paint(QPainter& painter, const ViewTransform& transform, const std::optional<QPointF>& cursor) const override;

private:
    void add(int state);
    core::grid::Cell painted() const { return m_frees ? core::grid::Cell::Free : m_cell; }
    QString title() const;
    void commitStroke(const std::vector<int>& states);
    void commitRectangle(int corner, int opposite);
    void commitArea(int state);

    GridDocument& m_document;
    WorldEdits& m_edits;
    core::grid::Cell m_cell;
    const bool& m_fills;
    Refused m_refused;
    bool m_busy = false;
    bool m_frees = false;
    int m_corner = -1; ///< of a rectangle; -1: a stroke
    int m_last = -1;
    std::vector<int> m_states; ///< of a stroke, in the order in which they were passed over
};

/// A drag from one cell to another makes a teleport between them; a click on its beginning takes it away.
class TeleportTool final : public CanvasTool {
public:
    TeleportTool(GridDocument& document, Refused refused) : m_document(document), m_refused(std::move(refused)) {}

    bool press(const CanvasPointer& pointer) override;
    void move(const CanvasPointer& pointer) override;
    void release(const CanvasPointer& pointer) override;
    bool isBusy() const override { return m_from >= 0; }
    void cancel() override { m_from = m_to = -1; }
    void paint(QPainter& painter, const ViewTransform& transform, const std::optional<QPointF>& cursor) const override;

private:
    GridDocument& m_document;
    Refused m_refused;
    int m_from = -1;
    int m_to = -1;
};

} // namespace widgets::grid
