#pragma once
// Masks as run lengths, as COCO keeps them.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/image/image.h"

namespace core::segment {

/// The runs of a mask read column by column, from top to bottom: background, object, background, … The first may be 0.
struct RunLengths {
    int width = 0;
    int height = 0;
    std::vector<uint32_t> counts;

    friend bool operator==(const RunLengths&, const RunLengths&) = default;
};

/// The runs of a mask (any value but 0 is object). An empty mask has none.
RunLengths encodeRuns(const Mask& mask);
/// The same for a mask of width x height that is background but for `part`, whose left top corner lies at (left, top)
/// and which lies inside.
RunLengths encodeRuns(const Mask& part, int left, int top, int width, int height);

/// Object pixels.
int64_t areaOf(const RunLengths& runs);

/// The mask that the runs describe: 255 object, 0 background. Throws Corrupt if the runs do not add up to the size,
/// InvalidInput for a negative size, LimitExceeded above limits::picturePixels.
Mask decodeRuns(const RunLengths& runs);

/// COCO's compressed string: each count (from the fourth on, its difference to the one two before) in groups of five
/// bits, lowest first, one printable character each ('0' plus the bits, plus 32 if more follow); the highest bit of the
/// last group is the sign. Source: the COCO API's mask format.
std::string compressRuns(std::span<const uint32_t> counts);

/// The reverse. Throws Corrupt for a character out of range, a number cut off or too long, a negative run;
/// LimitExceeded if the runs together exceed limits::picturePixels.
std::vector<uint32_t> decompressRuns(std::string_view text);

} // namespace core::segment
