#pragma once
// The parts of a COCO file that count, out of the stream of JSON events.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/segment/formats/coco.h"

namespace core::segment {

/// An element of "images", "categories" or "annotations", as far as it was said. Ids may be any whole numbers.
struct CocoElement {
    enum class Shape { None, Polygons, Counts, Compressed };

    std::optional<int64_t> id;
    std::optional<int64_t> imageId;
    std::optional<int64_t> categoryId;
    int64_t width = 0;
    int64_t height = 0;
    bool isCrowd = false;
    std::string name; ///< of a category or an annotation, or a picture's file_name
    std::vector<int64_t> colour;
    Shape shape = Shape::None;
    std::vector<std::vector<double>> polygons;
    std::vector<int64_t> size;   ///< of run lengths: height, width
    std::vector<int64_t> counts; ///< uncompressed
    std::string compressed;
};

enum class CocoSection { None, Images, Categories, Annotations };

/// Gets each element when it is complete; annotations with the number they have in the file, from 1.
class CocoListener {
public:
    virtual ~CocoListener() = default;
    virtual void element(CocoSection section, const CocoElement& element, int64_t number) = 0;
    /// Whether the masks of annotations are wanted.
    virtual bool wantsMasks() const = 0;
};

/// Reads the whole file once. Throws Io, Corrupt, LimitExceeded, Cancelled, and what the listener throws.
void readCocoEvents(const std::filesystem::path& path, CocoListener& listener, const gpu::RunControl& control,
                    const CocoLimits& limits);

} // namespace core::segment
