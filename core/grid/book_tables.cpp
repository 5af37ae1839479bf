#include "core/grid/book_tables.h"

#include <algorithm>
#include <cmath>

#include "core/grid/presets.h"

namespace core::grid {
namespace {

// As printed, row by row.
// clang-format off
constexpr double kFig34a[] = {
    5.8, 5.6, 6.2, 6.5, 5.8,
    6.5, 7.2, 8, 7.2, 6.5,
    7.2, 8, 10, 8, 7.2,
    8, 10, 10, 10, 8,
    7.2, 9, 10, 9, 8.1};
constexpr double kFig34b[] = {
    0, 0, 0, 0, 0,
    0, 0, 0, 0, 0.1,
    0, 0, 2, 0.1, 0.1,
    0, 2, 2, 2, 0.2,
    0, 1, 2, 1, 0.5};
constexpr double kFig34c[] = {
    0, 0, 0, 0, 0,
    0, 0, 0, 0, 0,
    0, 0, 1, 0, 0,
    0, 1, 1, 1, 0,
    0, 0, 1, 0, 0};
constexpr double kFig34d[] = {
    3.5, 3.9, 4.3, 4.8, 5.3,
    3.1, 3.5, 4.8, 5.3, 5.9,
    2.8, 2.5, 10, 5.9, 6.6,
    2.5, 10, 10, 10, 7.3,
    2.3, 9, 10, 9, 8.1};
constexpr double kFig44First[] = {
    0, 0, 0, 0, 0,
    0, -100, -100, 0, 0,
    0, 0, -100, 0, 0,
    0, -100, 10, -100, 0,
    0, -100, 0, 0, 0};
constexpr double kFig54[] = {
    1.4, 1.8, 2.2, 2.7, 3.3,
    1.1, 1.4, 2.7, 3.3, 3.8,
    0.8, 0.5, 7.9, 3.8, 4.5,
    0.5, 7.9, 7.9, 7.9, 5.2,
    0.2, 6.9, 7.9, 6.9, 6};
constexpr double kFig56Epsilon01[] = {
    0.4, 0.5, 0.9, 1.3, 1.4,
    0.1, 0, 0.5, 1.3, 1.7,
    0.1, -0.4, 3.4, 1.4, 1.9,
    -0.1, 3.4, 3.3, 3.7, 2.2,
    -0.3, 2.6, 3.7, 3.1, 2.7};
constexpr double kFig56Epsilon02[] = {
    -2.2, -2.4, -2.1, -1.7, -1.8,
    -2.5, -3, -3.3, -2.3, -2,
    -2.3, -3.3, -2.5, -2.8, -2.2,
    -2.5, -2.5, -2.8, -2, -2.4,
    -2.8, -3.2, -2.1, -2.3, -2.2};
constexpr double kFig56Epsilon05[] = {
    -8, -9, -8.4, -7.2, -7.8,
    -8.7, -10.8, -12.4, -9.6, -8.9,
    -8.3, -12.3, -15.3, -12.3, -10.5,
    -9.7, -15.5, -17, -14.4, -12.2,
    -10.9, -16.7, -15.2, -14.3, -12.4};
constexpr double kFig57Epsilon02[] = {
    -1.1, -1.5, -1.1, -0.6, -0.6,
    -1.5, -2.2, -2.3, -1, -0.6,
    -1.2, -2.4, -2.2, -1.5, -0.6,
    -1.6, -2.3, -2.6, -1.4, -1.1,
    -2, -3, -1.8, -1.4, -1};
constexpr double kFig57Epsilon05[] = {
    -4.3, -5.5, -4.5, -2.6, -2.3,
    -5.6, -7.7, -7.7, -4.1, -2.4,
    -5.5, -9, -8, -5.6, -2.8,
    -6.8, -8.9, -9.4, -5.5, -4.2,
    -7.9, -10.1, -6.7, -5.1, -3.7};
constexpr double kFig86[] = {
    -3.8, -3.8, -3.6, -3.1, -3.2,
    -3.8, -3.8, -3.8, -3.1, -2.9,
    -3.6, -3.9, -3.4, -3.2, -2.9,
    -3.9, -3.6, -3.4, -2.9, -3.2,
    -4.5, -4.2, -3.4, -3.4, -3.5};
constexpr double kSutton32[] = {
    3.3, 8.8, 4.4, 5.3, 1.5,
    1.5, 3, 2.3, 1.9, 0.5,
    0.1, 0.7, 0.7, 0.4, -0.4,
    -1, -0.4, -0.4, -0.6, -1.2,
    -1.9, -1.3, -1.2, -1.4, -2};
constexpr double kSutton35[] = {
    22, 24.4, 22, 19.4, 17.5,
    19.8, 22, 19.8, 17.8, 16,
    17.8, 19.8, 17.8, 16, 14.4,
    16, 17.8, 16, 14.4, 13,
    14.4, 16, 14.4, 13, 11.7};
constexpr double kSutton41[] = {
    0, -14, -20, -22,
    -14, -18, -20, -20,
    -20, -20, -18, -14,
    -22, -20, -14, 0};
constexpr double kWalk5[] = {0, 1.0 / 6, 2.0 / 6, 3.0 / 6, 4.0 / 6, 5.0 / 6, 0};
constexpr double kWalk19[] = {0, -0.9, -0.8, -0.7, -0.6, -0.5, -0.4, -0.3, -0.2, -0.1, 0,
    0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0};
// clang-format on
constexpr double kWindy[] = {-15};
constexpr double kWindySoft[] = {-17}; // "about 17 steps" with epsilon 0.1
constexpr double kKings[] = {-7};
constexpr double kCliff[] = {-13};
constexpr double kLake4[] = {0.542026};
constexpr double kLake4Endless[] = {14.0 / 17};
constexpr double kLake8[] = {0.414640};
constexpr double kLake8Endless[] = {1};

constexpr double kPrinted = 0.05 + 1e-12; // a value may lie half-way
constexpr double kLessExact = 0.0665;     // 0.066 to its last digit: the book's own iteration had not come to rest
constexpr double kSixDigits = 1e-6;
constexpr double kExact = 1e-9;
constexpr double kEnough = 1e-13;

} // namespace

std::span<const BookTable> bookTables()
{
    using enum TableKind;
    static const BookTable kTables[] = {
        {"Zhao, Fig 3.4(a)", "zhao-3.4a", Optimal, 0, 0.9, kPrinted, kFig34a},
        {"Zhao, Fig 3.4(b)", "zhao-3.4b", Optimal, 0, 0.5, kPrinted, kFig34b},
        {"Zhao, Fig 3.4(c)", "zhao-3.4c", Optimal, 0, 0, kPrinted, kFig34c},
        {"Zhao, Fig 3.4(d)", "zhao-3.4d", Optimal, 0, 0.9, kPrinted, kFig34d},
        {"Zhao, Fig 4.4 first", "zhao-3.4d", AlwaysStay, 0, 0.9, kPrinted, kFig44First},
        {"Zhao, Fig 4.4 last", "zhao-3.4d", Optimal, 0, 0.9, kPrinted, kFig34d},
        {"Zhao, Fig 5.4 L = 15", "zhao-3.4d", Sweeps, 15, 0.9, kPrinted, kFig54},
        {"Zhao, Fig 5.6 epsilon 0.1", "zhao-5.6", EpsilonConsistent, 0.1, 0.9, kPrinted, kFig56Epsilon01},
        {"Zhao, Fig 5.6 epsilon 0.2", "zhao-5.6", EpsilonConsistent, 0.2, 0.9, kPrinted, kFig56Epsilon02},
        {"Zhao, Fig 5.6 epsilon 0.5", "zhao-5.6", EpsilonConsistent, 0.5, 0.9, kPrinted, kFig56Epsilon05},
        {"Zhao, Fig 5.7 epsilon 0.2", "zhao-5.6", EpsilonOptimal, 0.2, 0.9, kLessExact, kFig57Epsilon02},
        {"Zhao, Fig 5.7 epsilon 0.5", "zhao-5.6", EpsilonOptimal, 0.5, 0.9, kPrinted, kFig57Epsilon05},
        {"Zhao, Fig 8.6", "zhao-3.4a", Uniform, 0, 0.9, kPrinted, kFig86},
        {"Sutton and Barto, Fig 3.2", "sutton-3.5", Uniform, 0, 0.9, kPrinted, kSutton32},
        {"Sutton and Barto, Fig 3.5", "sutton-3.5", Optimal, 0, 0.9, kPrinted, kSutton35},
        {"Sutton and Barto, Fig 4.1", "sutton-4.1", Uniform, 0, 1, kExact, kSutton41},
        {"Sutton and Barto, Ex 6.2", "random-walk-5", Uniform, 0, 1, kExact, kWalk5},
        {"Sutton and Barto, Ex 6.5", "sutton-6.5", Optimal, 0, 1, kExact, kWindy},
        {"Sutton and Barto, Ex 6.5, 0.1", "sutton-6.5", EpsilonOptimal, 0.1, 1, 0.5, kWindySoft},
        {"Sutton and Barto, Ex 6.9", "sutton-6.5-kings", Optimal, 0, 1, kExact, kKings},
        {"Sutton and Barto, Ex 6.6", "sutton-6.6", Optimal, 0, 1, kExact, kCliff},
        {"Sutton and Barto, Ex 7.1", "random-walk-19", Uniform, 0, 1, kExact, kWalk19},
        {"FrozenLake 4x4, gamma 0.99", "frozen-lake-4x4", Optimal, 0, 0.99, kSixDigits, kLake4},
        {"FrozenLake 4x4, gamma 1", "frozen-lake-4x4", Optimal, 0, 1, kSixDigits, kLake4Endless},
        {"FrozenLake 8x8, gamma 0.99", "frozen-lake-8x8", Optimal, 0, 0.99, kSixDigits, kLake8},
        {"FrozenLake 8x8, gamma 1", "frozen-lake-8x8", Optimal, 0, 1, kSixDigits, kLake8Endless},
    };
    return kTables;
}

Values computeTable(const BookTable& table, const gpu::RunControl& control)
{
    return computeTable(table, preset(table.preset).make(), control);
}

Values computeTable(const BookTable& table, const World& world, const gpu::RunControl& control)
{
    const double gamma = table.gamma;
    switch (table.kind) {
    case TableKind::Uniform:
        return evaluateClosedForm(world, uniformPolicy(world), gamma, control).values;
    case TableKind::AlwaysStay:
        return evaluateClosedForm(world, constantPolicy(world, world.actions() - 1), gamma, control).values;
    case TableKind::EpsilonConsistent: {
        const Values best = iteratePolicies(world, uniformPolicy(world), gamma, control).values;
        return evaluateClosedForm(world, greedyPolicy(world, best, gamma, table.parameter), gamma, control).values;
    }
    case TableKind::EpsilonOptimal:
        return iterateValues(world, gamma, table.parameter, {.tolerance = kEnough}, control).values;
    case TableKind::Sweeps:
        return iterateValues(world, gamma, 0, {.tolerance = -1, .maxSweeps = static_cast<int>(table.parameter)},
                             control)
            .values;
    case TableKind::Optimal:
        break;
    }
    return iteratePolicies(world, uniformPolicy(world), gamma, control).values;
}

double largestDifference(const BookTable& table, const Values& values)
{
    if (table.expected.size() == 1) {
        const int start = preset(table.preset).make().start();
        return std::abs(values[static_cast<size_t>(start)] - table.expected.front());
    }
    double largest = 0;
    for (size_t s = 0; s < table.expected.size(); ++s)
        largest = std::max(largest, std::abs(values[s] - table.expected[s]));
    return largest;
}

} // namespace core::grid
