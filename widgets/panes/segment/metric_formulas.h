#pragma once

#include <vector>

#include "widgets/formula.h"
#include "widgets/panes/segment/metric_cell.h"

namespace widgets::segment {

/// A figure as a formula.
struct MetricFormula {
    QString heading;                ///< its name, of what, and what its letters stand for
    std::vector<FormulaLine> lines; ///< with names; the same with the numbers
};

/// The definition of a figure, and the same with its numbers.
MetricFormula formulaOf(const core::segment::Evaluation& evaluation, const MetricCell& cell, const ClassWords& words);

/// The pixels of one cell of the confusion matrix.
MetricFormula formulaOfCell(const core::segment::Evaluation& evaluation, size_t truth, size_t predicted,
                            const ClassWords& words);

} // namespace widgets::segment
