#pragma once
// The parameters of all learners, so that one name means one thing.

#include "core/grid/learners.h"

namespace core::grid::parameters {

using gpu::mark;

inline constexpr const char* kVisitNames[] = {"first", "every"};
inline constexpr const char* kFeatureNames[] = {"polynomial", "fourier", "tiles", "radial", "aggregation"};

inline constexpr Parameter kGamma{
    "gamma", mark("Grid", "discount rate, 1 only where episodes end (a built-in world brings its own)"), 0, 1, 0.9,
    false};
inline constexpr Parameter kTolerance{
    "tolerance", mark("Grid", "stop when no value changes by more in a sweep"), 0, 1, 1e-10, false};
inline constexpr Parameter kMaxSweeps{"max-sweeps", mark("Grid", "stop after so many sweeps"), 1, 1e9, 100000, true};
inline constexpr Parameter kMaxBackups{
    "max-backups", mark("Grid", "stop after so many updates of a value"), 1, 2e9, 1e8, true};
inline constexpr Parameter kEvaluatedEpsilon{
    "epsilon", mark("Grid", "share of random actions in the policy, else the best action; 1 is uniform"), 0, 1, 1,
    false};
inline constexpr Parameter kSoftEpsilon{
    "epsilon", mark("Grid", "share of random actions in the best epsilon-greedy policy"), 0, 1, 0, false};
inline constexpr Parameter kActingEpsilon{"epsilon", mark("Grid", "share of random actions while learning"), 0, 1, 0.1,
                                          false};
inline constexpr Parameter kUniformEpsilon{"epsilon", mark("Grid", "share of random actions while learning"), 0, 1, 1,
                                           false};
inline constexpr Parameter kSweeps{"sweeps", mark("Grid", "sweeps of evaluation between two improvements"), 1, 1e6, 5,
                                   true};
inline constexpr Parameter kLength{"length", mark("Grid", "steps of an episode"), 1, 1e6, 100, true};
inline constexpr Parameter kEpisodes{"episodes", mark("Grid", "episodes of a run"), 1, 1e7, 500, true};
inline constexpr Parameter kMaxSteps{
    "max-steps", mark("Grid", "steps after which an episode is cut off"), 1, 1e8, 10000, true};
inline constexpr Parameter kOneEpisode{"episodes", mark("Grid", "episodes of a run"), 1, 1e7, 1, true};
inline constexpr Parameter kLongEpisode{
    "max-steps", mark("Grid", "steps after which an episode is cut off"), 1, 1e8, 100000, true};
inline constexpr Parameter kAlpha{"alpha", mark("Grid", "step size"), 0, 1, 0.1, false};
inline constexpr Parameter kSmallAlpha{"alpha", mark("Grid", "step size"), 0, 1, 0.01, false};
inline constexpr Parameter kMeanAlpha{"alpha", mark("Grid", "step size"), 0, 1, 1, false};
inline constexpr Parameter kAlphaPower{
    "alpha-power",
    mark("Grid", "the n-th update has the step size alpha / n^power; 0 keeps it, 1 makes means"),
    0,
    1,
    0,
    false};
inline constexpr Parameter kMeanPower{
    "alpha-power",
    mark("Grid", "the n-th update has the step size alpha / n^power; 0 keeps it, 1 makes means"),
    0,
    1,
    1,
    false};
inline constexpr Parameter kInitial{"initial", mark("Grid", "first value of everything that is learnt"), -1e9, 1e9, 0,
                                    false};
inline constexpr Parameter kSteps{"steps", mark("Grid", "rewards before the value (n)"), 1, 10000, 4, true};
inline constexpr Parameter kLambda{"lambda", mark("Grid", "how slowly a trace fades"), 0, 1, 0.8, false};
inline constexpr Parameter kVisits{
    "visits", mark("Grid", "which visits of an episode count: first or every"), 0, 1, 0, true, kVisitNames};
inline constexpr Parameter kPlanning{
    "planning", mark("Grid", "remembered steps replayed after each real one"), 0, 10000, 10, true};
inline constexpr Parameter kFeatures{
    "features", mark("Grid", "polynomial, fourier, tiles, radial or aggregation"), 0, 4, 1, true, kFeatureNames};
inline constexpr Parameter kOrder{
    "order", mark("Grid", "degree, Fourier order, number of tilings or of bumps along a side"), 0, 64, 5, true};
inline constexpr Parameter kTiles{"tiles", mark("Grid", "tiles or groups along a side"), 1, 4096, 4, true};
inline constexpr Parameter kPolicyAlpha{"policy-alpha", mark("Grid", "step size of the policy"), 0, 10, 0.1, false};
inline constexpr Parameter kAdamAlpha{"alpha", mark("Grid", "step size"), 0, 1, 0.003, false};
inline constexpr Parameter kSearchingEpsilon{
    "epsilon", mark("Grid", "share of random actions while learning"), 0, 1, 0.5, false};
inline constexpr Parameter kHidden{"hidden", mark("Grid", "hidden units of the network"), 1, 1024, 64, true};
inline constexpr Parameter kBatch{"batch", mark("Grid", "remembered moves in one step of training"), 1, 1024, 32, true};
inline constexpr Parameter kMemory{"memory", mark("Grid", "moves that are remembered"), 1, 1e6, 2000, true};
inline constexpr Parameter kTargetEvery{
    "target-every", mark("Grid", "moves between two renewals of the target network"), 1, 1e6, 100, true};
inline constexpr Parameter kFewEpisodes{"episodes", mark("Grid", "episodes of a run"), 1, 1e7, 300, true};
inline constexpr Parameter kShortEpisode{
    "max-steps", mark("Grid", "steps after which an episode is cut off"), 1, 1e8, 100, true};
inline constexpr Parameter kValueAlpha{
    "value-alpha", mark("Grid", "step size of the values that it is judged by"), 0, 1, 0.1, false};

} // namespace core::grid::parameters
