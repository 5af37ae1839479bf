#pragma once
// Features of cells, for learners that are linear in their weights.

#include <cstdint>
#include <span>
#include <vector>

#include "core/grid/world.h"

namespace core::grid {

enum class FeatureKind {
    Polynomial,  ///< x^i y^j with i + j <= order; x and y from -1 to 1
    Fourier,     ///< cos(pi (i x + j y)), i and j from 0 to order; x and y from 0 to 1
    Tiles,       ///< `order` tilings of tiles x tiles, each shifted by its share of a tile
    Radial,      ///< order x order Gaussian bumps, as wide as they lie apart, that sum to 1
    Aggregation, ///< tiles x tiles groups of neighbouring cells
};

/// One feature that is not zero.
struct Feature {
    int32_t index = 0;
    double value = 0;
};

/// The features of every cell. x runs along the columns, y along the rows; a side of one cell has no feature of its
/// own. Sources: Sutton and Barto, sections 9.3 to 9.5; Zhao, section 8.2.
class Features {
public:
    /// Throws LimitExceeded for more than kMaxFeatures features, or kMaxEntries that are not zero over all cells.
    Features(const World& world, FeatureKind kind, int order, int tiles);

    int count() const { return m_count; }
    std::span<const Feature> of(int state) const
    {
        const auto at = static_cast<size_t>(state);
        return {m_entries.data() + m_offsets[at], m_offsets[at + 1] - m_offsets[at]};
    }
    /// weights: count() of them. Their sum weighted with the cell's features.
    double dot(std::span<const double> weights, int state) const;

private:
    int m_count = 0;
    std::vector<size_t> m_offsets; ///< (S + 1)
    std::vector<Feature> m_entries;
};

inline constexpr int kMaxFeatures = 65536;
inline constexpr int64_t kMaxEntries = int64_t{1} << 26;

} // namespace core::grid
