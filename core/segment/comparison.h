#pragma once
// What is compared when a truth is there: one mask with a mask, or all objects with a label map.

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "core/image/label_map.h"
#include "core/segment/scene.h"

namespace core::segment {

/// Labels of a comparison of masks. What is ignored in the truth gets a label of its own.
constexpr uint16_t kBackgroundLabel = 0;
constexpr uint16_t kObjectLabel = 1;
constexpr uint16_t kIgnoredLabel = 65535;

/// Names of labels, UTF-8. A label without one is shown by its number.
using LabelNames = std::map<uint32_t, std::string>;

/// A prediction and its truth, of one size.
struct Comparison {
    std::shared_ptr<const LabelMap> predicted;
    std::shared_ptr<const LabelMap> truth;
    std::optional<uint32_t> ignored; ///< a label of this truth
    bool ofMasks = false;            ///< the labels are kBackgroundLabel, kObjectLabel and kIgnoredLabel
};

/// The truth of a comparison of masks: every label but 0 is the object.
LabelMap maskTruth(const LabelMap& truth, std::optional<uint32_t> ignored);
/// A mask as a label map of kBackgroundLabel and kObjectLabel.
LabelMap labelsOfMask(const Mask& mask);

/// A mask against a truth that is a mask too; the truth's labels are changed as in maskTruth().
Comparison compareMasks(const Mask& predicted, const LabelMap& truth, std::optional<uint32_t> ignored);

/// Which object is rated against a truth that is a mask: the current one; if that is the truth itself, the topmost
/// other one. Null: there is none.
std::shared_ptr<const SceneObject> ratedObject(const Scene& scene);

/// The classes' names by their labels.
LabelNames namesOf(const Scene& scene);

} // namespace core::segment
