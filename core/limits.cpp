#include "core/limits.h"

#include <charconv>
#include <string>
#include <utility>

#include "core/grid/memory.h"
#include "core/grid/parse.h"
#include "core/image/image_io.h"
#include "core/onnx/reader.h"
#include "core/segment/formats/coco.h"
#include "core/workspace/workspace_file.h"

namespace core::limits {

using gpu::Error;
using gpu::ErrorKind;
using gpu::Limit;
using gpu::mark;

namespace {

constexpr int64_t kMebi = int64_t{1} << 20;
constexpr int64_t kGibi = int64_t{1} << 30;
constexpr int64_t kTebi = int64_t{1} << 40;
constexpr segment::CocoLimits kCoco;

} // namespace

constinit Limit pictureBytes{"picture-bytes", mark("Limits", "bytes of a picture file"), ImageLimits{}.maxFileBytes,
                             16 * kGibi};
constinit Limit pictureSide{"picture-side", mark("Limits", "pixels along one side of a picture"), kMebi, kMebi};
constinit Limit picturePixels{"picture-pixels", mark("Limits", "pixels of a picture or a mask"),
                              ImageLimits{}.maxPixels, kGibi};
constinit Limit pictureDecodedBytes{"picture-decoded-bytes", mark("Limits", "bytes of a picture once it is decoded"),
                                    ImageLimits{}.maxDecodedBytes, 16 * kGibi};

constinit Limit cocoBytes{"coco-bytes", mark("Limits", "bytes of a COCO file"), kCoco.maxFileBytes, kTebi};
constinit Limit cocoPictures{"coco-pictures", mark("Limits", "pictures of a COCO file"), int64_t{kCoco.maxPictures},
                             kGibi};
constinit Limit cocoNumbers{"coco-numbers", mark("Limits", "coordinates or runs of an object of a COCO file"),
                            int64_t{kCoco.maxNumbers}, kGibi};
constinit Limit annotationBytes{"annotation-bytes", mark("Limits", "bytes of a VOC, YOLO or SVG file"), 256 * kMebi,
                                16 * kGibi};
constinit Limit annotationObjects{"annotation-objects", mark("Limits", "annotated objects of one picture"),
                                  int64_t{kCoco.maxObjects}, kMebi};
constinit Limit annotationClasses{"annotation-classes", mark("Limits", "classes of a file of annotations"), 65'535,
                                  65'535};
constinit Limit annotationDepth{"annotation-depth", mark("Limits", "levels of nesting in a file of annotations"), 64,
                                64};
constinit Limit outlinePixels{"outline-pixels", mark("Limits", "pixels along the outline of an object"), 12'500'000,
                              kGibi};

constinit Limit modelBytes{"model-bytes", mark("Limits", "bytes of an ONNX file"), onnx::kMaxModelBytes,
                           onnx::kMaxModelBytes};
constinit Limit modelNodes{"model-nodes", mark("Limits", "nodes of a model"), 100'000, 10'000'000};
constinit Limit modelTensors{"model-tensors", mark("Limits", "weights and constants of a model"), 100'000, 10'000'000};
constinit Limit modelTextBytes{"model-text-bytes", mark("Limits", "bytes of a name or text in a model"), 65'536, kGibi};
constinit Limit constantElements{"constant-elements",
                                 mark("Limits", "elements of a constant that a model's node stands for"), 100'000'000,
                                 int64_t{1} << 40};
constinit Limit modelDepth{"model-depth", mark("Limits", "levels of graphs in graphs of a model"), 100, 100};
constinit Limit weightBytes{"weight-bytes", mark("Limits", "bytes of a model's files of weights together"), 8 * kGibi,
                            kTebi};
constinit Limit weightHeaderBytes{"weight-header-bytes", mark("Limits", "bytes of the header of a safetensors file"),
                                  100'000'000, 100'000'000};
constinit Limit weightTensors{"weight-tensors", mark("Limits", "tensors of a safetensors file"), 100'000, 10'000'000};

constinit Limit tokenizerBytes{"tokenizer-bytes", mark("Limits", "bytes of a tokenizer's file"), 64 * kMebi,
                               16 * kGibi};
constinit Limit tokenizerEntries{"tokenizer-entries", mark("Limits", "values in a tokenizer's file"), 4'000'000, kGibi};
constinit Limit tokenizerDepth{"tokenizer-depth", mark("Limits", "levels of nesting in a tokenizer's file"), 32, 32};
constinit Limit tokenBytes{"token-bytes", mark("Limits", "bytes of a token in a tokenizer's file"), 256, 65'536};
constinit Limit textBytes{"text-bytes", mark("Limits", "bytes of a text that is cut into tokens"), kMebi, kGibi};

constinit Limit pairsBytes{"pairs-bytes", mark("Limits", "bytes of a list of pairs of faces"), 64 * kMebi, 16 * kGibi};
constinit Limit pairsLines{"pairs-lines", mark("Limits", "lines of a list of pairs of faces"), 1'000'000, kGibi};

constinit Limit workspaceBytes{"workspace-bytes", mark("Limits", "bytes of a workspace file"), workspace::kMaxFileBytes,
                               16 * kGibi};
constinit Limit workspaceValues{"workspace-values", mark("Limits", "values in a workspace file"), 16'000'000, kGibi};
constinit Limit workspaceDepth{"workspace-depth", mark("Limits", "levels of nesting in a workspace file"), 32, 32};

constinit Limit worldBytes{"world-bytes", mark("Limits", "bytes of a file of a grid world"),
                           int64_t{grid::kMaxWorldBytes}, 16 * kGibi};
constinit Limit worldSide{"world-side", mark("Limits", "rows or columns of a grid world"), grid::kMaxSide,
                          grid::kMaxSide};
constinit Limit worldTeleports{"world-teleports", mark("Limits", "teleports of a grid world"), grid::kMaxTeleports,
                               kMebi};
constinit Limit worldTableStates{"world-table-states", mark("Limits", "states of a world that is given as a table"),
                                 grid::kMaxTableStates, 16 * kMebi};
constinit Limit learnerBytes{"learner-bytes", mark("Limits", "bytes that an algorithm takes on a grid world"),
                             grid::kMaxGridBytes, kTebi};

constinit Limit hostBytes{"host-bytes", mark("Limits", "bytes of one file, picture or tensor in main memory"),
                          16 * kGibi, int64_t{1} << 48};

namespace {

Limit* const kAll[] = {&pictureBytes,     &pictureSide,      &picturePixels,   &pictureDecodedBytes, &cocoBytes,
                       &cocoPictures,     &cocoNumbers,      &annotationBytes, &annotationObjects,   &annotationClasses,
                       &annotationDepth,  &outlinePixels,    &modelBytes,      &modelNodes,          &modelTensors,
                       &modelTextBytes,   &constantElements, &modelDepth,      &weightBytes,         &weightHeaderBytes,
                       &weightTensors,    &tensorElements,   &tokenizerBytes,  &tokenizerEntries,    &tokenizerDepth,
                       &tokenBytes,       &textBytes,        &pairsBytes,      &pairsLines,          &workspaceBytes,
                       &workspaceValues,  &workspaceDepth,   &worldBytes,      &worldSide,           &worldTeleports,
                       &worldTableStates, &learnerBytes,     &hostBytes,       &deviceBytes};

struct Suffix {
    std::string_view letters;
    int64_t factor;
};
constexpr Suffix kSuffixes[] = {{"", 1},         {"k", 1'000},  {"M", 1'000'000}, {"G", 1'000'000'000},
                                {"Ki", 1 << 10}, {"Mi", kMebi}, {"Gi", kGibi}};

[[noreturn]] void refuseAssignment(std::string_view assignment)
{
    throw Error(ErrorKind::InvalidInput,
                {mark("Limits", "\"%1\" is no limit with its number"), {std::string(assignment)}},
                mark("Limits", "Write NAME=NUMBER, such as picture-pixels=200M; tessera limits lists the names."));
}

int64_t numberOf(std::string_view assignment, std::string_view text)
{
    int64_t number = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    const std::string_view letters(end, static_cast<size_t>(text.data() + text.size() - end));
    for (const Suffix& suffix : kSuffixes)
        if (failure == std::errc() && letters == suffix.letters &&
            !__builtin_mul_overflow(number, suffix.factor, &number))
            return number;
    refuseAssignment(assignment);
}

} // namespace

std::span<Limit* const> all() { return kAll; }

Limit& named(std::string_view name)
{
    std::string names;
    for (Limit* const limit : kAll) {
        if (name == limit->name())
            return *limit;
        names += (names.empty() ? "" : ", ") + std::string(limit->name());
    }
    throw Error(ErrorKind::NotFound, {mark("Limits", "There is no limit \"%1\""), {std::string(name)}},
                {mark("Limits", "The limits are %1."), {names}});
}

void apply(std::string_view assignment)
{
    const size_t equals = assignment.find('=');
    if (equals == std::string_view::npos)
        refuseAssignment(assignment);
    Limit& limit = named(assignment.substr(0, equals));
    limit.set(numberOf(assignment, assignment.substr(equals + 1)));
}

void checkHostBytes(int64_t bytes, std::string_view what)
{
    if (bytes > hostBytes.value())
        hostBytes.refuse(
            {mark("Limits", "%1 would take %2 bytes of main memory"), {std::string(what), std::to_string(bytes)}});
}

} // namespace core::limits
