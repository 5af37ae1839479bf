#include "core/workspace/replay.h"

#include <algorithm>
#include <cctype>
#include <cmath>

#include <nlohmann/json.hpp>

#include "core/workspace/json_text.h"

namespace core::workspace {

namespace {

using nlohmann::ordered_json;
using segment::ObjectRun;

std::string hashOf(const ObjectRun& run) { return maskHash(segment::decodeRuns(run.mask)); }

/// Nothing, NaN and infinities are null.
ordered_json numberJson(const std::optional<double>& value)
{
    return value && std::isfinite(*value) ? ordered_json(*value) : ordered_json(nullptr);
}

ordered_json objectJson(const ObjectRun& run)
{
    ordered_json candidates = ordered_json::array();
    for (const segment::CandidateFigures& candidate : run.candidates)
        candidates.push_back({{"predictedIou", candidate.predictedIou},
                              {"stability", numberJson(candidate.stability)},
                              {"area", candidate.area}});
    const auto counts = [](const ComponentCounts& part) {
        return ordered_json{{"components", part.components}, {"pixels", part.pixels}};
    };
    return {{"id", run.object->id},
            {"name", run.object->name},
            {"label", run.object->label},
            {"visible", run.object->visible},
            {"candidates", std::move(candidates)},
            {"chosen", run.chosen >= 0 ? ordered_json(run.chosen) : ordered_json(nullptr)},
            {"edits", run.object->edits.size()},
            {"filtered", {{"parts", counts(run.filtered.parts)}, {"holes", counts(run.filtered.holes)}}},
            {"area", run.area},
            {"sha256", hashOf(run)}};
}

ordered_json ratingJson(const segment::SceneRating& rating)
{
    const segment::SegmentationMetrics& metrics = rating.evaluation.metrics;
    return {{"object", rating.object ? ordered_json(rating.object->id) : ordered_json(nullptr)},
            {"ignored", rating.ignored ? ordered_json(*rating.ignored) : ordered_json(nullptr)},
            {"pixelAccuracy", numberJson(metrics.pixelAccuracy)},
            {"meanPixelAccuracy", numberJson(metrics.meanPixelAccuracy)},
            {"meanIoU", numberJson(metrics.meanIou)},
            {"frequencyWeightedIoU", numberJson(metrics.frequencyWeightedIou)}};
}

ordered_json deviceJson(const segment::DeviceSummary& device)
{
    return {{"name", device.name}, {"type", device.type}, {"driver", device.driver}};
}

std::string safeStem(const std::string& name)
{
    std::string stem = std::filesystem::path(name).stem().string();
    std::erase_if(stem,
                  [](unsigned char c) { return c < 0x80 && std::isalnum(c) == 0 && c != '-' && c != '_' && c != '.'; });
    return stem.empty() || stem.starts_with('.') ? "picture" : stem;
}

} // namespace

ReplayedPicture replayPicture(const PictureState& state, const std::filesystem::path& folder, segment::Engine& engine,
                              JobContext& context)
{
    ReplayedPicture picture;
    picture.image = loadPicture(state.picture, folder, context.control);
    const Image& image = picture.image.image;
    picture.run = segment::runScene(engine, image, state.scene, context);
    picture.rating =
        segment::rateScene(engine, state.scene, picture.run, {state.picture.name, image.width, image.height}, context);
    for (const MaskRecord& record : state.masks) {
        const auto found = std::ranges::find_if(
            picture.run.objects, [&record](const ObjectRun& run) { return run.object->id == record.object; });
        if (found == picture.run.objects.end())
            picture.changes.push_back({record.object, record.area, 0});
        else if (hashOf(*found) != record.sha256)
            picture.changes.push_back({record.object, record.area, found->area});
    }
    std::ranges::sort(picture.changes, {}, &MaskChange::object);
    return picture;
}

std::string reportJson(const PictureState& state, const ReplayedPicture& picture, const Workspace& workspace,
                       const segment::DeviceSummary& device, const std::string& program)
{
    ordered_json objects = ordered_json::array();
    for (const ObjectRun& run : picture.run.objects)
        objects.push_back(objectJson(run));
    ordered_json changes = ordered_json::array();
    for (const MaskChange& change : picture.changes)
        changes.push_back({{"object", change.object}, {"recordedArea", change.recordedArea}, {"area", change.area}});
    const PictureFile& file = state.picture;
    const ordered_json root{{"program", {{"name", "tessera"}, {"version", program}}},
                            {"device", deviceJson(device)},
                            {"recorded", {{"version", workspace.program}, {"device", deviceJson(workspace.device)}}},
                            {"seed", workspace.seed},
                            {"image",
                             {{"name", file.name},
                              {"sha256", file.sha256},
                              {"pixelSha256", picture.image.pixelSha256},
                              {"width", file.width},
                              {"height", file.height}}},
                            {"objects", std::move(objects)},
                            {"metrics", picture.rating ? ratingJson(*picture.rating) : ordered_json(nullptr)},
                            {"compared", state.masks.size()},
                            {"changed", std::move(changes)}};
    return layOut(root);
}

std::vector<std::string> folderNames(const std::vector<PictureState>& pictures)
{
    if (pictures.size() == 1)
        return {std::string()};
    std::vector<std::string> names;
    for (const PictureState& state : pictures)
        names.push_back(std::to_string(names.size() + 1) + "-" + safeStem(state.picture.name));
    return names;
}

} // namespace core::workspace
