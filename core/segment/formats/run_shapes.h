#pragma once
// What can be said and made of run lengths without painting them.

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "core/image/components.h"
#include "core/segment/run_length.h"
#include "core/segment/scene.h"

namespace core::segment {

/// Throws Corrupt if the runs do not add up to the size, LimitExceeded above limits::picturePixels.
void checkRuns(const RunLengths& runs);

/// The smallest upright box around the object pixels; all 0 if there are none.
PixelBox boxOf(const RunLengths& runs);

/// The pixels of either. Both of the same size.
RunLengths unionOf(const RunLengths& a, const RunLengths& b);

/// The pixels of a box, cut to the picture.
RunLengths runsOfBox(const PixelBox& box, int width, int height);

/// A closed ring in image coordinates; the last point joins the first.
using PointRing = std::vector<ImagePoint>;

/// The pixels within rings, all together by the even-odd rule (a ring inside another one is a hole; where a ring
/// crosses itself, what it winds around twice is outside). Pixels count by their centres; corners are rounded to a
/// fifth of a pixel, as pycocotools does, so that the same pixels come out. What lies outside of the picture is cut
/// off. Rings along pixel edges are filled exactly. Throws LimitExceeded for a picture above limits::picturePixels,
/// InvalidInput for coordinates that are not finite. Source: the COCO API's rule for polygons.
RunLengths fillRings(std::span<const PointRing> rings, int width, int height);

/// Whether a ring leaves the picture by more than rounding.
bool leavesPicture(const PointRing& ring, int width, int height);

/// Calls with the object's pixels column by column: f(x, top, bottom), bottom exclusive. The runs must fit their size.
template <typename Function>
void forEachRun(const RunLengths& runs, const Function& f)
{
    int64_t at = 0;
    for (size_t i = 0; i < runs.counts.size(); ++i) {
        const int64_t end = at + runs.counts[i];
        if (i % 2 == 0)
            at = end;
        while (at < end) {
            const int64_t x = at / runs.height;
            const int64_t columnEnd = std::min(end, (x + 1) * runs.height);
            f(static_cast<int>(x), static_cast<int>(at - x * runs.height),
              static_cast<int>(columnEnd - x * runs.height));
            at = columnEnd;
        }
    }
}

} // namespace core::segment
