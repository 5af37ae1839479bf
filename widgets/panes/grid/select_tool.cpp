#include "widgets/panes/grid/select_tool.h"

#include <algorithm>
#include <cmath>

#include <QKeyEvent>

namespace widgets::grid {

int stateAt(const core::grid::World& world, QPointF place)
{
    const auto column = static_cast<int>(std::floor(place.x()));
    const auto row = static_cast<int>(std::floor(place.y()));
    if (column < 0 || row < 0 || column >= world.columns || row >= world.rows)
        return -1;
    return row * world.columns + column;
}

bool moveSelection(GridDocument& document, const QKeyEvent& event)
{
    const core::grid::World& world = document.world();
    const int selected = document.selected();
    int row = selected < 0 ? 0 : selected / world.columns;
    int column = selected < 0 ? 0 : selected % world.columns;
    const int step = selected < 0 ? 0 : 1; // the first key selects the first cell
    switch (event.key()) {
    case Qt::Key_Left:
        column -= step;
        break;
    case Qt::Key_Right:
        column += step;
        break;
    case Qt::Key_Up:
        row -= step;
        break;
    case Qt::Key_Down:
        row += step;
        break;
    case Qt::Key_Home:
        column = 0;
        break;
    case Qt::Key_End:
        column = world.columns - 1;
        break;
    case Qt::Key_Escape:
        document.select(-1);
        return selected >= 0;
    default:
        return false;
    }
    row = std::clamp(row, 0, world.rows - 1);
    column = std::clamp(column, 0, world.columns - 1);
    document.select(row * world.columns + column);
    return true;
}

bool SelectTool::press(const CanvasPointer& pointer)
{
    if (pointer.button == Qt::LeftButton)
        m_document.select(stateAt(m_document.world(), pointer.image));
    return pointer.button == Qt::LeftButton;
}

bool SelectTool::doubleClick(const CanvasPointer& pointer) { return stateAt(m_document.world(), pointer.image) >= 0; }

} // namespace widgets::grid
