#include "core/grid/exact_sessions.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <memory>
#include <string_view>
#include <utility>

#include "core/grid/closed_form.h"
#include "core/grid/learners/agent_makers.h"
#include "core/grid/prioritised_sweeping.h"

namespace core::grid {
namespace {

/// The new value of a state by the old values of all.
using StateBackup = std::function<double(const World&, const Values&, int state)>;

/// Sweeps with two arrays: the new values take the place of the old ones when all are known.
class SweepSession : public Session {
public:
    SweepSession(std::shared_ptr<const World> world, const Settings& settings, const Stopping& stopping,
                 StateBackup backup)
        : Session(std::move(world), settings), m_stopping(stopping), m_backup(std::move(backup))
    {
        m_old.assign(this->world().cells.size(), 0);
        m_new = m_old;
        m_at = liveFrom(0);
        if (m_at == this->world().states())
            finish();
    }

    Values values() const override
    {
        Values mixed = m_old;
        std::copy(m_new.begin(), m_new.begin() + m_at, mixed.begin());
        return mixed;
    }

protected:
    void doStep(const gpu::RunControl&) override
    {
        if (m_at == liveFrom(0))
            beginSweep(m_old);
        const auto at = static_cast<size_t>(m_at);
        Backup backup{.state = m_at, .before = m_old[at], .stepSize = 1};
        backup.target = backup.after = m_new[at] = m_backup(world(), m_old, m_at);
        m_change = std::max(m_change, std::abs(backup.error()));
        add(backup);
        countVisit(m_at);
        m_at = liveFrom(m_at + 1);
        if (m_at < world().states())
            return;
        std::swap(m_old, m_new);
        m_at = liveFrom(0);
        const double change = std::exchange(m_change, 0);
        endRound({.residual = change, .error = {}});
        if (isOver(m_old, change) || rounds() >= m_stopping.maxSweeps)
            finish();
    }
    int next() const override { return m_at; }

    virtual void beginSweep(const Values&) {}
    virtual bool isOver(const Values&, double change) { return change <= m_stopping.tolerance; }
    const Stopping& stopping() const { return m_stopping; }
    void setBackup(StateBackup backup) { m_backup = std::move(backup); }

private:
    Stopping m_stopping;
    StateBackup m_backup;
    Values m_old;
    Values m_new;
    int m_at = 0; ///< states before it have their new values
    double m_change = 0;
};

StateBackup softBackup(double gamma, double epsilon)
{
    return [gamma, epsilon](const World& world, const Values& values, int state) {
        double top = -std::numeric_limits<double>::infinity();
        double sum = 0;
        for (int action = 0; action < world.actions(); ++action) {
            const double value = actionValue(world, values, gamma, state, action);
            top = std::max(top, value);
            sum += value;
        }
        return (1 - epsilon) * top + epsilon * sum / world.actions();
    };
}

StateBackup policyBackup(double gamma, std::shared_ptr<const Policy> of)
{
    return [gamma, of = std::move(of)](const World& world, const Values& values, int state) {
        const Policy& policy = *of;
        double sum = 0;
        const size_t row = static_cast<size_t>(state) * static_cast<size_t>(world.actions());
        for (int action = 0; action < world.actions(); ++action)
            if (const double share = policy[row + static_cast<size_t>(action)]; share != 0)
                sum += share * actionValue(world, values, gamma, state, action);
        return sum;
    };
}

/// Of a given policy.
class EvaluationSession final : public SweepSession {
public:
    EvaluationSession(std::shared_ptr<const World> world, const Settings& settings, const Stopping& stopping,
                      std::shared_ptr<const Policy> policy)
        : SweepSession(std::move(world), settings, stopping, policyBackup(settings.at("gamma"), policy)),
          m_policy(std::move(policy))
    {
    }

private:
    std::shared_ptr<const Policy> evaluated() const override { return m_policy; }

