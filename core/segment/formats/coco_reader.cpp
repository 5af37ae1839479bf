#include <algorithm>
#include <iterator>
#include <limits>
#include <map>
#include <optional>
#include <utility>

#include "core/limits.h"
#include "core/segment/formats/coco_events.h"
#include "core/segment/formats/run_shapes.h"
#include "core/segment/formats/source_file.h"
#include "gpu/base/error.h"

namespace core::segment {
namespace {

using gpu::Error;
using gpu::ErrorKind;
using gpu::mark;
using gpu::Message;

constexpr int64_t kMaxLabel = std::numeric_limits<uint16_t>::max();
constexpr int64_t kMostPixels = std::numeric_limits<int>::max();

/// Behind the last slash of either kind.
std::string baseName(const std::string& path)
{
    const size_t slash = path.find_last_of("/\\");
    return slash == std::string::npos ? path : path.substr(slash + 1);
}

std::string sizeOf(int64_t width, int64_t height) { return std::to_string(width) + " x " + std::to_string(height); }

/// First reading: which pictures and categories there are.
class Contents : public CocoListener {
public:
    Contents(std::string path, const PictureKey& picture, const CocoLimits& limits)
        : m_path(std::move(path)), m_picture(picture), m_name(baseName(picture.name)), m_limits(limits)
    {
    }

    bool wantsMasks() const override { return false; }

    void element(CocoSection section, const CocoElement& element, int64_t number) override
    {
        if (section == CocoSection::Images)
            addImage(element, number);
        else if (section == CocoSection::Categories)
            addCategory(element);
    }

    /// Those that could be the picture.
    std::vector<CocoElement> candidates() const
    {
        const std::vector<CocoElement>& known = m_byName.empty() ? m_bySize : m_byName;
        std::vector<CocoElement> fitting;
        std::ranges::copy_if(known, std::back_inserter(fitting), [this](const CocoElement& one) { return fits(one); });
        return fitting.empty() ? known : fitting; // of another size, which is what will be said
    }

    /// `id`: which of the candidates the person means.
    CocoElement chosen(std::optional<int64_t> id) const
    {
        std::vector<CocoElement> found = candidates();
        if (id)
            std::erase_if(found, [id](const CocoElement& one) { return one.id != id; });
        if (found.empty())
            throw Error(ErrorKind::InvalidInput,
                        {mark("formats", "%1 has no picture that is called %2 or has %3 pixels"),
                         {m_path, shownName(), sizeOf(m_picture.width, m_picture.height)}},
                        mark("formats", "Give the picture the name that it has in the file."));
        if (found.size() > 1 && fits(found.front()))
            throw Error(ErrorKind::InvalidInput,
                        {mark("formats", "%1 has several pictures that could be %2"), {m_path, shownName()}},
                        mark("formats", "Give the picture the name that it has in the file."));
        return found.front();
    }

    /// Labels by category id: the ids themselves if they all can be labels, else their places in ascending order.
    std::map<int64_t, ObjectClass> classes() const
    {
        const bool areLabels =
            m_categories.empty() || (m_categories.begin()->first >= 1 && m_categories.rbegin()->first <= kMaxLabel);
        std::map<int64_t, ObjectClass> classes;
        for (const auto& [id, category] : m_categories) {
            const size_t place = classes.size();
            ObjectClass one{static_cast<uint32_t>(areLabels ? id : static_cast<int64_t>(place) + 1), category.name,
                            classColour(place)};
            const auto isByte = [](int64_t value) { return value >= 0 && value <= 255; };
            if (category.colour.size() == 3 && std::ranges::all_of(category.colour, isByte))
                for (size_t i = 0; i < 3; ++i)
                    one.colour[i] = static_cast<uint8_t>(category.colour[i]);
            classes.emplace(id, std::move(one));
        }
        return classes;
    }

private:
    std::string shownName() const { return m_name.empty() ? std::string("?") : m_name; }
    bool fits(const CocoElement& image) const
    {
        return image.width == m_picture.width && image.height == m_picture.height;
    }

