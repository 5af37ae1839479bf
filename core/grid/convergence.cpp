#include "core/grid/convergence.h"

#include <algorithm>
#include <memory>
#include <string_view>
#include <utility>

#include "core/grid/experiment.h"
#include "core/grid/learners/agent_makers.h"
#include "core/grid/session.h"

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

/// Before the equations are solved, and after.
std::vector<ConvergencePoint> closedFormPoints(const World& world, const Policy& policy, double gamma,
                                               const gpu::RunControl& control)
{
    const Values exact = evaluateIteratively(world, policy, gamma, {.tolerance = kExact}, control).values;
    std::vector<ConvergencePoint> points;
    for (const Values& values :
         {Values(world.cells.size(), 0), evaluateClosedForm(world, policy, gamma, control).values}) {
        const ValueError error = errorOf(world, values, exact);
        points.push_back({static_cast<int>(points.size()), policyResidual(world, policy, values, gamma),
                          error.rootMeanSquare, error.largest});
    }
    return points;
}

/// One for each round of as many backups as there are states.
std::vector<ConvergencePoint> priorityPoints(const Learner& learner, const World& world, const Settings& settings,
                                             Values truth, const gpu::RunControl& control)
{
    const std::unique_ptr<Session> session =
        makeSession(learner, std::make_shared<const World>(world), settings, 1, control);
    session->setTruth(std::move(truth));
    while (session->advance(control)) {
    }
    std::vector<ConvergencePoint> points;
    for (const SessionRecord& record : session->view().records)
        if (record.error)
            points.push_back({record.round, record.residual, record.error->rootMeanSquare, record.error->largest});
    return points;
}

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
    if (name == "closed-form")
        return closedFormPoints(world, evaluatedPolicy(world, settings, control), gamma, control);
    if (name == "prioritised-sweeping")
        return priorityPoints(learner, world, settings, iterateValues(world, gamma, 0, exactly, control).values,
                              control);
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
