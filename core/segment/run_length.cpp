#include "core/segment/run_length.h"

#include <algorithm>
#include <cstddef>

#include "core/image/components.h"
#include "core/limits.h"
#include "gpu/base/error.h"

namespace core::segment {
namespace {

using gpu::Error;
using gpu::ErrorKind;
using gpu::mark;

constexpr int kBitsPerGroup = 5;
constexpr int kMaxGroups = 7; // 35 bits: more than any difference of two counts needs

[[noreturn]] void throwDamaged(const gpu::Message& why)
{
    throw Error(ErrorKind::Corrupt, why, mark("segment", "Export the annotation again."));
}

[[noreturn]] void throwTooLarge()
{
    limits::picturePixels.refuse({mark("segment", "A run-length mask may have at most %1 pixels"),
                                  {std::to_string(limits::picturePixels.value())}});
}

/// One number; `at` moves behind it.
int64_t readNumber(std::string_view text, size_t& at)
{
    const size_t start = at;
    uint64_t bits = 0;
    int shift = 0;
    while (true) {
        if (at == text.size())
            throwDamaged({mark("segment", "The run-length string ends within a number, at character %1"),
                          {std::to_string(start + 1)}});
        const int group = static_cast<unsigned char>(text[at]) - '0';
        if (group < 0 || group > 63)
            throwDamaged({mark("segment", "Character %1 of the run-length string is none that it may have"),
                          {std::to_string(at + 1)}});
        if (shift == kMaxGroups * kBitsPerGroup)
            throwDamaged({mark("segment", "The run-length string has a number that is too long, at character %1"),
                          {std::to_string(start + 1)}});
        ++at;
        bits |= static_cast<uint64_t>(group & 31) << shift;
        shift += kBitsPerGroup;
        if ((group & 32) != 0)
            continue;
        if ((group & 16) != 0)
            bits |= ~uint64_t{0} << shift; // negative
        return static_cast<int64_t>(bits);
    }
}

} // namespace

RunLengths encodeRuns(const Mask& mask) { return encodeRuns(mask, 0, 0, mask.width, mask.height); }

RunLengths encodeRuns(const Mask& part, int left, int top, int width, int height)
{
    RunLengths runs{width, height, {}};
    if (width <= 0 || height <= 0)
        return runs;
    const PixelBox box = objectBox(part);
    int64_t start = 0; // of the last run of object pixels, and where it ends
    int64_t end = 0;
    int64_t written = 0;
    const auto write = [&] {
        if (start == end)
            return;
        runs.counts.push_back(static_cast<uint32_t>(start - written));
        runs.counts.push_back(static_cast<uint32_t>(end - start));
        written = end;
    };
    for (int x = box.x; x < box.x + box.width; ++x) {
        const int64_t column = int64_t{left + x} * height + top;
        const uint8_t* value = part.values.data() + static_cast<size_t>(box.y) * static_cast<size_t>(part.width) + x;
        for (int y = box.y; y < box.y + box.height; ++y, value += part.width) {
            if (*value == 0)
                continue;
            if (column + y != end || start == end) {
                write();
                start = column + y;
            }
            end = column + y + 1;
        }
    }
    write();
    const int64_t rest = int64_t{width} * height - written;
    if (rest > 0)
        runs.counts.push_back(static_cast<uint32_t>(rest));
    return runs;
}

int64_t areaOf(const RunLengths& runs)
{
    int64_t area = 0;
    for (size_t i = 1; i < runs.counts.size(); i += 2)
        area += runs.counts[i];
    return area;
}

Mask decodeRuns(const RunLengths& runs)
{
    if (runs.width < 0 || runs.height < 0)
        throw Error(ErrorKind::InvalidInput, {mark("segment", "A mask cannot have %1 x %2 pixels"),
                                              {std::to_string(runs.width), std::to_string(runs.height)}});
    const int64_t pixels = int64_t{runs.width} * runs.height;
    if (pixels > limits::picturePixels.value())
        throwTooLarge();
    int64_t sum = 0;
    for (const uint32_t count : runs.counts)
        sum = std::min(sum + count, pixels + 1); // no overflow, however many
    if (sum != pixels)
        throwDamaged({mark("segment", "The runs do not add up to the mask's %1 x %2 pixels"),
                      {std::to_string(runs.width), std::to_string(runs.height)}});
    Mask mask{runs.width, runs.height, std::vector<uint8_t>(static_cast<size_t>(pixels), 0)};
    int64_t at = 0;
    for (size_t i = 0; i < runs.counts.size(); ++i) {
        const int64_t end = at + runs.counts[i];
        if (i % 2 == 0)
            at = end;
        for (; at < end; ++at)
            mask.values[static_cast<size_t>(at % runs.height * runs.width + at / runs.height)] = 255;
    }
    return mask;
}

std::string compressRuns(std::span<const uint32_t> counts)
{
    std::string text;
    for (size_t i = 0; i < counts.size(); ++i) {
        int64_t rest = counts[i];
        if (i > 2)
            rest -= counts[i - 2];
        bool more = true;
        while (more) {
            int group = static_cast<int>(rest & 31);
            rest >>= kBitsPerGroup;
            more = (group & 16) != 0 ? rest != -1 : rest != 0;
            group |= more ? 32 : 0;
            text.push_back(static_cast<char>('0' + group));
        }
    }
    return text;
}

std::vector<uint32_t> decompressRuns(std::string_view text)
{
    std::vector<uint32_t> counts;
    int64_t sum = 0;
    size_t at = 0;
    while (at < text.size()) {
        const size_t start = at;
        int64_t count = readNumber(text, at);
        if (counts.size() > 2)
            count += counts[counts.size() - 2];
        if (count < 0)
            throwDamaged({mark("segment", "The run-length string has a run below 0, at character %1"),
                          {std::to_string(start + 1)}});
        sum += std::min(count, limits::picturePixels.value() + 1);
        if (sum > limits::picturePixels.value())
            throwTooLarge();
        counts.push_back(static_cast<uint32_t>(count));
    }
    return counts;
}

} // namespace core::segment
