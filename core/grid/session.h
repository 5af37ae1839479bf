#pragma once
// Any learner of the table one step at a time: exact ones by backup and sweep, those that live in the world by move and
// episode. The same world, settings and seed give the same steps, however they are asked for.

#include <cstdint>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "core/grid/experiment.h"
#include "core/grid/learners.h"

namespace core::grid {

/// What one round came to: a sweep, an improvement of the policy, or an episode.
struct SessionRecord {
    int round = 0;     ///< from 1
    int64_t steps = 0; ///< backups or moves so far
    double residual =
        0; ///< exact learners: largest |V - T V| of the values before a sweep, of those after an evaluation
    double episodeReturn = 0;
    int episodeLength = 0;
    std::optional<ValueError> error;             ///< against the truth, if that is known and was looked at
    std::vector<std::pair<int, double>> watched; ///< the values of the states that are watched
};

/// Everything that can be shown of a session, as plain values.
struct SessionView {
    Values values;                    ///< (S)
    std::vector<double> actionValues; ///< (S, A); empty: they follow from the values and the world
    Policy policy;                    ///< (S, A); empty: the best actions by the action values
    /// (S, A): the given policy whose values are sought; null: there is none.
    std::shared_ptr<const Policy> evaluated;
    std::vector<uint32_t> visits; ///< (S): how often each state was backed up, or left by a move
    std::vector<double> errors;   ///< (S): target less value of the last backup
    std::vector<int> trajectory;  ///< states of the present or last episode, at most kMaxTrajectory of the end
    std::vector<Backup> backups;  ///< of the last step
    std::vector<PolicyBackup> policyBackups; ///< likewise: one for each backup, or none
    std::optional<Move> move;                ///< the last one
    int at = -1;                             ///< the state that comes next, where that is known
    int64_t steps = 0;
    int rounds = 0;
    bool finished = false;
    std::vector<SessionRecord> records; ///< since the view before
};

inline constexpr size_t kMaxTrajectory = 4096;

class Session {
public:
    Session(std::shared_ptr<const World> world, Settings settings);
    virtual ~Session() = default;
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    /// One backup or one move. False: there was nothing left to do. Throws as the learner does.
    bool step(const gpu::RunControl& control = {});
    /// Steps to the end of the sweep or episode. False: there was nothing left to do. Throws Cancelled between two
    /// steps, after which it can go on.
    bool advance(const gpu::RunControl& control = {});

    /// Errors of the rounds from now on are against these (S).
    void setTruth(Values truth) { m_truth = std::move(truth); }
    /// The values of these states are kept with every round from now on.
    void watch(std::vector<int> states) { m_watched = std::move(states); }
    SessionView view();

    const World& world() const { return *m_world; }
    int64_t steps() const { return m_steps; }
    int rounds() const { return m_rounds; }
    bool isFinished() const { return m_finished; }
    virtual Values values() const = 0;

protected:
    /// Backs up into m_backups, or moves; calls endRound() when the round is over and finish() when all is.
    virtual void doStep(const gpu::RunControl& control) = 0;
    virtual std::vector<double> actionValues() const { return {}; }
    virtual Policy policy() const { return {}; }
    virtual int next() const { return -1; }
    virtual std::shared_ptr<const Policy> evaluated() const { return nullptr; }

    void endRound(SessionRecord record);
    void finish() { m_finished = true; }
    /// Remembers it as the last one of its state.
    void add(const Backup& backup);
    void countVisit(int state) { ++m_visits[static_cast<size_t>(state)]; }
    bool isLive(int state) const { return m_world->isLive(state); }
    /// The first live state from here on; the number of states if there is none.
    int liveFrom(int state) const;
    double gamma() const { return m_settings.at("gamma"); }
    double setting(const char* name) const { return m_settings.at(name); }
    const Settings& settings() const { return m_settings; }

    std::vector<int> m_trajectory;
    std::optional<Move> m_move;
    std::vector<PolicyBackup> m_policyBackups;

private:
    std::shared_ptr<const World> m_world;
    Settings m_settings;
    Values m_truth;
    std::vector<int> m_watched;
    std::vector<uint32_t> m_visits;
    std::vector<double> m_errors;
    std::vector<Backup> m_backups;
    std::vector<SessionRecord> m_records;
    int64_t m_steps = 0;
    int m_rounds = 0;
    bool m_finished = false;
};

/// `settings` are complete (settingsOf). Throws what the learner throws for a world or settings that do not fit.
std::unique_ptr<Session> makeSession(const Learner& learner, std::shared_ptr<const World> world,
                                     const Settings& settings, uint64_t seed, const gpu::RunControl& control = {});

/// What the values of the learner should come to.
Values exactValues(const Learner& learner, const World& world, const Settings& settings,
                   const gpu::RunControl& control = {});

} // namespace core::grid
