#pragma once

#include <span>
#include <vector>

#include <QObject>

#include "widgets/actions.h"
#include "widgets/panes/grid/edit_tools.h"
#include "widgets/panes/grid/select_tool.h"

namespace widgets {
class ImageView;
}

namespace widgets::grid {

/// Which tool has the mouse, chosen by actions.
class GridTools : public QObject {
    Q_OBJECT
public:
    GridTools(GridDocument& document, WorldEdits& edits, ImageView& view, ActionTable& actions,
              QObject* parent = nullptr);
    ~GridTools() override;

    static std::span<const ActionSpec> actionSpecs();
    static std::span<const char* const> toolIds();
    /// What the mouse does now, in one sentence; empty for the tool that selects.
    QString hint() const;

signals:
    void chosen();
    void refused(const gpu::Error& error);

private:
    void choose(size_t index);

    ImageView& m_view;
    bool m_fills = false;
    SelectTool m_select;
    std::vector<CellTool> m_cells;
    TeleportTool m_teleport;
    std::vector<CanvasTool*> m_tools; ///< in the order of toolIds()
    size_t m_current = 0;
};

} // namespace widgets::grid
