// Push constants of elementwise.comp.
#include "common/walk.params.h"
#ifdef __cplusplus
namespace gpu {
#endif

struct ElementwiseParams {
    WalkParams walk;    // items are groups of four neighbours along a row
    uint elements;      // in a row
    uint moreConstants; // where constants beyond the first 16 begin in the table
    uint constants[16]; // bits of the program's constants
};

#ifdef __cplusplus
} // namespace gpu
#endif
