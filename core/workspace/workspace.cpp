#include "core/workspace/workspace.h"
#include "core/grid/learners.h"
#include "core/grid/parse.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <set>
#include <span>

#include "core/assets/sha256.h"
#include "core/limits.h"
#include "core/workspace/place.h"

namespace core::workspace {

namespace {

using gpu::mark;
using segment::MaskEdit;
using segment::RunLengths;
using segment::ScenePrompt;

constexpr double kMaxZoom = 1e6;

/// Whether the bytes are UTF-8: no overlong forms, no surrogates, nothing above U+10FFFF.
bool isUtf8(std::string_view text)
{
    for (size_t i = 0; i < text.size();) {
        const auto byte = [&](size_t at) { return at < text.size() ? static_cast<unsigned char>(text[at]) : 0U; };
        const unsigned first = byte(i);
        const size_t more = first < 0x80   ? 0
                            : first < 0xC2 ? 9
                            : first < 0xE0 ? 1
                            : first < 0xF0 ? 2
                            : first < 0xF5 ? 3
                                           : 9;
        if (more == 9)
            return false;
        uint32_t code = more == 0 ? first : first & (0x3FU >> more);
        for (size_t k = 1; k <= more; ++k) {
            if ((byte(i + k) & 0xC0U) != 0x80U)
                return false;
            code = code << 6 | (byte(i + k) & 0x3FU);
        }
        if ((more == 2 && (code < 0x800 || (code >= 0xD800 && code < 0xE000))) ||
            (more == 3 && (code < 0x10000 || code > 0x10FFFF)))
            return false;
        i += more + 1;
    }
    return true;
}

void checkText(const Place& place, std::string_view text)
{
    if (text.size() > kMaxText)
        failAt(place, mark("Workspace", "The workspace's field \"%1\" is too long a text."));
    if (!isUtf8(text))
        failAt(place, mark("Workspace", "The workspace's field \"%1\" is not UTF-8 text."));
}

void checkHash(const Place& place, std::string_view hash, bool mayBeEmpty)
{
    const bool digits =
        std::ranges::all_of(hash, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
    if (!digits || (hash.size() != 64 && !(mayBeEmpty && hash.empty())))
        failAt(place, mark("Workspace", "The workspace's field \"%1\" is no SHA-256: 64 digits 0-9 and a-f."));
}

void checkRange(const Place& place, double value, double low, double high)
{
    if (!(value >= low && value <= high)) // NaN too
        failAt(place, mark("Workspace", "The workspace's field \"%1\" is out of range."));
}

/// Pixels are places in [0, limit).
void checkInside(const Place& place, double value, int limit)
{
    if (!(value >= 0 && value < limit))
        failAt(place, mark("Workspace", "The workspace's field \"%1\" lies outside the picture."));
}

void checkLabel(const Place& place, uint32_t label)
{
    if (label < 1 || label > 65'535)
        failAt(place, mark("Workspace", "The workspace's field \"%1\" is no label: 1 to 65535."));
}

void checkRuns(const Place& place, const RunLengths& runs, const PictureFile& picture)
{
    const int64_t pixels = std::accumulate(runs.counts.begin(), runs.counts.end(), int64_t{0});
    if (runs.width != picture.width || runs.height != picture.height || pixels != int64_t{runs.width} * runs.height)
        failAt(place, mark("Workspace", "The workspace's field \"%1\" is no mask of the picture's size."));
}

void checkPrompt(const Place& place, const ScenePrompt& prompt, const PictureFile& picture)
{
    if (prompt.kind != ScenePrompt::Kind::Box) {
        checkInside(place.at("x"), prompt.at.x, picture.width);
        checkInside(place.at("y"), prompt.at.y, picture.height);
        return;
    }
    // A box may end at the picture's far edges.
    checkRange(place.at("x0"), prompt.at.x, 0, picture.width);
    checkRange(place.at("y0"), prompt.at.y, 0, picture.height);
    checkRange(place.at("x1"), prompt.to.x, 0, picture.width);
    checkRange(place.at("y1"), prompt.to.y, 0, picture.height);
    if (prompt.to.x <= prompt.at.x || prompt.to.y <= prompt.at.y)
        failAt(place, mark("Workspace", "The workspace's field \"%1\" is an empty or inverted box."));
}

void checkEdit(const Place& place, const MaskEdit& edit)
{
    checkRange(place.at("radius"), edit.radius, 0, kMaxCoordinate);
    const Place path = place.at("path");
    checkCount(path, edit.path.size(), kMaxPath);
    for (size_t i = 0; i < edit.path.size(); ++i) {
        const Place point = path.at(i);
        checkRange(point, edit.path[i].x, -kMaxCoordinate, kMaxCoordinate);
        checkRange(point, edit.path[i].y, -kMaxCoordinate, kMaxCoordinate);
    }
}

void checkObject(const Place& place, const segment::SceneObject& object, const PictureFile& picture,
                 const std::set<uint32_t>& labels)
{
    if (object.id < 1)
        failAt(place.at("id"), mark("Workspace", "The workspace's field \"%1\" must be 1 or more."));
    checkText(place.at("name"), object.name);
    if (!labels.contains(object.label))
        failAt(place.at("label"), mark("Workspace", "The workspace's field \"%1\" is a label without a class."));
    checkRange(place.at("candidate"), object.candidate, -1, 3);
    const Place prompts = place.at("prompts");
    checkCount(prompts, object.prompts.size(), kMaxPrompts);
    for (size_t i = 0; i < object.prompts.size(); ++i)
        checkPrompt(prompts.at(i), object.prompts[i], picture);
    if (object.maskPrompt)
        checkRuns(place.at("maskPrompt"), *object.maskPrompt, picture);
    if (object.fixedMask)
        checkRuns(place.at("fixedMask"), *object.fixedMask, picture);
    const Place edits = place.at("edits");
    checkCount(edits, object.edits.size(), kMaxEdits);
    for (size_t i = 0; i < object.edits.size(); ++i)
        checkEdit(edits.at(i), *object.edits[i]);
}

std::set<uint32_t> checkClasses(const Place& place, const std::vector<segment::ObjectClass>& classes)
{
    checkCount(place, classes.size(), kMaxClasses);
    std::set<uint32_t> labels;
    for (size_t i = 0; i < classes.size(); ++i) {
        const Place entry = place.at(i);
        checkLabel(entry.at("label"), classes[i].label);
        checkText(entry.at("name"), classes[i].name);
        if (!labels.insert(classes[i].label).second)
            failAt(entry, mark("Workspace", "The workspace's field \"%1\" has the label of another one."));
    }
    return labels;
}

void checkTruth(const Place& place, const segment::TruthSource& truth)
{
    checkText(place.at("path"), truth.path);
    checkHash(place.at("sha256"), truth.sha256, true);
    if (truth.ignored)
        checkRange(place.at("ignored"), *truth.ignored, 0, 65'535);
}

void checkScene(const Place& place, const segment::Scene& scene, const PictureFile& picture)
{
    const std::set<uint32_t> labels = checkClasses(place.at("classes"), scene.classes);
    const Place objects = place.at("objects");
    checkCount(objects, scene.objects.size(), kMaxObjects);
    std::set<int64_t> ids;
    for (size_t i = 0; i < scene.objects.size(); ++i) {
        const Place entry = objects.at(i);
        checkObject(entry, *scene.objects[i], picture, labels);
        if (!ids.insert(scene.objects[i]->id).second)
            failAt(entry, mark("Workspace", "The workspace's field \"%1\" has the number of another one."));
    }
    if (scene.current != 0 && !ids.contains(scene.current))
        failAt(place.at("current"),
               mark("Workspace", "The workspace's field \"%1\" names an object that is not there."));
    const Place filter = place.at("filter");
    checkRange(filter.at("smallestPart"), static_cast<double>(scene.filter.smallestPart), 0, 1e9);
    checkRange(filter.at("largestHole"), static_cast<double>(scene.filter.largestHole), 0, 1e9);
    checkTruth(place.at("truth"), scene.truth);
}

void checkFile(const Place& place, const PictureFile& file)
{
    for (const auto& [key, text] : {std::pair("path", &file.path), {"relative", &file.relative}, {"name", &file.name}})
        checkText(place.at(key), *text);
    checkHash(place.at("sha256"), file.sha256, false);
    checkHash(place.at("pixelSha256"), file.pixelSha256, true);
    checkRange(place.at("width"), file.width, 1, static_cast<double>(limits::picturePixels.value()));
    checkRange(place.at("height"), file.height, 1, static_cast<double>(limits::picturePixels.value()));
    if (int64_t{file.width} * file.height > limits::picturePixels.value())
        failAt(place, mark("Workspace", "The workspace's field \"%1\" is too large a picture."));
}

void checkClicks(const Place& place, const segment::ClickSeries& series)
{
    checkText(place.at("name"), series.name);
    const Place clicks = place.at("clicks");
    checkCount(clicks, series.records.size(), kMaxClicks);
    for (size_t i = 0; i < series.records.size(); ++i) {
        const segment::ClickRecord& record = series.records[i];
        const Place entry = clicks.at(i);
        checkRange(entry.at("prompts"), static_cast<double>(record.prompts), 0, 1e9);
        checkRange(entry.at("edits"), static_cast<double>(record.edits), 0, 1e9);
        checkRange(entry.at("iou"), record.iou.value_or(0), 0, 1);
        checkRange(entry.at("predictedIoU"), record.predictedIou.value_or(0), -1e300, 1e300);
    }
}

void checkExport(const Place& place, const ExportRecord& record)
{
    for (const auto& [key, text] :
         {std::pair("item", &record.item), {"format", &record.format}, {"file", &record.file}})
        checkText(place.at(key), *text);
    // A replay writes it into a folder of its own, and nowhere else.
    const std::string& file = record.file;
    if (file.empty() || file == "." || file == ".." || file.find('/') != file.npos || file.find('\0') != file.npos)
        failAt(place.at("file"), mark("Workspace", "The workspace's field \"%1\" is no file name."));
    const Place options = place.at("options");
    checkCount(options, record.options.size(), kMaxOptions);
    for (const auto& [key, option] : record.options) {
        checkText(options, key);
        const Place value = options.at(key);
        if (const auto* number = std::get_if<double>(&option))
            checkRange(value, *number, -1e300, 1e300);
        if (const auto* words = std::get_if<std::string>(&option))
            checkText(value, *words);
    }
}

void checkExports(const Place& place, const std::vector<ExportRecord>& exports, const PictureFile& picture)
{
    checkCount(place, exports.size(), kMaxExports);
    for (size_t i = 0; i < exports.size(); ++i) {
        const Place entry = place.at(i);
        if (exports[i].scene)
            checkScene(entry.at("scene"), *exports[i].scene, picture);
        const Place clicks = entry.at("clicks");
        checkCount(clicks, exports[i].clicks.size(), kMaxObjects);
        for (size_t k = 0; k < exports[i].clicks.size(); ++k)
            checkClicks(clicks.at(k), exports[i].clicks[k]);
        checkExport(entry, exports[i]);
    }
}

void checkPicture(const Place& place, const PictureState& state)
{
    checkFile(place.at("picture"), state.picture);
    checkScene(place.at("scene"), state.scene, state.picture);
    const Place masks = place.at("masks");
    checkCount(masks, state.masks.size(), kMaxObjects);
    for (size_t i = 0; i < state.masks.size(); ++i) {
        const Place entry = masks.at(i);
        checkRange(entry.at("area"), static_cast<double>(state.masks[i].area), 0, 1e9);
        checkHash(entry.at("sha256"), state.masks[i].sha256, false);
    }
    checkExports(place.at("exports"), state.exports, state.picture);
    const Place clicks = place.at("clicks");
    checkCount(clicks, state.clicks.size(), kMaxObjects);
    for (size_t i = 0; i < state.clicks.size(); ++i) {
        checkText(clicks.at(i).at("truth"), state.clicks[i].truth);
        checkClicks(clicks.at(i), state.clicks[i].series);
    }
    if (state.view) {
        const Place view = place.at("view");
        if (!(state.view->zoom > 0))
            failAt(view.at("zoom"), mark("Workspace", "The workspace's field \"%1\" is out of range."));
        checkRange(view.at("zoom"), state.view->zoom, 0, kMaxZoom);
        checkRange(view.at("x"), state.view->centre.x, -1e9, 1e9);
        checkRange(view.at("y"), state.view->centre.y, -1e9, 1e9);
    }
}

} // namespace

std::string keyOf(const segment::TruthSource& truth)
{
    switch (truth.kind) {
    case segment::TruthSource::Kind::File:
        return "file " + (truth.sha256.empty() ? truth.path : truth.sha256);
    case segment::TruthSource::Kind::Object:
        return "object " + std::to_string(truth.objectId);
    case segment::TruthSource::Kind::None:
        break;
    }
    return {};
}

std::string maskHash(const Mask& mask)
{
    std::array<std::byte, 8> size{};
    for (size_t i = 0; i < 4; ++i) {
        size[i] = static_cast<std::byte>(static_cast<uint32_t>(mask.width) >> (8 * i));
        size[4 + i] = static_cast<std::byte>(static_cast<uint32_t>(mask.height) >> (8 * i));
    }
    Sha256 sum;
    sum.add(size);
    sum.add(std::as_bytes(std::span(mask.values)));
    return sum.finish();
}

namespace {

void checkGrid(const Place& place, const GridState& grid)
{
    if (grid.world.empty())
        return;
    checkText(place.at("name"), grid.name);
    checkText(place.at("preset"), grid.preset);
    checkText(place.at("file"), grid.file);
    core::grid::parseJson(grid.world);
    const core::grid::Learner& learner = core::grid::learner(grid.learner);
    core::grid::settingsOf(learner, {{"gamma", grid.gamma}});
    for (const auto& [name, values] : grid.settings)
        core::grid::settingsOf(core::grid::learner(name), core::grid::Settings(values.begin(), values.end()));
}

void checkWord(const Place& place, const std::string& word, std::initializer_list<std::string_view> known)
{
    if (std::ranges::find(known, word) == known.end())
        failAt(place, mark("Workspace", "The workspace's field \"%1\" is none of the words that it may be."));
}

void checkReference(const Place& place, const FileReference& file)
{
    checkText(place.at("path"), file.path);
    checkText(place.at("relative"), file.relative);
    checkHash(place.at("sha256"), file.sha256, true);
}

void checkModel(const Place& place, const ModelState& model)
{
    checkReference(place.at("file"), model.file);
    checkReference(place.at("picture"), model.picture);
    checkText(place.at("search"), model.search);
    checkText(place.at("sentence"), model.sentence);
    checkText(place.at("secondSentence"), model.secondSentence);
    checkReference(place.at("tokenizer"), model.tokenizer);
    checkWord(place.at("input"), model.input, {"random", "zeros", "picture", "sentence"});
    checkWord(place.at("look"), model.look, {"picture", "heatmap", "numbers"});
    for (const auto& [key, texts] : {std::pair("shapes", &model.shapes), {"values", &model.values}}) {
        const Place entries = place.at(key);
        checkCount(entries, texts->size(), kMaxOptions);
        for (const auto& [input, text] : *texts) {
            checkText(entries, input);
            checkText(entries.at(input), text);
        }
    }
    checkRange(place.at("node"), model.node, -1, static_cast<double>(kMaxNodes));
    const Place indices = place.at("indices");
    checkCount(indices, model.indices.size(), kMaxAxes);
    for (size_t i = 0; i < model.indices.size(); ++i)
        checkRange(indices.at(i), static_cast<double>(model.indices[i]), 0, static_cast<double>(kMaxIndex));
    const Place exports = place.at("exports");
    checkCount(exports, model.exports.size(), kMaxExports);
    for (size_t i = 0; i < model.exports.size(); ++i) {
        const Place entry = exports.at(i);
        const ModelExport& made = model.exports[i];
        checkReference(entry.at("model"), made.model);
        if (made.model.path.empty())
            failAt(entry.at("model"), mark("Workspace", "The workspace's field \"%1\" is no file."));
        checkReference(entry.at("picture"), made.picture);
        checkReference(entry.at("tokenizer"), made.tokenizer);
        checkExport(entry, made.record);
    }
}

} // namespace

void check(const Workspace& workspace)
{
    const Place root;
    checkText(root.at("program"), workspace.program);
    checkText(root.at("pane"), workspace.pane);
    const Place device = root.at("device");
    checkText(device.at("name"), workspace.device.name);
    checkText(device.at("type"), workspace.device.type);
    checkText(device.at("driver"), workspace.device.driver);
    checkGrid(root.at("grid"), workspace.grid);
    checkModel(root.at("model"), workspace.model);
    const Place segment = root.at("segment");
    checkText(segment.at("folder"), workspace.segment.folder);
    checkRange(segment.at("polygonTolerance"), workspace.segment.polygonTolerance.value_or(0), 0, kMaxCoordinate);
    const Place pictures = segment.at("pictures");
    checkCount(pictures, workspace.segment.pictures.size(), kMaxPictures);
    for (size_t i = 0; i < workspace.segment.pictures.size(); ++i)
        checkPicture(pictures.at(i), workspace.segment.pictures[i]);
    checkRange(segment.at("current"), workspace.segment.current, -1,
               static_cast<double>(workspace.segment.pictures.size()) - 1);
}

} // namespace core::workspace
