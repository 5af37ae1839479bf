#include <algorithm>
#include <array>
#include <cstdio>
#include <optional>

#include <nlohmann/json.hpp>

#include "core/segment/scene_state.h"
#include "core/workspace/json_text.h"
#include "core/workspace/workspace_json.h"

namespace core::workspace {

namespace {

using nlohmann::ordered_json;
using segment::MaskEdit;
using segment::RunLengths;
using segment::ScenePrompt;
using segment::TruthSource;

/// From the workspace's folder to a file; empty: the file has no path.
std::string relativeTo(const std::filesystem::path& folder, const std::string& path)
{
    return path.empty() ? std::string() : std::filesystem::path(path).lexically_relative(folder).string();
}

ordered_json colourJson(const segment::Rgb& colour)
{
    std::array<char, 8> text{};
    std::snprintf(text.data(), text.size(), "#%02x%02x%02x", colour[0], colour[1], colour[2]);
    return text.data();
}

ordered_json runsJson(const std::shared_ptr<const RunLengths>& runs)
{
    if (!runs)
        return nullptr;
    return {{"size", {runs->height, runs->width}}, {"counts", segment::compressRuns(runs->counts)}};
}

ordered_json promptJson(const ScenePrompt& prompt)
{
    if (prompt.kind == ScenePrompt::Kind::Box)
        return {{"kind", "box"},     {"x0", prompt.at.x}, {"y0", prompt.at.y},
                {"x1", prompt.to.x}, {"y1", prompt.to.y}, {"enabled", prompt.enabled}};
    return {{"kind", prompt.kind == ScenePrompt::Kind::Object ? "object" : "background"},
            {"x", prompt.at.x},
            {"y", prompt.at.y},
            {"enabled", prompt.enabled}};
}

ordered_json editJson(const MaskEdit& edit)
{
    ordered_json path = ordered_json::array();
    for (const segment::ImagePoint& point : edit.path)
        path.push_back(ordered_json::array({point.x, point.y}));
    return {{"kind", edit.kind == MaskEdit::Kind::Brush ? "brush" : "polygon"},
            {"adds", edit.adds},
            {"radius", edit.radius},
            {"path", std::move(path)}};
}

ordered_json objectJson(const segment::SceneObject& object)
{
    ordered_json prompts = ordered_json::array();
    for (const ScenePrompt& prompt : object.prompts)
        prompts.push_back(promptJson(prompt));
    ordered_json edits = ordered_json::array();
    for (const auto& edit : object.edits)
        edits.push_back(editJson(*edit));
    return {{"id", object.id},
            {"name", object.name},
            {"label", object.label},
            {"visible", object.visible},
            {"locked", object.locked},
            {"candidate", object.candidate},
            {"prompts", std::move(prompts)},
            {"maskPrompt", runsJson(object.maskPrompt)},
            {"fixedMask", runsJson(object.fixedMask)},
            {"edits", std::move(edits)}};
}

ordered_json truthJson(const TruthSource& truth, const std::filesystem::path& folder)
{
    ordered_json json;
    switch (truth.kind) {
    case TruthSource::Kind::None:
        json = {{"kind", "none"}};
        break;
    case TruthSource::Kind::File:
        json = {{"kind", "file"},
                {"path", truth.path},
                {"relative", relativeTo(folder, truth.path)},
                {"sha256", truth.sha256}};
        break;
    case TruthSource::Kind::Object:
        json = {{"kind", "object"}, {"object", truth.objectId}};
        break;
    }
    json["ignored"] = truth.ignored ? ordered_json(*truth.ignored) : ordered_json(nullptr);
    return json;
}

ordered_json sceneJson(const segment::Scene& scene, const std::filesystem::path& folder)
{
    ordered_json classes = ordered_json::array();
    for (const segment::ObjectClass& entry : scene.classes)
        classes.push_back({{"label", entry.label}, {"name", entry.name}, {"colour", colourJson(entry.colour)}});
    ordered_json objects = ordered_json::array();
    for (const auto& object : scene.objects)
        objects.push_back(objectJson(*object));
    return {{"classes", std::move(classes)},
            {"objects", std::move(objects)},
            {"current", scene.current},
            {"filter", {{"smallestPart", scene.filter.smallestPart}, {"largestHole", scene.filter.largestHole}}},
            {"truth", truthJson(scene.truth, folder)}};
}

ordered_json fileJson(const PictureFile& file, const std::filesystem::path& folder)
{
    return {{"path", file.path},
            {"relative", relativeTo(folder, file.path)},
            {"name", file.name},
            {"sha256", file.sha256},
            {"pixelSha256", file.pixelSha256},
            {"width", file.width},
            {"height", file.height},
            {"pasted", file.pasted}};
}

ordered_json numberJson(const std::optional<double>& value)
{
    return value ? ordered_json(*value) : ordered_json(nullptr);
}

ordered_json clicksJson(const segment::ClickSeries& series)
{
    ordered_json clicks = ordered_json::array();
    for (const segment::ClickRecord& record : series.records)
        clicks.push_back({{"prompts", record.prompts},
                          {"edits", record.edits},
                          {"iou", numberJson(record.iou)},
                          {"predictedIoU", numberJson(record.predictedIou)}});
    return {{"object", series.object}, {"name", series.name}, {"clicks", std::move(clicks)}};
}

/// The scenes of exports, each once.
class Scenes {
public:
    explicit Scenes(const std::filesystem::path& folder) : m_folder(folder) {}

