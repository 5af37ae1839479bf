// q(s, a) of one cell under any rules. The including kernel has bound what grid_world.glsl asks for, and `values`
// (INPUT1), and has parameters p of type GridSweepParams.
#ifndef TESSERA_GRID_ACTION_VALUE
#define TESSERA_GRID_ACTION_VALUE
#include "common/grid_world.glsl"

uint placeIndex(ivec2 place) { return RULES.origin + uint(place.x) * RULES.stride + uint(place.y); }

/// What a landing is worth; the values of walls and ends are 0.
float valueOf(Landing landing)
{
    return landing.reward + RULES.gamma * LOAD1(values, p.valueOffset + placeIndex(landing.next));
}

float actionValue(ivec2 place, uint kindHere, uint action)
{
    const uint direction = directionOf(action);
    const float straight = valueOf(land(place, kindHere, direction));
    if (RULES.slip == 0 || direction == kStay)
        return straight;
    const float aside = valueOf(land(place, kindHere, (direction + 2) & 7)) +
                        valueOf(land(place, kindHere, (direction + 6) & 7));
    return (1.0 - RULES.slip) * straight + 0.5 * RULES.slip * aside;
}

#endif
