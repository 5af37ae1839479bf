// Grid worlds: what a cell is, and which way the actions go. Four cells a word; of each byte the low four bits are the
// kind, the next three the action that a policy takes there, and the highest says that a teleport begins there.
// Kernels that march over rows are specialised on the actions of the world and on what its forbidden cells do; those that
// take any rules (RULES names their parameters) are not, because every specialisation is a compilation.
#ifndef TESSERA_GRID_CELLS
#define TESSERA_GRID_CELLS
#include "common/grid_rules.params.h"

#ifdef RULES
#define ACTIONS RULES.actions
#define FORBIDDEN_RULE RULES.forbiddenRule
#else
layout(constant_id = 1) const uint ACTIONS = 4;
layout(constant_id = 2) const uint FORBIDDEN_RULE = 0;
#endif

const uint kFree = 0;
const uint kForbidden = 1;
const uint kGoalThatGoesOn = 2;
const uint kGoal = 3; // from here on nothing happens any more
const uint kHole = 4;
const uint kWall = 5;

const uint kKindMask = 15;
const uint kActionShift = 4;
const uint kActionMask = 7;
const uint kTeleportBit = 128;

const uint kEnter = 0;
const uint kBounce = 1;
const uint kRestart = 2;

const uint kStay = 8;

/// Directions count clockwise from up; at right angles to d lie d + 2 and d + 6.
uint directionOf(uint action)
{
    if (ACTIONS == 2)
        return action == 0 ? 6 : 2;
    if (ACTIONS == 8)
        return action;
    return 2 * action; // the fifth: kStay
}

#endif
