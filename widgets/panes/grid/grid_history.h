#pragma once
// The steps of a grid document, kept as what is other before and after each.

#include <functional>
#include <map>
#include <memory>
#include <string>

#include <QString>
#include <QUndoStack>

#include "core/grid/learners.h"
#include "core/grid/world_difference.h"

namespace widgets::grid {

/// Everything that a result depends on. States share what did not change.
struct GridState {
    std::shared_ptr<const core::grid::World> world;
    QString name;       ///< of the world, for people; of a file without its folder
    std::string preset; ///< name of the built-in world that this one is; empty: another or a changed one
    std::string file;   ///< where the world came from, UTF-8: a file, or "maze:21x31:7"; empty: neither
    double gamma = 0.9;
    uint64_t seed = 1;
    const core::grid::Learner* learner = nullptr;
    /// What the person has set, by learner; the learners' defaults hold for the rest. Without gamma.
    std::map<std::string, core::grid::Settings, std::less<>> settings;
};

/// A world that takes the place of another.
struct WorldChange {
    std::shared_ptr<const core::grid::World> before;
    std::shared_ptr<const core::grid::World> after;
    core::grid::WorldDifference difference;
};
/// Any thread; of large worlds better not the UI thread.
WorldChange changeTo(std::shared_ptr<const core::grid::World> before, core::grid::World after);

/// Undo and redo. Worlds are not kept but their differences, and only so many of them as fit a number of bytes: what
/// is older can no longer be undone. UI thread.
class GridHistory {
public:
    static constexpr int kMostSteps = 1000;
    static constexpr int64_t kMostBytes = int64_t{256} << 20;

    /// `show` makes a state the present one; it is called with every step that is made, undone or redone.
    using Show = std::function<void(GridState)>;
    GridHistory(std::function<const GridState&()> present, Show show);

    QUndoStack& stack() { return m_stack; }
    const QUndoStack& stack() const { return m_stack; }

    /// Makes a step to a state. Its world is the present one, or `change` has its difference from that (null: it is
    /// computed here). Steps with the same non-empty `merging` that follow each other become one.
    void push(const QString& text, GridState after, const QString& merging, WorldChange* change = nullptr);
    /// What the steps keep in memory.
    int64_t bytes() const;

private:
    struct Step;
    class Command;
    const Step& step(int index) const;
    void forgetTheOldest();

    std::function<const GridState&()> m_present;
    Show m_show;
    QUndoStack m_stack;
};

} // namespace widgets::grid
