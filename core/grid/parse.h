#pragma once
// Worlds from text. Neither function looks at whether the world makes sense as a whole: that is checkWorld.
//
// A text map has one row a line: `S` start, `F` or `.` free, `#` wall, `X` forbidden, `H` hole (ends, reward 0), `G`
// goal (ends, reward 1). Its rules are those of Rules{}: four actions, no other rewards. The same rows as a JSON list,
// ["SFFF", "FHFH"], are Gymnasium's way to write it.
//
// A JSON world is an object; everything but `format` and `map` may be left out and is then as in a text map:
//   {"format": 1, "map": ["S..", ".#G"],
//    "actions": 2 | 4 | 5 | 8,
//    "rewards": {"step": 0, "forbidden": 0, "boundary": 0, "goal": 1, "hole": 0},
//    "forbidden": "enter" | "bounce" | "restart",
//    "absorbGoal": true, "forbiddenAtBoundary": false, "payOnLeaving": false, "slip": 0,
//    "wind": [0, 1, 0],                                         one number for each column, upward
//    "noise": 0,                                                more or less paid by moves that do not end
//    "teleports": [{"from": [1, 2], "to": [2, 1], "reward": 10}],   row and column, counted from 1
//    "table": [[[[1, 5, 0, false]], ...], ...]}                 instead of rules: for each state (row by row from 0)
//    and
//                                                               action its outcomes: probability, state, reward, done

#include <filesystem>
#include <string_view>

#include "core/grid/world.h"

namespace core::grid {

/// The largest file that is read, in bytes.
inline constexpr size_t kMaxWorldBytes = size_t{64} << 20;

/// Throws InvalidInput naming the line and the letter for ragged rows and unknown letters, and for a map without rows;
/// LimitExceeded beyond kMaxSide.
World parseMap(std::string_view text);

/// Throws Corrupt where the text is no JSON (a file that was cut off, too), InvalidInput naming the field otherwise,
/// and as parseMap.
World parseJson(std::string_view text);

/// JSON if the first character that is no blank is `{` or `[`, else a text map; then checkWorld. Throws as the
/// functions above.
World parseWorld(std::string_view text);
/// Reads a file as parseWorld. Throws NotFound, Io, LimitExceeded above kMaxWorldBytes, and as that.
World loadWorld(const std::filesystem::path& path);

} // namespace core::grid
