#include "core/segment/scene_run.h"

#include <algorithm>
#include <utility>

namespace core::segment {

namespace {

ObjectRun runObject(Engine& engine, const Embedding* embedding, const std::shared_ptr<const SceneObject>& object,
                    const Scene& scene, const Image& image, JobContext& context)
{
    ObjectRun run;
    run.object = object;
    Prediction prediction;
    const Mask* candidate = nullptr;
    if (object->isPrompted()) {
        prediction = engine.predict(*embedding, promptsOf(*object), context);
        for (const Candidate& entry : prediction.candidates)
            run.candidates.push_back({entry.predictedIou, entry.stability, entry.area});
        run.chosen = object->candidate >= 0 ? object->candidate : prediction.best;
        candidate = &prediction.candidates[static_cast<size_t>(run.chosen)].mask;
    }
    const Mask mask = composeMask(*object, scene.filter, candidate, image.width, image.height, &run.filtered);
    run.area = std::ranges::count_if(mask.values, [](uint8_t value) { return value != 0; });
    run.mask = encodeRuns(mask);
    return run;
}

} // namespace

SceneRun runScene(Engine& engine, const Image& image, const Scene& scene, JobContext& context)
{
    SceneRun run;
    std::shared_ptr<const Embedding> embedding;
    if (std::ranges::any_of(scene.objects, [](const auto& object) { return object->isPrompted(); })) {
        EmbeddingSource source = EmbeddingSource::Computed;
        embedding = engine.encode(image, context, source);
        run.source = source;
    }
    for (const auto& object : scene.objects) {
        context.control.throwIfStopped();
        run.objects.push_back(runObject(engine, embedding.get(), object, scene, image, context));
    }
    return run;
}

LabelMap labelMapOf(std::span<const ObjectRun> objects, int width, int height)
{
    LabelMap map{width, height, std::vector<uint16_t>(static_cast<size_t>(width) * static_cast<size_t>(height))};
    for (const ObjectRun& run : objects) {
        if (!run.object->visible || run.area == 0)
            continue;
        const Mask mask = decodeRuns(run.mask);
        for (size_t i = 0; i < mask.values.size(); ++i)
            if (mask.values[i] != 0)
                map.values[i] = static_cast<uint16_t>(run.object->label);
    }
    return map;
}

} // namespace core::segment
