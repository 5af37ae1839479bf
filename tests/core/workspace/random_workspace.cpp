#include "tests/core/workspace/random_workspace.h"

#include <algorithm>
#include <bit>
#include <cmath>

#include <QRandomGenerator>
#include <QStringList>

#include "core/grid/parse.h"
#include "core/grid/write_world.h"
#include "core/segment/run_length.h"

namespace {

using namespace core::workspace;
using namespace core::segment;

class Maker {
public:
    explicit Maker(uint32_t seed) : m_random(seed) {}

    Workspace workspace()
    {
        Workspace result;
        result.program = "0.1.0";
        result.device = {text(), "software", text()};
        result.seed = m_random.generate64();
        result.pane = "segment";
        result.segment.folder = coin() ? "/pictures" : "";
        if (coin())
            result.segment.polygonTolerance = number(0, 10);
        for (int i = upTo(3); i >= 0; --i)
            result.segment.pictures.push_back(picture());
        result.segment.current = upTo(static_cast<int>(result.segment.pictures.size())) - 1;
        if (coin())
            result.grid = grid();
        if (coin())
            result.model = model();
        return result;
    }

private:
    FileReference reference(const std::string& path) { return {path, {}, coin() ? hash() : std::string()}; }

    ModelState model()
    {
        ModelState model;
        if (coin())
            model.file = reference("/pictures/models/one.onnx");
        if (coin())
            model.shapes["input"] = "1,3,480,640";
        if (coin())
            model.values[text()] = "480,640";
        model.input = coin() ? "zeros" : coin() ? "picture" : "sentence";
        model.sentence = coin() ? text() : "";
        model.secondSentence = coin() ? text() : "";
        if (coin())
            model.tokenizer = reference("/pictures/models/words.json");
        if (coin())
            model.picture = reference("/pictures/cat.png");
        model.seed = m_random.generate64();
        model.search = coin() ? text() : "";
        model.node = upTo(1000) - 1;
        model.tapped = coin();
        model.look = coin() ? "numbers" : "picture";
        model.rowAxis = upTo(3) - 1;
        model.columnAxis = 4;
        for (int axis = upTo(7); axis > 0; --axis)
            model.indices.push_back(upTo(1 << 30));
        for (int i = upTo(2); i > 0; --i)
            model.exports.push_back({reference("/models/one.onnx"),
                                     coin() ? reference("/pictures/cat.png") : FileReference(),
                                     {"inspect.tensor",
                                      "svg",
                                      "Tensor " + std::to_string(i) + ".svg",
                                      {{"indices", text()}, {"node", 12.0}, {"planned", coin()}}},
                                     coin() ? reference("/models/tokenizer.json") : FileReference()});
        return model;
    }

    GridState grid()
    {
        GridState grid;
        core::grid::World world = core::grid::parseMap(coin() ? "S.#\n.XG\n" : "SFFH\nFHFG\n");
        world.rules.slip = number(0, 1);
        world.rules.rewards.step = number(-5, 5);
        grid.world = core::grid::toJson(world);
        grid.name = text();
        grid.preset = coin() ? "sutton-6.6" : "";
        grid.file = coin() ? "/worlds/one.json" : "";
        grid.learner = coin() ? "sarsa" : "value-iteration";
        grid.gamma = number(0, 1);
        grid.seed = m_random.generate64();
        if (coin())
            grid.settings["sarsa"] = {{"alpha", number(0, 1)}, {"epsilon", number(0, 1)}};
        return grid;
    }

