#include "widgets/panes/grid/grid_document.h"

#include <utility>

#include "core/grid/generate.h"
#include "core/grid/presets.h"
#include "widgets/message_text.h"

namespace widgets::grid {

namespace {

using core::grid::World;

constexpr const char* kFirstWorld = "zhao-3.4a";
constexpr const char* kFirstLearner = "value-iteration";

GridState withPreset(GridState state, const std::string& name)
{
    const core::grid::Preset& preset = core::grid::preset(name);
    state.world = std::make_shared<const World>(preset.make());
    state.name = translated({preset.title});
    state.preset = name;
    state.file.clear();
    state.gamma = preset.gamma;
    return state;
}

GridState firstState()
{
    GridState state;
    state.learner = &core::grid::learner(kFirstLearner);
    return withPreset(std::move(state), kFirstWorld);
}

} // namespace

GridDocument::GridDocument(QObject* parent)
    : QObject(parent),
      m_state(firstState()),
      m_history([this]() -> const GridState& { return m_state; },
                [this](GridState state) { setState(std::move(state)); })
{
}

core::grid::Settings GridDocument::settings() const
{
    core::grid::Settings given;
    if (const auto found = m_state.settings.find(learner().name); found != m_state.settings.end())
        given = found->second;
    given["gamma"] = m_state.gamma;
    return core::grid::settingsOf(learner(), given);
}

void GridDocument::select(int state)
{
    if (state >= world().states())
        state = -1;
    if (std::exchange(m_selected, state) != state)
        emit selectionChanged();
}

void GridDocument::openPreset(const std::string& name)
{
    GridState after = withPreset(m_state, name);
    const QString text = tr("Open %1").arg(after.name);
    apply(text, std::move(after));
}

void GridDocument::openWorld(World world, const QString& name, const std::string& file)
{
    openWorld(changeTo(m_state.world, std::move(world)), name, file);
}

void GridDocument::openWorld(WorldChange change, const QString& name, const std::string& file)
{
    GridState after = m_state;
    after.world = change.after;
    after.name = name;
    after.preset.clear();
    after.file = file;
    apply(tr("Open %1").arg(name), std::move(after), {}, &change);
}

void GridDocument::generate(const std::string& generator, uint64_t seed)
{
    World after = core::grid::generateWorld(generator, world().rows, world().columns, seed);
    openGenerated(changeTo(m_state.world, std::move(after)), generator, seed);
}

void GridDocument::openGenerated(WorldChange change, const std::string& generator, uint64_t seed)
{
    const World& made = *change.after;
    const std::string words =
        generator + ":" + std::to_string(made.rows) + "x" + std::to_string(made.columns) + ":" + std::to_string(seed);
    GridState after = m_state;
    after.world = change.after;
    after.name = QString::fromStdString(words);
    after.preset.clear();
    after.file = words;
    after.gamma = core::grid::kGeneratedGamma;
    apply(tr("Generate %1").arg(after.name), std::move(after), {}, &change);
}

void GridDocument::changeWorld(const QString& text, World world, const QString& merging)
{
    changeWorld(text, changeTo(m_state.world, std::move(world)), merging);
}

void GridDocument::changeWorld(const QString& text, WorldChange change, const QString& merging)
{
    GridState after = m_state;
    after.world = change.after;
    after.preset.clear();
    after.file.clear();
    apply(text, std::move(after), merging, &change);
}

void GridDocument::chooseLearner(const core::grid::Learner& learner)
{
    if (&learner == m_state.learner)
        return;
    GridState after = m_state;
    after.learner = &learner;
    apply(tr("Choose %1").arg(translated({learner.title})), std::move(after));
}

void GridDocument::setSetting(const std::string& name, double value)
{
    core::grid::Settings given = settings();
    if (given.at(name) == value)
        return;
    given[name] = value;
    core::grid::settingsOf(learner(), given); // throws for what it cannot be
    GridState after = m_state;
    if (name == "gamma")
        after.gamma = value;
    else
        after.settings[learner().name][name] = value;
    const QString words = QString::fromStdString(name);
    apply(tr("Set %1").arg(words), std::move(after),
          QStringLiteral("setting ") + QLatin1String(learner().name) + words);
}

void GridDocument::setSeed(uint64_t seed)
{
    if (seed == m_state.seed)
        return;
    GridState after = m_state;
    after.seed = seed;
    apply(tr("Set seed"), std::move(after), QStringLiteral("seed"));
}

void GridDocument::restore(GridState state, bool touched)
{
    m_touched = touched;
    if (!state.world || !state.learner)
        state = firstState();
    m_history.stack().clear();
    setState(std::move(state));
}

void GridDocument::apply(const QString& text, GridState after, const QString& merging, WorldChange* change)
{
    m_history.push(text, std::move(after), merging, change);
}

void GridDocument::setState(GridState state)
{
    const GridState before = std::exchange(m_state, std::move(state));
    if (before.world != m_state.world) {
        const bool sameSize =
            before.world->rows == m_state.world->rows && before.world->columns == m_state.world->columns;
        if (!sameSize && std::exchange(m_selected, -1) != -1)
            emit selectionChanged();
        emit worldChanged();
    }
    const bool sameLearner = before.learner == m_state.learner && before.gamma == m_state.gamma &&
                             before.seed == m_state.seed && before.settings == m_state.settings;
    if (!sameLearner)
        emit learnerChanged();
}

} // namespace widgets::grid
