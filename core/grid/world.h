#pragma once
// A grid world: cells and rules, from which every transition probability follows. Letters: S states (cells, row by row
// from the top left), A actions.

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace core::grid {

enum class Cell : uint8_t {
    Free,
    Start,
    Wall,      ///< no state: a move into it stays where it began
    Forbidden, ///< see ForbiddenRule
    Goal,
    Hole, ///< ends the episode
};

/// The number of an action is its place in these orders.
enum class ActionSet : int {
    LeftRight = 2,
    Four = 4,  ///< up, right, down, left
    Five = 5,  ///< the four, and stay
    Eight = 8, ///< clockwise from up
};

/// What a move into a forbidden cell does. It always pays the forbidden reward.
enum class ForbiddenRule : uint8_t {
    Enter,   ///< the cell is entered like any other (Zhao)
    Bounce,  ///< the move stays where it began
    Restart, ///< the move ends at the start cell, the episode goes on (Sutton and Barto's cliff)
};

/// What a move pays: by the cell that it enters (by the one that it leaves under Rules::payOnLeaving), or `boundary` if
/// the border or a wall stops it.
struct Rewards {
    double step = 0;
    double forbidden = 0;
    double boundary = 0;
    double goal = 1;
    double hole = 0;

    friend bool operator==(const Rewards&, const Rewards&) = default;
};

/// Every action taken in `from` leads to `to` and pays `reward`, whatever stands there. Cells are states.
struct Teleport {
    int from = 0;
    int to = 0;
    double reward = 0;

    friend bool operator==(const Teleport&, const Teleport&) = default;
};

struct Rules {
    ActionSet actions = ActionSet::Four;
    Rewards rewards;
    ForbiddenRule forbidden = ForbiddenRule::Enter;
    bool absorbGoal = true; ///< entering a goal ends the episode; if not, the goal pays again whenever it is entered
    /// Probability that a move goes sideways instead, half to either side (at right angles). 2/3 is FrozenLake.
    double slip = 0;
    /// Bumping the border from a forbidden cell pays boundary + forbidden. Zhao's Figs 5.6 and 5.7 hold under this
    /// convention only; the book does not state it.
    bool forbiddenAtBoundary = false;
    /// Moves pay by the cell that they leave. An absorbing goal and a hole are then left once, by any action, which
    /// pays and ends the episode: they are states like others, and worth their reward.
    bool payOnLeaving = false;
    /// Empty, or for each column by how many cells upward the wind carries a move that begins there (negative: down).
    /// Border and walls stop it, at no cost.
    std::vector<int> wind;
    std::vector<Teleport> teleports;
    /// Moves that do not end the episode pay `noise` more or less than that, either with probability 1/2.
    double noise = 0;

    friend bool operator==(const Rules&, const Rules&) = default;
};

struct TransitionTable;

struct World {
    int rows = 0;
    int columns = 0;
    std::vector<Cell> cells; ///< rows x columns, row by row
    Rules rules;
    /// Null: P follows from the rules. Else it stands there, and of the rules only the number of actions counts.
    std::shared_ptr<const TransitionTable> table;

    int states() const { return rows * columns; }
    int actions() const { return static_cast<int>(rules.actions); }
    Cell cell(int state) const { return cells[static_cast<size_t>(state)]; }
    bool isWall(int state) const { return cell(state) == Cell::Wall; }
    /// Nothing happens there any more: value 0, no action.
    bool isTerminal(int state) const;
    /// Neither wall nor terminal: a state with actions and a value.
    bool isLive(int state) const { return !isWall(state) && !isTerminal(state); }
    /// Whether some episode ends by itself, so that gamma may be 1.
    bool hasEnd() const;
    /// The first start cell; -1 if there is none.
    int start() const;
};

inline constexpr int kMaxSide = 4096;
inline constexpr int kMaxTeleports = 1024;
inline constexpr double kMaxReward = 1e9;

/// One row of P[s][a].
struct Outcome {
    double probability = 0;
    int next = 0;
    double reward = 0;
    bool done = false; ///< the episode ends: nothing is to be had from `next`
};

/// The outcomes of one action; their probabilities sum to 1. By the rules of a world at most six.
class Outcomes {
public:
    Outcomes() = default;
    /// Rows of a table, which must live as long.
    Outcomes(const Outcome* rows, int count) : m_table(rows), m_count(count) {}

    const Outcome* begin() const { return m_table ? m_table : m_rows.data(); }
    const Outcome* end() const { return begin() + m_count; }
    int count() const { return m_count; }
    void add(const Outcome& outcome) { m_rows[static_cast<size_t>(m_count++)] = outcome; }

private:
    std::array<Outcome, 6> m_rows{};
    const Outcome* m_table = nullptr;
    int m_count = 0;
};

/// P[s][a] row by row, for worlds that no rules describe.
struct TransitionTable {
    std::vector<size_t> offsets; ///< (S A + 1): where the outcomes of a state and action begin
    std::vector<Outcome> outcomes;
};

inline constexpr int kMaxTableStates = 1 << 20;

/// P[s][a]. From a terminal state or a wall: itself, reward 0, done. Diagonal moves may pass between two walls.
/// 0 <= state < world.states(), 0 <= action < world.actions(). Source of the form: Gymnasium, toy_text.
Outcomes transition(const World& world, int state, int action);

/// "up", "up-right", ..., "stay": the words of JSON.
const char* actionName(ActionSet actions, int action);

/// Throws InvalidInput for a side below 1, LimitExceeded for one above kMaxSide.
void checkSides(int64_t rows, int64_t columns);

/// Throws InvalidInput for rewards, slip or wind that cannot be; see checkWorld.
void checkRules(const Rules& rules, int columns);

/// Throws InvalidInput for a teleport from or to nowhere or a wall, or from a cell that ends the episode, and for two
/// from one cell; LimitExceeded above kMaxTeleports.
void checkTeleports(const World& world);

/// Throws InvalidInput (LimitExceeded for the size) if the world cannot be used: sizes, walls only, rewards that are no
/// numbers or beyond kMaxReward, slip outside 0 ... 1, a table whose probabilities do not sum to 1, wind of another
/// width, teleports from or to nowhere, a restart without start, nothing to reach (no goal, no teleport), or a goal
/// that no way from the start (from anywhere, if there is no start) leads to.
void checkWorld(const World& world);

/// "(row, column)" of a state, counted from 1 as in the books.
std::string cellName(const World& world, int state);

} // namespace core::grid
