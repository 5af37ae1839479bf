#include "core/segment/scene_rating.h"

#include <algorithm>
#include <utility>

#include "core/segment/truth.h"
#include "gpu/base/error.h"

namespace core::segment {

namespace {

using gpu::Error;
using gpu::ErrorKind;
using gpu::mark;

const ObjectRun* runOf(const SceneRun& run, int64_t id)
{
    const auto found =
        std::ranges::find_if(run.objects, [id](const ObjectRun& entry) { return entry.object->id == id; });
    return found == run.objects.end() || found->area == 0 ? nullptr : &*found;
}

Truth loadTruthFile(const Scene& scene, const PictureKey& picture, JobContext& context)
{
    const TruthSource& source = scene.truth;
    Truth truth = loadTruth(source.path, {.picture = picture, .classes = scene.classes}, context.control);
    if (!source.sha256.empty() && truth.sha256 != source.sha256)
        throw Error(ErrorKind::InvalidInput,
                    {mark("segment", "The truth %1 was changed: its SHA-256 is %2, the workspace has %3"),
                     {source.path, truth.sha256, source.sha256}},
                    mark("segment", "Bring the original file back, or choose the truth anew."));
    return truth;
}

} // namespace

std::optional<SceneRating> rateScene(Engine& engine, const Scene& scene, const SceneRun& run, const PictureKey& picture,
                                     JobContext& context)
{
    const TruthSource& source = scene.truth;
    if (source.kind == TruthSource::Kind::None)
        return std::nullopt;
    const std::shared_ptr<const SceneObject> rated = ratedObject(scene);
    const ObjectRun* object = rated ? runOf(run, rated->id) : nullptr;
    SceneRating rating;
    rating.names = namesOf(scene);
    Comparison comparison;
    if (source.kind == TruthSource::Kind::Object) {
        const ObjectRun* truth = runOf(run, source.objectId);
        if (!truth || !object)
            return std::nullopt;
        rating.object = rated;
        comparison = compareMasks(decodeRuns(object->mask), labelsOfMask(decodeRuns(truth->mask)), std::nullopt);
    } else {
        Truth truth = loadTruthFile(scene, picture, context);
        if (!rated)
            return std::nullopt;
        for (const ObjectClass& entry : truth.classes)
            if (truth.namesClasses)
                rating.names.emplace(entry.label, entry.name);
        if (truth.isMask) {
            if (!object)
                return std::nullopt;
            rating.object = rated;
            comparison = compareMasks(decodeRuns(object->mask), truth.map, source.ignored);
        } else {
            comparison.predicted =
                std::make_shared<const LabelMap>(labelMapOf(run.objects, picture.width, picture.height));
            comparison.truth = std::make_shared<const LabelMap>(std::move(truth.map));
            comparison.ignored = source.ignored;
        }
    }
    rating.ignored = comparison.ignored;
    rating.ofMasks = comparison.ofMasks;
    rating.evaluation = engine.evaluate(*comparison.predicted, *comparison.truth, comparison.ignored, context);
    return rating;
}

} // namespace core::segment
