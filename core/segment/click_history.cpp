#include "core/segment/click_history.h"

#include <algorithm>
#include <utility>

namespace core::segment {

bool samePrompting(const SceneObject& a, const SceneObject& b)
{
    return a.prompts == b.prompts && a.maskPrompt == b.maskPrompt && a.fixedMask == b.fixedMask &&
           a.candidate == b.candidate && a.edits == b.edits;
}

void ClickHistory::moveTo(std::shared_ptr<const SceneObject> object, int step)
{
    for (size_t i = 0; i < m_records.size(); ++i) {
        if (std::ranges::find(m_records[i].versions, object) != m_records[i].versions.end()) {
            m_now = i;
            return;
        }
    }
    if (!m_records.empty()) {
        Entry& present = m_records[m_now];
        if (samePrompting(*present.record.object, *object)) {
            present.versions.push_back(std::move(object));
            return;
        }
        m_records.resize(m_now + 1);
        if (m_now > 0 && step >= 0 && m_records.back().record.step == step)
            m_records.pop_back();
    }
    ClickRecord record{.object = object,
                       .step = step,
                       .prompts = static_cast<int64_t>(object->prompts.size()),
                       .edits = static_cast<int64_t>(object->edits.size()),
                       .iou = {},
                       .predictedIou = {}};
    m_records.push_back({std::move(record), {std::move(object)}});
    m_now = m_records.size() - 1;
}

void ClickHistory::restore(std::vector<ClickRecord> records, const std::shared_ptr<const SceneObject>& object)
{
    m_records.clear();
    for (ClickRecord& record : records)
        m_records.push_back({std::move(record), {}});
    m_now = m_records.empty() ? 0 : m_records.size() - 1;
    if (m_records.empty())
        return;
    m_records.back().record.object = object;
    m_records.back().versions = {object};
}

bool ClickHistory::note(const SceneObject* object, std::optional<double> iou, std::optional<double> predictedIou)
{
    for (Entry& entry : m_records) {
        for (const auto& version : entry.versions) {
            if (version.get() != object)
                continue;
            entry.record.iou = iou;
            entry.record.predictedIou = predictedIou;
            return true;
        }
    }
    return false;
}

std::vector<ClickRecord> ClickHistory::records() const
{
    std::vector<ClickRecord> records;
    for (size_t i = 0; i < m_records.size() && i <= m_now; ++i)
        records.push_back(m_records[i].record);
    return records;
}

int firstClick(const std::vector<ClickRecord>& records)
{
    return records.empty() ? 0 : static_cast<int>(records.front().prompts + records.front().edits);
}

report::Table clickTable(const std::vector<ClickSeries>& series)
{
    const auto cell = [](const std::optional<double>& value) {
        return value ? report::Cell(*value) : report::Cell(std::monostate());
    };
    report::Table table{.columns = {"object", "name", "click", "prompts", "edits", "iou", "predictedIoU"}, .rows = {}};
    for (const ClickSeries& one : series) {
        int64_t click = firstClick(one.records);
        for (const ClickRecord& record : one.records)
            table.rows.push_back({one.object, one.name, click++, record.prompts, record.edits, cell(record.iou),
                                  cell(record.predictedIou)});
    }
    return table;
}

} // namespace core::segment
