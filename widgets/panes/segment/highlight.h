#pragma once
// Pixels that are lit on the canvas, told apart by colour and by pattern.

#include <memory>
#include <vector>

#include <QColor>
#include <QString>

#include "core/segment/agreement.h"
#include "widgets/image_view.h"

namespace widgets::segment {

enum class HighlightPattern { Plain, Rising, Falling, Crossed };

/// Pixels of one kind.
struct HighlightPart {
    ImageLevels coverage; ///< of the picture's size
    QColor colour;
    HighlightPattern pattern = HighlightPattern::Plain;
    QString name; ///< for the legend; empty: not named there
};

/// What is lit. Immutable.
struct Highlight {
    std::vector<HighlightPart> parts;
};

/// Names of the kinds of pixels by Agreement, for the legend.
using AgreementNames = std::array<QString, core::segment::kAgreements>;

/// The pixels that a figure counts: right ones, wrong ones, and each in its own colour and pattern. For another thread
/// than the window's.
std::shared_ptr<const Highlight> highlightOf(const core::segment::AgreementMap& map, const AgreementNames& names);

/// A square in a colour and pattern, as it is lit, for legends.
void paintHighlightSwatch(QPainter& painter, const QRectF& area, const QColor& colour, HighlightPattern pattern);

/// Paints the parts over the picture and a legend into the lower left corner of the view.
void paintHighlight(QPainter& painter, const ViewTransform& transform, const QRectF& visible,
                    const Highlight& highlight);

} // namespace widgets::segment
