#include "widgets/panes/grid/grid_history.h"

#include <optional>
#include <utility>
#include <vector>

#include <QSignalBlocker>
#include <QUndoCommand>

namespace widgets::grid {

using core::grid::World;
using core::grid::WorldDifference;

WorldChange changeTo(std::shared_ptr<const World> before, World after)
{
    WorldDifference difference(*before, after);
    return {std::move(before), std::make_shared<const World>(std::move(after)), std::move(difference)};
}

struct GridHistory::Step {
    QString text;
    QString merging;
    GridState before; ///< without its world
    GridState after;  ///< likewise
    bool otherWorld = false;
    WorldDifference world; ///< may be empty where there is another world: one like it was opened

    int64_t bytes() const { return static_cast<int64_t>(sizeof *this) + world.bytes(); }
};

class GridHistory::Command final : public QUndoCommand {
public:
    /// `fresh`: the state that the step leads to; null: it is the present one already.
    Command(GridHistory& history, std::shared_ptr<Step> step, std::optional<GridState> fresh)
        : QUndoCommand(step->text), m_history(history), m_step(std::move(step)), m_fresh(std::move(fresh))
    {
    }

    const std::shared_ptr<Step>& step() const { return m_step; }
    void undo() override
    {
        GridState state = m_step->before;
        state.world = m_history.m_present().world;
        if (m_step->otherWorld)
            state.world = std::make_shared<const World>(m_step->world.undone(*state.world));
        m_history.m_show(std::move(state));
    }
    void redo() override
    {
        if (std::exchange(m_made, true)) {
            GridState state = m_step->after;
            state.world = m_history.m_present().world;
            if (m_step->otherWorld)
                state.world = std::make_shared<const World>(m_step->world.redone(*state.world));
            m_history.m_show(std::move(state));
        } else if (m_fresh) {
            m_history.m_show(*std::exchange(m_fresh, std::nullopt));
        }
    }
    int id() const override { return m_step->merging.isEmpty() ? -1 : 1; }
    bool mergeWith(const QUndoCommand* other) override
    {
        const Step& next = *static_cast<const Command*>(other)->m_step;
        if (next.merging != m_step->merging)
            return false;
        if (next.otherWorld) {
            const World& last = *m_history.m_present().world;
            m_step->world = {m_step->world.undone(next.world.undone(last)), last};
        }
        m_step->otherWorld = m_step->otherWorld || next.otherWorld;
        m_step->after = next.after;
        return true;
    }

private:
    GridHistory& m_history;
    std::shared_ptr<Step> m_step;
    std::optional<GridState> m_fresh;
    bool m_made = false;
};

GridHistory::GridHistory(std::function<const GridState&()> present, Show show)
    : m_present(std::move(present)), m_show(std::move(show))
{
    m_stack.setUndoLimit(kMostSteps);
}

void GridHistory::push(const QString& text, GridState after, const QString& merging, WorldChange* change)
{
    const GridState& now = m_present();
    auto step = std::make_shared<Step>();
    step->text = text;
    step->merging = merging;
    step->before = now;
    step->before.world.reset();
    step->after = after;
    step->after.world.reset();
    step->otherWorld = after.world != now.world;
    if (step->otherWorld)
        step->world = change && change->before == now.world ? std::move(change->difference)
                                                            : WorldDifference(*now.world, *after.world);
    m_stack.push(new Command(*this, std::move(step), std::move(after)));
    forgetTheOldest();
}

const GridHistory::Step& GridHistory::step(int index) const
{
    return *static_cast<const Command*>(m_stack.command(index))->step();
}

int64_t GridHistory::bytes() const
{
    int64_t bytes = 0;
    for (int i = 0; i < m_stack.count(); ++i)
        bytes += step(i).bytes();
    return bytes;
}

void GridHistory::forgetTheOldest()
{
    const int count = m_stack.count();
    int first = count;
    for (int64_t bytes = 0; first > 0; --first) {
        bytes += step(first - 1).bytes();
        if (bytes > kMostBytes && first < count)
            break;
    }
    if (first == 0)
        return;
    // A stack cannot lose its oldest steps: it begins anew with the others, which are made already.
    std::vector<std::shared_ptr<Step>> kept;
    for (int i = first; i < count; ++i)
        kept.push_back(static_cast<const Command*>(m_stack.command(i))->step());
    const int clean = m_stack.cleanIndex() - first;
    std::optional<QSignalBlocker> blocker(&m_stack);
    m_stack.clear();
    if (clean < 0)
        m_stack.resetClean();
    for (const std::shared_ptr<Step>& step : kept) {
        if (step == kept.back())
            blocker.reset(); // who looks on is told once
        // Merged while it is pushed, it would lose its own beginning.
        const QString merging = std::exchange(step->merging, QString());
        m_stack.push(new Command(*this, step, std::nullopt));
        step->merging = merging;
        if (m_stack.count() == clean)
            m_stack.setClean();
    }
}

} // namespace widgets::grid
