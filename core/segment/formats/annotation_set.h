#pragma once
// The objects of one picture as plain values: what every annotation format is written from and read into.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/image/label_map.h"
#include "core/segment/run_length.h"
#include "core/segment/scene.h"
#include "gpu/base/text.h"

namespace core::segment {

/// One object with its mask, which has the picture's size.
struct AnnotatedObject {
    std::string name; ///< may be empty; only SVG keeps it
    uint32_t label = 1;
    bool isCrowd = false; ///< COCO's mark for a group that is not told apart
    std::shared_ptr<const RunLengths> runs;
};

/// Later objects lie above earlier ones. Every object's label is among the classes.
struct AnnotationSet {
    std::string imageName; ///< of the file, without its folder
    int width = 0;
    int height = 0;
    std::vector<ObjectClass> classes; ///< by ascending label
    std::vector<AnnotatedObject> objects;

    /// The class with that label, or null.
    const ObjectClass* classOf(uint32_t label) const;
    const ObjectClass* classNamed(std::string_view name) const;
};

/// The picture whose annotations are looked for.
struct PictureKey {
    std::string name; ///< of the file; a folder before it is ignored. Empty: unknown
    int width = 0;
    int height = 0;
};

/// What a file says about a picture, and what could not be taken as it is (for the person, each note once).
struct ReadAnnotations {
    AnnotationSet set;
    std::vector<gpu::Message> notes;
};

/// What the files say about how they were made. Empty fields are left out.
struct FileFacts {
    std::string software; ///< "Tessera 0.1.0"
    std::string source;   ///< name of the picture, without its folder
    std::string sourceSha256;
    std::string device; ///< that computed the masks
};

/// FileFacts as pairs of key and value, in one order, those that are not empty.
std::vector<std::pair<std::string, std::string>> pairsOf(const FileFacts& facts);

/// Throws InvalidInput if the picture has no pixels or an object has no runs, runs of another size, or an unknown
/// label. What every writer checks.
void checkAnnotations(const AnnotationSet& set);

/// The class with that name, added with a free label (`preferred` if it is free) and the next colour if there is none.
/// Throws LimitExceeded if there is no label left.
const ObjectClass& classFor(std::vector<ObjectClass>& classes, const std::string& name, uint32_t preferred);

/// Pixels of each object's label, of later objects on top; 0 elsewhere.
LabelMap labelMapOf(const AnnotationSet& set);

/// A set as objects of a scene: fixed masks, and the classes that they have. They get their ids, and labels that fit,
/// where they are added.
struct SceneParts {
    std::vector<SceneObject> objects;
    std::vector<ObjectClass> classes;
};
SceneParts scenePartsOf(const AnnotationSet& set);

} // namespace core::segment
