#pragma once
// What a person has made of one picture: objects with their prompts and edits. Plain values, from which every mask can
// be computed again: undo steps, workspaces and replay all keep scenes.

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/segment/prompts.h"
#include "core/segment/run_length.h"

namespace core::segment {

/// A place in image coordinates: (0, 0) is the top left corner of the first pixel, x to the right, y down.
struct ImagePoint {
    double x = 0;
    double y = 0;

    friend bool operator==(const ImagePoint&, const ImagePoint&) = default;
};

using Rgb = std::array<uint8_t, 3>;

/// A class of objects: its value in label maps and how it is shown.
struct ObjectClass {
    uint32_t label = 1; ///< 1 … 65535; 0 is the background
    std::string name;   ///< UTF-8
    Rgb colour{};

    friend bool operator==(const ObjectClass&, const ObjectClass&) = default;
};

/// One thing that the person pointed at.
struct ScenePrompt {
    enum class Kind { Object, Background, Box };

    Kind kind = Kind::Object;
    ImagePoint at;       ///< the point, or the left top corner of the box
    ImagePoint to;       ///< the right bottom corner of the box
    bool enabled = true; ///< a prompt that is switched off stays in the list and is not given to the model

    friend bool operator==(const ScenePrompt&, const ScenePrompt&) = default;
};

/// One change made by hand, on top of what the model gave. Immutable once it is part of an object.
struct MaskEdit {
    enum class Kind { Brush, Polygon };

    Kind kind = Kind::Brush;
    bool adds = true;  ///< false: erases
    double radius = 0; ///< of the brush, in pixels of the picture
    std::vector<ImagePoint>
        path; ///< centres of the brush; corners of the polygon (of a lasso too), the last joins the first

    friend bool operator==(const MaskEdit&, const MaskEdit&) = default;
};

/// One object of the picture. Its mask: what the model makes of the prompts and the mask prompt (if there are any, else
/// the fixed mask, else nothing), then the edits in order, then the scene's filter.
struct SceneObject {
    int64_t id = 0;
    std::string name; ///< empty: shown as the class with a number
    uint32_t label = 1;
    bool visible = true;
    bool locked = false; ///< nothing of it can be changed but its visibility
    std::vector<ScenePrompt> prompts;
    std::shared_ptr<const RunLengths> maskPrompt; ///< a previous mask for the model to improve; null: none
    std::shared_ptr<const RunLengths> fixedMask; ///< a mask that no prompt made (imported, found by itself); null: none
    int candidate = -1;                          ///< 0 … 3 of the decoder's masks; -1: the model's own choice
    std::vector<std::shared_ptr<const MaskEdit>> edits;

    /// Whether the model has something to work with.
    bool isPrompted() const;
};

/// Takes away what is too small to be meant; 0 keeps all. In pixels, 4-connected parts and 4-connected holes.
struct MaskFilter {
    int64_t smallestPart = 0; ///< parts with fewer pixels go
    int64_t largestHole = 0;  ///< holes with at most this many pixels are filled

    friend bool operator==(const MaskFilter&, const MaskFilter&) = default;
};

/// What the masks are compared with.
struct TruthSource {
    enum class Kind { None, File, Object };

    Kind kind = Kind::None;
    std::string path;                ///< File: a label map, a mask or COCO JSON; UTF-8
    std::string sha256;              ///< of the file
    int64_t objectId = 0;            ///< Object: another one of the scene
    std::optional<uint32_t> ignored; ///< pixels whose truth has this label count nowhere

    friend bool operator==(const TruthSource&, const TruthSource&) = default;
};

/// Objects are shared between scenes: a new scene costs what has changed. Later objects lie above earlier ones.
struct Scene {
    std::vector<ObjectClass> classes; ///< by ascending label; every object's label is among them
    std::vector<std::shared_ptr<const SceneObject>> objects;
    int64_t current = 0; ///< id of the object that prompts go to; 0: none
    MaskFilter filter;
    TruthSource truth;

    /// The object with that id, or null.
    std::shared_ptr<const SceneObject> object(int64_t id) const;
    /// An id that no object has yet.
    int64_t nextId() const;
};

/// The colours of classes and series, after Okabe and Ito, in the order in which they are given out.
Rgb classColour(size_t index);

/// The enabled prompts (of several boxes the last) and the mask prompt, for the predictor. Throws Corrupt (runs of a
/// mask prompt that do not fit their size).
Prompts promptsOf(const SceneObject& object);

} // namespace core::segment
