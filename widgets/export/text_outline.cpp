#include "widgets/export/text_outline.h"

#include <QGlyphRun>
#include <QPaintEngine>
#include <QRawFont>
#include <QTextLayout>

namespace widgets {

QPainterPath textOutline(const QTextItem& item)
{
    QTextLayout layout(item.text(), item.font());
    layout.beginLayout();
    const QTextLine line = layout.createLine();
    layout.endLayout();
    QPainterPath path;
    path.setFillRule(Qt::WindingFill);
    for (const QGlyphRun& run : layout.glyphRuns()) {
        QRawFont font = run.rawFont();
        const double scale = font.pixelSize() / font.unitsPerEm();
        font.setPixelSize(font.unitsPerEm());
        const QList<quint32> glyphs = run.glyphIndexes();
        const QList<QPointF> positions = run.positions();
        for (qsizetype i = 0; i < glyphs.size(); ++i) {
            const QPointF at = positions[i] - QPointF(0, line.ascent());
            path.addPath((QTransform::fromScale(scale, scale) * QTransform::fromTranslate(at.x(), at.y()))
                             .map(font.pathForGlyph(glyphs[i])));
        }
    }
    return path;
}

} // namespace widgets
