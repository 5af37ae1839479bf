#include "widgets/panes/grid/grid_actions.h"

#include <array>

#include <QtGlobal>

namespace widgets::grid {

namespace {

constexpr std::array<ActionSpec, 14> kActions{{
    {"grid.step", QT_TRANSLATE_NOOP("Actions", "One &backup"), "step", "N", false,
     QT_TRANSLATE_NOOP("Actions", "Backup")},
    {"grid.round", QT_TRANSLATE_NOOP("Actions", "One &sweep"), "step-round", "Shift+N", false,
     QT_TRANSLATE_NOOP("Actions", "Sweep")},
    {"grid.run", QT_TRANSLATE_NOOP("Actions", "&Run"), "run", "R", true, QT_TRANSLATE_NOOP("Actions", "Run")},
    {"grid.solve", QT_TRANSLATE_NOOP("Actions", "To the &end"), "run-end", "Shift+R", false,
     QT_TRANSLATE_NOOP("Actions", "To the end")},
    {"grid.reset", QT_TRANSLATE_NOOP("Actions", "Start &afresh"), "reset", "Ctrl+R", false,
     QT_TRANSLATE_NOOP("Actions", "Afresh")},
    {"grid.show-values", QT_TRANSLATE_NOOP("Actions", "Colour by &value"), "", "", true},
    {"grid.show-visits", QT_TRANSLATE_NOOP("Actions", "Colour by v&isits"), "", "", true},
    {"grid.show-errors", QT_TRANSLATE_NOOP("Actions", "Colour by e&rror of the last backup"), "", "", true},
    {"grid.show-world", QT_TRANSLATE_NOOP("Actions", "Colour by &kind of cell"), "", "", true},
    {"grid.arrows", QT_TRANSLATE_NOOP("Actions", "&Policy arrows"), "arrows", "A", true},
    {"grid.numbers", QT_TRANSLATE_NOOP("Actions", "&Numbers"), "numbers", "U", true},
    {"grid.action-values", QT_TRANSLATE_NOOP("Actions", "Action values as &triangles"), "triangles", "Q", true},
    {"grid.trajectory", QT_TRANSLATE_NOOP("Actions", "Tra&jectory"), "trajectory", "J", true},
    {"grid.save-world", QT_TRANSLATE_NOOP("Actions", "&Save world…"), "save", "Ctrl+Shift+S"},
}};

} // namespace

std::span<const ActionSpec> gridActionSpecs() { return kActions; }

PaneActions gridActionPlaces()
{
    return {.file = {"grid.save-world"},
            .edit = {},
            .view = {"grid.show-values", "grid.show-visits", "grid.show-errors", "grid.show-world", "", "grid.arrows",
                     "grid.numbers", "grid.action-values", "grid.trajectory"},
            .menu = {"grid.step", "grid.round", "grid.run", "grid.solve", "", "grid.reset"},
            .toolBar = {"grid.save-world", "", "grid.arrows", "grid.numbers", "grid.action-values", "grid.trajectory"}};
}

} // namespace widgets::grid
