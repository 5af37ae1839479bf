#pragma once
// The rules by which all objects of a picture are found: where to click, what to cut out, and which masks stay. Pure
// functions. Source: Kirillov et al. 2023 (Segment Anything), section 5 and appendix B, and its released code.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/image/components.h"
#include "core/segment/scene.h"

namespace core::segment {

/// A part of the picture that is encoded by itself; layer 0 is the whole picture.
struct Crop {
    PixelBox box;
    int layer = 0;

    friend bool operator==(const Crop&, const Crop&) = default;
};

/// `perSide` x `perSide` points in the middle of equal cells, row by row.
std::vector<ImagePoint> promptGrid(int perSide, int width, int height);

/// The whole picture, then layer by layer 2^layer x 2^layer parts, column by column, which overlap by the share
/// `overlap` (of the shorter side; less in deeper layers). Parts are never empty.
std::vector<Crop> cropBoxes(int width, int height, int layers, double overlap);

/// Pixels in a box.
constexpr int64_t areaOf(const PixelBox& box) { return int64_t{box.width} * box.height; }

/// Intersection over union of two boxes that are not empty.
double overlapOf(const PixelBox& a, const PixelBox& b);

/// Non-maximum suppression: goes through the boxes from the highest score to the lowest (equal ones in their order) and
/// keeps each that overlaps no kept one by more than `maxOverlap`. The indices of the kept ones, in that order.
std::vector<size_t> keepBest(std::span<const PixelBox> boxes, std::span<const double> scores, double maxOverlap);

/// Whether a box (in the picture) ends within `margin` pixels of an edge of its crop that is not an edge of the picture
/// too: what it surrounds is probably cut off.
bool touchesCropEdge(const PixelBox& box, const PixelBox& crop, int width, int height, int margin);

} // namespace core::segment
