#pragma once
// What is open in the grid-world pane: a world, and who is to learn in it, with undo. UI thread.

#include <memory>
#include <string>

#include <QObject>

#include "widgets/panes/grid/grid_history.h"

namespace widgets::grid {

/// Every change is one step of the undo stack.
class GridDocument : public QObject {
    Q_OBJECT
public:
    /// Opens with a built-in world, so that there is something to run at once.
    explicit GridDocument(QObject* parent = nullptr);

    const GridState& state() const { return m_state; }
    const core::grid::World& world() const { return *m_state.world; }
    const std::shared_ptr<const core::grid::World>& sharedWorld() const { return m_state.world; }
    const core::grid::Learner& learner() const { return *m_state.learner; }
    double gamma() const { return m_state.gamma; }
    uint64_t seed() const { return m_state.seed; }
    /// Of the chosen learner, complete.
    core::grid::Settings settings() const;
    QUndoStack& undoStack() { return m_history.stack(); }
    const GridHistory& history() const { return m_history; }

    /// The state that is looked at; -1: none. No undo step.
    int selected() const { return m_selected; }
    void select(int state);

    /// Another world as one step: a built-in one with its discount rate, or from elsewhere. Throws NotFound.
    void openPreset(const std::string& name);
    void openWorld(core::grid::World world, const QString& name, const std::string& file = {});
    void openWorld(WorldChange change, const QString& name, const std::string& file = {});
    /// A world from random numbers, of the size of the present one. Throws as core::grid::generateWorld.
    void generate(const std::string& generator, uint64_t seed);
    /// The same with the world that was generated elsewhere.
    void openGenerated(WorldChange change, const std::string& generator, uint64_t seed);
    /// The world changed by hand. Steps with the same non-empty `merging` that follow each other become one.
    void changeWorld(const QString& text, core::grid::World world, const QString& merging = {});
    void changeWorld(const QString& text, WorldChange change, const QString& merging = {});
    void chooseLearner(const core::grid::Learner& learner);
    /// Throws InvalidInput, naming the range, and changes nothing.
    void setSetting(const std::string& name, double value);
    void setSeed(uint64_t seed);
    /// All at once and without undo, from a workspace; an empty state: as it opens. `touched`: see isTouched().
    void restore(GridState state, bool touched = false);
    /// Whether it is other than it opens, or once was.
    bool isTouched() const { return m_touched || m_history.stack().count() > 0; }
    /// Whether a file has it as it is.
    bool isSaved() const { return m_history.stack().isClean(); }
    void setSaved() { m_history.stack().setClean(); }

signals:
    void worldChanged();
    /// Learner, settings, gamma or seed.
    void learnerChanged();
    void selectionChanged();

private:
    void apply(const QString& text, GridState after, const QString& merging = {}, WorldChange* change = nullptr);
    void setState(GridState state);

    GridState m_state;
    int m_selected = -1;
    bool m_touched = false;
    GridHistory m_history;
};

} // namespace widgets::grid
