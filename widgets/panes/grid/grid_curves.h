#pragma once
// Learning curves: what the rounds of one run, of runs that were kept, and of many seeds come to.

#include <optional>
#include <vector>

#include <QString>

#include "core/grid/experiment.h"
#include "core/grid/session.h"
#include "core/report/chart_data.h"
#include "gpu/base/text.h"

namespace widgets::grid {

enum class CurveKind { Error, LargestError, Residual, Return, Length, Watched };
enum class CurveAxis { Rounds, Steps };

/// One run: the present one, or one that was kept.
struct Curve {
    QString name;
    bool exact = false; ///< rounds are sweeps, else episodes
    std::vector<core::grid::SessionRecord> records;
};

/// Many runs of one learner, each with its own random numbers.
struct SeedCurve {
    QString name;
    int runs = 1;
    QString device;                         ///< that ran them in single precision; empty: the host, in double
    std::optional<gpu::Message> hostReason; ///< why it was the host
    std::vector<core::grid::EpisodeSummary> episodes;
};

/// What the lists of the panel say.
QString curveTitle(CurveKind kind);

/// At most seven series, the newest. `axis` counts for runs only: many seeds take different numbers of steps.
core::report::ChartData curveChart(CurveKind kind, CurveAxis axis, const std::vector<Curve>& runs,
                                   const std::vector<SeedCurve>& seeds, int columns);

} // namespace widgets::grid
