#pragma once
// Workspaces full of everything that they may hold, made from a seed.

#include "core/workspace/workspace.h"

core::workspace::Workspace randomWorkspace(uint32_t seed);

/// Whether they are the same to the last bit of every number.
bool sameScene(const core::segment::Scene& a, const core::segment::Scene& b);
bool sameWorkspace(const core::workspace::Workspace& a, const core::workspace::Workspace& b);
