#include "widgets/panes/grid/scene_picture.h"

#include "widgets/image_view.h"
#include "widgets/job_runner.h"

namespace widgets::grid {

namespace {
constexpr int kPaintedAtOnce = 1 << 16; ///< cells
}

struct ScenePicture::Painted {
    GridScale scale;
    std::shared_ptr<const ImageLevels> picture;
};

ScenePicture::ScenePicture(GridScene& scene, ImageView& view, JobRunner& jobs, const QString& tag, QObject* parent)
    : QObject(parent), m_scene(scene), m_view(view), m_jobs(jobs), m_tag(tag)
{
}

ScenePicture::~ScenePicture() { m_jobs.cancel(m_tag); }

void ScenePicture::refresh()
{
    if (!m_scene.snapshot || m_scene.display.layer == Layer::World)
        m_scene.scale = {};
    const auto paint = [world = m_scene.world, snapshot = m_scene.snapshot, display = m_scene.display,
                        dark = m_scene.dark](core::JobContext&) -> Painted {
        return {scaleOf(snapshot.get(), display), rasterOf(*world, snapshot.get(), display, dark)};
    };
    const auto show = [this](const Painted& made) {
        m_scene.scale = made.scale;
        m_view.renewPicture(made.picture);
        emit painted();
    };
    if (m_scene.world->states() <= kPaintedAtOnce) {
        m_jobs.cancel(m_tag);
        core::JobContext here;
        show(paint(here));
        return;
    }
    m_jobs.run<Painted>(
        m_tag, gpu::mark("GridPane", "Painting the world"), paint, this,
        [world = m_scene.world, snapshot = m_scene.snapshot, this, show](const Outcome<Painted>& outcome) {
            if (outcome.value && world == m_scene.world && snapshot == m_scene.snapshot)
                show(*outcome.value);
        },
        Lane::Masks);
}

} // namespace widgets::grid
