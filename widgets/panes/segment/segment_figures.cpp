#include "widgets/panes/segment/segment_figures.h"

#include <algorithm>
#include <utility>

#include <QCoreApplication>
#include <QImage>
#include <QPainter>
#include <QPainterPath>

#include "widgets/device_in_use.h"
#include "widgets/panes/segment/segment_document.h"
#include "widgets/panes/segment/segment_overlays.h"
#include "widgets/panes/segment/shown_picture.h"

namespace widgets::segment {

namespace {

using core::segment::ScenePrompt;

constexpr double kLongerSide = 640;
constexpr double kFill = 0.43; ///< as the canvas tints the current mask
constexpr double kMarkRadius = 8;
constexpr double kHalo = 0.86;

QSizeF sizeOf(const core::Image& picture)
{
    return QSizeF(picture.width, picture.height).scaled(kLongerSide, kLongerSide, Qt::KeepAspectRatio);
}

void paintPicture(QPainter& painter, const core::Image& picture, const QRectF& area)
{
    const QImage image(picture.rgb.data(), picture.width, picture.height, 3 * qsizetype{picture.width},
                       QImage::Format_RGB888);
    painter.setRenderHint(QPainter::SmoothPixmapTransform, picture.width > area.width());
    painter.drawImage(area, image);
}

QPainterPath pathOf(const FigureMask& mask, const QTransform& toFigure)
{
    QPainterPath path; // holes follow from the odd-even rule
    for (const auto& ring : *mask.outline) {
        for (size_t i = 0; i < ring.size(); ++i) {
            const QPointF corner = toFigure.map(QPointF(ring[i].x, ring[i].y));
            i == 0 ? path.moveTo(corner) : path.lineTo(corner);
        }
        path.closeSubpath();
    }
    return path;
}

void paintMask(QPainter& painter, const FigureMask& mask, const QTransform& toFigure)
{
    const QColor colour = toColour(mask.colour);
    const QPainterPath path = pathOf(mask, toFigure);
    QColor fill = colour;
    fill.setAlphaF(static_cast<float>(kFill));
    painter.fillPath(path, fill);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(
        QPen(QColor::fromRgbF(1, 1, 1, static_cast<float>(kHalo)), 3, Qt::SolidLine, Qt::FlatCap, Qt::BevelJoin));
    painter.drawPath(path);
    painter.setPen(QPen(colour.darker(120), 1.5, Qt::SolidLine, Qt::FlatCap, Qt::BevelJoin));
    painter.drawPath(path);
}

void paintPrompt(QPainter& painter, const ScenePrompt& prompt, const QTransform& toFigure)
{
    const QPointF at = toFigure.map(QPointF(prompt.at.x, prompt.at.y));
    if (prompt.kind == ScenePrompt::Kind::Box)
        paintBoxMark(painter, QRectF(at, toFigure.map(QPointF(prompt.to.x, prompt.to.y))), false);
    else
        paintPointMark(painter, at, kMarkRadius, prompt.kind == ScenePrompt::Kind::Object, false);
}

} // namespace

FigureSource pictureFigure(std::shared_ptr<const core::Image> picture)
{
    const QSizeF size = sizeOf(*picture);
    return {size, [picture = std::move(picture)](QPainter& painter, const QRectF& area) {
                painter.save();
                paintPicture(painter, *picture, area);
                painter.restore();
            }};
}

FigureSource overlayFigure(std::shared_ptr<const core::Image> picture, std::vector<FigureMask> masks,
                           std::vector<ScenePrompt> prompts)
{
    const QSizeF size = sizeOf(*picture);
    return {size, [picture = std::move(picture), masks = std::move(masks),
                   prompts = std::move(prompts)](QPainter& painter, const QRectF& area) {
                const QTransform toFigure =
                    QTransform::fromScale(area.width() / picture->width, area.height() / picture->height) *
                    QTransform::fromTranslate(area.x(), area.y());
                painter.save();
                painter.setRenderHint(QPainter::Antialiasing);
                painter.setClipRect(area, Qt::IntersectClip); // marks at the edge do not stand out
                paintPicture(painter, *picture, area);
                for (const FigureMask& mask : masks)
                    paintMask(painter, mask, toFigure);
                for (const ScenePrompt& prompt : prompts)
                    if (prompt.enabled)
                        paintPrompt(painter, prompt, toFigure);
                painter.restore();
            }};
}

std::vector<ExportItem> figureItems(const ShownPicture& shown)
{
    if (!shown.picture)
        return {};
    std::vector<FigureMask> masks;
    for (const auto& object : shown.scene->objects) {
        const auto mask = shown.masks.find(object->id);
        if (!object->visible || mask == shown.masks.end())
            continue;
        const core::segment::ObjectClass* known = core::segment::classOf(*shown.scene, object->label);
        masks.push_back(
            {{mask->second, &mask->second->outline}, known ? known->colour : core::segment::classColour(0)});
    }
    const auto current = shown.scene->object(shown.scene->current);
    std::vector<ExportItem> items{
        {QStringLiteral("segment.overlay"), QCoreApplication::translate("SegmentFigures", "Picture with masks"),
         overlayFigure(shown.picture, std::move(masks), current ? current->prompts : std::vector<ScenePrompt>())},
        {QStringLiteral("segment.picture"), QCoreApplication::translate("SegmentFigures", "Picture"),
         pictureFigure(shown.picture)}};
    noteWithout(shown, items.front().record);
    return items;
}

Provenance provenanceOf(const SegmentDocument& document)
{
    Provenance provenance;
    provenance.device = deviceInUse();
    if (const auto& picture = document.picture()) {
        provenance.source = picture->name;
        provenance.sourceSha256 = QString::fromStdString(picture->loaded->sha256);
    }
    return provenance;
}

} // namespace widgets::segment
