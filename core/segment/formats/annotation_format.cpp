#include "core/segment/formats/annotation_format.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <string_view>

#include "core/assets/atomic_file.h"
#include "core/image/overlay.h"
#include "core/image/png_encoder.h"
#include "core/limits.h"
#include "core/segment/formats/coco.h"
#include "core/segment/formats/label_png.h"
#include "core/segment/formats/source_file.h"
#include "core/segment/formats/svg_outline.h"
#include "core/segment/formats/voc.h"
#include "core/segment/formats/yolo.h"
#include "gpu/base/error.h"

namespace core::segment {
namespace {

using gpu::mark;

constexpr double kOverlayOpacity = 0.5;

constexpr std::array kFormats{
    FormatEntry{AnnotationFormat::Mask, "mask", mark("formats", "Mask (PNG)"), ".png", false, false},
    FormatEntry{AnnotationFormat::LabelMap, "label-map", mark("formats", "Label map (PNG with palette)"), ".png", false,
                false},
    FormatEntry{AnnotationFormat::Overlay, "overlay", mark("formats", "Overlay (PNG)"), ".png", false, true},
    FormatEntry{AnnotationFormat::CutOut, "cut-out", mark("formats", "Cut-out (PNG with transparency)"), ".png", false,
                true},
    FormatEntry{AnnotationFormat::Coco, "coco", mark("formats", "COCO, polygons (JSON)"), ".json", true, false},
    FormatEntry{AnnotationFormat::CocoRuns, "coco-rle", mark("formats", "COCO, run lengths (JSON)"), ".json", false,
                false},
    FormatEntry{AnnotationFormat::Voc, "voc", mark("formats", "Pascal VOC (XML and PNGs)"), ".xml", false, false},
    FormatEntry{AnnotationFormat::Yolo, "yolo", mark("formats", "YOLO polygons (text)"), ".txt", true, false},
    FormatEntry{AnnotationFormat::Svg, "svg", mark("formats", "Outlines (SVG)"), ".svg", true, false},
};

const Image& pixelsOf(const Image* picture)
{
    if (picture == nullptr || picture->empty())
        throw gpu::Error(gpu::ErrorKind::InvalidInput,
                         mark("formats", "There is no picture whose objects could be written"));
    return *picture;
}

/// The picture with all objects laid over it in their classes' colours.
Image overlayOf(const AnnotationSet& set, const Image& picture)
{
    checkAnnotations(set);
    Image result = picture;
    for (const AnnotatedObject& object : set.objects)
        result = overlayMask(result, decodeRuns(*object.runs), set.classOf(object.label)->colour, kOverlayOpacity);
    return result;
}

/// The first bytes, without blanks before them.
std::string startOf(const std::filesystem::path& path)
{
    checkAnnotationFile(path, limits::cocoBytes.highest(), limits::cocoBytes); // the readers have limits of their own
    std::array<char, 4096> bytes{};
    std::ifstream file(path, std::ios::binary);
    file.read(bytes.data(), bytes.size());
    std::string_view start(bytes.data(), static_cast<size_t>(file.gcount()));
    if (start.starts_with("\xEF\xBB\xBF"))
        start.remove_prefix(3);
    const size_t first = start.find_first_not_of(" \t\r\n");
    return std::string(start.substr(std::min(first, start.size())));
}

} // namespace

std::span<const FormatEntry> annotationFormats() { return kFormats; }

const FormatEntry& entryOf(AnnotationFormat format)
{
    return *std::ranges::find(kFormats, format, &FormatEntry::format);
}

std::vector<gpu::Message> writeAnnotations(AnnotationFormat format, const std::filesystem::path& path,
                                           const AnnotationSet& set, const Image* picture, const WriteOptions& options)
{
    const FileFacts& facts = options.facts;
    switch (format) {
    case AnnotationFormat::Mask:
        writeFileAtomically(path, encodePng(maskOf(set), pairsOf(facts)));
        return {};
    case AnnotationFormat::LabelMap:
        writeFileAtomically(path, labelMapPng(set, facts));
        return {};
    case AnnotationFormat::Overlay:
        writeFileAtomically(path, encodePng(overlayOf(set, pixelsOf(picture)), pairsOf(facts)));
        return {};
    case AnnotationFormat::CutOut:
        writeFileAtomically(path, encodeCutOut(pixelsOf(picture), maskOf(set), pairsOf(facts)));
        return {};
    case AnnotationFormat::Coco:
    case AnnotationFormat::CocoRuns: {
        const auto masks =
            format == AnnotationFormat::Coco ? CocoOptions::Masks::Polygons : CocoOptions::Masks::RunLengths;
        return writeCoco(path, std::span(&set, 1), {masks, options.tolerance}, facts);
    }
    case AnnotationFormat::Voc:
        return writeVoc(path, set, facts);
    case AnnotationFormat::Yolo:
        writeYolo(path, set, options.tolerance);
        return {};
    case AnnotationFormat::Svg:
        writeSvg(path, set, options.tolerance, facts);
        return {};
    }
    return {};
}

std::vector<std::filesystem::path> filesOf(AnnotationFormat format, const std::filesystem::path& path)
{
    if (format == AnnotationFormat::Voc) {
        const VocFiles files = vocFiles(path);
        return {files.xml, files.classes, files.objects};
    }
    if (format == AnnotationFormat::Yolo)
        return {path, path.parent_path() / "classes.txt", path.parent_path() / "data.yaml"};
    return {path};
}

bool looksLikeJson(const std::filesystem::path& path)
{
    const std::string start = startOf(path);
    return start.starts_with('{') || start.starts_with('[');
}

ReadAnnotations readAnnotations(const std::filesystem::path& path, const PictureKey& picture,
                                const gpu::RunControl& control)
{
    const std::string start = startOf(path);
    if (start.starts_with('{') || start.starts_with('['))
        return readCoco(path, picture, control);
    if (start.starts_with('<'))
        return start.find("<svg") != std::string::npos ? readSvg(path, picture) : readVoc(path, picture);
    if (start.starts_with("\x89PNG"))
        return readLabelPng(path, picture);
    if (path.extension() == ".txt")
        return readYolo(path, picture);
    throw gpu::Error(gpu::ErrorKind::Unsupported,
                     {mark("formats", "%1 is of no format of annotations that can be read"), {path.string()}},
                     mark("formats", "COCO (JSON), Pascal VOC (XML), YOLO (.txt), SVG outlines, and PNG label maps and "
                                     "masks can be read."));
}

} // namespace core::segment
