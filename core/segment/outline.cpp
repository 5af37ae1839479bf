#include "core/segment/outline.h"

#include <array>
#include <cstddef>

namespace core::segment {

namespace {

/// Right, down, left, up: one step clockwise is + 1.
constexpr std::array<GridPoint, 4> kSteps{{{1, 0}, {0, 1}, {-1, 0}, {0, -1}}};

class Tracer {
public:
    explicit Tracer(const Mask& mask)
        : m_mask(mask), m_seen(static_cast<size_t>(mask.width) * static_cast<size_t>(mask.height), false)
    {
    }

    std::vector<std::vector<GridPoint>> run()
    {
        // Every ring has an edge that runs to the right along the top of an object pixel.
        std::vector<std::vector<GridPoint>> rings;
        for (int y = 0; y < m_mask.height; ++y)
            for (int x = 0; x < m_mask.width; ++x)
                if (object(x, y) && !object(x, y - 1) && !m_seen[index(x, y)])
                    rings.push_back(ringFrom({x, y}));
        return rings;
    }

private:
    size_t index(int x, int y) const
    {
        return static_cast<size_t>(y) * static_cast<size_t>(m_mask.width) + static_cast<size_t>(x);
    }
    bool object(int x, int y) const
    {
        return x >= 0 && y >= 0 && x < m_mask.width && y < m_mask.height && m_mask.values[index(x, y)] != 0;
    }
    /// The pixel ahead of grid point p when facing `direction`, to the right or left of the line of travel.
    bool ahead(GridPoint p, int direction, bool right) const
    {
        constexpr std::array<GridPoint, 4> rightOf{{{0, 0}, {-1, 0}, {-1, -1}, {0, -1}}};
        const GridPoint offset = rightOf[static_cast<size_t>((direction + (right ? 0 : 3)) % 4)];
        return object(p.x + offset.x, p.y + offset.y);
    }

    std::vector<GridPoint> ringFrom(GridPoint start)
    {
        std::vector<GridPoint> ring;
        GridPoint at = start;
        int direction = 0;
        do {
            if (direction == 0)
                m_seen[index(at.x, at.y)] = true;
            at = {at.x + kSteps[static_cast<size_t>(direction)].x, at.y + kSteps[static_cast<size_t>(direction)].y};
            const int before = direction;
            if (!ahead(at, direction, true))
                direction = (direction + 1) % 4;
            else if (ahead(at, direction, false))
                direction = (direction + 3) % 4;
            if (direction != before)
                ring.push_back(at);
        } while (!(at == start && direction == 0));
        return ring;
    }

    const Mask& m_mask;
    std::vector<bool> m_seen; ///< by pixel: its top edge is part of a ring already
};

} // namespace

std::vector<std::vector<GridPoint>> traceOutline(const Mask& mask)
{
    return mask.empty() ? std::vector<std::vector<GridPoint>>() : Tracer(mask).run();
}

} // namespace core::segment
