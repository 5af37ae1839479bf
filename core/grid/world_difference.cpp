#include "core/grid/world_difference.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace core::grid {
namespace {

// A byte of CellRuns: the cell in the low three bits, the length of the run in the others; 0 there: a longer run, whose
// length less kLongRun follows as a number.
constexpr int kCellBits = 3;
constexpr uint64_t kLongRun = 32;
constexpr size_t kBlock = 1 << 12; ///< cells that are compared at once
constexpr size_t kShortGap = 4;    ///< equal cells that are cheaper kept than left out

static_assert(static_cast<int>(Cell::Hole) < 1 << kCellBits);

/// Seven bits a byte, the lowest first; the highest bit: more follow.
void writeNumber(std::vector<uint8_t>& bytes, uint64_t number)
{
    for (; number >= 0x80; number >>= 7)
        bytes.push_back(static_cast<uint8_t>(number | 0x80));
    bytes.push_back(static_cast<uint8_t>(number));
}

uint64_t readNumber(const uint8_t*& at)
{
    uint64_t number = 0;
    for (int shift = 0;; shift += 7) {
        const uint8_t byte = *at++;
        number |= static_cast<uint64_t>(byte & 0x7F) << shift;
        if (byte < 0x80)
            return number;
    }
}

void addCells(CellRuns& runs, const std::vector<Cell>& cells, size_t from, size_t to)
{
    while (from < to) {
        size_t end = from + 1;
        while (end < to && cells[end] == cells[from])
            ++end;
        runs.add(cells[from], end - from);
        from = end;
    }
}

int64_t bytesOf(const Rules& rules)
{
    return static_cast<int64_t>(sizeof rules + rules.wind.capacity() * sizeof(int) +
                                rules.teleports.capacity() * sizeof(Teleport));
}

int64_t bytesOf(const TransitionTable& table)
{
    return static_cast<int64_t>(table.offsets.capacity() * sizeof(size_t) +
                                table.outcomes.capacity() * sizeof(Outcome));
}

} // namespace

void CellRuns::add(Cell cell, uint64_t count)
{
    if (cell != m_cell) {
        write();
        m_cell = cell;
    }
    m_count += count;
}

void CellRuns::write()
{
    if (m_count == 0)
        return;
    const auto cell = static_cast<uint8_t>(m_cell);
    if (m_count < kLongRun) {
        m_bytes.push_back(static_cast<uint8_t>(cell | m_count << kCellBits));
    } else {
        m_bytes.push_back(cell);
        writeNumber(m_bytes, m_count - kLongRun);
    }
    m_count = 0;
}

void CellRuns::finish()
{
    write();
    m_bytes.shrink_to_fit();
}

void CellRuns::Reader::read(Cell* to, uint64_t count)
{
    while (count > 0) {
        if (m_left == 0) {
            const uint8_t byte = *m_bytes++;
            m_cell = static_cast<Cell>(byte & ((1 << kCellBits) - 1));
            m_left = byte >> kCellBits;
            if (m_left == 0)
                m_left = readNumber(m_bytes) + kLongRun;
        }
        const uint64_t now = std::min(count, m_left);
        to = std::fill_n(to, now, m_cell);
        m_left -= now;
        count -= now;
    }
}

WorldDifference::WorldDifference(const World& before, const World& after)
    : m_resized(before.rows != after.rows || before.columns != after.columns)
{
    m_before.rows = before.rows;
    m_before.columns = before.columns;
    m_after.rows = after.rows;
    m_after.columns = after.columns;
    if (!(before.rules == after.rules)) {
        m_before.rules = std::make_shared<const Rules>(before.rules);
        m_after.rules = std::make_shared<const Rules>(after.rules);
    }
    if (before.table != after.table) {
        m_before.hasTable = m_after.hasTable = true;
        m_before.table = before.table;
        m_after.table = after.table;
    }
    if (m_resized) {
        addCells(m_before.cells, before.cells, 0, before.cells.size());
        addCells(m_after.cells, after.cells, 0, after.cells.size());
    } else {
        const size_t count = before.cells.size();
        size_t from = count; // of the span that is open; count: none is
        size_t end = 0;      // where it ends so far
        for (size_t block = 0; block < count; block += kBlock) {
            const size_t stop = std::min(block + kBlock, count);
            if (std::memcmp(&before.cells[block], &after.cells[block], stop - block) == 0)
                continue;
            for (size_t at = block; at < stop; ++at) {
                if (before.cells[at] == after.cells[at])
                    continue;
                if (from != count && at - end >= kShortGap) {
                    addSpan(before, after, from, end);
                    from = count;
                }
                if (from == count)
                    from = at;
                end = at + 1;
            }
        }
        if (from != count)
            addSpan(before, after, from, end);
        m_spans.shrink_to_fit();
    }
    m_before.cells.finish();
    m_after.cells.finish();
}

void WorldDifference::addSpan(const World& before, const World& after, size_t from, size_t to)
{
    writeNumber(m_spans, from - m_spansEnd);
    writeNumber(m_spans, to - from);
    m_spansEnd = to;
    addCells(m_before.cells, before.cells, from, to);
    addCells(m_after.cells, after.cells, from, to);
}

bool WorldDifference::isEmpty() const { return !m_resized && m_spans.empty() && !m_before.rules && !m_before.hasTable; }

World WorldDifference::replaced(World world, const Side& side) const
{
    if (side.rules)
        world.rules = *side.rules;
    if (side.hasTable)
        world.table = side.table;
    CellRuns::Reader cells(side.cells);
    if (m_resized) {
        world.rows = side.rows;
        world.columns = side.columns;
        world.cells.resize(static_cast<size_t>(world.states()));
        world.cells.shrink_to_fit();
        cells.read(world.cells.data(), world.cells.size());
        return world;
    }
    Cell* at = world.cells.data();
    const uint8_t* const end = m_spans.data() + m_spans.size();
    for (const uint8_t* span = m_spans.data(); span != end;) {
        at += readNumber(span);
        const uint64_t count = readNumber(span);
        cells.read(at, count);
        at += count;
    }
    return world;
}

int64_t WorldDifference::bytes() const
{
    int64_t bytes = static_cast<int64_t>(sizeof *this + m_spans.capacity());
    for (const Side* side : {&m_before, &m_after}) {
        bytes += side->cells.bytes();
        bytes += side->rules ? bytesOf(*side->rules) : 0;
        bytes += side->table ? bytesOf(*side->table) : 0;
    }
    return bytes;
}

} // namespace core::grid
