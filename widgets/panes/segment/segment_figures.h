#pragma once
// The canvas as figures: the picture as it is, and with masks and prompts as vectors. From values only, so that a
// window and a command line make the same bytes.

#include <memory>
#include <vector>

#include "core/image/image.h"
#include "core/segment/outline.h"
#include "core/segment/scene.h"
#include "widgets/export/export_item.h"

namespace widgets::segment {

class SegmentDocument;
struct ShownPicture;

/// One mask of a figure.
struct FigureMask {
    std::shared_ptr<const std::vector<std::vector<core::segment::GridPoint>>> outline; ///< rings in the picture
    core::segment::Rgb colour{};
};

/// The picture alone, 640 pixels (of 1/96 inch) on its longer side.
FigureSource pictureFigure(std::shared_ptr<const core::Image> picture);

/// The picture with masks as filled outlines, in this order, and above them the enabled prompts, with lines and marks
/// as the canvas has them when the picture is shown at the same size.
FigureSource overlayFigure(std::shared_ptr<const core::Image> picture, std::vector<FigureMask> masks,
                           std::vector<core::segment::ScenePrompt> prompts);

/// "segment.overlay" (all visible masks, and the prompts of the current object) and "segment.picture"; nothing without
/// a picture.
std::vector<ExportItem> figureItems(const ShownPicture& shown);

/// Name and hash of the picture, and the device in use.
Provenance provenanceOf(const SegmentDocument& document);

} // namespace widgets::segment
