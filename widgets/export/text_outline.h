#pragma once

#include <QPainterPath>

class QTextItem;

namespace widgets {

/// The outline of a text whose baseline begins at (0, 0), to be filled by winding. Glyphs are taken in the units of
/// their font, where every corner is a whole number: at the size of the text Qt rounds them to 1/64 px, and not always
/// the same way, so that two exports of one figure could differ.
QPainterPath textOutline(const QTextItem& item);

} // namespace widgets
