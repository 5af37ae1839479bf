#include "widgets/panes/inspect/inspect_actions.h"

#include <array>

namespace widgets::inspect {

std::span<const ActionSpec> inspectActionSpecs()
{
    static constexpr std::array<ActionSpec, 8> kActions{{
        {"inspect.run", QT_TRANSLATE_NOOP("Actions", "&Run the model"), "run", "R", false,
         QT_TRANSLATE_NOOP("Actions", "Run")},
        {"inspect.tap", QT_TRANSLATE_NOOP("Actions", "Show the node's &tensor"), "eye", "T", false,
         QT_TRANSLATE_NOOP("Actions", "Show tensor")},
        {"inspect.find", QT_TRANSLATE_NOOP("Actions", "&Find a node"), "search", "Ctrl+F"},
        {"inspect.unsupported", QT_TRANSLATE_NOOP("Actions", "Only &unsupported nodes"), "error", "U", true},
        {"inspect.as-image", QT_TRANSLATE_NOOP("Actions", "Tensor as &picture"), "picture", "P", true},
        {"inspect.as-heatmap", QT_TRANSLATE_NOOP("Actions", "Tensor as &heatmap"), "heatmap", "H", true},
        {"inspect.as-numbers", QT_TRANSLATE_NOOP("Actions", "Tensor as &numbers"), "numbers", "N", true},
        {"inspect.close", QT_TRANSLATE_NOOP("Actions", "&Close the model"), "close", ""},
    }};
    return kActions;
}

PaneActions inspectActionPlaces()
{
    return {.file = {"inspect.close"},
            .edit = {"inspect.find"},
            .view = {"inspect.unsupported", "", "inspect.as-image", "inspect.as-heatmap", "inspect.as-numbers"},
            .menu = {"inspect.run", "inspect.tap"},
            .toolBar = {"inspect.run", "inspect.tap", "", "inspect.unsupported", "", "inspect.as-image",
                        "inspect.as-heatmap", "inspect.as-numbers"}};
}

} // namespace widgets::inspect
