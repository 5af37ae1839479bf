#pragma once

#include <QStringList>

#include "core/workspace/workspace.h"
#include "widgets/panes/segment/segment_document.h"

namespace widgets::segment {

/// What the command line would be told to get the mask of the current object: the words after "tessera". Empty if that
/// cannot be said there: no file, no prompt, a previous mask, strokes, a filter.
QStringList recordedCommand(const SegmentDocument& document);

/// The same for an annotation file that was written as `record` says. Empty also if there is more in it than the
/// current object, or an outline that was simplified.
QStringList recordedExport(const SegmentDocument& document, const core::workspace::ExportRecord& record);

} // namespace widgets::segment
