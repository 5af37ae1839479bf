#include "widgets/standard_actions.h"

#include <array>

#include <QtGlobal>

namespace widgets {

namespace {

constexpr std::array<ActionSpec, 36> kStandard{{
    {"file.open", QT_TRANSLATE_NOOP("Actions", "&Open…"), "open", "Ctrl+O"},
    {"file.samples", QT_TRANSLATE_NOOP("Actions", "&Samples"), "samples", "Ctrl+Shift+O"},
    {"file.paste", QT_TRANSLATE_NOOP("Actions", "&Paste picture"), "paste", "Ctrl+V"},
    {"file.new-workspace", QT_TRANSLATE_NOOP("Actions", "&New workspace"), "", "Ctrl+Shift+N"},
    {"file.open-workspace", QT_TRANSLATE_NOOP("Actions", "Open &workspace…"), "workspace", "Ctrl+Shift+W"},
    {"file.save-workspace", QT_TRANSLATE_NOOP("Actions", "Sa&ve workspace"), "workspace-save", "Ctrl+S"},
    {"file.save-workspace-as", QT_TRANSLATE_NOOP("Actions", "Save workspace &as…"), "", "Ctrl+Alt+S"},
    {"file.export", QT_TRANSLATE_NOOP("Actions", "Expor&t…"), "export", "Ctrl+Shift+E"},
    {"file.clear-recent", QT_TRANSLATE_NOOP("Actions", "&Clear the list of recent files"), "", ""},
    {"app.palette", QT_TRANSLATE_NOOP("Actions", "&Command palette…"), "search", "Ctrl+Shift+P"},
    {"app.shortcuts", QT_TRANSLATE_NOOP("Actions", "&Keyboard shortcuts…"), "keyboard", "Ctrl+K"},
    {"app.quit", QT_TRANSLATE_NOOP("Actions", "&Quit"), "", "Ctrl+Q"},
    {"edit.undo", QT_TRANSLATE_NOOP("Actions", "&Undo"), "undo", "Ctrl+Z"},
    {"edit.redo", QT_TRANSLATE_NOOP("Actions", "&Redo"), "redo", "Ctrl+Shift+Z"},
    {"view.fit", QT_TRANSLATE_NOOP("Actions", "&Fit to window"), "fit", "F"},
    {"view.actual-size", QT_TRANSLATE_NOOP("Actions", "&Actual size"), "actual-size", "A"},
    {"view.zoom-in", QT_TRANSLATE_NOOP("Actions", "Zoom &in"), "zoom-in", "+"},
    {"view.zoom-out", QT_TRANSLATE_NOOP("Actions", "Zoom &out"), "zoom-out", "-"},
    {"view.guides", QT_TRANSLATE_NOOP("Actions", "&Crosshair"), "crosshair", "X", true},
    {"window.inspector", QT_TRANSLATE_NOOP("Actions", "&Inspector"), "inspector", "Ctrl+I", true},
    {"window.panels", QT_TRANSLATE_NOOP("Actions", "&Panels"), "panels", "Ctrl+J", true},
    {"window.next-area", QT_TRANSLATE_NOOP("Actions", "&Next part of the window"), "", "F6"},
    {"window.previous-area", QT_TRANSLATE_NOOP("Actions", "Pre&vious part of the window"), "", "Shift+F6"},
    {"window.reset-layout", QT_TRANSLATE_NOOP("Actions", "&Reset layout"), "", ""},
    {"theme.system", QT_TRANSLATE_NOOP("Actions", "Like the &desktop"), "", "", true},
    {"theme.light", QT_TRANSLATE_NOOP("Actions", "&Light"), "", "", true},
    {"theme.dark", QT_TRANSLATE_NOOP("Actions", "&Dark"), "", "", true},
    {"language.system", QT_TRANSLATE_NOOP("Actions", "Like the &system"), "", "", true},
    // Languages are named in themselves, so that one who cannot read the present one finds the way back.
    {"language.en", "English", "", "", true},
    {"language.zh_CN", "简体中文", "", "", true},
    {"recorder.copy", QT_TRANSLATE_NOOP("Actions", "&Copy command"), "copy", ""},
    {"recorder.copy-all", QT_TRANSLATE_NOOP("Actions", "Copy &all commands"), "copy", ""},
    {"recorder.clear", QT_TRANSLATE_NOOP("Actions", "C&lear the recorder"), "clear", ""},
    {"debug.loseDevice", QT_TRANSLATE_NOOP("Actions", "Simulate a &lost device"), "device", ""},
    {"help.contents", QT_TRANSLATE_NOOP("Actions", "&Help"), "help", "F1"},
    {"help.about", QT_TRANSLATE_NOOP("Actions", "&About Tessera"), "info", ""},
}};

constexpr std::array<ActionArea, 12> kAreas{{
    {"file", QT_TRANSLATE_NOOP("Areas", "File")},
    {"edit", QT_TRANSLATE_NOOP("Areas", "Edit")},
    {"view", QT_TRANSLATE_NOOP("Areas", "View")},
    {"window", QT_TRANSLATE_NOOP("Areas", "Window")},
    {"pane", QT_TRANSLATE_NOOP("Areas", "Pane")},
    {"panel", QT_TRANSLATE_NOOP("Areas", "Panel")},
    {"theme", QT_TRANSLATE_NOOP("Areas", "Theme")},
    {"language", QT_TRANSLATE_NOOP("Areas", "Language")},
    {"app", QT_TRANSLATE_NOOP("Areas", "Program")},
    {"recorder", QT_TRANSLATE_NOOP("Areas", "Recorder")},
    {"debug", QT_TRANSLATE_NOOP("Areas", "Debug")},
    {"help", QT_TRANSLATE_NOOP("Areas", "Help")},
}};

} // namespace

std::span<const ActionSpec> standardActions() { return kStandard; }

std::span<const ActionArea> standardAreas() { return kAreas; }

} // namespace widgets
