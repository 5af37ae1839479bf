#pragma once
// Masks as polygons.

#include <vector>

#include "core/image/image.h"
#include "core/segment/outline.h"

namespace core::segment {

/// A closed ring of grid corners; the last joins the first.
using Ring = std::vector<GridPoint>;

/// One part of a mask: 4-connected object pixels. The border runs clockwise (y down), holes counter-clockwise.
struct Polygon {
    Ring border;
    std::vector<Ring> holes;
};

/// All parts of a mask with their holes, along pixel edges, from top to bottom. A part inside a hole is a polygon of
/// its own.
std::vector<Polygon> polygonsOf(const Mask& mask);

/// A ring of fewer corners that stays within `tolerance` pixels of every corner of the given one; its corners are some
/// of the given ones, in the same order. A ring that would have fewer than three corners stays as it is. Tolerance 0
/// drops only corners that lie on a straight line. Throws InvalidInput for a negative or infinite tolerance. Source:
/// Douglas and Peucker 1973.
Ring simplified(const Ring& ring, double tolerance);
/// The same for border and holes.
Polygon simplified(const Polygon& polygon, double tolerance);

/// Twice the area within a ring, exactly: positive if it runs clockwise (y down). Shoelace formula.
int64_t twiceSignedArea(const Ring& ring);
/// Area of the border less that of the holes, in square pixels.
double areaOf(const Polygon& polygon);
/// Length of a closed ring.
double perimeterOf(const Ring& ring);
/// Length of the border and of all holes.
double perimeterOf(const Polygon& polygon);

/// The corners of the convex hull, clockwise (y down), from the leftmost (of these the topmost) on; no three in a line.
/// Fewer than three points, or all in a line: what is left are at most two. Source: Andrew 1979 (monotone chain).
Ring convexHull(std::vector<GridPoint> points);

} // namespace core::segment
