#pragma once
// Sets of objects with holes and several parts, and readers of masks that share nothing with the program.

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <QString>

#include "core/segment/formats/annotation_set.h"

namespace samples {

/// Blobs, rings and noise, with holes and parts that touch at corners only.
core::Mask randomMask(int width, int height, uint32_t seed);

core::segment::AnnotatedObject object(const core::Mask& mask, uint32_t label, const std::string& name = {});

/// `count` random objects of three classes, two of them with names that need escaping.
core::segment::AnnotationSet randomSet(int width, int height, int count, uint32_t seed);

/// The objects' masks, painted pixel by pixel down the columns.
std::vector<core::Mask> masksOf(const core::segment::AnnotationSet& set);
core::Mask paint(const std::vector<int64_t>& counts, int width, int height);
/// COCO's string, read with plain arithmetic: five bits a character, the sign in the last one's fifth bit.
std::vector<int64_t> countsOf(const std::string& text);

/// Pixels whose centres lie inside by the even-odd rule, each on its own, in double. `doubtful`: those closer to an
/// edge than the rounding of corners can move it.
struct Reference {
    core::Mask mask;
    std::vector<bool> doubtful;
};
Reference fillByCentres(const std::vector<std::vector<std::pair<double, double>>>& rings, int width, int height);

void write(const std::filesystem::path& path, const std::string& text);
std::string read(const std::filesystem::path& path);

/// Kind, message and hint of the error that f throws; empty if it throws none.
template <typename Function>
QString failureOf(const Function& f);

} // namespace samples

#include "gpu/base/error.h"

template <typename Function>
QString samples::failureOf(const Function& f)
{
    try {
        f();
    } catch (const gpu::Error& error) {
        return QString::fromStdString(error.message().english() + " | " + error.hint().english());
    }
    return {};
}
