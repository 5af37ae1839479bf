#pragma once
// What masks are compared with, from a file or from an object.

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/image/label_map.h"
#include "core/segment/formats/annotation_set.h"
#include "gpu/base/progress.h"

namespace core::segment {

/// The right label of every pixel.
struct Truth {
    LabelMap map;
    std::vector<ObjectClass>
        classes;                     ///< of the labels in the map but 0, ascending; names by number where none is known
    bool namesClasses = false;       ///< the file says names (COCO; a label map that Tessera wrote)
    bool isMask = false;             ///< the file tells only object from background
    std::string sha256;              ///< of the file's bytes; empty for an object
    std::vector<gpu::Message> notes; ///< e.g. classes that nobody knows, objects that were cut
};

/// Whose truth it is, and how its classes are numbered.
struct TruthRequest {
    PictureKey picture;
    /// Classes whose labels the truth shall use, matched by name (a file without names: by label). A class of the truth
    /// that is not among them gets a free label, and a note names it. Empty: the file's own labels, no notes.
    std::vector<ObjectClass> classes = {};
    uint32_t maskLabel = 1; ///< of the object in a file that is a mask only
};

/// Reads a PNG label map, a mask (a PNG of 0 and 255, or of black and white) or COCO JSON. Where COCO's objects overlap
/// the later one counts. Throws NotFound, InvalidInput (another size: both are named; no such picture), Unsupported,
/// Corrupt, Io, LimitExceeded, Cancelled.
Truth loadTruth(const std::filesystem::path& path, const TruthRequest& request, const gpu::RunControl& control = {});

/// The truth that an object's mask is: `label` inside, 0 outside.
Truth truthOf(const Mask& mask, const ObjectClass& objectClass);

} // namespace core::segment
