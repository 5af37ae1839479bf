#include "widgets/panes/segment/mask_work.h"

#include <algorithm>
#include <cstddef>
#include <span>

namespace widgets::segment {

namespace {

/// Whether `earlier` is the same mask with only the first of these edits, whatever the filters.
bool isStartOf(const MaskRecipe& earlier, const MaskRecipe& wanted)
{
    return earlier.edits.size() <= wanted.edits.size() && earlier.asked == wanted.asked &&
           earlier.candidate == wanted.candidate && earlier.fixedMask == wanted.fixedMask &&
           std::equal(earlier.edits.begin(), earlier.edits.end(), wanted.edits.begin());
}

core::Mask edited(const ComposeTask& task, QSize picture, const EditedMask* earlier)
{
    if (earlier && isStartOf(earlier->recipe, task.recipe)) {
        core::Mask mask = earlier->mask;
        core::segment::applyEdits(mask, std::span(task.recipe.edits).subspan(earlier->recipe.edits.size()));
        return mask;
    }
    const core::Mask candidate = task.base ? task.base->mask() : core::Mask();
    return core::segment::composeMask(*task.object, {}, task.base ? &candidate : nullptr, picture.width(),
                                      picture.height());
}

} // namespace

ComposedMasks composeMasks(const std::vector<ComposeTask>& tasks, QSize picture,
                           const std::shared_ptr<const EditedMask>& earlier, core::JobContext& context)
{
    ComposedMasks composed;
    for (const ComposeTask& task : tasks) {
        context.control.throwIfStopped();
        core::Mask mask = edited(task, picture, earlier.get());
        if (!task.recipe.edits.empty())
            composed.last = std::make_shared<const EditedMask>(EditedMask{task.recipe, mask});
        const core::segment::FilterCounts removed = core::segment::applyFilter(mask, task.recipe.filter);
        composed.views.emplace_back(task.recipe, viewOf(mask, removed));
    }
    return composed;
}

std::shared_ptr<const core::LabelMap> labelMapOf(const std::vector<MaskLayer>& layers, QSize picture,
                                                 core::JobContext& context)
{
    auto map = std::make_shared<core::LabelMap>();
    map->width = picture.width();
    map->height = picture.height();
    map->values.resize(static_cast<size_t>(map->width) * static_cast<size_t>(map->height), 0);
    for (const MaskLayer& layer : layers) {
        context.control.throwIfStopped();
        if (!layer.visible || !layer.view || !layer.view->piece)
            continue;
        const QRect& box = layer.view->box;
        const auto label = static_cast<uint16_t>(layer.label);
        const uint8_t* from = layer.view->piece->values.data();
        for (int y = 0; y < box.height(); ++y) {
            uint16_t* row = map->values.data() + static_cast<ptrdiff_t>(box.y() + y) * map->width + box.x();
            for (int x = 0; x < box.width(); ++x, ++from)
                if (*from != 0)
                    row[x] = label;
        }
    }
    return map;
}

} // namespace widgets::segment
