// The grid-world pane as a part of workspaces.
#include <QPointer>

#include "core/grid/parse.h"
#include "core/grid/write_world.h"
#include "core/workspace/workspace.h"
#include "widgets/panes/grid_pane.h"

namespace widgets {

namespace {

core::workspace::GridState kept(const grid::GridState& state)
{
    core::workspace::GridState record;
    record.world = core::grid::toJson(*state.world);
    record.name = state.name.toStdString();
    record.preset = state.preset;
    record.file = state.file;
    record.learner = state.learner->name;
    record.gamma = state.gamma;
    record.seed = state.seed;
    for (const auto& [learner, settings] : state.settings)
        record.settings[learner] = {settings.begin(), settings.end()};
    return record;
}

grid::GridState restored(const core::workspace::GridState& record)
{
    grid::GridState state;
    if (record.world.empty())
        return state;
    state.world = std::make_shared<const core::grid::World>(core::grid::parseJson(record.world));
    state.name = QString::fromStdString(record.name);
    state.preset = record.preset;
    state.file = record.file;
    state.learner = &core::grid::learner(record.learner);
    state.gamma = record.gamma;
    state.seed = record.seed;
    for (const auto& [learner, settings] : record.settings)
        state.settings[learner] = core::grid::Settings(settings.begin(), settings.end());
    return state;
}

} // namespace

bool GridPane::isModified() const
{
    // What a list or a file gives again is not lost.
    const grid::GridState& state = m_document.state();
    return m_forced || (state.preset.empty() && state.file.empty() && !m_document.isSaved());
}

void GridPane::setModified()
{
    m_forced = true;
    emit stateChanged();
}

PaneSnapshot GridPane::snapshot()
{
    if (!m_document.isTouched())
        return {};
    const QPointer<GridPane> pane(this);
    return {[state = m_document.state()](core::workspace::Workspace& workspace, const std::filesystem::path&) {
                workspace.grid = kept(state);
            },
            [pane] {
                if (!pane)
                    return;
                pane->m_forced = false;
                pane->m_document.setSaved();
            }};
}

PaneRestorer GridPane::restorer()
{
    const QPointer<GridPane> pane(this);
    return [pane](const core::workspace::Workspace& workspace, const std::filesystem::path&,
                  core::JobContext&) -> std::function<void()> {
        return [pane, state = restored(workspace.grid), touched = !workspace.grid.world.empty()] {
            if (!pane)
                return;
            pane->m_forced = false;
            pane->m_document.restore(state, touched);
            emit pane->stateChanged();
        };
    };
}

void GridPane::closeDocument()
{
    m_forced = false;
    m_document.restore({});
}

} // namespace widgets