    void addImage(const CocoElement& image, int64_t number)
    {
        if (std::cmp_greater(number, m_limits.maxPictures))
            limits::cocoPictures.refuse(
                {mark("formats", "%1 has more than %2 pictures"), {m_path, std::to_string(m_limits.maxPictures)}});
        if (!image.id)
            throw Error(ErrorKind::Corrupt, {mark("formats", "%1 has a picture (number %2) without an id"),
                                             {m_path, std::to_string(number)}});
        if (!m_name.empty() && baseName(image.name) == m_name && m_byName.size() < kMostCocoPictures)
            m_byName.push_back(image);
        else if (fits(image) && m_bySize.size() < kMostCocoPictures)
            m_bySize.push_back(image);
    }

    void addCategory(const CocoElement& category)
    {
        if (!category.id || !m_categories.emplace(*category.id, category).second)
            throw Error(ErrorKind::Corrupt, {mark("formats", "%1 has a category (\"%2\") without an id of its own"),
                                             {m_path, category.name}});
        if (m_categories.size() > m_limits.maxCategories)
            limits::annotationClasses.refuse(
                {mark("formats", "%1 has more than %2 categories"), {m_path, std::to_string(m_limits.maxCategories)}});
    }

    std::string m_path;
    const PictureKey& m_picture;
    std::string m_name;
    const CocoLimits& m_limits;
    std::vector<CocoElement> m_byName;
    std::vector<CocoElement> m_bySize;
    std::map<int64_t, CocoElement> m_categories;
};

/// Second reading: the objects of one picture.
class Objects : public CocoListener {
public:
    Objects(std::string path, int64_t imageId, const PictureKey& picture, const std::map<int64_t, ObjectClass>& classes,
            const CocoLimits& limits)
        : m_path(std::move(path)), m_imageId(imageId), m_picture(picture), m_classes(classes), m_limits(limits)
    {
    }

    bool wantsMasks() const override { return true; }

    void element(CocoSection section, const CocoElement& element, int64_t number) override
    {
        if (section != CocoSection::Annotations || element.imageId != m_imageId)
            return;
        m_where = std::to_string(element.id.value_or(number));
        const auto found = element.categoryId ? m_classes.find(*element.categoryId) : m_classes.end();
        if (found == m_classes.end())
            throw Error(
                ErrorKind::Corrupt,
                {mark("formats", "%1 has an annotation (%2) of the category %3, which it does not list"),
                 {m_path, m_where, element.categoryId ? std::to_string(*element.categoryId) : std::string("?")}},
                mark("formats", "Add the category to the file, or take out the annotation."));
        if (++m_annotations > m_limits.maxObjects)
            limits::annotationObjects.refuse({mark("formats", "%1 has more than %2 objects for this picture"),
                                              {m_path, std::to_string(m_limits.maxObjects)}});
        std::optional<RunLengths> runs = runsOf(element);
        if (!runs)
            m_notes.withoutMask();
        else if (areaOf(*runs) == 0)
            m_notes.withoutPixels();
        else
            m_objects.push_back({element.name, found->second.label, element.isCrowd,
                                 std::make_shared<const RunLengths>(std::move(*runs))});
    }

    std::vector<AnnotatedObject> takeObjects() { return std::move(m_objects); }
    std::vector<Message> takeNotes() { return m_notes.take(); }

private:
    std::optional<RunLengths> runsOf(const CocoElement& element)
    {
        switch (element.shape) {
        case CocoElement::Shape::None:
            return std::nullopt;
        case CocoElement::Shape::Polygons:
            return runsOfPolygons(element.polygons);
        case CocoElement::Shape::Counts:
        case CocoElement::Shape::Compressed:
            return runsOfCounts(element);
        }
        return std::nullopt;
    }

    RunLengths runsOfPolygons(const std::vector<std::vector<double>>& polygons)
    {
        RunLengths all;
        bool leaves = false;
        for (const std::vector<double>& numbers : polygons) {
            if (numbers.size() % 2 != 0 || numbers.size() < 6)
                refuse({mark("formats", "A polygon has %1 numbers, not pairs of three corners or more"),
                        {std::to_string(numbers.size())}});
            PointRing ring;
            for (size_t i = 0; i < numbers.size(); i += 2)
                ring.push_back({numbers[i], numbers[i + 1]});
            leaves = leaves || leavesPicture(ring, m_picture.width, m_picture.height);
            RunLengths runs = fillRings(std::span(&ring, 1), m_picture.width, m_picture.height);
            all = all.counts.empty() ? std::move(runs) : unionOf(all, runs);
        }
        if (leaves)
            m_notes.clipped();
        return all;
    }

