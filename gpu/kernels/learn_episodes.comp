#version 460
#extension GL_GOOGLE_include_directive : require
#include "common/prelude.glsl"
#include "learn_episodes.params.h"

// Lives of a tabular learner in a grid world, one an invocation: the twin of core::grid::Agent with QLearning (ALGORITHM
// 0), Sarsa (1), ExpectedSarsa (2) and DoubleQLearning (3), in single precision. Run r draws from stream r exactly as an
// Agent does, so what comes out depends neither on the batch nor on how the steps are cut into dispatches.
// Bindings: 0 action values, rows of WIDTH words of four (places without an action are far below any value), with double
// Q-learning two tables one after the other; 1 where each run stands, 8 words; 2 returns and 3 lengths (runs, episodes);
// 4 cells, 5 winds, 6 teleports, 7 how many states an episode may begin in, and these. Shared bytes: none.

layout(local_size_x_id = 0) in;
layout(constant_id = 1) const uint ALGORITHM = 0;
layout(constant_id = 2) const uint WIDTH = 1;

PARAMETERS(LearnEpisodesParams);
layout(binding = 0, std430) buffer TableBlock { vec4 tables[]; };
layout(binding = 1, std430) buffer RunBlock { uint standing[]; };
OUTPUT1(2, returns);
OUTPUTU(3, lengths);
INPUTU(4, cells);
INPUTU(5, winds);
INPUTU(6, teleports);
INPUTU(7, starts);
#define RULES p.rules
#define RULES_CELLS 0
#include "common/grid_world.glsl"
#include "common/philox.glsl"

const uint kQLearning = 0;
const uint kSarsa = 1;
const uint kExpectedSarsa = 2;
const uint kDouble = 3;
const uint kNone = 255;

const uint ENTRIES = 4 * WIDTH;
const uint TABLES = ALGORITHM == kDouble ? 2 : 1;

struct Life {
    ivec2 place;
    uint planned; // Sarsa: the action to come; kNone: the episode begins
    uint block;   // of random words
    uint used;    // of its four
    uint episode;
    uint steps; // of the episode
    float sum;  // of its rewards
};

uint run;
uvec4 nearBlock;
uvec4 farBlock;
uint used;

uvec4 blockOf(uint index) { return philox(uvec4(index, 0, p.firstRun + run, 0), uvec2(p.seedLow, p.seedHigh)); }

/// The next word; at most eight a step.
uint word()
{
    const uint at = used & 3;
    const uvec4 block = used < 4 ? nearBlock : farBlock;
    ++used;
    const uint first = at == 0 ? block.x : block.y;
    const uint last = at == 2 ? block.z : block.w;
    return at < 2 ? first : last;
}

uint below(uint count)
{
    uint high;
    uint low;
    umulExtended(word(), count, high, low);
    return high;
}

/// `below` is the probability times 2^32; all ones: always.
bool chance(uint below)
{
    const uint drawn = word();
    return below == 0xffffffffu || drawn < below;
}

struct Entries {
    vec4 four[2]; // the second only if WIDTH is 2
};

Entries entriesOf(uint table, ivec2 place)
{
    const uint state = uint(place.x) * p.columns + uint(place.y);
    const uint at = ((run * TABLES + table) * p.states + state) * WIDTH;
    Entries row;
    row.four[0] = tables[at];
    if (WIDTH == 2)
        row.four[1] = tables[at + 1];
    return row;
}

float entry(Entries row, uint k) { return row.four[k / 4][k % 4]; }

float valueOf(Entries row, uint action)
{
    float value = entry(row, 0);
    UNROLL for (uint k = 1; k < ENTRIES; ++k)
        value = k == action ? entry(row, k) : value;
    return value;
}

float best(Entries row)
{
    float top = entry(row, 0);
    UNROLL for (uint k = 1; k < ENTRIES; ++k)
        top = max(top, entry(row, k));
    return top;
}

/// One of the best actions, at random among equals.
uint greedy(Entries row)
{
    const float top = best(row);
    uint equals = 0;
    UNROLL for (uint k = 0; k < ENTRIES; ++k)
        equals += uint(entry(row, k) == top);
    uint skip = 0;
    if (equals > 1)
        skip = below(equals);
    uint action = 0;
    uint seen = 0;
    UNROLL for (uint k = 0; k < ENTRIES; ++k) {
        const bool is = entry(row, k) == top;
        action = is && seen == skip ? k : action;
        seen += uint(is);
    }
    return action;
}

uint soft(Entries row)
{
    bool exploring = false;
    if (p.epsilon > 0 || ALGORITHM == kDouble)
        exploring = chance(p.exploreBelow);
    uint action = 0;
    if (exploring)
        action = below(RULES.actions);
    else
        action = greedy(row);
    return action;
}

float expected(Entries row)
{
    precise float sum = 0;
    UNROLL for (uint k = 0; k < ENTRIES; ++k)
        sum += k < RULES.actions ? entry(row, k) : 0.0;
    precise const float value = (1.0 - p.epsilon) * best(row) + p.epsilon * sum / float(RULES.actions);
    return value;
}

