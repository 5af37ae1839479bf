#include "app/cli/segment_outputs.h"

#include <array>
#include <map>

#include "core/image/image_io.h"
#include "core/image/overlay.h"
#include "gpu/base/error.h"

namespace app::cli {
namespace {

namespace fs = std::filesystem;

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
        if (m_request.maskInput)
            refuseInput(target, *m_request.maskInput);
        if (fs::is_directory(target, ignored))
            refuse({gpu::mark("SegmentVerb", "%1 is a folder"), {target.string()}});
        const auto [other, isNew] = m_images.emplace(fs::weakly_canonical(target, ignored), image);
        if (isNew)
            return;
        if (other->second == image)
            refuse({gpu::mark("SegmentVerb", "%1 is named for two results"), {target.string()}});
        refuse({gpu::mark("SegmentVerb", "%1 would be written for both %2 and %3"),
                {target.string(), other->second.string(), image.string()}});
    }

private:
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
        checkFolder(request.out);
        checkFolder(request.overlay);
    }
    Targets targets(request);
    std::vector<SegmentOutputs> plan;
    for (const fs::path& image : request.images) {
        SegmentOutputs outputs{image, targetOf(request, request.out, image, ".png"),
                               targetOf(request, request.overlay, image, ".png")};
        for (const std::optional<fs::path>& target : {outputs.out, outputs.overlay})
            if (target)
                targets.add(*target, image);
        plan.push_back(std::move(outputs));
    }
    if (request.json && *request.json != "-")
        targets.add(*request.json, request.images.front());
    return plan;
}

void writeOutputs(const SegmentOutputs& outputs, const SegmentAnswer& answer)
{
    if (outputs.out)
        core::savePng(*outputs.out, answer.mask());
    if (outputs.overlay)
        core::savePng(*outputs.overlay,
                      core::overlayMask(answer.image.image, answer.mask(), kOverlayColour, kOverlayOpacity));
}

} // namespace app::cli
