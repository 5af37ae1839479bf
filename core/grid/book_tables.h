#pragma once
// The tables that the textbooks print, and how to compute each: the books check this program, and it checks them.

#include <span>
#include <string>

#include "core/grid/dynamic_programming.h"

namespace core::grid {

/// What a table shows the values of.
enum class TableKind {
    Optimal,           ///< the best policy, by policy iteration
    Uniform,           ///< the uniform policy, in closed form
    AlwaysStay,        ///< the policy "stay", in closed form
    EpsilonConsistent, ///< the epsilon-greedy policy with the best policy's actions, in closed form
    EpsilonOptimal,    ///< the best among the epsilon-greedy policies, by value iteration
    Sweeps,            ///< so many sweeps of value iteration from 0
};

struct BookTable {
    const char* name;   ///< e.g. "Zhao, Fig 3.4(a)"
    const char* preset; ///< the world, and the convention under which the table holds
    TableKind kind;
    double parameter; ///< epsilon, or the number of sweeps
    double gamma;
    double tolerance;                 ///< half a unit of the last printed digit, or more where the book is less exact
    std::span<const double> expected; ///< every cell row by row; or one value, that of the start
};

std::span<const BookTable> bookTables();

/// The values of all cells as Tessera computes them.
Values computeTable(const BookTable& table, const gpu::RunControl& control = {});
/// The same in another world: under other conventions.
Values computeTable(const BookTable& table, const World& world, const gpu::RunControl& control = {});

/// The largest difference between a value that the book prints and ours.
double largestDifference(const BookTable& table, const Values& values);

} // namespace core::grid
