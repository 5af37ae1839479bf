#include "widgets/panes/inspect/replayed_item.h"

#include <algorithm>

#include "core/onnx/summary_table.h"
#include "widgets/export/export_record.h"
#include "widgets/panes/inspect/inspect_record.h"
#include "widgets/panes/inspect/inspect_work.h"

namespace widgets::inspect {

std::optional<ExportItem> replayedItem(const core::workspace::ExportRecord& record, const OpenModel& model,
                                       const InspectSettings& settings, core::segment::Engine& engine,
                                       core::JobContext& context)
{
    if (record.item == kNodesItem)
        return nodesItem(model.summary);
    const auto nodes = static_cast<double>(model.summary.nodes.size());
    const double node = numberIn(record, "node", -1);
    if ((record.item != kTensorItem && record.item != kNumbersItem) || !(node >= 0 && node < nodes))
        return std::nullopt;
    const auto tensor = tapped(model, settings, static_cast<size_t>(node), engine, context);
    const auto view = viewOf(tensor->values, tensor->stats, sliceOf(record), tensorLook(textIn(record, "look")));
    if (!view->picture)
        return std::nullopt;
    std::vector<ExportItem> items =
        tensorItems(view, tensorTitle(model.summary.nodes[tensor->node].output, tensor->values));
    const auto item =
        std::ranges::find_if(items, [&](const ExportItem& one) { return one.id.toStdString() == record.item; });
    return item == items.end() ? std::nullopt : std::optional(std::move(*item));
}

} // namespace widgets::inspect