    int upTo(int most) { return m_random.bounded(most + 1); }
    bool coin() { return m_random.bounded(2) == 1; }
    /// Any finite number of any size in [low, high), subnormal ones and negative zero included.
    double number(double low, double high)
    {
        switch (upTo(5)) {
        case 0:
            return low <= 0 ? -0.0 : low;
        case 1:
            return std::floor(low + m_random.generateDouble() * (high - low));
        case 2:
            return std::clamp(5e-324 * (1 + upTo(3)), low, high);
        default:
            return low + m_random.generateDouble() * (high - low);
        }
    }
    std::string text()
    {
        static const QStringList kTexts{"",          "cat", "a \"quoted\" name",    "back\\slash", "line\nbreak",
                                        "像素·类别", "🐈",   "tab\tand\x01 control", "</script>"};
        return kTexts[upTo(static_cast<int>(kTexts.size()) - 1)].toStdString();
    }
    std::string hash()
    {
        std::string digits;
        for (int i = 0; i < 64; ++i)
            digits += "0123456789abcdef"[upTo(15)];
        return digits;
    }
    std::shared_ptr<const RunLengths> runs(const PictureFile& file)
    {
        core::Mask mask{file.width, file.height, {}};
        const int grain = 1 + upTo(20);
        for (int i = 0; i < file.width * file.height; ++i)
            mask.values.push_back(m_random.bounded(grain) == 0 ? 255 : 0);
        return std::make_shared<const RunLengths>(encodeRuns(mask));
    }
    ScenePrompt prompt(const PictureFile& file)
    {
        ScenePrompt result;
        result.kind = static_cast<ScenePrompt::Kind>(upTo(2));
        result.enabled = coin();
        result.at = {number(0, file.width), number(0, file.height)};
        if (result.kind == ScenePrompt::Kind::Box) {
            result.at = {number(0, file.width / 2.0), number(0, file.height / 2.0)};
            result.to = {number(file.width / 2.0 + 1, file.width), number(file.height / 2.0 + 1, file.height)};
        }
        return result;
    }
    std::shared_ptr<const MaskEdit> edit()
    {
        auto result = std::make_shared<MaskEdit>();
        result->kind = static_cast<MaskEdit::Kind>(upTo(1));
        result->adds = coin();
        result->radius = number(0, 50);
        for (int i = upTo(40); i > 0; --i)
            result->path.push_back({number(-100, 700), number(-100, 700)});
        return result;
    }
    std::shared_ptr<const SceneObject> object(int64_t id, const std::vector<ObjectClass>& classes,
                                              const PictureFile& file)
    {
        auto result = std::make_shared<SceneObject>();
        result->id = id;
        result->name = text();
        result->label = classes[static_cast<size_t>(upTo(static_cast<int>(classes.size()) - 1))].label;
        result->visible = coin();
        result->locked = coin();
        result->candidate = upTo(4) - 1;
        for (int i = upTo(5); i > 0; --i)
            result->prompts.push_back(prompt(file));
        result->maskPrompt = coin() ? runs(file) : nullptr;
        result->fixedMask = coin() ? runs(file) : nullptr;
        for (int i = upTo(3); i > 0; --i)
            result->edits.push_back(edit());
        return result;
    }
    TruthSource truth()
    {
        TruthSource result;
        result.kind = static_cast<TruthSource::Kind>(upTo(2));
        if (result.kind == TruthSource::Kind::File) {
            result.path = "/pictures/truth " + std::to_string(upTo(9)) + ".png";
            result.sha256 = hash();
        }
        if (result.kind == TruthSource::Kind::Object)
            result.objectId = 1 + upTo(5);
        if (coin())
            result.ignored = static_cast<uint32_t>(upTo(65'535));
        return result;
    }
    core::segment::ClickSeries clicks(int64_t object)
    {
        core::segment::ClickSeries series{object, text(), {}};
        for (int i = upTo(5); i > 0; --i) {
            core::segment::ClickRecord record;
            record.prompts = upTo(500);
            record.edits = upTo(500);
            if (coin())
                record.iou = number(0, 1);
            if (coin())
                record.predictedIou = number(0, 1);
            series.records.push_back(record);
        }
        return series;
    }
    PictureState picture()
    {
        PictureState state;
        state.picture = {
            "/pictures/sub/photo.jpg", "sub/photo.jpg", text(), hash(), hash(), 4 + upTo(60), 4 + upTo(60), coin()};
        Scene& scene = state.scene;
        for (int i = upTo(4); i >= 0; --i)
            scene.classes.push_back(
                {static_cast<uint32_t>(65'535 - 10'000 * i - upTo(9'000)),
                 text(),
                 {static_cast<uint8_t>(upTo(255)), static_cast<uint8_t>(upTo(255)), static_cast<uint8_t>(upTo(255))}});
        for (int i = upTo(5), id = 1; i > 0; --i, id += 1 + upTo(1000))
            scene.objects.push_back(object(id, scene.classes, state.picture));
        scene.current = scene.objects.empty() || coin() ? 0 : scene.objects.back()->id;
        scene.filter = {upTo(1000), upTo(1000)};
        scene.truth = truth();
        for (const auto& entry : scene.objects)
            state.masks.push_back({entry->id, upTo(3600), hash()});
        if (coin())
            state.exports.push_back({"segment.overlay",
                                     "svg",
                                     "像素 " + std::to_string(upTo(9)) + ".svg",
                                     {{"background", text()}, {"scale", number(0, 4)}, {"textAsPaths", coin()}}});
        if (coin()) { // another one, of a scene that is gone
            auto earlier = std::make_shared<Scene>(scene);
            earlier->filter.smallestPart = 1001;
            state.exports.push_back({"segment.clicks", "csv", "clicks.csv", {}, earlier, {clicks(1)}});
            state.exports.push_back({"segment.mask", "png", "mask.png", {{"object", 1.0}}, earlier, {}});
        }
        for (int i = upTo(3); i > 0; --i)
            state.clicks.push_back({"file " + hash(), clicks(i)});
        if (coin())
            state.view = CanvasView{number(0.01, 64), {number(-100, 100), number(-100, 100)}};
        return state;
    }

    QRandomGenerator m_random;
};

bool sameBits(double a, double b) { return std::bit_cast<uint64_t>(a) == std::bit_cast<uint64_t>(b); }

bool samePoint(const ImagePoint& a, const ImagePoint& b) { return sameBits(a.x, b.x) && sameBits(a.y, b.y); }

template <typename T, typename Same>
bool samePointee(const std::shared_ptr<const T>& a, const std::shared_ptr<const T>& b, Same same)
{
    return !a == !b && (!a || same(*a, *b));
}

bool sameEdit(const MaskEdit& a, const MaskEdit& b)
{
    return a.kind == b.kind && a.adds == b.adds && sameBits(a.radius, b.radius) &&
           std::ranges::equal(a.path, b.path, samePoint);
}

bool sameObject(const SceneObject& a, const SceneObject& b)
{
    const auto samePrompt = [](const ScenePrompt& one, const ScenePrompt& two) {
        return one.kind == two.kind && one.enabled == two.enabled && samePoint(one.at, two.at) &&
               samePoint(one.to, two.to);
    };
    const auto equal = [](const RunLengths& one, const RunLengths& two) { return one == two; };
    return a.id == b.id && a.name == b.name && a.label == b.label && a.visible == b.visible && a.locked == b.locked &&
           a.candidate == b.candidate && std::ranges::equal(a.prompts, b.prompts, samePrompt) &&
           samePointee(a.maskPrompt, b.maskPrompt, equal) && samePointee(a.fixedMask, b.fixedMask, equal) &&
           std::ranges::equal(a.edits, b.edits,
                              [](const auto& one, const auto& two) { return samePointee(one, two, sameEdit); });
}

bool sameExport(const ExportRecord& a, const ExportRecord& b)
{
    return a.item == b.item && a.format == b.format && a.file == b.file && a.options == b.options &&
           samePointee(a.scene, b.scene, sameScene) && a.clicks == b.clicks;
}

bool samePicture(const PictureState& a, const PictureState& b)
{
    PictureFile moved = a.picture;
    moved.relative = b.picture.relative; // made anew when it is written
    const bool view = a.view.has_value() == b.view.has_value() &&
                      (!a.view || (sameBits(a.view->zoom, b.view->zoom) && samePoint(a.view->centre, b.view->centre)));
    return moved == b.picture && a.masks == b.masks && std::ranges::equal(a.exports, b.exports, sameExport) && view &&
           a.clicks == b.clicks && sameScene(a.scene, b.scene);
}

bool sameModel(ModelState a, ModelState b)
{
    const auto forget = [](ModelState& model) { // what is made anew when it is written
        model.file.relative.clear();
        model.picture.relative.clear();
        model.tokenizer.relative.clear();
        for (ModelExport& entry : model.exports) {
            entry.model.relative.clear();
            entry.picture.relative.clear();
            entry.tokenizer.relative.clear();
        }
    };
    forget(a);
    forget(b);
    return a == b;
}

} // namespace

Workspace randomWorkspace(uint32_t seed) { return Maker(seed).workspace(); }

bool sameScene(const Scene& a, const Scene& b)
{
    return a.classes == b.classes && a.current == b.current && a.filter == b.filter && a.truth == b.truth &&
           std::ranges::equal(a.objects, b.objects,
                              [](const auto& one, const auto& two) { return samePointee(one, two, sameObject); });
}

bool sameWorkspace(const Workspace& a, const Workspace& b)
{
    return a.format == b.format && a.program == b.program && a.device.name == b.device.name &&
           a.device.type == b.device.type && a.device.driver == b.device.driver && a.seed == b.seed &&
           a.pane == b.pane && a.grid == b.grid && sameModel(a.model, b.model) &&
           a.segment.folder == b.segment.folder && a.segment.polygonTolerance == b.segment.polygonTolerance &&
           a.segment.current == b.segment.current &&
           std::ranges::equal(a.segment.pictures, b.segment.pictures, samePicture);
}
