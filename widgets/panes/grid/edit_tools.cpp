#include "widgets/panes/grid/edit_tools.h"

#include <algorithm>

#include <QCoreApplication>
#include <QKeyEvent>
#include <QPainter>

#include "core/grid/edit.h"
#include "widgets/panes/grid/cell_part.h"
#include "widgets/panes/grid/select_tool.h"
#include "widgets/theme.h"

namespace widgets::grid {

namespace {

using core::grid::Cell;
using core::grid::World;

QString words(const char* text) { return QCoreApplication::translate("GridTools", text); }

/// Does it, or tells why not.
template <typename Change>
void attempt(const Refused& refused, const Change& change)
{
    try {
        change();
    } catch (const gpu::Error& error) {
        refused(error);
    }
}

QRectF areaOf(const World& world, const ViewTransform& transform, int state)
{
    return transform.toView(QRectF(state % world.columns, state / world.columns, 1, 1));
}

} // namespace

bool CellTool::press(const CanvasPointer& pointer)
{
    const int state = stateAt(m_document.world(), pointer.image);
    if (state < 0)
        return false;
    m_frees = pointer.button == Qt::RightButton;
    if (m_fills || pointer.modifiers.testFlag(Qt::ControlModifier)) {
        commitArea(state);
        return true;
    }
    m_busy = true;
    m_last = -1;
    m_corner = pointer.modifiers.testFlag(Qt::ShiftModifier) ? state : -1;
    add(state);
    return true;
}

void CellTool::move(const CanvasPointer& pointer)
{
    if (!m_busy)
        return;
    // A drag that leaves the map goes on along its border.
    const World& world = m_document.world();
    const QPointF inside(std::clamp(pointer.image.x(), 0.0, world.columns - 0.5),
                         std::clamp(pointer.image.y(), 0.0, world.rows - 0.5));
    add(stateAt(world, inside));
}

void CellTool::add(int state)
{
    if (m_corner < 0 && m_last != state) {
        const std::vector<int> way = core::grid::stroke(m_document.world(), m_last < 0 ? state : m_last, state);
        m_states.insert(m_states.end(), way.begin(), way.end());
    }
    m_last = state;
}

void CellTool::release(const CanvasPointer&)
{
    if (!m_busy)
        return;
    const std::vector<int> states = std::move(m_states);
    const int corner = m_corner;
    const int last = m_last;
    cancel();
    if (corner >= 0)
        commitRectangle(corner, last);
    else
        commitStroke(states);
}

QString CellTool::title() const { return words(QT_TRANSLATE_NOOP("GridTools", "Paint %1")).arg(cellKind(painted())); }

void CellTool::commitStroke(const std::vector<int>& states)
{
    const World& world = m_document.world();
    if (std::all_of(states.begin(), states.end(), [&](int state) { return world.cell(state) == painted(); }))
        return;
    attempt(m_refused, [&] { m_document.changeWorld(title(), core::grid::withCells(world, states, painted())); });
}

void CellTool::commitRectangle(int corner, int opposite)
{
    attempt(m_refused, [&] {
        m_edits.change(title(), m_document.world().states(), [corner, opposite, cell = painted()](const World& world) {
            return core::grid::withCells(world, core::grid::rectangle(world, corner, opposite), cell);
        });
    });
}

void CellTool::commitArea(int state)
{
    attempt(m_refused, [&] {
        m_edits.change(title(), m_document.world().states(), [state, cell = painted()](const World& world) {
            return core::grid::withCells(world, core::grid::region(world, state), cell);
        });
    });
}

bool CellTool::key(QKeyEvent* event)
{
    if (event->key() != Qt::Key_Return && event->key() != Qt::Key_Enter)
        return moveSelection(m_document, *event);
    m_frees = false;
    if (m_document.selected() >= 0)
        commitStroke({m_document.selected()});
    return true;
}

void CellTool::cancel()
{
    m_busy = false;
    m_last = m_corner = -1;
    m_states.clear();
}

void CellTool::paint(QPainter& painter, const ViewTransform& transform, const std::optional<QPointF>&) const
{
    QColor colour = m_frees ? QColor(Qt::white) : lightTokens().accent;
    colour.setAlpha(150);
    painter.setRenderHint(QPainter::Antialiasing, false);
    const World& world = m_document.world();
    if (m_corner >= 0 && m_last >= 0)
        painter.fillRect(areaOf(world, transform, m_corner).united(areaOf(world, transform, m_last)), colour);
    for (const int state : m_states)
        painter.fillRect(areaOf(world, transform, state), colour);
}

bool TeleportTool::press(const CanvasPointer& pointer)
{
    m_from = pointer.button == Qt::LeftButton ? stateAt(m_document.world(), pointer.image) : -1;
    m_to = m_from;
    return m_from >= 0;
}

void TeleportTool::move(const CanvasPointer& pointer)
{
    if (m_from >= 0)
        m_to = stateAt(m_document.world(), pointer.image);
}

void TeleportTool::release(const CanvasPointer&)
{
    const int from = m_from;
    const int to = m_to;
    cancel();
    if (from < 0 || to < 0)
        return;
    const World& world = m_document.world();
    const auto& teleports = world.rules.teleports;
    const auto known = std::find_if(teleports.begin(), teleports.end(),
                                    [from](const core::grid::Teleport& teleport) { return teleport.from == from; });
    m_document.select(from);
    attempt(m_refused, [&] {
        if (from != to)
            m_document.changeWorld(
                words(QT_TRANSLATE_NOOP("GridTools", "Add teleport")),
                core::grid::withTeleport(world, {from, to, known == teleports.end() ? 0 : known->reward}));
        else if (known != teleports.end())
            m_document.changeWorld(words(QT_TRANSLATE_NOOP("GridTools", "Remove teleport")),
                                   core::grid::withoutTeleport(world, from));
    });
}

void TeleportTool::paint(QPainter& painter, const ViewTransform& transform, const std::optional<QPointF>&) const
{
    if (m_from < 0 || m_to < 0)
        return;
    painter.setPen(QPen(QColor(0x9C, 0x2F, 0x73), 2, Qt::DashLine));
    painter.drawLine(areaOf(m_document.world(), transform, m_from).center(),
                     areaOf(m_document.world(), transform, m_to).center());
}

} // namespace widgets::grid
