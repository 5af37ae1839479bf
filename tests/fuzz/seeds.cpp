#include "tests/fuzz/seeds.h"

#include <utility>

#include "core/grid/presets.h"
#include "core/grid/write_world.h"
#include "core/segment/formats/coco.h"
#include "core/segment/formats/label_png.h"
#include "core/segment/formats/svg_outline.h"
#include "core/segment/formats/voc.h"
#include "core/segment/formats/yolo.h"
#include "core/workspace/workspace_json.h"
#include "tests/core/attention/small_tokenizer.h"
#include "tests/core/picture_bytes.h"
#include "tests/core/segment/formats/sample_sets.h"
#include "tests/core/workspace/random_workspace.h"

namespace fuzz {

namespace {

constexpr int kWidth = 24; // of the picture that the targets have in mind
constexpr int kHeight = 16;

Seed fromText(std::string name, const std::string& text) { return {std::move(name), {text.begin(), text.end()}}; }

Seed fromBytes(std::string name, const pictures::Bytes& bytes)
{
    Seed seed{std::move(name), {}};
    for (const std::byte value : bytes)
        seed.bytes.push_back(static_cast<uint8_t>(value));
    return seed;
}

std::vector<Seed> pictureSeeds()
{
    const core::Image image = pictures::gradient(9, 7);
    std::vector<Seed> seeds;
    for (const char* extension : {".png", ".jpg", ".webp", ".bmp", ".tiff", ".ppm"})
        seeds.push_back(fromBytes(extension + 1, pictures::encoded(image, extension)));
    seeds.push_back(fromBytes("grey_png", pictures::greyPng(image)));
    seeds.push_back(fromBytes("png_16", pictures::png16(image)));
    seeds.push_back(fromBytes("interlaced_png", pictures::interlacedPng(image)));
    seeds.push_back(fromBytes("transparent_png", pictures::transparentPng(image, 99)));
    seeds.push_back(fromBytes("palette_png", pictures::palettePng(2, 2, {0, 1, 1, 0}, {1, 2, 3, 255, 4, 5, 6, 0})));
    seeds.push_back(fromBytes("turned_png", pictures::pngWithOrientation(image, 6)));
    seeds.push_back(fromBytes("turned_jpg", pictures::jpegWithOrientation(image, 8, true)));
    seeds.push_back(fromBytes("turned_tiff", pictures::tiffWithOrientation(image, 3)));
    seeds.push_back(fromBytes("cmyk_jpg", pictures::cmykJpeg(8, 8, {10, 20, 30, 40}, pictures::Inks::AdobeCmyk)));
    return seeds;
}

/// The header's length, the header, and so many bytes.
Seed weightSeed(std::string name, const std::string& header, size_t bytes)
{
    std::string text(sizeof(uint64_t), '\0');
    text[0] = static_cast<char>(header.size() & 0xFF);
    text[1] = static_cast<char>(header.size() >> 8);
    return fromText(std::move(name), text + header + std::string(bytes, '\1'));
}

std::vector<Seed> safetensorsSeeds()
{
    return {weightSeed("none", "{}", 0),
            weightSeed("one", R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}})", 8),
            weightSeed("several",
                       R"({"__metadata__":{"k":"v"},"b":{"dtype":"BOOL","shape":[2,1],"data_offsets":[6,8]},)"
                       R"("a":{"dtype":"BF16","shape":[3],"data_offsets":[0,6]},)"
                       R"("c":{"dtype":"I64","shape":[],"data_offsets":[8,16]}}  )",
                       16)};
}

std::vector<Seed> workspaceSeeds()
{
    std::vector<Seed> seeds;
    for (const uint32_t seed : {1U, 2U, 3U, 4U})
        seeds.push_back(fromText(std::to_string(seed), core::workspace::toJson(randomWorkspace(seed), "/nowhere")));
    const core::workspace::Workspace empty;
    seeds.push_back(fromText("empty", core::workspace::toJson(empty, "/nowhere")));
    return seeds;
}

