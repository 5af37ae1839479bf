#pragma once
// The letters and words of world files, for reading and writing.

#include "core/grid/world.h"

namespace core::grid::words {

inline constexpr int kFormat = 1;

struct Letter {
    char letter;
    Cell cell;
};

/// The first letter of a cell is the one that is written.
inline constexpr Letter kLetters[] = {{'.', Cell::Free},      {'F', Cell::Free}, {'S', Cell::Start}, {'#', Cell::Wall},
                                      {'X', Cell::Forbidden}, {'G', Cell::Goal}, {'H', Cell::Hole}};

struct RuleName {
    const char* name;
    ForbiddenRule rule;
};

inline constexpr RuleName kForbiddenRules[] = {
    {"enter", ForbiddenRule::Enter}, {"bounce", ForbiddenRule::Bounce}, {"restart", ForbiddenRule::Restart}};

} // namespace core::grid::words
