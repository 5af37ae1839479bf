#pragma once
// What has changed from one world to the next, so that an editor can go back and forth without keeping whole worlds.

#include <cstdint>
#include <memory>
#include <vector>

#include "core/grid/world.h"

namespace core::grid {

/// Cells as runs of equal ones: never more than one byte a cell, a few bytes for an area.
class CellRuns {
public:
    void add(Cell cell, uint64_t count);
    /// All of them, to be read once in their order.
    class Reader {
    public:
        explicit Reader(const CellRuns& runs) : m_bytes(runs.m_bytes.data()) {}
        /// Writes the next `count` cells.
        void read(Cell* to, uint64_t count);

    private:
        const uint8_t* m_bytes;
        Cell m_cell = Cell::Free;
        uint64_t m_left = 0; ///< of the present run
    };
    void finish();
    int64_t bytes() const { return static_cast<int64_t>(m_bytes.capacity()); }

private:
    void write();
    std::vector<uint8_t> m_bytes;
    Cell m_cell = Cell::Free;
    uint64_t m_count = 0; ///< of the run that is not written yet
};

/// Of equal size: the cells that differ, as they were and as they are. Of another size: all cells of both. Rules and
/// tables that differ are kept as they are.
class WorldDifference {
public:
    /// None.
    WorldDifference() = default;
    WorldDifference(const World& before, const World& after);

    bool isEmpty() const;
    /// The later world from the earlier one, and the other way round. The world is the one that was given then.
    World redone(World before) const { return replaced(std::move(before), m_after); }
    World undone(World after) const { return replaced(std::move(after), m_before); }
    /// What is kept of it in memory.
    int64_t bytes() const;

private:
    /// What differs, on one side.
    struct Side {
        int rows = 0;
        int columns = 0;
        CellRuns cells;                     ///< of the spans, one after the other
        std::shared_ptr<const Rules> rules; ///< null: equal
        std::shared_ptr<const TransitionTable> table;
        bool hasTable = false; ///< the tables differ; one of them may be null
    };
    World replaced(World world, const Side& side) const;
    void addSpan(const World& before, const World& after, size_t from, size_t to);

    std::vector<uint8_t> m_spans; ///< by turns how many cells are equal and how many differ; of another size empty
    size_t m_spansEnd = 0;        ///< while spans are added: where the last one ended
    bool m_resized = false;
    Side m_before;
    Side m_after;
};

} // namespace core::grid