    std::shared_ptr<const Policy> m_policy;
};

/// Between two improvements of the policy a few sweeps.
class TruncatedSession final : public SweepSession {
public:
    TruncatedSession(std::shared_ptr<const World> world, const Settings& settings, const Stopping& stopping)
        : SweepSession(std::move(world), settings, stopping, {}), m_taken(this->world().cells.size(), -1)
    {
        setBackup([this](const World& of, const Values& values, int state) {
            return actionValue(of, values, gamma(), state, m_taken[static_cast<size_t>(state)]);
        });
    }

private:
    bool isRoundStart() const { return rounds() % static_cast<int>(setting("sweeps")) == 0; }
    void beginSweep(const Values& values) override
    {
        if (!isRoundStart())
            return;
        for (int state = liveFrom(0); state < world().states(); state = liveFrom(state + 1)) {
            const std::vector<int> actions = bestActions(world(), values, gamma(), state);
            int& taken = m_taken[static_cast<size_t>(state)];
            if (std::ranges::find(actions, taken) == actions.end())
                taken = actions.front();
        }
    }
    bool isOver(const Values& values, double) override
    {
        if (!isRoundStart())
            return false;
        return softResidual(world(), values, gamma(), 0) <= stopping().tolerance;
    }

    std::vector<int> m_taken; ///< -1: none yet
};

/// All at once: the linear equations have no steps.
class ClosedFormSession final : public Session {
public:
    ClosedFormSession(std::shared_ptr<const World> world, const Settings& settings,
                      std::shared_ptr<const Policy> policy)
        : Session(std::move(world), settings), m_policy(std::move(policy)), m_values(this->world().cells.size(), 0)
    {
    }

    Values values() const override { return m_values; }

private:
    void doStep(const gpu::RunControl& control) override
    {
        const Values before = std::exchange(m_values, solveClosedForm(world(), *m_policy, gamma(), control));
        for (int state = liveFrom(0); state < world().states(); state = liveFrom(state + 1)) {
            const double after = m_values[static_cast<size_t>(state)];
            add({.state = state,
                 .before = before[static_cast<size_t>(state)],
                 .target = after,
                 .stepSize = 1,
                 .after = after});
            countVisit(state);
        }
        endRound({.residual = policyResidual(world(), *m_policy, m_values, gamma()), .error = {}});
        finish();
    }
    std::shared_ptr<const Policy> evaluated() const override { return m_policy; }

    std::shared_ptr<const Policy> m_policy;
    Values m_values;
};

/// Evaluation is one step, for the linear equations are solved at once; the improvement goes state by state.
class PolicyIterationSession final : public Session {
public:
    PolicyIterationSession(std::shared_ptr<const World> world, const Settings& settings)
        : Session(std::move(world), settings),
          m_policy(uniformPolicy(this->world())),
          m_values(this->world().cells.size(), 0)
    {
    }

    Values values() const override { return m_values; }

private:
    void doStep(const gpu::RunControl& control) override
    {
        if (m_at < 0)
            evaluate(control);
        else
            improve();
        if (m_at < world().states())
            return;
        m_at = -1;
        endRound({.residual = softResidual(world(), m_values, gamma(), 0), .error = {}});
        if (!std::exchange(m_changed, false))
            finish();
    }
    void evaluate(const gpu::RunControl& control)
    {
        const Values before = std::exchange(m_values, solveClosedForm(world(), m_policy, gamma(), control));
        for (int state = liveFrom(0); state < world().states(); state = liveFrom(state + 1)) {
            const double after = m_values[static_cast<size_t>(state)];
            add({.state = state,
                 .before = before[static_cast<size_t>(state)],
                 .target = after,
                 .stepSize = 1,
                 .after = after});
        }
        m_at = liveFrom(0);
    }
    void improve()
    {
        const auto width = static_cast<std::ptrdiff_t>(world().actions());
        const auto row = m_policy.begin() + m_at * width;
        const std::vector<int> actions = bestActions(world(), m_values, gamma(), m_at);
        const auto taken = std::ranges::find(row, row + width, 1.0) - row;
        countVisit(m_at);
        const double value = m_values[static_cast<size_t>(m_at)];
        // A step of the policy, not of the value: what the action would gain.
        add({.state = m_at,
             .action = actions.front(),
             .before = value,
             .target = actionValue(world(), m_values, gamma(), m_at, actions.front()),
             .stepSize = 0,
             .after = value});
        if (taken == width || std::ranges::find(actions, static_cast<int>(taken)) == actions.end()) {
            std::fill(row, row + width, 0.0);
            row[actions.front()] = 1;
            m_changed = true;
        }
        m_at = liveFrom(m_at + 1);
    }
    Policy policy() const override { return m_policy; }
    int next() const override { return m_at; }

