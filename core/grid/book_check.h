#pragma once
// A printed table beside what this program computes, cell by cell, and which conventions make them agree.

#include <memory>
#include <optional>
#include <vector>

#include "core/grid/book_tables.h"
#include "core/grid/conventions.h"

namespace core::grid {

/// The same table computed with one convention in place of the one that the preset has.
struct ConventionTrial {
    const Convention* convention = nullptr;
    bool holds = false;               ///< it is the preset's own
    std::optional<double> difference; ///< the largest; nothing: nothing can be computed under it
    bool matches = false;
};

/// One printed number.
struct BookCell {
    int state = 0;
    double printed = 0;
    double computed = 0;
    bool matches = false;
};

struct BookCheck {
    const BookTable* table = nullptr;
    std::shared_ptr<const World> world;
    Values values;               ///< of all cells
    std::vector<BookCell> cells; ///< those that the book prints
    double difference = 0;       ///< the largest
    bool matches = false;
    std::vector<ConventionTrial> trials; ///< of every question that has more than one answer here, but the actions
};

/// Throws Cancelled, and as computeTable for the preset's own conventions.
BookCheck checkTable(const BookTable& table, const gpu::RunControl& control = {});

} // namespace core::grid
