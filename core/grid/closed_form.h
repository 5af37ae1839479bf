#pragma once
// The linear equations of policy evaluation.

#include "core/grid/dynamic_programming.h"

namespace core::grid {

/// The values of a policy, as evaluateClosedForm describes; gamma has been checked.
Values solveClosedForm(const World& world, const Policy& policy, double gamma, const gpu::RunControl& control);

} // namespace core::grid
