#pragma once
// A whole scene computed again: what a window has on the screen, without a window.

#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "core/image/label_map.h"
#include "core/segment/compose.h"
#include "core/segment/engine.h"
#include "core/segment/scene.h"

namespace core::segment {

/// The figures of one of the decoder's masks.
struct CandidateFigures {
    double predictedIou = 0;
    double stability = 0;
    int64_t area = 0; ///< object pixels

    friend bool operator==(const CandidateFigures&, const CandidateFigures&) = default;
};

/// What one object came to.
struct ObjectRun {
    std::shared_ptr<const SceneObject> object;
    std::vector<CandidateFigures> candidates; ///< four, or none if the model was not asked
    int chosen = -1;                          ///< the candidate that counts; -1: the model was not asked
    RunLengths mask;                          ///< after edits and filter
    int64_t area = 0;                         ///< of the mask, pixels
    FilterCounts filtered;
};

struct SceneRun {
    std::vector<ObjectRun> objects;        ///< in the scene's order
    std::optional<EmbeddingSource> source; ///< nothing: no object has prompts, so the picture was not encoded
};

/// Encodes the picture if an object needs it, predicts, and composes the mask of every object. The same scene on the
/// same device gives the same bits. Masks are kept as runs: hundreds of objects of a large picture fit. Throws what
/// Engine::encode, Engine::predict and composeMask throw, Cancelled.
SceneRun runScene(Engine& engine, const Image& image, const Scene& scene, JobContext& context);

/// The labels of all visible objects, later ones on top. Throws what decodeRuns throws.
LabelMap labelMapOf(std::span<const ObjectRun> objects, int width, int height);

} // namespace core::segment
