#include "widgets/panes/segment/segment_actions.h"

#include <array>
#include <vector>

#include <QtGlobal>

#include "widgets/panes/segment/edit_part.h"
#include "widgets/panes/segment/objects_part.h"
#include "widgets/panes/segment/segment_tools.h"

namespace widgets::segment {

namespace {

constexpr std::array<ActionSpec, 20> kActions{{
    {"segment.save-mask", QT_TRANSLATE_NOOP("Actions", "&Save mask…"), "save", "Ctrl+Shift+S"},
    {"segment.export-annotations", QT_TRANSLATE_NOOP("Actions", "E&xport annotations…"), "export-annotations",
     "Ctrl+Alt+E"},
    {"segment.import-annotations", QT_TRANSLATE_NOOP("Actions", "&Import annotations…"), "import-annotations", ""},
    {"segment.delete-prompt", QT_TRANSLATE_NOOP("Actions", "&Delete prompt"), "delete", "Del", false,
     QT_TRANSLATE_NOOP("Actions", "Delete")},
    {"segment.clear-prompts", QT_TRANSLATE_NOOP("Actions", "&Clear prompts"), "clear", "Ctrl+Backspace", false,
     QT_TRANSLATE_NOOP("Actions", "Clear")},
    {"segment.mask-prompt", QT_TRANSLATE_NOOP("Actions", "&Use mask as prompt"), "mask-prompt", "Ctrl+M"},
    {"segment.candidate-1", QT_TRANSLATE_NOOP("Actions", "Candidate &1"), "", "1"},
    {"segment.candidate-2", QT_TRANSLATE_NOOP("Actions", "Candidate &2"), "", "2"},
    {"segment.candidate-3", QT_TRANSLATE_NOOP("Actions", "Candidate &3"), "", "3"},
    {"segment.candidate-0", QT_TRANSLATE_NOOP("Actions", "Single &mask"), "", "0"},
    {"segment.preview", QT_TRANSLATE_NOOP("Actions", "Preview on &hover"), "preview", "H", true},
    {"segment.encode", QT_TRANSLATE_NOOP("Actions", "&Encode picture"), "encode", "Ctrl+E"},
    {"segment.open-folder", QT_TRANSLATE_NOOP("Actions", "Open &folder…"), "folder", "Ctrl+Alt+O"},
    {"segment.previous-picture", QT_TRANSLATE_NOOP("Actions", "&Previous picture"), "previous", "PgUp"},
    {"segment.next-picture", QT_TRANSLATE_NOOP("Actions", "&Next picture"), "next", "PgDown"},
    {"segment.everything", QT_TRANSLATE_NOOP("Actions", "Segment e&verything…"), "everything", "Ctrl+Shift+A"},
    {"segment.stop", QT_TRANSLATE_NOOP("Actions", "S&top"), "close", "Esc"},
    {"segment.truth-file", QT_TRANSLATE_NOOP("Actions", "&Load truth…"), "open", ""},
    {"segment.truth-draw", QT_TRANSLATE_NOOP("Actions", "D&raw truth"), "draw-truth", ""},
    {"segment.truth-none", QT_TRANSLATE_NOOP("Actions", "&No truth"), "", ""},
}};

std::vector<ActionSpec> together()
{
    std::vector<ActionSpec> specs;
    for (const std::span<const ActionSpec> part : {std::span<const ActionSpec>(kActions), SegmentTools::actionSpecs(),
                                                   EditPart::actionSpecs(), ObjectsPart::actionSpecs()})
        specs.insert(specs.end(), part.begin(), part.end());
    return specs;
}

} // namespace

std::span<const ActionSpec> segmentActionSpecs()
{
    static const std::vector<ActionSpec> kTogether = together();
    return kTogether;
}

PaneActions segmentActionPlaces()
{
    PaneActions places{
        .file = {"segment.open-folder", "segment.save-mask", "segment.export-annotations",
                 "segment.import-annotations"},
        .edit = {"segment.delete-prompt", "segment.clear-prompts", "segment.mask-prompt", "segment.clear-edits"},
        .view = {"segment.preview", "segment.previous-picture", "segment.next-picture"},
        .menu = {},
        .toolBar = {"segment.save-mask", ""}};
    const auto tools = SegmentTools::toolIds();
    places.menu.assign(tools.begin(), tools.end());
    for (const char* id : {"segment.subtract",
                           "segment.brush-smaller",
                           "segment.brush-larger",
                           "",
                           "segment.candidate-1",
                           "segment.candidate-2",
                           "segment.candidate-3",
                           "segment.candidate-0",
                           "",
                           "segment.new-object",
                           "segment.duplicate-object",
                           "segment.delete-object",
                           "segment.object-up",
                           "segment.object-down",
                           "segment.classes",
                           "",
                           "segment.everything",
                           "segment.encode",
                           "segment.stop",
                           "",
                           "segment.truth-file",
                           "segment.truth-draw",
                           "segment.truth-none"})
        places.menu.push_back(id);
    places.toolBar.insert(places.toolBar.end(), tools.begin(), tools.end());
    for (const char* id : {"segment.subtract", "", "segment.preview", "segment.new-object", "segment.clear-prompts"})
        places.toolBar.push_back(id);
    return places;
}

} // namespace widgets::segment
