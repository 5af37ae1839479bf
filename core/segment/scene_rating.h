#pragma once

#include <optional>

#include "core/segment/comparison.h"
#include "core/segment/evaluation.h"
#include "core/segment/formats/annotation_set.h"
#include "core/segment/scene_run.h"

namespace core::segment {

/// A scene's masks against its truth, as the window rates them.
struct SceneRating {
    std::shared_ptr<const SceneObject> object; ///< that is rated; null: all of them
    LabelNames names;                          ///< of the scene's classes, and those that the truth's file says
    bool ofMasks = false;                      ///< as the comparison has it
    std::optional<uint32_t> ignored;           ///< as the comparison has it
    Evaluation evaluation;
};

/// Nothing if the scene has no truth, or the truth or the rated object has no mask. A truth file whose bytes are not
/// those of the scene is refused with both hashes. Throws InvalidInput (that, a truth of another size), what reading
/// the truth throws, and what Engine::evaluate throws.
std::optional<SceneRating> rateScene(Engine& engine, const Scene& scene, const SceneRun& run, const PictureKey& picture,
                                     JobContext& context);

} // namespace core::segment
