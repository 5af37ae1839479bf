// Push constants of learn_episodes.comp: 128 bytes, all that every device has.
#ifndef TESSERA_LEARN_EPISODES_PARAMS
#define TESSERA_LEARN_EPISODES_PARAMS
#ifdef __cplusplus
#include "gpu/kernels/common/grid_rules.params.h"
namespace gpu {
#else
#include "common/grid_rules.params.h"
#endif

struct LearnEpisodesParams {
    GridRules rules;
    uint runs;
    uint firstRun; // the stream that the first of them draws from
    uint columns;
    uint states;
    uint seedLow;
    uint seedHigh;
    uint episodes;      // of the whole life: the width of the results
    uint goal;          // go on until so many have ended
    uint steps;         // but no further in this dispatch
    uint maxSteps;      // of an episode
    uint exploreBelow;  // a word below this: any action; all ones: always
    uint straightBelow; // a word below this: no slip; all ones: never any
    uint asideBelow;    // below this: slip to the right
    float alpha;
    float epsilon;
    float noise;
};

#ifdef __cplusplus
} // namespace gpu
#endif
#endif
