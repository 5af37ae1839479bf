#include "widgets/panes/grid/scene_picture.h"

#include <utility>

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
    if (m_scene.world->states() > kPaintedAtOnce) {
        paintInBackground();
        return;
    }
    m_jobs.cancel(m_tag);
    m_painting.reset();
    ++m_turn;
    show(paint(*m_scene.world, m_scene.snapshot.get(), m_scene.display, m_scene.dark));
}

void ScenePicture::paintInBackground()
{
    Look look{m_scene.world, m_scene.display, m_scene.dark, m_scene.snapshot != nullptr};
    if (m_painting == look) {
        m_again = m_values.lock() != m_scene.snapshot;
        return;
    }
    m_again = false;
    m_painting = std::move(look);
    m_values = m_scene.snapshot;
    m_jobs.run<Painted>(
        m_tag, gpu::mark("GridPane", "Painting the world"),
        [world = m_scene.world, snapshot = m_scene.snapshot, display = m_scene.display,
         dark = m_scene.dark](core::JobContext&) { return paint(*world, snapshot.get(), display, dark); },
        this,
        [this, turn = ++m_turn](const Outcome<Painted>& outcome) {
            if (turn != m_turn) // another look, or a small world
                return;
            m_painting.reset();
            if (outcome.value)
                show(*outcome.value);
            if (std::exchange(m_again, false))
                refresh();
        },
        Lane::Masks);
}

ScenePicture::Painted ScenePicture::paint(const core::grid::World& world, const GridSnapshot* snapshot,
                                          const GridDisplay& display, bool dark)
{
    const GridScale scale = scaleOf(snapshot, display);
    return {scale, rasterOf(world, snapshot, display, scale, dark)};
}

void ScenePicture::show(const Painted& made)
{
    m_scene.scale = made.scale;
    m_view.renewPicture(made.picture);
    emit painted();
}

} // namespace widgets::grid
