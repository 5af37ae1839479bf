#pragma once
// The algorithms of the grid worlds: one explicit table, from which the command line's options follow.

#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "core/grid/agent.h"
#include "core/grid/dynamic_programming.h"
#include "core/grid/experiment.h"
#include "gpu/base/text.h"

namespace gpu {
class Device;
}

namespace core::grid {

/// One number that a person may set. Its name is the option of the command line.
struct Parameter {
    const char* name;
    gpu::Text meaning;
    double minimum;
    double maximum;
    double fallback; ///< gamma: the preset's value takes its place
    bool whole;
    std::span<const char* const> choices = {}; ///< names of the values 0, 1, …; empty: a number
};

/// Every parameter of a learner, by name.
using Settings = std::map<std::string, double, std::less<>>;

/// The same words for every learner, so that what one has learnt can be compared with what another has.
enum class LearnerFamily {
    Exact,      ///< computes with P[s][a]: `run`, and for some `runOnDevice`
    Prediction, ///< learns the values of a given policy from experience: `makeAgent`
    Control,    ///< learns a policy from experience: `makeAgent`
};

/// What the update of a learner changes.
enum class BackupForm {
    Entry,   ///< one number of a table
    Weights, ///< those of all features of a cell, or of a network
};

struct Learner {
    const char* name; ///< of the command line, e.g. "value-iteration"
    gpu::Text title;
    const char* source; ///< book and section
    std::span<const Parameter> parameters;
    LearnerFamily family;
    const char* update; ///< as a formula in rich text, with the field's letters
    /// On the host in double; null for those that learn from experience.
    Solution (*run)(const World& world, const Settings& settings, const gpu::RunControl& control);
    /// By compute kernels in single precision; null if there are none for it. Compute thread only.
    Solution (*runOnDevice)(gpu::Device& device, const World& world, const Settings& settings,
                            const gpu::RunControl& control) = nullptr;
    /// A learner that lives in the world; run k draws from stream k of the seed. Null for the exact ones.
    std::unique_ptr<Agent> (*makeAgent)(const World& world, const Settings& settings, uint64_t seed,
                                        uint64_t run) = nullptr;
    /// What the values of the agent should come to: of the policy that it evaluates, of the best epsilon-greedy or of
    /// the best policy at all. Null for the exact ones.
    Values (*truth)(const World& world, const Settings& settings, const gpu::RunControl& control) = nullptr;
    BackupForm form = BackupForm::Entry;
    /// All runs by compute kernels in single precision (of tabular learners at once); run k draws what an agent draws.
    /// Null if there are none for it. Compute thread only.
    Experiment (*runBatch)(gpu::Device& device, const World& world, const Settings& settings,
                           const ExperimentPlan& plan, uint64_t seed, const gpu::RunControl& control) = nullptr;
};

std::span<const Learner> learners();

/// Throws NotFound, with the names that there are.
const Learner& learner(std::string_view name);

/// The learner's defaults, overwritten by `given`. Throws InvalidInput for a name that the learner does not have, and
/// for a value outside its range or not whole where it must be.
Settings settingsOf(const Learner& learner, const Settings& given);

} // namespace core::grid
