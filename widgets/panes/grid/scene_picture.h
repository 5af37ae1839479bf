#pragma once
// The picture of a scene's cells, one pixel each.

#include <QObject>

#include "widgets/panes/grid/grid_painter.h"

namespace widgets {
class ImageView;
class JobRunner;
} // namespace widgets

namespace widgets::grid {

/// Makes the picture and the scale of a scene and gives them to the scene and its view: of a small world at once, of a
/// large one in the background; until then the former ones stay. UI thread.
class ScenePicture : public QObject {
    Q_OBJECT
public:
    /// Scene and view must live as long. Pictures side by side have tags of their own.
    ScenePicture(GridScene& scene, ImageView& view, JobRunner& jobs, const QString& tag, QObject* parent = nullptr);
    ~ScenePicture() override;

    /// The scene has changed.
    void refresh();

signals:
    /// Scale and picture belong to the scene as it is.
    void painted();

private:
    struct Painted;

    GridScene& m_scene;
    ImageView& m_view;
    JobRunner& m_jobs;
    QString m_tag;
};

} // namespace widgets::grid
