#pragma once
// What a person points at.

#include <optional>
#include <vector>

#include "core/image/image.h"

namespace core::segment {

/// A click in image coordinates: (0, 0) is the top left corner, x to the right, y down, valid in [0, width) x [0,
/// height).
struct PointPrompt {
    double x = 0;
    double y = 0;
    bool object = true; ///< false: background

    friend bool operator==(const PointPrompt&, const PointPrompt&) = default;
};

/// A box, corners inside the image, x0 < x1 and y0 < y1.
struct BoxPrompt {
    double x0 = 0;
    double y0 = 0;
    double x1 = 0;
    double y1 = 0;

    friend bool operator==(const BoxPrompt&, const BoxPrompt&) = default;
};

struct Prompts {
    std::vector<PointPrompt> points;
    std::optional<BoxPrompt> box;
    Mask mask; ///< a previous mask of the image's size, or empty

    bool empty() const { return points.empty() && !box && mask.empty(); }
};

/// Throws InvalidInput if there is no prompt, a point lies outside, the box is empty, inverted or outside, or the mask
/// has another size; the offending values are in the message.
void checkPrompts(const Prompts& prompts, int imageWidth, int imageHeight);

} // namespace core::segment
