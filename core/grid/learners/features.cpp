#include "core/grid/learners/features.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numbers>

#include "gpu/base/error.h"

namespace core::grid {
namespace {

/// A cell's place, from 0 to 1 along each side.
struct Place {
    double x = 0;
    double y = 0;
};

using Row = std::vector<Feature>;

/// The features of a kind: how many, and those of a place that are not zero.
struct Basis {
    int64_t count = 0;
    std::function<void(Place, Row&)> at;
};

double share(int index, int count) { return count > 1 ? static_cast<double>(index) / (count - 1) : 0; }

/// Exponents or frequencies along a side; a side of one cell has only the constant.
int64_t along(int count, int order) { return count > 1 ? order : 0; }

Basis polynomial(const World& world, int order)
{
    std::vector<std::pair<int, int>> powers;
    for (int degree = 0; degree <= order; ++degree)
        for (int j = 0; j <= degree; ++j)
            if (degree - j <= along(world.columns, order) && j <= along(world.rows, order))
                powers.emplace_back(degree - j, j);
    return {static_cast<int64_t>(powers.size()), [powers](Place place, Row& row) {
                int32_t index = 0;
                for (const auto& [i, j] : powers)
                    row.push_back({index++, std::pow(2 * place.x - 1, i) * std::pow(2 * place.y - 1, j)});
            }};
}

Basis fourier(const World& world, int order)
{
    const auto columns = static_cast<int>(along(world.columns, order));
    const auto rows = static_cast<int>(along(world.rows, order));
    return {(int64_t{columns} + 1) * (rows + 1), [columns, rows](Place place, Row& row) {
                int32_t index = 0;
                for (int i = 0; i <= columns; ++i)
                    for (int j = 0; j <= rows; ++j)
                        row.push_back({index++, std::cos(std::numbers::pi * (i * place.x + j * place.y))});
            }};
}

Basis tileCoding(const World& world, int tilings, int tiles)
{
    // One tile more along each side: a shifted tiling needs it.
    const int columns = world.columns > 1 ? tiles + 1 : 1;
    const int rows = world.rows > 1 ? tiles + 1 : 1;
    return {int64_t{tilings} * columns * rows, [=](Place place, Row& row) {
                const auto tileOf = [](double position, double shift, int count) {
                    return count == 1 ? 0 : std::min(static_cast<int>(position * (count - 1) + shift), count - 1);
                };
                for (int tiling = 0; tiling < tilings; ++tiling) {
                    // Shifts of 1 and 3 parts: diagonal artefacts are fewer than with equal ones.
                    const double shiftX = static_cast<double>(tiling) / tilings;
                    const double shiftY = static_cast<double>(3 * tiling % tilings) / tilings;
                    const int column = tileOf(place.x, shiftX, columns);
                    const int line = tileOf(place.y, shiftY, rows);
                    row.push_back({(tiling * rows + line) * columns + column, 1});
                }
            }};
}

Basis radial(const World& world, int centres)
{
    const int columns = world.columns > 1 ? centres : 1;
    const int rows = world.rows > 1 ? centres : 1;
    const double width = centres > 1 ? 1.0 / (centres - 1) : 1;
    return {int64_t{columns} * rows, [=](Place place, Row& row) {
                double sum = 0;
                int32_t index = 0;
                for (int line = 0; line < rows; ++line)
                    for (int column = 0; column < columns; ++column) {
                        const double dx = place.x - share(column, columns);
                        const double dy = place.y - share(line, rows);
                        const double value = std::exp(-(dx * dx + dy * dy) / (2 * width * width));
                        row.push_back({index++, value});
                        sum += value;
                    }
                for (Feature& feature : row)
                    feature.value /= sum;
            }};
}

Basis aggregation(const World& world, int groups)
{
    const int columns = std::min(groups, world.columns);
    const int rows = std::min(groups, world.rows);
    return {int64_t{columns} * rows, [=, &world](Place place, Row& row) {
                // Whole cells, so that groups of equal size are exactly that.
                const auto groupOf = [](double position, int count, int groupCount) {
                    const auto cell = static_cast<int64_t>(std::lround(position * std::max(count - 1, 1)));
                    return static_cast<int>(cell * groupCount / count);
                };
                const int column = groupOf(place.x, world.columns, columns);
                const int line = groupOf(place.y, world.rows, rows);
                row.push_back({line * columns + column, 1});
            }};
}

Basis basisOf(const World& world, FeatureKind kind, int order, int tiles)
{
    switch (kind) {
    case FeatureKind::Polynomial:
        return polynomial(world, order);
    case FeatureKind::Fourier:
        return fourier(world, order);
    case FeatureKind::Tiles:
        return tileCoding(world, order, tiles);
    case FeatureKind::Radial:
        return radial(world, order);
    case FeatureKind::Aggregation:
        break;
    }
    return aggregation(world, tiles);
}

} // namespace

Features::Features(const World& world, FeatureKind kind, int order, int tiles)
{
    const Basis basis = basisOf(world, kind, order, tiles);
    Row row;
    if (basis.count <= kMaxFeatures)
        basis.at({}, row);
    if (basis.count > kMaxFeatures || static_cast<int64_t>(row.size()) * world.states() > kMaxEntries)
        throw gpu::Error(gpu::ErrorKind::LimitExceeded,
                         {gpu::mark("Grid", "%1 features for %2 cells are too many."),
                          {std::to_string(basis.count), std::to_string(world.states())}},
                         gpu::mark("Grid", "Lower the order, or take tiles or aggregation."));
    m_count = static_cast<int>(basis.count);
    m_offsets.reserve(world.cells.size() + 1);
    m_offsets.push_back(0);
    for (int state = 0; state < world.states(); ++state) {
        row.clear();
        basis.at({share(state % world.columns, world.columns), share(state / world.columns, world.rows)}, row);
        m_entries.insert(m_entries.end(), row.begin(), row.end());
        m_offsets.push_back(m_entries.size());
    }
}

double Features::dot(std::span<const double> weights, int state) const
{
    double sum = 0;
    for (const Feature& feature : of(state))
        sum += weights[static_cast<size_t>(feature.index)] * feature.value;
    return sum;
}

} // namespace core::grid