std::vector<Seed> worldSeeds()
{
    constexpr int kMostCells = 64;
    std::vector<Seed> seeds;
    for (const core::grid::Preset& preset : core::grid::presets()) {
        const core::grid::World world = preset.make();
        if (world.states() > kMostCells)
            continue;
        seeds.push_back(fromText(std::string(preset.name) + ".json", core::grid::toJson(world)));
        if (core::grid::rulesAreThoseOfMaps(world))
            seeds.push_back(fromText(std::string(preset.name) + ".txt", core::grid::toMap(world)));
    }
    seeds.push_back(fromText("rows", R"(["SFFF","FHFH","FFFH","HFFG"])"));
    seeds.push_back(fromText("table",
                             R"({"format":1,"map":["SG"],"actions":2,"table":[[[[1,0,0,false]],[[0.5,1,1,true],)"
                             R"([0.5,0,0,false]]],[[[1,1,0,true]],[[1,1,0,true]]]]})"));
    seeds.push_back(fromText("teleport", R"({"format":1,"map":["S..","..G"],"slip":0.25,"wind":[0,1,0],"noise":1,)"
                                         R"("teleports":[{"from":[1,2],"to":[2,1],"reward":10}]})"));
    return seeds;
}

core::segment::AnnotationSet sampleSet(uint32_t seed)
{
    core::segment::AnnotationSet set = samples::randomSet(kWidth, kHeight, 2, seed);
    set.imageName = "picture.png";
    return set;
}

std::vector<Seed> cocoSeeds()
{
    std::vector<Seed> seeds;
    for (const uint32_t number : {1U, 2U}) {
        const core::segment::AnnotationSet set = sampleSet(number);
        seeds.push_back(fromText("polygons_" + std::to_string(number), core::segment::cocoText({&set, 1}).text));
        seeds.push_back(fromText(
            "runs_" + std::to_string(number),
            core::segment::cocoText({&set, 1}, {.masks = core::segment::CocoOptions::Masks::RunLengths}).text));
    }
    seeds.push_back(fromText(
        "plain_runs", R"({"images":[{"id":7,"file_name":"picture.png","width":24,"height":16}],"categories":)"
                      R"([{"id":1,"name":"cat"}],"annotations":[{"id":1,"image_id":7,"category_id":1,"iscrowd":1,)"
                      R"("segmentation":{"size":[16,24],"counts":[5,20,359]}}]})"));
    return seeds;
}

std::vector<Seed> annotationSeeds()
{
    const core::segment::AnnotationSet set = sampleSet(3);
    std::vector<Seed> seeds{fromText("voc", std::string(1, '\0') + core::segment::vocXml(set)),
                            fromText("yolo", '\1' + core::segment::yoloText(set, {"cat", "Hund & <Katze>", "猫 'x'"})),
                            fromText("svg", '\2' + core::segment::svgText(set)),
                            fromBytes("labels", core::segment::labelMapPng(set))};
    seeds.back().bytes.insert(seeds.back().bytes.begin(), 3);
    return seeds;
}

std::vector<Seed> runSeeds()
{
    std::vector<Seed> seeds;
    for (const uint32_t number : {1U, 2U, 3U}) {
        const core::segment::RunLengths runs = core::segment::encodeRuns(samples::randomMask(kWidth, kHeight, number));
        std::string text{static_cast<char>(kWidth), static_cast<char>(kHeight)};
        seeds.push_back(fromText(std::to_string(number), text + core::segment::compressRuns(runs.counts)));
    }
    return seeds;
}

std::vector<Seed> manifestSeeds()
{
    const std::string hash(64, 'a');
    const std::string row =
        R"({"id":"a-1","title":"A","kind":"model","groups":["g"],"source":"npm","package":"p","version":"1",)"
        R"("member":"package/a.onnx","bytes":5,"sha256":")" +
        hash + R"(","licence":"MIT","upstream":"u"})";
    const std::string other =
        R"({"id":"b","title":"B","kind":"photo","groups":["h","i"],"source":"debian","package":"q",)"
        R"("version":"","member":"usr/b.png","bytes":6,"sha256":")" +
        hash + R"(","licence":"CC0","upstream":"u"})";
    return {fromText("two", R"({"format":1,"assets":[)" + row + "," + other + "]}"),
            fromText("none", R"({"format":1,"assets":[]})")};
}

