#pragma once
// What is open in the grid-world pane: a world, and who is to learn in it, with undo. UI thread.

#include <map>
#include <memory>
#include <string>
#include <vector>

#include <QObject>
#include <QString>
#include <QUndoStack>

#include "core/grid/learners.h"
#include "core/grid/world.h"

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

/// Every change is one step of the undo stack, kept as the states before and after it.
class GridDocument : public QObject {
    Q_OBJECT
public:
    /// Opens with a built-in world, so that there is something to run at once.
    explicit GridDocument(QObject* parent = nullptr);

    const GridState& state() const { return *m_state; }
    const core::grid::World& world() const { return *m_state->world; }
    const std::shared_ptr<const core::grid::World>& sharedWorld() const { return m_state->world; }
    const core::grid::Learner& learner() const { return *m_state->learner; }
    double gamma() const { return m_state->gamma; }
    uint64_t seed() const { return m_state->seed; }
    /// Of the chosen learner, complete.
    core::grid::Settings settings() const;
    QUndoStack& undoStack() { return m_undo; }

    /// The state that is looked at; -1: none. No undo step.
    int selected() const { return m_selected; }
    void select(int state);

    /// Another world as one step: a built-in one with its discount rate, or from elsewhere. Throws NotFound.
    void openPreset(const std::string& name);
    void openWorld(core::grid::World world, const QString& name, const std::string& file = {});
    /// A world from random numbers, of the size of the present one. Throws as core::grid::generateWorld.
    void generate(const std::string& generator, uint64_t seed);
    /// The world changed by hand. Steps with the same non-empty `merging` that follow each other become one.
    void changeWorld(const QString& text, core::grid::World world, const QString& merging = {});
    void chooseLearner(const core::grid::Learner& learner);
    /// Throws InvalidInput, naming the range, and changes nothing.
    void setSetting(const std::string& name, double value);
    void setSeed(uint64_t seed);
    /// All at once and without undo, from a workspace; an empty state: as it opens. `touched`: see isTouched().
    void restore(GridState state, bool touched = false);
    /// Whether it is other than it opens, or once was.
    bool isTouched() const { return m_touched || m_undo.count() > 0; }
    /// Whether a file has it as it is.
    bool isSaved() const { return m_undo.isClean(); }
    void setSaved() { m_undo.setClean(); }

signals:
    void worldChanged();
    /// Learner, settings, gamma or seed.
    void learnerChanged();
    void selectionChanged();

private:
    class Command;
    void apply(const QString& text, GridState after, const QString& merging = {});
    void setState(std::shared_ptr<const GridState> state);

    std::shared_ptr<const GridState> m_state;
    int m_selected = -1;
    bool m_touched = false;
    QUndoStack m_undo;
};

} // namespace widgets::grid
