#include "widgets/panes/segment/replayed_exports.h"

#include <algorithm>
#include <utility>

#include "core/segment/scene_state.h"
#include "widgets/panes/segment/attention_figures.h"
#include "widgets/panes/segment/metrics_figures.h"
#include "widgets/panes/segment/segment_figures.h"

namespace widgets::segment {

namespace {

using core::workspace::ExportRecord;

/// All items of the part of the pane that the record's item belongs to.
std::vector<ExportItem> itemsBeside(const ExportRecord& record, const ReplayedState& state)
{
    const ShownPicture shown = asRecorded(state.shown, record);
    std::vector<ExportItem> items = figureItems(shown);
    const auto append = [&items](std::vector<ExportItem> more) {
        items.insert(items.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
    };
    append(geometryItems(shown, toleranceOf(record)));
    if (const auto& rating = state.rating)
        append(metricsItems(rating->evaluation, rating->ignored, ClassWords(rating->names, rating->ofMasks),
                            shadeOf(record)));
    append(clickItems(record.clicks, shown.scene->current));
    if (record.item.starts_with("segment.attention-") && state.attention) {
        const auto attention = state.attention();
        append(attentionItems(
            {ImageLevels(shown.picture), attention, attentionChoiceOf(record, *attention), attentionStyleOf(record)}));
    }
    return items;
}

} // namespace

ShownPicture shownPicture(std::shared_ptr<const core::Image> picture, std::shared_ptr<const core::segment::Scene> scene,
                          const core::segment::SceneRun& run)
{
    ShownPicture shown{std::move(picture), std::move(scene), {}, {}};
    for (const core::segment::ObjectRun& object : run.objects)
        if (core::segment::hasMask(*object.object))
            shown.masks.emplace(object.object->id, viewOf(core::segment::decodeRuns(object.mask), object.filtered));
    return shown;
}

std::optional<ExportItem> replayedItem(const ExportRecord& record, const ReplayedState& state)
{
    std::vector<ExportItem> items = itemsBeside(record, state);
    const auto found =
        std::ranges::find_if(items, [&record](const ExportItem& item) { return item.id.toStdString() == record.item; });
    return found == items.end() ? std::nullopt : std::optional(std::move(*found));
}

} // namespace widgets::segment