/// What they act on: with double Q-learning the sum of both tables.
Entries actedOn(ivec2 place)
{
    Entries row = entriesOf(0, place);
    if (ALGORITHM == kDouble) {
        const Entries other = entriesOf(1, place);
        row.four[0] += other.four[0];
        if (WIDTH == 2)
            row.four[1] += other.four[1];
    }
    return row;
}

/// A sample of P[s][a], noise included.
Landing move(ivec2 place, uint action)
{
    const uint cell = cellAt(place);
    if ((cell & kTeleportBit) != 0)
        return teleported(place);
    const uint kind = cell & kKindMask;
    const uint direction = directionOf(action);
    const bool slips = p.straightBelow != 0xffffffffu && direction != kStay;
    // The word is only used up if there is a choice.
    const uint before = used;
    const uint drawn = word();
    uint turn = 0;
    uint from = 0;
    uint to = 0xffffffffu;
    if (slips) {
        turn = drawn < p.straightBelow ? 0 : (drawn < p.asideBelow ? 2 : 6);
        from = turn == 0 ? 0 : (turn == 2 ? p.straightBelow : p.asideBelow);
        to = turn == 0 ? p.straightBelow : (turn == 2 ? p.asideBelow : 0xffffffffu);
    }
    Landing landing = land(place, kind, direction == kStay ? kStay : (direction + turn) & 7);
    const bool noisy = p.noise != 0 && !landing.done;
    if (noisy)
        landing.reward += drawn < from + (to - from) / 2 + 1 ? -p.noise : p.noise;
    if (!slips && !noisy)
        used = before;
    return landing;
}

ivec2 firstPlace()
{
    const uint count = LOADU(starts, 0);
    uint at = 0;
    if (count > 1)
        at = below(count);
    const uint state = LOADU(starts, 1 + at);
    return ivec2(state / p.columns, state % p.columns);
}

/// Q(S, A) += alpha (target - Q(S, A)).
void update(uint table, Entries row, ivec2 place, uint action, float target)
{
    precise const float before = valueOf(row, action);
    precise const float after = before + p.alpha * (target - before);
    const uint state = uint(place.x) * p.columns + uint(place.y);
    tables[((run * TABLES + table) * p.states + state) * WIDTH + action / 4][action % 4] = after;
}

void learn(Life life, uint action, Landing landing, inout uint planned)
{
    precise float after = 0;
    uint table = 0;
    if (ALGORITHM == kDouble)
        table = chance(0x80000000u) ? 0 : 1;
    if (!landing.done) {
        const Entries next = entriesOf(table, landing.next);
        if (ALGORITHM == kQLearning)
            after = best(next);
        if (ALGORITHM == kSarsa) {
            planned = soft(next);
            after = valueOf(next, planned);
        }
        if (ALGORITHM == kExpectedSarsa)
            after = expected(next);
        if (ALGORITHM == kDouble)
            after = valueOf(entriesOf(1 - table, landing.next), greedy(next));
    }
    precise const float target = landing.reward + RULES.gamma * after;
    update(table, entriesOf(table, life.place), life.place, action, target);
}

void begin(inout Life life)
{
    life.place = firstPlace();
    life.planned = 0;
    if (ALGORITHM == kSarsa)
        life.planned = soft(entriesOf(0, life.place));
    life.steps = 0;
    life.sum = 0;
}

void takeStep(inout Life life)
{
    uint action = life.planned;
    if (ALGORITHM != kSarsa)
        action = soft(actedOn(life.place));
    const Landing landing = move(life.place, action);
    life.sum += landing.reward;
    ++life.steps;
    learn(life, action, landing, life.planned);
    life.place = landing.next;
    if (landing.done || life.steps >= p.maxSteps) {
        returns[run * p.episodes + life.episode] = life.sum;
        lengths[run * p.episodes + life.episode] = life.steps;
        ++life.episode;
        life.planned = kNone;
    }
}

void main()
{
    run = gl_GlobalInvocationID.x;
    if (run >= p.runs)
        return;
    const uint at = 8 * run;
    Life life = Life(ivec2(standing[at], standing[at + 1]), standing[at + 2], standing[at + 3], standing[at + 4],
                     standing[at + 5], standing[at + 6], uintBitsToFloat(standing[at + 7]));
    nearBlock = blockOf(life.block);
    farBlock = blockOf(life.block + 1);
    used = life.used;
    LOOP for (uint step = 0; step < p.steps && life.episode < p.goal; ++step) {
        if (life.planned == kNone)
            begin(life);
        else
            takeStep(life);
        if (ALGORITHM == kDouble && used >= 8) {
            nearBlock = blockOf(life.block + 2);
            farBlock = blockOf(life.block + 3);
            life.block += 2;
            used -= 8;
        }
        if (used >= 4) {
            nearBlock = farBlock;
            farBlock = blockOf(life.block + 2);
            ++life.block;
            used -= 4;
        }
    }
    standing[at] = uint(life.place.x);
    standing[at + 1] = uint(life.place.y);
    standing[at + 2] = life.planned;
    standing[at + 3] = life.block;
    standing[at + 4] = used;
    standing[at + 5] = life.episode;
    standing[at + 6] = life.steps;
    standing[at + 7] = floatBitsToUint(life.sum);
}