    Policy m_policy;
    Values m_values;
    int m_at = -1; ///< the state to be improved; negative: evaluation comes next
    bool m_changed = false;
};

/// A round is as many backups as there are states to be backed up.
class PrioritySession final : public Session {
public:
    PrioritySession(std::shared_ptr<const World> world, const Settings& settings)
        : Session(std::move(world), settings), m_sweep(this->world(), gamma(), setting("tolerance"))
    {
        for (int state = liveFrom(0); state < this->world().states(); state = liveFrom(state + 1))
            ++m_live;
        if (!m_sweep.peek())
            finish();
    }

    Values values() const override { return m_sweep.values(); }

private:
    void doStep(const gpu::RunControl&) override
    {
        const std::optional<Backup> backup = m_sweep.next();
        if (backup) {
            add(*backup);
            countVisit(backup->state);
        }
        const auto coming = m_sweep.peek();
        const bool over = !coming || steps() + 1 >= static_cast<int64_t>(setting("max-backups"));
        if (over || (steps() + 1) % m_live == 0)
            endRound({.residual = coming ? coming->second : softResidual(world(), values(), gamma(), 0), .error = {}});
        if (over)
            finish();
    }
    int next() const override
    {
        const auto coming = m_sweep.peek();
        return coming ? coming->first : -1;
    }

    mutable PrioritySweep m_sweep; ///< a look drops entries that are out of date
    int64_t m_live = 0;
};

Stopping stoppingOf(const Settings& settings)
{
    return {settings.at("tolerance"), static_cast<int>(settings.at("max-sweeps"))};
}

} // namespace

std::unique_ptr<Session> makeExactSession(const Learner& learner, std::shared_ptr<const World> world,
                                          const Settings& settings, const gpu::RunControl& control)
{
    const std::string_view name = learner.name;
    const double gamma = settings.at("gamma");
    const auto evaluated = [&] { return std::make_shared<const Policy>(evaluatedPolicy(*world, settings, control)); };
    if (name == "closed-form")
        return std::make_unique<ClosedFormSession>(world, settings, evaluated());
    if (name == "policy-evaluation")
        return std::make_unique<EvaluationSession>(world, settings, stoppingOf(settings), evaluated());
    if (name == "value-iteration")
        return std::make_unique<SweepSession>(world, settings, stoppingOf(settings),
                                              softBackup(gamma, settings.at("epsilon")));
    if (name == "mc-basic")
        return std::make_unique<SweepSession>(
            world, settings, Stopping{.tolerance = -1, .maxSweeps = static_cast<int>(settings.at("length"))},
            softBackup(gamma, 0));
    if (name == "policy-iteration")
        return std::make_unique<PolicyIterationSession>(world, settings);
    if (name == "truncated-policy-iteration")
        return std::make_unique<TruncatedSession>(world, settings, stoppingOf(settings));
    if (name == "prioritised-sweeping")
        return std::make_unique<PrioritySession>(world, settings);
    return nullptr;
}

} // namespace core::grid
