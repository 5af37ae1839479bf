#include "widgets/panes/grid/grid_actions.h"

#include <array>
#include <vector>

#include <QtGlobal>

#include "widgets/panes/grid/grid_tools.h"

namespace widgets::grid {

namespace {

constexpr std::array<ActionSpec, 22> kActions{{
    {"grid.step", QT_TRANSLATE_NOOP("Actions", "One &backup"), "step", "N", false,
     QT_TRANSLATE_NOOP("Actions", "Backup")},
    {"grid.round", QT_TRANSLATE_NOOP("Actions", "One &sweep"), "step-round", "Shift+N", false,
     QT_TRANSLATE_NOOP("Actions", "Sweep")},
    {"grid.run", QT_TRANSLATE_NOOP("Actions", "&Run"), "run", "R", true, QT_TRANSLATE_NOOP("Actions", "Run")},
    {"grid.solve", QT_TRANSLATE_NOOP("Actions", "To the &end"), "run-end", "Shift+R", false,
     QT_TRANSLATE_NOOP("Actions", "To the end")},
    {"grid.solve-on-device", QT_TRANSLATE_NOOP("Actions", "To the end on the &device"), "device", "Ctrl+Alt+R"},
    {"grid.reset", QT_TRANSLATE_NOOP("Actions", "Start &afresh"), "reset", "Ctrl+R", false,
     QT_TRANSLATE_NOOP("Actions", "Afresh")},
    {"grid.show-values", QT_TRANSLATE_NOOP("Actions", "Colour by &value"), "", "", true},
    {"grid.show-visits", QT_TRANSLATE_NOOP("Actions", "Colour by v&isits"), "", "", true},
    {"grid.show-errors", QT_TRANSLATE_NOOP("Actions", "Colour by e&rror of the last backup"), "", "", true},
    {"grid.show-world", QT_TRANSLATE_NOOP("Actions", "Colour by &kind of cell"), "", "", true},
    {"grid.arrows", QT_TRANSLATE_NOOP("Actions", "&Policy arrows"), "arrows", "P", true},
    {"grid.numbers", QT_TRANSLATE_NOOP("Actions", "&Numbers"), "numbers", "U", true},
    {"grid.action-values", QT_TRANSLATE_NOOP("Actions", "Action values as &triangles"), "triangles", "Q", true},
    {"grid.trajectory", QT_TRANSLATE_NOOP("Actions", "Tra&jectory"), "trajectory", "J", true},
    {"grid.watch", QT_TRANSLATE_NOOP("Actions", "&Watch the cell"), "watch", "C", true,
     QT_TRANSLATE_NOOP("Actions", "Watch")},
    {"grid.errors", QT_TRANSLATE_NOOP("Actions", "Compare with the e&xact values"), "metrics", "", false,
     QT_TRANSLATE_NOOP("Actions", "Compare")},
    {"grid.keep-run", QT_TRANSLATE_NOOP("Actions", "&Keep the curve, start afresh"), "duplicate", "K", false,
     QT_TRANSLATE_NOOP("Actions", "Keep")},
    {"grid.clear-runs", QT_TRANSLATE_NOOP("Actions", "For&get kept curves"), "clear", "", false,
     QT_TRANSLATE_NOOP("Actions", "Forget")},
    {"grid.run-seeds", QT_TRANSLATE_NOOP("Actions", "Run &many seeds"), "seeds", "Ctrl+Shift+R", false,
     QT_TRANSLATE_NOOP("Actions", "Run seeds")},
    {"grid.compare", QT_TRANSLATE_NOOP("Actions", "Co&mpare algorithms"), "compare", "M", true},
    {"grid.check-book", QT_TRANSLATE_NOOP("Actions", "Check against the &book"), "book", "Ctrl+B"},
    {"grid.save-world", QT_TRANSLATE_NOOP("Actions", "&Save world…"), "save", "Ctrl+Shift+S"},
}};

} // namespace

std::span<const ActionSpec> gridActionSpecs()
{
    static const std::vector<ActionSpec> kTogether = [] {
        std::vector<ActionSpec> specs(kActions.begin(), kActions.end());
        const std::span<const ActionSpec> tools = GridTools::actionSpecs();
        specs.insert(specs.end(), tools.begin(), tools.end());
        return specs;
    }();
    return kTogether;
}

PaneActions gridActionPlaces()
{
    PaneActions places{.file = {"grid.save-world"},
                       .edit = {},
                       .view = {"grid.show-values", "grid.show-visits", "grid.show-errors", "grid.show-world", "",
                                "grid.arrows", "grid.numbers", "grid.action-values", "grid.trajectory"},
                       .menu = {"grid.step", "grid.round", "grid.run", "grid.solve", "grid.solve-on-device", "",
                                "grid.reset", "", "grid.watch", "grid.errors", "grid.keep-run", "grid.clear-runs",
                                "grid.run-seeds", "", "grid.compare", "grid.check-book"},
                       .toolBar = {"grid.save-world", ""}};
    for (const char* id : GridTools::toolIds()) {
        places.edit.push_back(id);
        places.toolBar.push_back(id);
    }
    places.edit.push_back("grid.fill");
    for (const char* id :
         {"grid.fill", "", "grid.arrows", "grid.numbers", "grid.action-values", "grid.trajectory", "", "grid.compare"})
        places.toolBar.push_back(id);
    return places;
}

} // namespace widgets::grid
