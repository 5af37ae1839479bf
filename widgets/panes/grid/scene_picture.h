#pragma once
// The picture of a scene's cells, one pixel each.

#include <memory>
#include <optional>

#include <QObject>

#include "widgets/panes/grid/grid_painter.h"

namespace widgets {
class ImageView;
class JobRunner;
} // namespace widgets

namespace widgets::grid {

/// Makes the picture and the scale of a scene and gives them to the scene and its view: of a small world at once, of a
/// large one in the background; until then the former ones stay. Of a learner that goes on meanwhile, only the newest
/// values are painted next, so that few sets of values are held at one time. UI thread.
class ScenePicture : public QObject {
    Q_OBJECT
public:
    /// Scene and view must live as long. Pictures side by side have tags of their own.
    ScenePicture(GridScene& scene, ImageView& view, JobRunner& jobs, const QString& tag, QObject* parent = nullptr);
    ~ScenePicture() override;

    /// The scene has changed.
    void refresh();

signals:
    /// Scale and picture belong to the scene as it is; of a large world whose learner goes on, to its values of before.
    void painted();

private:
    struct Painted;
    struct Look { ///< all but the values
        std::shared_ptr<const core::grid::World> world;
        GridDisplay display;
        bool dark = false;
        bool values = false; ///< there are some

        friend bool operator==(const Look&, const Look&) = default;
    };

    static Painted paint(const core::grid::World& world, const GridSnapshot* snapshot, const GridDisplay& display,
                         bool dark);
    void paintInBackground();
    void show(const Painted& made);

    GridScene& m_scene;
    ImageView& m_view;
    JobRunner& m_jobs;
    QString m_tag;
    std::optional<Look> m_painting;             ///< in the background
    std::weak_ptr<const GridSnapshot> m_values; ///< that are painted there
    int m_turn = 0;                             ///< of the last job
    bool m_again = false;                       ///< the values have changed since it began
};

} // namespace widgets::grid
