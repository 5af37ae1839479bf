#include "widgets/panes/grid/grid_tools.h"

#include <array>

#include <QAction>
#include <QActionGroup>

#include "widgets/image_view.h"
#include "widgets/panes/grid/cell_part.h"

namespace widgets::grid {

namespace {

using core::grid::Cell;

constexpr std::array<ActionSpec, 9> kActions{{
    {"grid.select", QT_TRANSLATE_NOOP("Actions", "S&elect"), "select", "V", true},
    {"grid.wall", QT_TRANSLATE_NOOP("Actions", "Paint &walls"), "wall", "W", true},
    {"grid.forbidden", QT_TRANSLATE_NOOP("Actions", "Paint &forbidden cells"), "forbidden", "D", true},
    {"grid.goal", QT_TRANSLATE_NOOP("Actions", "Paint &goals"), "goal", "G", true},
    {"grid.start", QT_TRANSLATE_NOOP("Actions", "Place the &start"), "start", "S", true},
    {"grid.hole", QT_TRANSLATE_NOOP("Actions", "Paint &holes"), "hole", "H", true},
    {"grid.free", QT_TRANSLATE_NOOP("Actions", "F&ree cells"), "eraser", "E", true},
    {"grid.teleport", QT_TRANSLATE_NOOP("Actions", "Draw &teleports"), "teleport", "T", true},
    {"grid.fill", QT_TRANSLATE_NOOP("Actions", "Fi&ll areas"), "fill", "B", true},
}};

constexpr std::array<const char*, 8> kToolIds{"grid.select", "grid.wall", "grid.forbidden", "grid.goal",
                                              "grid.start",  "grid.hole", "grid.free",      "grid.teleport"};
constexpr std::array<Cell, 6> kCells{Cell::Wall, Cell::Forbidden, Cell::Goal, Cell::Start, Cell::Hole, Cell::Free};

} // namespace

std::span<const ActionSpec> GridTools::actionSpecs() { return kActions; }

std::span<const char* const> GridTools::toolIds() { return kToolIds; }

GridTools::GridTools(GridDocument& document, WorldEdits& edits, ImageView& view, ActionTable& actions, QObject* parent)
    : QObject(parent),
      m_view(view),
      m_select(document),
      m_teleport(document, [this](const gpu::Error& error) { emit refused(error); })
{
    m_cells.reserve(kCells.size());
    m_tools.push_back(&m_select);
    for (const Cell cell : kCells) {
        m_cells.emplace_back(document, edits, cell, m_fills, [this](const gpu::Error& error) { emit refused(error); });
        m_tools.push_back(&m_cells.back());
    }
    m_tools.push_back(&m_teleport);
    auto* group = new QActionGroup(this);
    for (size_t i = 0; i < kToolIds.size(); ++i) {
        group->addAction(actions.action(kToolIds[i]));
        connect(actions.action(kToolIds[i]), &QAction::triggered, this, [this, i] { choose(i); });
    }
    connect(actions.action("grid.fill"), &QAction::toggled, this, [this](bool on) {
        m_fills = on;
        emit chosen();
    });
    actions.action(kToolIds[0])->setChecked(true);
    choose(0);
}

GridTools::~GridTools() { m_view.setTool(nullptr); }

void GridTools::choose(size_t index)
{
    m_current = index;
    m_view.setTool(m_tools[index]);
    emit chosen();
}

QString GridTools::hint() const
{
    if (m_current == 0)
        return {};
    if (m_tools[m_current] == &m_teleport)
        return tr("Drag from a cell to the one that it leads to. A click on its beginning takes a teleport away.");
    const QString kind = cellKind(m_cells[m_current - 1].cell());
    if (m_fills)
        return tr("Click an area of equal cells to make all of them %1.").arg(kind);
    return tr("Drag to make cells %1. Right button: free. Shift: a rectangle. Ctrl: a whole area.").arg(kind);
}

} // namespace widgets::grid
