#pragma once
// What `tessera grid solve` found out, and how it says so.

#include <optional>
#include <vector>

#include <QByteArray>

#include "app/cli/grid_request.h"
#include "core/grid/experiment.h"
#include "gpu/device.h"

namespace app::cli {

/// Everything that is said of a solution, once.
struct GridAnswer {
    const GridRequest& request;
    core::grid::Solution solution;
    std::optional<gpu::DeviceInfo> device;            ///< none: the host
    std::optional<core::grid::Experiment> experiment; ///< of a learner that lives in the world
    std::optional<core::grid::ValueError> error;      ///< its values less the exact ones
};

/// The best actions of a state by the exact model; of a learner, those that it thinks are best.
std::vector<int> bestOf(const GridAnswer& answer, int state);

/// Keys in a fixed order; the same answer gives the same bytes.
QByteArray gridJson(const GridAnswer& answer);
/// One line for each cell.
QByteArray gridCsv(const GridAnswer& answer);
/// For a terminal.
QString gridText(const GridAnswer& answer);

} // namespace app::cli
