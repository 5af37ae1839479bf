#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <utility>

#include <nlohmann/json.hpp>

#include "core/grid/parse.h"
#include "core/grid/write_world.h"
#include "core/limits.h"
#include "core/workspace/json_field.h"
#include "core/workspace/workspace_json.h"

namespace core::workspace {

namespace {

using gpu::Error;
using gpu::ErrorKind;
using gpu::mark;
using nlohmann::json;
using segment::MaskEdit;
using segment::RunLengths;
using segment::ScenePrompt;
using segment::TruthSource;

constexpr int64_t kMaxWhole = int64_t{1} << 53; // what other programs' numbers can hold, too

segment::Rgb readColour(const Field& field)
{
    const std::string text = field.text();
    unsigned value = 0;
    const bool shaped =
        text.size() == 7 && text[0] == '#' &&
        std::all_of(text.begin() + 1, text.end(), [](unsigned char c) { return std::isxdigit(c) != 0; });
    if (!shaped)
        failAt(field.place(), mark("Workspace", "The workspace's field \"%1\" is no colour like \"#0072b2\"."));
    value = static_cast<unsigned>(std::stoul(text.substr(1), nullptr, 16));
    return {static_cast<uint8_t>(value >> 16), static_cast<uint8_t>(value >> 8 & 0xFF),
            static_cast<uint8_t>(value & 0xFF)};
}

std::shared_ptr<const RunLengths> readRuns(const Field& field)
{
    if (field.isNull())
        return nullptr;
    auto runs = std::make_shared<RunLengths>();
    const Field size = field.at("size");
    if (size.count() != 2)
        failAt(size.place(), mark("Workspace", "The workspace's field \"%1\" is no pair of height and width."));
    runs->height = static_cast<int>(size.at(size_t{0}).whole(0, std::numeric_limits<int>::max()));
    runs->width = static_cast<int>(size.at(size_t{1}).whole(0, std::numeric_limits<int>::max()));
    const Field counts = field.at("counts");
    try {
        runs->counts = segment::decompressRuns(counts.text());
    } catch (const Error&) {
        failAt(counts.place(), mark("Workspace", "The workspace's field \"%1\" is no run-length mask."));
    }
    return runs;
}

ScenePrompt readPrompt(const Field& field)
{
    ScenePrompt prompt;
    const size_t kind = field.at("kind").oneOf({"object", "background", "box"});
    prompt.kind = static_cast<ScenePrompt::Kind>(kind);
    if (prompt.kind == ScenePrompt::Kind::Box) {
        prompt.at = {field.at("x0").number(), field.at("y0").number()};
        prompt.to = {field.at("x1").number(), field.at("y1").number()};
    } else {
        prompt.at = {field.at("x").number(), field.at("y").number()};
    }
    prompt.enabled = field.at("enabled").flag(true);
    return prompt;
}

std::shared_ptr<const MaskEdit> readEdit(const Field& field)
{
    auto edit = std::make_shared<MaskEdit>();
    edit->kind = field.at("kind").oneOf({"brush", "polygon"}) == 0 ? MaskEdit::Kind::Brush : MaskEdit::Kind::Polygon;
    edit->adds = field.at("adds").flag(true);
    edit->radius = field.at("radius").number(0);
    const Field path = field.at("path");
    edit->path.reserve(path.count(kMaxPath));
    for (size_t i = 0; i < path.count(); ++i) {
        const Field point = path.at(i);
        if (point.count() != 2)
            failAt(point.place(), mark("Workspace", "The workspace's field \"%1\" is no pair of x and y."));
        edit->path.push_back({point.at(size_t{0}).number(), point.at(size_t{1}).number()});
    }
    return edit;
}

std::shared_ptr<const segment::SceneObject> readObject(const Field& field)
{
    auto object = std::make_shared<segment::SceneObject>();
    object->id = field.at("id").whole(1, kMaxWhole);
    object->name = field.at("name").text("");
    object->label = static_cast<uint32_t>(field.at("label").whole(1, 65'535));
    object->visible = field.at("visible").flag(true);
    object->locked = field.at("locked").flag(false);
    object->candidate = static_cast<int>(field.at("candidate").whole(-1, 3, -1));
    object->prompts = field.at("prompts").list<ScenePrompt>(kMaxPrompts, readPrompt);
    object->maskPrompt = readRuns(field.at("maskPrompt"));
    object->fixedMask = readRuns(field.at("fixedMask"));
    object->edits = field.at("edits").list<std::shared_ptr<const MaskEdit>>(kMaxEdits, readEdit);
    return object;
}

segment::ObjectClass readClass(const Field& field)
{
    return {static_cast<uint32_t>(field.at("label").whole(1, 65'535)), field.at("name").text(""),
            readColour(field.at("colour"))};
}

TruthSource readTruth(const Field& field, const std::filesystem::path& folder)
{
    TruthSource truth;
    if (field.isNull())
        return truth;
    truth.kind = static_cast<TruthSource::Kind>(field.at("kind").oneOf({"none", "file", "object"}));
    if (truth.kind == TruthSource::Kind::File) {
        truth.path = field.at("path").text();
        truth.sha256 = field.at("sha256").text("");
        const std::string relative = field.at("relative").text("");
        std::error_code ignored;
        const std::filesystem::path beside = (folder / relative).lexically_normal();
        if (!relative.empty() && std::filesystem::is_regular_file(beside, ignored))
            truth.path = beside.string();
    }
    if (truth.kind == TruthSource::Kind::Object)
        truth.objectId = field.at("object").whole(0, kMaxWhole);
    if (const Field ignored = field.at("ignored"); !ignored.isNull())
        truth.ignored = static_cast<uint32_t>(ignored.whole(0, 65'535));
    return truth;
}

segment::Scene readScene(const Field& field, const std::filesystem::path& folder)
{
    segment::Scene scene;
    scene.classes = field.at("classes").list<segment::ObjectClass>(kMaxClasses, readClass);
    scene.objects = field.at("objects").list<std::shared_ptr<const segment::SceneObject>>(kMaxObjects, readObject);
    scene.current = field.at("current").whole(0, kMaxWhole, 0);
    if (const Field filter = field.at("filter"); !filter.isNull()) {
        scene.filter.smallestPart = filter.at("smallestPart").whole(0, kMaxWhole, 0);
        scene.filter.largestHole = filter.at("largestHole").whole(0, kMaxWhole, 0);
    }
    scene.truth = readTruth(field.at("truth"), folder);
    return scene;
}

PictureFile readFile(const Field& field)
{
    PictureFile file;
    file.path = field.at("path").text();
    file.relative = field.at("relative").text("");
    file.name = field.at("name").text("");
    file.sha256 = field.at("sha256").text();
    file.pixelSha256 = field.at("pixelSha256").text("");
    file.width = static_cast<int>(field.at("width").whole(1, 100'000'000));
    file.height = static_cast<int>(field.at("height").whole(1, 100'000'000));
    file.pasted = field.at("pasted").flag(false);
    return file;
}

MaskRecord readMask(const Field& field)
{
    return {field.at("object").whole(1, kMaxWhole), field.at("area").whole(0, kMaxWhole), field.at("sha256").text()};
}

std::optional<double> readNumber(const Field& field)
{
    return field.isNull() ? std::nullopt : std::optional(field.number());
}

segment::ClickSeries readClicks(const Field& field)
{
    const auto readRecord = [](const Field& entry) {
        segment::ClickRecord record;
        record.prompts = entry.at("prompts").whole(0, kMaxWhole, 0);
        record.edits = entry.at("edits").whole(0, kMaxWhole, 0);
        record.iou = readNumber(entry.at("iou"));
        record.predictedIou = readNumber(entry.at("predictedIoU"));
        return record;
    };
    return {field.at("object").whole(1, kMaxWhole), field.at("name").text(""),
            field.at("clicks").list<segment::ClickRecord>(kMaxClicks, readRecord)};
}

using Scenes = std::vector<std::shared_ptr<const segment::Scene>>;

ExportRecord readExport(const Field& field, const Scenes& scenes)
{
    ExportRecord record{field.at("item").text(), field.at("format").text(), field.at("file").text()};
    if (const Field scene = field.at("scene"); !scene.isNull())
        record.scene = scenes[static_cast<size_t>(scene.whole(0, static_cast<int64_t>(scenes.size()) - 1))];
    record.clicks = field.at("clicks").list<segment::ClickSeries>(kMaxObjects, readClicks);
    field.at("options").eachEntry([&record](const std::string& key, const Field& value) {
        if (value.isFlag())
            record.options[key] = value.flag();
        else if (value.isText())
            record.options[key] = value.text();
        else
            record.options[key] = value.number();
    });
    return record;
}

PictureState readPicture(const Field& field, const std::filesystem::path& folder)
{
    PictureState state;
    state.picture = readFile(field.at("picture"));
    state.scene = readScene(field.at("scene"), folder);
    state.masks = field.at("masks").list<MaskRecord>(kMaxObjects, readMask);
    const Scenes scenes = field.at("scenes").list<Scenes::value_type>(kMaxExports, [&folder](const Field& scene) {
        return std::make_shared<const segment::Scene>(readScene(scene, folder));
    });
    state.exports = field.at("exports").list<ExportRecord>(
        kMaxExports, [&scenes](const Field& record) { return readExport(record, scenes); });
    state.clicks = field.at("clicks").list<ClickTrace>(kMaxObjects, [](const Field& trace) {
        return ClickTrace{trace.at("truth").text(""), readClicks(trace)};
    });
    if (const Field view = field.at("view"); !view.isNull())
        state.view = CanvasView{view.at("zoom").number(), {view.at("x").number(), view.at("y").number()}};
    return state;
}

/// The tree of values, with limits: what a file of the largest size could unfold to would not fit into memory.
json readTree(std::string_view text, const std::string& name)
{
    int64_t values = 0;
    const auto check = [&values, &name](int depth, json::parse_event_t event, const json&) {
        if (depth > limits::workspaceDepth.value())
            limits::workspaceDepth.refuse({mark("Workspace", "%1 is nested more deeply than a workspace may"), {name}});
        if (event != json::parse_event_t::key && ++values > limits::workspaceValues.value())
            limits::workspaceValues.refuse({mark("Workspace", "%1 holds more values than a workspace may"), {name}});
        return true;
    };
    try {
        return json::parse(text, check);
    } catch (const json::parse_error& error) {
        throw Error(ErrorKind::Corrupt,
                    {mark("Workspace", "%1 is cut off or damaged at byte %2"), {name, std::to_string(error.byte)}},
                    mark("Workspace", "Open an older copy of the workspace."));
    } catch (const json::exception&) {
        throw Error(ErrorKind::Corrupt, {mark("Workspace", "%1 has a number that is too large"), {name}},
                    mark("Workspace", "Open an older copy of the workspace."));
    }
}

void checkFormat(const Field& root, const std::string& name)
{
    if (!root.isObject() || root.at("format").isNull())
        throw Error(ErrorKind::InvalidInput, {mark("Workspace", "%1 is not a workspace of Tessera"), {name}},
                    mark("Workspace", "Workspaces end in .tessera."));
    if (root.at("format").whole(1, kMaxWhole) > kFormat) {
        const Field program = root.at("program");
        const std::string version =
            program.isObject() && program.at("version").isText() ? program.at("version").text() : "?";
        throw Error(ErrorKind::Unsupported,
                    {mark("Workspace", "%1 was made by a newer Tessera, version %2"), {name, version}},
                    mark("Workspace", "Update Tessera to open it."));
    }
}

GridState readGrid(const Field& field)
{
    GridState grid;
    if (field.isNull())
        return grid;
    // Written again, so that the same world has the same text.
    grid.world = core::grid::toJson(core::grid::parseJson(field.at("world").dump()));
    grid.name = field.at("name").text("");
    grid.preset = field.at("preset").text("");
    grid.file = field.at("file").text("");
    grid.learner = field.at("learner").text();
    grid.gamma = field.at("gamma").number();
    grid.seed = field.at("seed").unsignedWhole(1);
    field.at("settings").eachEntry([&grid](const std::string& learner, const Field& values) {
        values.eachEntry([&grid, &learner](const std::string& name, const Field& value) {
            grid.settings[learner][name] = value.number();
        });
    });
    return grid;
}

FileReference readReference(const Field& field)
{
    FileReference file;
    if (field.isNull())
        return file;
    file.path = field.at("path").text();
    file.relative = field.at("relative").text("");
    file.sha256 = field.at("sha256").text("");
    return file;
}

ModelState readModel(const Field& field)
{
    ModelState model;
    if (field.isNull())
        return model;
    const auto texts = [](const Field& entries, std::map<std::string, std::string>& target) {
        entries.eachEntry([&target](const std::string& name, const Field& value) { target[name] = value.text(); });
    };
    const auto axis = [](const Field& entry) { return static_cast<int>(entry.whole(-1, kMaxAxes - 1, -1)); };
    model.file = readReference(field.at("file"));
    texts(field.at("shapes"), model.shapes);
    texts(field.at("values"), model.values);
    model.input = field.at("input").text(model.input);
    model.picture = readReference(field.at("picture"));
    model.sentence = field.at("sentence").text("");
    model.secondSentence = field.at("secondSentence").text("");
    model.tokenizer = readReference(field.at("tokenizer"));
    model.seed = field.at("seed").unsignedWhole(1);
    model.search = field.at("search").text("");
    model.node = static_cast<int>(field.at("node").whole(-1, kMaxNodes, -1));
    model.tapped = field.at("tapped").flag(false);
    model.look = field.at("look").text(model.look);
    model.rowAxis = axis(field.at("rowAxis"));
    model.columnAxis = axis(field.at("columnAxis"));
    model.indices =
        field.at("indices").list<int64_t>(kMaxAxes, [](const Field& index) { return index.whole(0, kMaxIndex); });
    model.exports = field.at("exports").list<ModelExport>(kMaxExports, [](const Field& entry) {
        return ModelExport{readReference(entry.at("model")), readReference(entry.at("picture")), readExport(entry, {}),
                           readReference(entry.at("tokenizer"))};
    });
    return model;
}

} // namespace

Workspace parse(std::string_view text, const std::filesystem::path& folder, const std::string& name)
{
    const json tree = readTree(text, name);
    const Field root(tree);
    checkFormat(root, name);
    Workspace workspace;
    workspace.format = static_cast<int>(root.at("format").whole(1, kFormat));
    workspace.program = root.at("program").at("version").text("");
    if (const Field device = root.at("device"); !device.isNull())
        workspace.device = {device.at("name").text(""), device.at("type").text(""), device.at("driver").text("")};
    workspace.seed = root.at("seed").unsignedWhole(0);
    workspace.pane = root.at("pane").text("");
    if (const Field segment = root.at("segment"); !segment.isNull()) {
        workspace.segment.folder = segment.at("folder").text("");
        workspace.segment.pictures =
            segment.at("pictures").list<PictureState>(kMaxPictures, [&folder](const Field& field) {
                return readPicture(field, folder);
            });
        workspace.segment.current = static_cast<int>(segment.at("current").whole(-1, kMaxPictures, -1));
        workspace.segment.polygonTolerance = readNumber(segment.at("polygonTolerance"));
    }
    workspace.grid = readGrid(root.at("grid"));
    workspace.model = readModel(root.at("model"));
    check(workspace);
    return workspace;
}

} // namespace core::workspace
