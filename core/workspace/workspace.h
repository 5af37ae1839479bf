#pragma once
// Everything on the screen as plain values: what a .tessera file keeps. docs/workspace.md describes the file.

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/segment/click_history.h"
#include "core/segment/engine.h"
#include "core/segment/scene.h"

namespace core::workspace {

/// The version of the file that this program writes, and the newest that it reads.
inline constexpr int kFormat = 1;

// What a workspace may hold, each far above what a person makes.
inline constexpr size_t kMaxPictures = 100'000;
inline constexpr size_t kMaxClasses = 65'535;    ///< per picture, as label maps can hold
inline constexpr size_t kMaxObjects = 65'535;    ///< per picture
inline constexpr size_t kMaxPrompts = 10'000;    ///< per object
inline constexpr size_t kMaxEdits = 100'000;     ///< per object
inline constexpr size_t kMaxPath = 1'000'000;    ///< points of one edit
inline constexpr size_t kMaxExports = 10'000;    ///< per picture, and of all models
inline constexpr size_t kMaxOptions = 1'000;     ///< of one export; inputs of a model that are given shapes
inline constexpr size_t kMaxClicks = 1'000'000;  ///< of one object
inline constexpr size_t kMaxText = 16'384;       ///< bytes of a name or path
inline constexpr int64_t kMaxNodes = 10'000'000; ///< of a model
inline constexpr int64_t kMaxAxes = 8;           ///< of a tensor
inline constexpr int64_t kMaxIndex = int64_t{1} << 48;
inline constexpr double kMaxCoordinate = 1e7; ///< of an edit, which may leave the picture

/// The file that a picture came from. A pasted picture has none: it has no path until it is saved beside the workspace.
struct PictureFile {
    std::string path;        ///< absolute, UTF-8
    std::string relative;    ///< from the workspace's folder, as it stands in the file; made anew when it is written
    std::string name;        ///< as people see it
    std::string sha256;      ///< of the file's bytes, lower-case hex
    std::string pixelSha256; ///< core::pixelHash of the picture
    int width = 0;
    int height = 0;
    bool pasted = false;

    friend bool operator==(const PictureFile&, const PictureFile&) = default;
};

/// What an object's mask was when the workspace was saved: a replay compares.
struct MaskRecord {
    int64_t object = 0;
    int64_t area = 0;   ///< pixels
    std::string sha256; ///< maskHash() of it

    friend bool operator==(const MaskRecord&, const MaskRecord&) = default;
};

using ExportOption = std::variant<bool, double, std::string>;

/// One file that was exported, so that a replay can do it again.
struct ExportRecord {
    std::string item;   ///< id of the export item, "segment.overlay"
    std::string format; ///< "png", "svg", "pdf", "csv", "json", "coco", …
    std::string file;   ///< name without folder
    std::map<std::string, ExportOption> options = {};
    /// What the picture's objects were like then; null: as they are in the picture's scene.
    std::shared_ptr<const segment::Scene> scene = {};
    std::vector<segment::ClickSeries> clicks = {}; ///< that it shows, if it shows any

    friend bool operator==(const ExportRecord&, const ExportRecord&) = default;
};

/// Where the canvas looked.
struct CanvasView {
    double zoom = 1; ///< screen pixels per picture pixel
    segment::ImagePoint centre;

    friend bool operator==(const CanvasView&, const CanvasView&) = default;
};

/// How the IoU of an object went against one truth.
struct ClickTrace {
    std::string truth; ///< keyOf() it
    segment::ClickSeries series;

    friend bool operator==(const ClickTrace&, const ClickTrace&) = default;
};

/// One picture and what was made of it.
struct PictureState {
    PictureFile picture;
    segment::Scene scene;
    std::vector<MaskRecord> masks; ///< of the objects whose mask was there; by ascending object
    std::vector<ExportRecord> exports;
    std::vector<ClickTrace> clicks;
    std::optional<CanvasView> view; ///< nothing: the whole picture
};

/// The segmentation pane.
struct SegmentState {
    std::string folder; ///< that is open, UTF-8; empty: single pictures
    std::vector<PictureState> pictures;
    int current = -1;                       ///< index of the picture in front; -1: none
    std::optional<double> polygonTolerance; ///< pixels; nothing: as it is at first
};

/// The grid-world pane: a world, and who learns in it.
struct GridState {
    std::string world;  ///< its JSON text (core::grid::toJson); empty: the pane is as it opens
    std::string name;   ///< as people see it
    std::string preset; ///< name of the built-in world that this is; empty: another one
    std::string file;   ///< path of the file that it came from, UTF-8; empty: none
    std::string learner;
    double gamma = 0.9;
    uint64_t seed = 1;
    std::map<std::string, std::map<std::string, double>> settings; ///< that a person has set, by learner

    friend bool operator==(const GridState&, const GridState&) = default;
};

/// A file that a workspace names and does not hold.
struct FileReference {
    std::string path;     ///< absolute, UTF-8; empty: none
    std::string relative; ///< from the workspace's folder, as it stands in the file; made anew when it is written
    std::string sha256;   ///< of the file's bytes, lower-case hex; empty: not known

    friend bool operator==(const FileReference&, const FileReference&) = default;
};

/// Something that was exported from a model. The record's options tell of its inputs and of how it was looked at.
struct ModelExport {
    FileReference model;
    FileReference picture; ///< that the inputs were made from; none: they were made from a seed
    ExportRecord record;
    FileReference tokenizer = {}; ///< that cut the input's sentence; none: it was no sentence

    friend bool operator==(const ModelExport&, const ModelExport&) = default;
};

/// The pane of models: which one is open, and how it is looked at.
struct ModelState {
    FileReference file;                        ///< none: the pane is empty
    std::map<std::string, std::string> shapes; ///< of inputs, as typed: "1,3,480,640"
    std::map<std::string, std::string> values; ///< of inputs that decide shapes, likewise
    std::string input = "random";              ///< "random", "zeros", "picture" or "sentence"
    FileReference picture;
    std::string sentence;
    std::string secondSentence;   ///< of a pair; empty: there is none
    FileReference tokenizer = {}; ///< that was chosen; none: the one that is found for the model
    uint64_t seed = 1;
    std::string search;           ///< words that the table's nodes have
    int node = -1;                ///< that is selected; -1: none
    bool tapped = false;          ///< its tensor was computed
    std::string look = "heatmap"; ///< of its tensor: "picture", "heatmap" or "numbers"
    int rowAxis = -1;             ///< -1: as it is at first
    int columnAxis = -1;
    std::vector<int64_t> indices;     ///< one per axis; empty: as it is at first
    std::vector<ModelExport> exports; ///< of this and of other models

    friend bool operator==(const ModelState&, const ModelState&) = default;
};

struct Workspace {
    int format = kFormat;
    std::string program; ///< version that wrote it, "0.1.0"
    segment::DeviceSummary device;
    uint64_t seed = 0; ///< of everything that draws random numbers
    std::string pane;  ///< id of the pane in front, "segment"
    SegmentState segment;
    GridState grid;
    ModelState model;
};

/// Tells truths apart: by the hash of a file wherever it lies, by the id of an object. Empty: there is none.
std::string keyOf(const segment::TruthSource& truth);

/// SHA-256 of width, height (little-endian u32 each) and the mask's bytes, lower-case hex.
std::string maskHash(const Mask& mask);

/// Throws InvalidInput naming the field for what a program could not work with: numbers that are not finite or out of
/// their range, prompts outside the picture, labels without class, ids twice, masks of another size, text that is not
/// UTF-8; LimitExceeded above the caps.
void check(const Workspace& workspace);

} // namespace core::workspace
