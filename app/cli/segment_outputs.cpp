#include "app/cli/segment_outputs.h"

#include <array>
#include <map>

#include <QCoreApplication>

#include "core/image/image_io.h"
#include "core/image/overlay.h"
#include "gpu/base/error.h"

namespace app::cli {
namespace {

namespace fs = std::filesystem;

using core::segment::AnnotationFormat;

constexpr std::array<uint8_t, 3> kOverlayColour{0xE6, 0x9F, 0x00};
constexpr double kOverlayOpacity = 0.5;

[[noreturn]] void refuse(const gpu::Message& what)
{
    throw gpu::Error(gpu::ErrorKind::InvalidInput, what, gpu::mark("SegmentVerb", "Give the result another name."));
}

/// Where the result of an image goes.
std::optional<fs::path> targetOf(const SegmentRequest& request, const std::optional<fs::path>& option,
                                 const fs::path& image, const char* ending)
{
    if (!option || !request.isBatch())
        return option;
    fs::path name = image.stem();
    name += ending;
    return *option / name;
}

/// Collects what is written, and refuses what must not be.
class Targets {
public:
    explicit Targets(const SegmentRequest& request) : m_request(request) {}

    void add(const fs::path& target, const fs::path& image)
    {
        std::error_code ignored;
        for (const fs::path& input : m_request.images)
            refuseInput(target, input);
        for (const auto& input : {m_request.maskInput, m_request.truth})
            if (input)
                refuseInput(target, *input);
        if (fs::is_directory(target, ignored))
            refuse({gpu::mark("SegmentVerb", "%1 is a folder"), {target.string()}});
        take(target, image);
    }

    /// A folder of its own, which may be there already.
    void addFolder(const fs::path& target, const fs::path& image)
    {
        std::error_code ignored;
        if (fs::exists(target, ignored) && !fs::is_directory(target, ignored))
            refuse({gpu::mark("SegmentVerb", "%1 is a file, but the attention needs a folder"), {target.string()}});
        take(target, image);
    }

    /// A file that belongs to all pictures, such as YOLO's list of classes.
    void addShared(const fs::path& target)
    {
        std::error_code ignored;
        m_images.emplace(fs::weakly_canonical(target, ignored), target);
    }

private:
    void take(const fs::path& target, const fs::path& image)
    {
        std::error_code ignored;
        const auto [other, isNew] = m_images.emplace(fs::weakly_canonical(target, ignored), image);
        if (isNew)
            return;
        if (other->second == image)
            refuse({gpu::mark("SegmentVerb", "%1 is named for two results"), {target.string()}});
        refuse({gpu::mark("SegmentVerb", "%1 would be written for both %2 and %3"),
                {target.string(), other->second.string(), image.string()}});
    }

    static void refuseInput(const fs::path& target, const fs::path& input)
    {
        std::error_code ignored;
        if (fs::equivalent(target, input, ignored))
            refuse({gpu::mark("SegmentVerb", "%1 is an input and would be overwritten"), {target.string()}});
    }

    const SegmentRequest& m_request;
    std::map<fs::path, fs::path> m_images; ///< by what is written for them
};

void checkFolder(const std::optional<fs::path>& folder)
{
    std::error_code ignored;
    if (folder && fs::exists(*folder, ignored) && !fs::is_directory(*folder, ignored))
        refuse({gpu::mark("SegmentVerb", "%1 is a file, but the results of several pictures need a folder"),
                {folder->string()}});
}

} // namespace

std::vector<SegmentOutputs> planOutputs(const SegmentRequest& request)
{
    if (request.isBatch()) {
        checkFolder(request.isOneFileForAll() ? std::nullopt : request.out);
        checkFolder(request.overlay);
        checkFolder(request.attention);
    }
    Targets targets(request);
    std::vector<SegmentOutputs> plan;
    for (const fs::path& image : request.images) {
        SegmentOutputs outputs{
            image, targetOf(request, request.out, image, core::segment::entryOf(request.format).ending),
            targetOf(request, request.overlay, image, ".png"), targetOf(request, request.attention, image, "")};
        if (request.isOneFileForAll())
            outputs.out.reset();
        if (outputs.out) {
            const std::vector<fs::path> files = core::segment::filesOf(request.format, *outputs.out);
            const bool shares = request.format == AnnotationFormat::Yolo;
            for (size_t i = 1; shares && i < files.size(); ++i)
                targets.addShared(files[i]);
            for (size_t i = 0; i < (shares ? 1 : files.size()); ++i)
                targets.add(files[i], image);
        }
        if (outputs.overlay)
            targets.add(*outputs.overlay, image);
        if (outputs.attention)
            targets.addFolder(*outputs.attention, image);
        plan.push_back(std::move(outputs));
    }
    if (request.isOneFileForAll())
        targets.add(*request.out, request.images.front());
    for (const std::optional<std::string>& file : {request.json, request.metrics})
        if (file && *file != "-")
            targets.add(*file, request.images.front());
    return plan;
}

core::segment::AnnotationSet annotationsOf(const SegmentRequest& request, const SegmentAnswer& answer)
{
    const core::Mask& mask = answer.mask();
    core::segment::AnnotationSet set{answer.image.path.filename().string(),
                                     mask.width,
                                     mask.height,
                                     {{1, request.className.value_or("object"), kOverlayColour}},
                                     {}};
    set.objects.push_back(
        {{}, 1, false, std::make_shared<const core::segment::RunLengths>(core::segment::encodeRuns(mask))});
    return set;
}

core::segment::FileFacts factsOf(const SegmentAnswer& answer)
{
    return {"Tessera " + QCoreApplication::applicationVersion().toStdString(), answer.image.path.filename().string(),
            answer.image.sha256, answer.device.name};
}

std::vector<gpu::Message> writeOutputs(const SegmentRequest& request, const SegmentOutputs& outputs,
                                       const SegmentAnswer& answer)
{
    std::vector<gpu::Message> notes;
    if (outputs.out)
        notes = core::segment::writeAnnotations(request.format, *outputs.out, annotationsOf(request, answer),
                                                &answer.image.image, {0, factsOf(answer)});
    if (outputs.overlay)
        core::savePng(*outputs.overlay,
                      core::overlayMask(answer.image.image, answer.mask(), kOverlayColour, kOverlayOpacity));
    return notes;
}

} // namespace app::cli