std::vector<Seed> tokenizerSeeds()
{
    const std::string file = samples::smallTokenizer();
    const auto with = [&file](const std::string& from, const std::string& to) {
        std::string text = file;
        return text.replace(text.find(from), from.size(), to);
    };
    const auto seed = [](std::string name, const std::string& json, std::string_view text) {
        return fromText(std::move(name), json + '\0' + std::string(text));
    };
    return {
        seed("words", file, "unaffable hello, world!"),
        seed("letters", file, "CAF\u00C9 cafe\u0301\t\u4E2D\u56FD\u3000a\u200Ba \u0130\uD55C"),
        seed("lines", file, "hello\n[MASK] a"),
        seed("no_text", file, ""),
        seed("truncated",
             with(R"("truncation":null)", R"("truncation":{"max_length":4,"strategy":"LongestFirst",)"
                                          R"("direction":"Left"})"),
             "hello world"),
        seed("padded",
             with(R"("padding":null)", R"("padding":{"strategy":{"Fixed":8},"pad_id":0,"pad_type_id":0,)"
                                       R"("pad_token":"[PAD]","direction":"Left"})"),
             "hello"),
        seed("added", with(R"("rstrip":false,"normalized":false)", R"("rstrip":true,"normalized":true)"), "[pad]  a")};
}

std::vector<Seed> pairSeeds()
{
    return {fromText("folds", "2\t1\nAnn\t1\t2\nAnn\t1\tBo_B\t3\nBo_B\t3\t4\nAnn\t2\tZo\u00EB\t12345\n"),
            fromText("one_fold", "2\r\nA\t1\t2\r\nB\t1\t2\r\nA\t1\tB\t1\r\nA\t2\tB\t2\r\n\r\n"),
            fromText("no_line_break", "1\nA\t1\t2\nA\t1\tB\t1")};
}

std::vector<Seed> commandSeeds()
{
    return {
        fromText("points", "segment\ncat.png\n--point\n225,150\n--point=-3.5,7,-\n--box\n1,2.5,30,40\n--candidate\n2"),
        fromText("outputs", "segment\na.png\n--point\n1,1\n--format\ncoco\n--out\na.json\n--class\ncat\n--truth\n"
                            "t.png\n--metrics\nm.csv\n--ignore\n255"),
        fromText("everything", "segment\na.png\n--everything\n--points-per-side\n8"),
        fromText("solve", "grid\nsolve\nfrozen-lake-4x4\n--algorithm\nq-learning\n--alpha\n0.5\n--seed\n7\n--runs\n3"),
        fromText("rules", "grid\nsolve\nfrozen-lake-4x4\n--algorithm\nvalue-iteration\n--slip=0.5\n--reward-goal\n2\n"
                          "--actions\n8\n--absorb-goal\nno")};
}

} // namespace

std::vector<Seed> seedsOf(std::string_view target)
{
    using Maker = std::vector<Seed> (*)();
    static constexpr std::pair<std::string_view, Maker> kMakers[] = {
        {"onnx_model", onnxSeeds},        {"picture", pictureSeeds}, {"safetensors", safetensorsSeeds},
        {"workspace", workspaceSeeds},    {"world", worldSeeds},     {"coco", cocoSeeds},
        {"annotations", annotationSeeds}, {"run_lengths", runSeeds}, {"asset_manifest", manifestSeeds},
        {"tokenizer", tokenizerSeeds},    {"face_pairs", pairSeeds}, {"command_line", commandSeeds},
    };
    for (const auto& [name, make] : kMakers)
        if (name == target)
            return make();
    return {};
}

} // namespace fuzz
