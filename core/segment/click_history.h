#pragma once
// How the IoU of an object went with each change that a person made.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/report/table.h"
#include "core/segment/scene.h"

namespace core::segment {

/// An object after one more change of what its mask is made of.
struct ClickRecord {
    std::shared_ptr<const SceneObject> object; ///< null: of an earlier session
    int step = -1;                             ///< of the undo stack; negative: not known
    int64_t prompts = 0;                       ///< that the object had then
    int64_t edits = 0;
    std::optional<double> iou; ///< against the truth; nothing until it is known
    std::optional<double> predictedIou;

    friend bool operator==(const ClickRecord&, const ClickRecord&) = default;
};

/// The records of one object, the oldest first. Undo goes back among them, redo forward; a new change drops those
/// ahead.
class ClickHistory {
public:
    /// The object is like this now, after that many steps of the undo stack (negative: not known). A change of its
    /// name, class, visibility or lock is no click; neither is another state within the same step (a prompt being
    /// dragged).
    void moveTo(std::shared_ptr<const SceneObject> object, int step);
    /// Goes on from the records of an earlier session; `object` is as the last of them says. Nothing without records.
    void restore(std::vector<ClickRecord> records, const std::shared_ptr<const SceneObject>& object);
    /// What was measured for the object in that state; false if it is not among the records.
    bool note(const SceneObject* object, std::optional<double> iou, std::optional<double> predictedIou);

    /// Those up to the present state.
    std::vector<ClickRecord> records() const;
    bool empty() const { return m_records.empty(); }

private:
    struct Entry {
        ClickRecord record;
        std::vector<std::shared_ptr<const SceneObject>> versions; ///< with the same mask
    };
    std::vector<Entry> m_records;
    size_t m_now = 0; ///< index of the present state
};

/// Whether two states of an object have the same prompts, choice and edits: the same mask follows from them.
bool samePrompting(const SceneObject& a, const SceneObject& b);

/// The records of one object with a name, for charts and tables.
struct ClickSeries {
    int64_t object = 0;
    std::string name; ///< UTF-8
    std::vector<ClickRecord> records;

    friend bool operator==(const ClickSeries&, const ClickSeries&) = default;
};

/// The number of the first record: how many prompts and edits its object had by then. The others follow.
int firstClick(const std::vector<ClickRecord>& records);

/// One row per record: object, number of the click, how many prompts and edits the object has then, IoU and predicted
/// IoU.
report::Table clickTable(const std::vector<ClickSeries>& series);

} // namespace core::segment
