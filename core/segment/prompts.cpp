#include "core/segment/prompts.h"

#include <array>
#include <cstdio>
#include <string>

#include "gpu/base/error.h"

namespace core::segment {
namespace {

using gpu::Error;
using gpu::ErrorKind;
using gpu::mark;

/// A coordinate as a person would write it: "225", "10.5".
std::string written(double value)
{
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%g", value);
    return text.data();
}

std::string sizeOf(int width, int height) { return std::to_string(width) + " x " + std::to_string(height); }

void checkPoint(const PointPrompt& point, int width, int height)
{
    if (point.x >= 0 && point.x < width && point.y >= 0 && point.y < height) // false for what is not a number
        return;
    throw Error(ErrorKind::InvalidInput,
                {mark("segment", "The point (%1, %2) lies outside the picture of %3 pixels"),
                 {written(point.x), written(point.y), sizeOf(width, height)}},
                {mark("segment", "x goes from 0 to %1 and y from 0 to %2."),
                 {std::to_string(width - 1), std::to_string(height - 1)}});
}

void checkBox(const BoxPrompt& box, int width, int height)
{
    const std::vector<std::string> corners{written(box.x0), written(box.y0), written(box.x1), written(box.y1)};
    if (!(box.x0 < box.x1 && box.y0 < box.y1))
        throw Error(ErrorKind::InvalidInput,
                    {mark("segment", "The box (%1, %2) to (%3, %4) is empty or inverted"), corners},
                    {mark("segment", "Give the left top corner first, then the right bottom one."), {}});
    if (box.x0 >= 0 && box.y0 >= 0 && box.x1 <= width && box.y1 <= height)
        return;
    std::vector<std::string> arguments = corners;
    arguments.push_back(sizeOf(width, height));
    throw Error(ErrorKind::InvalidInput,
                {mark("segment", "The box (%1, %2) to (%3, %4) reaches outside the picture of %5 pixels"), arguments},
                {mark("segment", "Keep its corners inside the picture."), {}});
}

} // namespace

void checkPrompts(const Prompts& prompts, int imageWidth, int imageHeight)
{
    if (prompts.empty())
        throw Error(ErrorKind::InvalidInput, {mark("segment", "There is nothing to segment by"), {}},
                    {mark("segment", "Give at least one point, a box or a previous mask."), {}});
    for (const PointPrompt& point : prompts.points)
        checkPoint(point, imageWidth, imageHeight);
    if (prompts.box)
        checkBox(*prompts.box, imageWidth, imageHeight);
    const Mask& mask = prompts.mask;
    if (!mask.empty() && (mask.width != imageWidth || mask.height != imageHeight))
        throw Error(ErrorKind::InvalidInput,
                    {mark("segment", "The mask has %1 pixels, but the picture %2"),
                     {sizeOf(mask.width, mask.height), sizeOf(imageWidth, imageHeight)}},
                    {mark("segment", "Give a mask of the picture's size."), {}});
}

} // namespace core::segment
