#include "widgets/panes/registry.h"

#include <array>

#include <QCoreApplication>

#include "widgets/panes/grid_pane.h"
#include "widgets/panes/inspect_pane.h"
#include "widgets/panes/segment_pane.h"

namespace widgets {

namespace {

template <typename P>
Pane* make(const PaneServices& services, QWidget* parent)
{
    return new P(services, parent);
}

constexpr std::array<PaneEntry, 3> kPanes{{
    {"segment", QT_TRANSLATE_NOOP("Panes", "Segmentation"), QT_TRANSLATE_NOOP("Panes", "Segment"), "segment", "Ctrl+1",
     &make<SegmentPane>, &SegmentPane::actionSpecs},
    {"grid", QT_TRANSLATE_NOOP("Panes", "Grid worlds"), QT_TRANSLATE_NOOP("Panes", "Worlds"), "grid", "Ctrl+2",
     &make<GridPane>, &GridPane::actionSpecs},
    {"inspect", QT_TRANSLATE_NOOP("Panes", "Models"), QT_TRANSLATE_NOOP("Panes", "Models"), "models", "Ctrl+3",
     &make<InspectPane>, &InspectPane::actionSpecs, ".onnx"},
}};

} // namespace

std::span<const PaneEntry> paneRegistry() { return kPanes; }

} // namespace widgets
