#pragma once

#include <QStringList>

#include "widgets/panes/segment/segment_document.h"

namespace widgets::segment {

/// What the command line would be told to get the mask of the current object: the words after "tessera". Empty if that
/// cannot be said there: no file, no prompt, a previous mask, strokes, a filter.
QStringList recordedCommand(const SegmentDocument& document);

} // namespace widgets::segment
