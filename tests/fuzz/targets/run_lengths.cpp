#include <string_view>

#include "core/segment/run_length.h"
#include "tests/fuzz/targets.h"

namespace fuzz {

bool runLengths(Bytes bytes)
{
    constexpr size_t kSizes = 2;
    if (bytes.size() < kSizes)
        return false;
    core::segment::RunLengths runs{.width = bytes[0], .height = bytes[1], .counts = {}};
    const std::string_view text(reinterpret_cast<const char*>(bytes.data()) + kSizes, bytes.size() - kSizes);
    return taken([&] {
        runs.counts = core::segment::decompressRuns(text);
        if (core::segment::decompressRuns(core::segment::compressRuns(runs.counts)) != runs.counts)
            broken("compressed runs read back as the same runs");
        const core::Mask mask = core::segment::decodeRuns(runs);
        const core::segment::RunLengths again = core::segment::encodeRuns(mask);
        if (core::segment::areaOf(again) != core::segment::areaOf(runs))
            broken("a mask has as many pixels as its runs");
    });
}

} // namespace fuzz
