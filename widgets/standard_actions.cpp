#include "widgets/standard_actions.h"

#include <array>

#include <QtGlobal>

namespace widgets {

namespace {

constexpr std::array<ActionSpec, 20> kStandard{{
    {"file.open", QT_TRANSLATE_NOOP("Actions", "&Open…"), "open", "Ctrl+O"},
    {"file.samples", QT_TRANSLATE_NOOP("Actions", "&Samples"), "samples", "Ctrl+Shift+O"},
    {"file.paste", QT_TRANSLATE_NOOP("Actions", "&Paste picture"), "paste", "Ctrl+V"},
    {"app.quit", QT_TRANSLATE_NOOP("Actions", "&Quit"), "", "Ctrl+Q"},
    {"edit.undo", QT_TRANSLATE_NOOP("Actions", "&Undo"), "undo", "Ctrl+Z"},
    {"edit.redo", QT_TRANSLATE_NOOP("Actions", "&Redo"), "redo", "Ctrl+Shift+Z"},
    {"view.fit", QT_TRANSLATE_NOOP("Actions", "&Fit to window"), "fit", "F"},
    {"view.actual-size", QT_TRANSLATE_NOOP("Actions", "&Actual size"), "actual-size", "A"},
    {"view.zoom-in", QT_TRANSLATE_NOOP("Actions", "Zoom &in"), "zoom-in", "+"},
    {"view.zoom-out", QT_TRANSLATE_NOOP("Actions", "Zoom &out"), "zoom-out", "-"},
    {"view.guides", QT_TRANSLATE_NOOP("Actions", "&Crosshair"), "crosshair", "X", true},
    {"view.inspector", QT_TRANSLATE_NOOP("Actions", "&Inspector"), "", "Ctrl+I", true},
    {"theme.system", QT_TRANSLATE_NOOP("Actions", "Like the &desktop"), "", "", true},
    {"theme.light", QT_TRANSLATE_NOOP("Actions", "&Light"), "", "", true},
    {"theme.dark", QT_TRANSLATE_NOOP("Actions", "&Dark"), "", "", true},
    {"language.system", QT_TRANSLATE_NOOP("Actions", "Like the &system"), "", "", true},
    // Languages are named in themselves, so that one who cannot read the present one finds the way back.
    {"language.en", "English", "", "", true},
    {"language.zh_CN", "简体中文", "", "", true},
    {"window.reset-layout", QT_TRANSLATE_NOOP("Actions", "&Reset layout"), "", ""},
    {"help.about", QT_TRANSLATE_NOOP("Actions", "&About Tessera"), "info", ""},
}};

} // namespace

std::span<const ActionSpec> standardActions() { return kStandard; }

} // namespace widgets
