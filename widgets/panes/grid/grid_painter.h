#pragma once
// Cells with what is known of them: the same on the canvas and in exports.

#include <memory>
#include <vector>

#include "core/grid/book_check.h"
#include "widgets/image_view.h"
#include "widgets/panes/grid/grid_display.h"

namespace widgets::grid {

/// Everything that is painted of a world.
struct GridScene {
    std::shared_ptr<const core::grid::World> world;
    std::shared_ptr<const GridSnapshot> snapshot;      ///< null: only the world
    std::shared_ptr<const core::grid::BookCheck> book; ///< printed numbers beside those of the snapshot; null: none
    GridDisplay display;
    GridScale scale;
    bool dark = false;
    int selected = -1;
    int hovered = -1;
    int hoveredAction = -1; ///< whose outcomes are shown; -1: none
};

/// Where an action leads on the canvas: columns to the right and rows down; {0, 0} stays.
QPoint directionOf(core::grid::ActionSet actions, int action);

/// The action that a place within a cell stands for; `within` goes from (0, 0) to (1, 1). -1: none.
int actionAt(core::grid::ActionSet actions, QPointF within);

/// The value of every action, learnt or by the world and the values; empty where nothing can be done.
std::vector<double> actionNumbers(const GridScene& scene, int state);

/// An arrow of a cell: an action, and which part of the longest length it has.
struct Arrow {
    int action = 0;
    double share = 1;
};
/// The actions that are thought best, equals together, or the probabilities of a learnt policy.
std::vector<Arrow> arrowsOf(const GridScene& scene, int state);

/// So many digits behind the point that neighbours can be told apart.
int decimalsFor(const GridScale& scale);

class GridPainter {
public:
    GridPainter(const GridScene& scene, const ViewTransform& transform, const QRectF& visible);

    /// The cells' colours as rectangles, for figures; on the canvas a picture does that.
    void paintGround(QPainter& painter) const;
    void paint(QPainter& painter) const;

private:
    QRectF cellArea(int state) const;
    QPointF centre(int state) const { return cellArea(state).center(); }
    QColor inkOn(int state) const;
    template <typename Paint>
    void forEachVisible(const Paint& paint) const
    {
        for (int row = m_cells.top(); row <= m_cells.bottom(); ++row)
            for (int column = m_cells.left(); column <= m_cells.right(); ++column)
                paint(row * m_world.columns + column);
    }
    void paintLines(QPainter& painter) const;
    void paintMark(QPainter& painter, int state) const;
    void paintTriangles(QPainter& painter, int state) const;
    void paintArrows(QPainter& painter, int state) const;
    void paintNumber(QPainter& painter, int state) const;
    void paintWind(QPainter& painter) const;
    void paintTeleports(QPainter& painter) const;
    void paintTrajectory(QPainter& painter) const;
    void paintOutcomes(QPainter& painter) const;
    void paintPrinted(QPainter& painter) const;
    void paintOutline(QPainter& painter, int state, double width) const;

    const GridScene& m_scene;
    const core::grid::World& m_world;
    ViewTransform m_transform;
    QRect m_cells; ///< columns and rows that can be seen
    double m_side; ///< of a cell, in logical pixels
};

/// The canvas' overlay; the scene belongs to the pane.
class GridOverlay final : public ImageOverlay {
public:
    explicit GridOverlay(const GridScene& scene) : m_scene(scene) {}
    void paint(QPainter& painter, const ViewTransform& transform, const QRectF& visible) const override;

private:
    const GridScene& m_scene;
};

} // namespace widgets::grid
