#include "core/segment/formats/label_png.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

#include "core/image/png_encoder.h"
#include "core/segment/formats/run_shapes.h"
#include "core/segment/formats/source_file.h"
#include "core/segment/formats/voc.h"
#include "gpu/base/error.h"

namespace core::segment {
namespace {

constexpr size_t kPaletteSize = 256;

std::string classesText(const std::vector<ObjectClass>& classes)
{
    std::string text;
    for (const ObjectClass& one : classes) {
        std::string name = one.name;
        std::ranges::replace(name, '\n', ' ');
        text += (text.empty() ? "" : "\n") + std::to_string(one.label) + " " + name;
    }
    return text;
}

/// The reverse of classesText; lines that are none are left out.
std::map<uint32_t, std::string> namesIn(std::string_view text)
{
    std::map<uint32_t, std::string> names;
    while (!text.empty()) {
        const std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(line.size() + 1, text.size()));
        uint32_t label = 0;
        const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), label);
        const auto length = static_cast<size_t>(end - line.data());
        if (error == std::errc() && length + 1 < line.size() && line[length] == ' ')
            names.emplace(label, line.substr(length + 1));
    }
    return names;
}

/// A picture in colour of which each pixel is black or white, as a map of 0 and 255; nothing if it is another one.
std::optional<LabelMap> blackAndWhite(const Image& image)
{
    LabelMap map{image.width, image.height, {}};
    for (size_t i = 0; i < image.rgb.size(); i += 3) {
        const uint8_t value = image.rgb[i];
        if ((value != 0 && value != 255) || image.rgb[i + 1] != value || image.rgb[i + 2] != value)
            return std::nullopt;
        map.values.push_back(value);
    }
    return map;
}

LoadedLabelMap loadMapOrMask(const std::filesystem::path& path)
{
    try {
        return loadLabelMap(path);
    } catch (const gpu::Error& error) {
        if (error.kind() != gpu::ErrorKind::Unsupported)
            throw;
        const LoadedImage picture = loadImage(path);
        std::optional<LabelMap> map = blackAndWhite(picture.image);
        if (!map)
            throw;
        return {std::move(*map), path, picture.sha256};
    }
}

} // namespace

std::vector<std::byte> labelMapPng(const AnnotationSet& set, const FileFacts& facts)
{
    checkAnnotations(set);
    PngTexts texts = pairsOf(facts);
    if (!set.classes.empty())
        texts.emplace_back("Classes", classesText(set.classes));
    const LabelMap map = labelMapOf(set);
    const bool fits = std::ranges::all_of(set.classes, [](const ObjectClass& one) { return one.label < kPaletteSize; });
    if (!fits)
        return encodeGrey16Png(map, texts);
    std::vector<Rgb> palette = vocPalette();
    for (const ObjectClass& one : set.classes)
        palette[one.label] = one.colour;
    return encodePalettePng(map, palette, texts);
}

Mask maskOf(const AnnotationSet& set)
{
    checkAnnotations(set);
    Mask mask{set.width, set.height, {}};
    mask.values.assign(static_cast<size_t>(set.width) * static_cast<size_t>(set.height), 0);
    for (const AnnotatedObject& object : set.objects)
        forEachRun(*object.runs, [&](int x, int top, int bottom) {
            for (int y = top; y < bottom; ++y)
                mask.values[static_cast<size_t>(y) * static_cast<size_t>(set.width) + static_cast<size_t>(x)] = 255;
        });
    return mask;
}

LabelPicture readLabelPicture(const std::filesystem::path& path, const PictureKey& picture)
{
    LoadedLabelMap loaded = loadMapOrMask(path);
    checkPictureSize(path, loaded.map.width, loaded.map.height, picture);
    const std::map<uint32_t, std::string> names = namesIn(loaded.classes);
    std::vector<bool> occurs(65'536, false);
    for (const uint16_t label : loaded.map.values)
        occurs[label] = true;

    LabelPicture result;
    result.namesClasses = !names.empty();
    result.isMask = names.empty() && std::ranges::count(occurs, true) == (occurs[0] ? 1 : 0) + (occurs[255] ? 1 : 0);
    for (uint32_t label = 1; label < occurs.size(); ++label) {
        if (!occurs[label])
            continue;
        const auto name = names.find(label);
        const bool hasColour = label < loaded.palette.size();
        result.classes.push_back({label, name == names.end() ? std::to_string(label) : name->second,
                                  hasColour ? loaded.palette[label] : classColour(result.classes.size())});
    }
    result.map = std::move(loaded.map);
    result.sha256 = std::move(loaded.sha256);
    return result;
}

ReadAnnotations readLabelPng(const std::filesystem::path& path, const PictureKey& picture)
{
    LabelPicture read = readLabelPicture(path, picture);
    ReadAnnotations result;
    result.set = {picture.name, picture.width, picture.height, std::move(read.classes), {}};
    if (read.isMask && !result.set.classes.empty())
        result.set.classes.front() = {1, "object", classColour(0)};
    for (const ObjectClass& one : result.set.classes) {
        const auto value = static_cast<uint16_t>(read.isMask ? 255 : one.label);
        Mask mask{picture.width, picture.height, std::vector<uint8_t>(read.map.values.size())};
        std::ranges::transform(read.map.values, mask.values.begin(),
                               [value](uint16_t label) { return static_cast<uint8_t>(label == value ? 255 : 0); });
        result.set.objects.push_back({{}, one.label, false, std::make_shared<const RunLengths>(encodeRuns(mask))});
    }
    return result;
}

} // namespace core::segment
