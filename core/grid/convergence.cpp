#include "core/grid/convergence.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "core/grid/experiment.h"
#include "core/grid/learners/agent_makers.h"

namespace core::grid {
namespace {

constexpr double kExact = 1e-13;    // nearer than any stopping rule that can be asked for
constexpr double kThinning = 1.005; // from one point to the next, once there are many

/// Collects the points.
class Recorder {
public:
    Recorder(const World& world, Values truth) : m_world(world), m_truth(std::move(truth)) {}

    SweepWatch watch()
    {
        return [this](int iteration, const Values& values, double change) {
            if (iteration < m_next)
                return;
            m_next = std::max(iteration + 1, static_cast<int>(iteration * kThinning));
            const ValueError error = errorOf(m_world, values, m_truth);
            m_points.push_back({iteration, change, error.rootMeanSquare, error.largest});
        };
    }

    std::vector<ConvergencePoint> points() && { return std::move(m_points); }

private:
    const World& m_world;
    Values m_truth;
    std::vector<ConvergencePoint> m_points;
    int m_next = 1;
};

} // namespace

std::vector<ConvergencePoint> convergenceOf(const Learner& learner, const World& world, const Settings& settings,
                                            const gpu::RunControl& control)
{
    const std::string_view name = learner.name;
    const double gamma = settings.at("gamma");
    const Stopping exactly{.tolerance = kExact};
    const auto stopping = [&](Recorder& recorder) {
        return Stopping{settings.at("tolerance"), static_cast<int>(settings.at("max-sweeps")), recorder.watch()};
    };
    if (name == "policy-evaluation") {
        const Policy policy = evaluatedPolicy(world, settings, control);
        Recorder recorder(world, evaluateIteratively(world, policy, gamma, exactly, control).values);
        evaluateIteratively(world, policy, gamma, stopping(recorder), control);
        return std::move(recorder).points();
    }
    if (name == "value-iteration") {
        const double epsilon = settings.at("epsilon");
        Recorder recorder(world, iterateValues(world, gamma, epsilon, exactly, control).values);
        iterateValues(world, gamma, epsilon, stopping(recorder), control);
        return std::move(recorder).points();
    }
    if (name != "policy-iteration" && name != "truncated-policy-iteration" && name != "mc-basic")
        return {};
    Recorder recorder(world, iterateValues(world, gamma, 0, exactly, control).values);
    if (name == "policy-iteration")
        iteratePolicies(world, uniformPolicy(world), gamma, control, recorder.watch());
    else if (name == "mc-basic")
        iterateValues(world, gamma, 0, {-1, static_cast<int>(settings.at("length")), recorder.watch()}, control);
    else
        iterateTruncated(world, gamma, static_cast<int>(settings.at("sweeps")), stopping(recorder), control);
    return std::move(recorder).points();
}

} // namespace core::grid