    /// The index of the scene, or null for none.
    ordered_json indexOf(const std::shared_ptr<const segment::Scene>& scene)
    {
        if (!scene)
            return nullptr;
        const auto known =
            std::ranges::find_if(m_scenes, [&](const auto& entry) { return isSameState(*entry, *scene); });
        if (known != m_scenes.end())
            return known - m_scenes.begin();
        m_scenes.push_back(scene);
        m_json.push_back(sceneJson(*scene, m_folder));
        return m_scenes.size() - 1;
    }
    ordered_json take() { return std::move(m_json); }

private:
    const std::filesystem::path& m_folder;
    std::vector<std::shared_ptr<const segment::Scene>> m_scenes;
    ordered_json m_json = ordered_json::array();
};

ordered_json optionsJson(const ExportRecord& record)
{
    ordered_json options = ordered_json::object();
    for (const auto& [key, value] : record.options)
        std::visit([&, &name = key](const auto& option) { options[name] = option; }, value);
    return options;
}

ordered_json exportJson(const ExportRecord& record, Scenes& scenes)
{
    ordered_json clicks = ordered_json::array();
    for (const segment::ClickSeries& series : record.clicks)
        clicks.push_back(clicksJson(series));
    return {{"item", record.item},
            {"format", record.format},
            {"file", record.file},
            {"options", optionsJson(record)},
            {"scene", scenes.indexOf(record.scene)},
            {"clicks", std::move(clicks)}};
}

ordered_json pictureJson(const PictureState& state, const std::filesystem::path& folder)
{
    ordered_json masks = ordered_json::array();
    for (const MaskRecord& mask : state.masks)
        masks.push_back({{"object", mask.object}, {"area", mask.area}, {"sha256", mask.sha256}});
    Scenes scenes(folder);
    ordered_json exports = ordered_json::array();
    for (const ExportRecord& record : state.exports)
        exports.push_back(exportJson(record, scenes));
    ordered_json clicks = ordered_json::array();
    for (const ClickTrace& trace : state.clicks) {
        ordered_json entry = ordered_json::object();
        entry["truth"] = trace.truth;
        entry.update(clicksJson(trace.series));
        clicks.push_back(std::move(entry));
    }
    ordered_json view = nullptr;
    if (state.view)
        view = {{"zoom", state.view->zoom}, {"x", state.view->centre.x}, {"y", state.view->centre.y}};
    return {{"picture", fileJson(state.picture, folder)},
            {"scene", sceneJson(state.scene, folder)},
            {"masks", std::move(masks)},
            {"exports", std::move(exports)},
            {"scenes", scenes.take()},
            {"clicks", std::move(clicks)},
            {"view", std::move(view)}};
}

ordered_json gridJson(const GridState& grid)
{
    if (grid.world.empty())
        return nullptr;
    ordered_json settings = ordered_json::object();
    for (const auto& [learner, values] : grid.settings)
        settings[learner] = values;
    return {{"world", ordered_json::parse(grid.world)},
            {"name", grid.name},
            {"preset", grid.preset},
            {"file", grid.file},
            {"learner", grid.learner},
            {"gamma", grid.gamma},
            {"seed", grid.seed},
            {"settings", std::move(settings)}};
}

ordered_json referenceJson(const FileReference& file, const std::filesystem::path& folder)
{
    if (file.path.empty())
        return nullptr;
    return {{"path", file.path}, {"relative", relativeTo(folder, file.path)}, {"sha256", file.sha256}};
}

ordered_json modelJson(const ModelState& model, const std::filesystem::path& folder)
{
    if (model == ModelState())
        return nullptr;
    ordered_json exports = ordered_json::array();
    for (const ModelExport& entry : model.exports)
        exports.push_back({{"model", referenceJson(entry.model, folder)},
                           {"picture", referenceJson(entry.picture, folder)},
                           {"tokenizer", referenceJson(entry.tokenizer, folder)},
                           {"item", entry.record.item},
                           {"format", entry.record.format},
                           {"file", entry.record.file},
                           {"options", optionsJson(entry.record)}});
    return {{"file", referenceJson(model.file, folder)},
            {"shapes", model.shapes},
            {"values", model.values},
            {"input", model.input},
            {"picture", referenceJson(model.picture, folder)},
            {"sentence", model.sentence},
            {"secondSentence", model.secondSentence},
            {"tokenizer", referenceJson(model.tokenizer, folder)},
            {"seed", model.seed},
            {"search", model.search},
            {"node", model.node},
            {"tapped", model.tapped},
            {"look", model.look},
            {"rowAxis", model.rowAxis},
            {"columnAxis", model.columnAxis},
            {"indices", model.indices},
            {"exports", std::move(exports)}};
}

} // namespace

std::string toJson(const Workspace& workspace, const std::filesystem::path& folder)
{
    check(workspace);
    ordered_json pictures = ordered_json::array();
    for (const PictureState& state : workspace.segment.pictures)
        pictures.push_back(pictureJson(state, folder));
    const ordered_json root{
        {"format", workspace.format},
        {"program", {{"name", "tessera"}, {"version", workspace.program}}},
        {"device",
         {{"name", workspace.device.name}, {"type", workspace.device.type}, {"driver", workspace.device.driver}}},
        {"seed", workspace.seed},
        {"pane", workspace.pane},
        {"segment",
         {{"folder", workspace.segment.folder},
          {"current", workspace.segment.current},
          {"polygonTolerance", numberJson(workspace.segment.polygonTolerance)},
          {"pictures", std::move(pictures)}}},
        {"grid", gridJson(workspace.grid)},
        {"model", modelJson(workspace.model, folder)}};
    return layOut(root);
}

} // namespace core::workspace