    RunLengths runsOfCounts(const CocoElement& element)
    {
        if (element.size.size() != 2)
            refuse({mark("formats", "The run lengths have no \"size\" of height and width"), {}});
        if (element.size[0] != m_picture.height || element.size[1] != m_picture.width)
            refuse({mark("formats", "The run lengths are of %1 pixels, but the picture has %2"),
                    {sizeOf(element.size[1], element.size[0]), sizeOf(m_picture.width, m_picture.height)}});
        RunLengths runs{m_picture.width, m_picture.height, {}};
        try {
            if (element.shape == CocoElement::Shape::Compressed)
                runs.counts = decompressRuns(element.compressed);
            else
                for (const int64_t count : element.counts)
                    runs.counts.push_back(static_cast<uint32_t>(std::min(count, limits::picturePixels.value() + 1)));
            checkRuns(runs);
        } catch (const Error& error) {
            refuse(error.message());
        }
        return runs;
    }

    /// The annotation is named, and in the hint why.
    [[noreturn]] void refuse(const Message& why) const
    {
        throw Error(ErrorKind::Corrupt,
                    {mark("formats", "The mask of annotation %1 in %2 is broken"), {m_where, m_path}}, why);
    }

    std::string m_path;
    int64_t m_imageId;
    const PictureKey& m_picture;
    const std::map<int64_t, ObjectClass>& m_classes;
    const CocoLimits& m_limits;
    std::string m_where;
    size_t m_annotations = 0; ///< of this picture
    std::vector<AnnotatedObject> m_objects;
    ReadingNotes m_notes;
};

/// Where nothing special is asked for what --limit says.
CocoLimits inForce(const CocoLimits& asked)
{
    const auto count = [](const gpu::Limit& limit, size_t number) {
        return static_cast<size_t>(limit.inForce(static_cast<int64_t>(number)));
    };
    return {.maxFileBytes = limits::cocoBytes.inForce(asked.maxFileBytes),
            .maxPictures = count(limits::cocoPictures, asked.maxPictures),
            .maxCategories = asked.maxCategories,
            .maxObjects = count(limits::annotationObjects, asked.maxObjects),
            .maxNumbers = count(limits::cocoNumbers, asked.maxNumbers),
            .maxNesting = asked.maxNesting};
}

} // namespace

std::vector<CocoPicture> cocoPictures(const std::filesystem::path& path, const PictureKey& picture,
                                      const gpu::RunControl& control, const CocoLimits& asked)
{
    const CocoLimits limits = inForce(asked);
    checkAnnotationFile(path, limits.maxFileBytes, limits::cocoBytes);
    Contents contents(path.string(), picture, limits);
    readCocoEvents(path, contents, control, limits);
    std::vector<CocoPicture> pictures;
    for (const CocoElement& one : contents.candidates())
        pictures.push_back({*one.id, one.name, static_cast<int>(std::clamp<int64_t>(one.width, 0, kMostPixels)),
                            static_cast<int>(std::clamp<int64_t>(one.height, 0, kMostPixels))});
    return pictures;
}

ReadAnnotations readCoco(const std::filesystem::path& path, const PictureKey& picture, const gpu::RunControl& control,
                         const CocoLimits& asked, std::optional<int64_t> pictureId)
{
    const CocoLimits limits = inForce(asked);
    checkAnnotationFile(path, limits.maxFileBytes, limits::cocoBytes);
    Contents contents(path.string(), picture, limits);
    readCocoEvents(path, contents, control, limits);
    control.report(0.5);
    const CocoElement image = contents.chosen(pictureId);
    // Files that leave the size out are taken at their word.
    if (image.width != 0 || image.height != 0) {
        checkPictureSize(path, static_cast<int>(std::clamp<int64_t>(image.width, 0, kMostPixels)),
                         static_cast<int>(std::clamp<int64_t>(image.height, 0, kMostPixels)), picture);
    }
    const std::map<int64_t, ObjectClass> classes = contents.classes();
    Objects objects(path.string(), *image.id, picture, classes, limits);
    readCocoEvents(path, objects, control, limits);
    control.report(1);
    ReadAnnotations result;
    result.set = {baseName(image.name), picture.width, picture.height, {}, objects.takeObjects()};
    for (const auto& [id, one] : classes)
        result.set.classes.push_back(one);
    result.notes = objects.takeNotes();
    return result;
}

} // namespace core::segment
